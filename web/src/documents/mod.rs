//! Documents of an account, named as their country names them.

pub mod list;
pub mod name;
pub mod page;
pub mod receipts;
pub mod state;
pub mod state_text;
pub mod text;

pub use list::DocumentList;
pub use page::DocumentPage;
