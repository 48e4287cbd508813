//! The people of one's reseller: who signs in, and what each may do.

pub mod access;
pub mod change;
pub mod form;
pub mod hand_over;
pub mod link_acts;
pub mod list;
pub mod role;
pub mod text;

pub use hand_over::HandOver;
pub use list::{Members, NEW};
