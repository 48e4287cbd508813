//! The overview: the first page of whoever works for a reseller.

pub mod charts;
pub mod figures;
pub mod lists;
pub mod money;
pub mod page;
pub mod plans;
pub mod text;

pub use page::OverviewPage;

/// Its address.
pub const ADDRESS: &str = "/overview";
