//! Documents, of all accounts and of one, named as their country names them.

pub mod content;
pub mod content_text;
pub mod list;
pub mod name;
pub mod page;
pub mod pretty;
pub mod raw;
pub mod receipts;
pub mod state;
pub mod state_text;
pub mod storage;
pub mod text;

pub use list::{DocumentList, Documents};
pub use page::DocumentPage;

/// Where the list of all documents is.
pub const ADDRESS: &str = "/documents";
