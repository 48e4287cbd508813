//! Documents of an account, named as their country names them.

pub mod list;
pub mod name;
pub mod text;

pub use list::DocumentList;
