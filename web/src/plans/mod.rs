//! What one's reseller sells.

pub mod form;
pub mod list;
pub mod text;

pub use list::{NEW, Plans};
