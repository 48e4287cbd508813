//! The people of one's reseller: who signs in, and what each may do.

pub mod access;
pub mod change;
pub mod form;
pub mod hand_over;
pub mod link_acts;
pub mod list;
pub mod new_password;
pub mod role;
pub mod text;
pub mod words;

pub use hand_over::HandOver;
pub use list::{Members, NEW};
pub use new_password::{NewPasswordInput, make_password};
