//! Accounts: the list and its drawer, the form that makes one, and the page of one.

pub mod address;
pub mod changing;
pub mod drawer;
pub mod edit;
pub mod example;
pub mod find;
pub mod form;
pub mod integration;
pub mod level;
pub mod list;
pub mod live;
pub mod lock;
pub mod looked;
pub mod modules;
pub mod overview;
pub mod page;
pub mod reported;
pub mod reset;
pub mod row;
pub mod settings_card;
pub mod standing_text;
pub mod state;
pub mod strip;
pub mod text;
pub mod twin;

pub use address::{LIST, NEW};
pub use edit::EditAccountPage;
pub use find::find;
pub use form::NewAccountPage;
pub use list::Accounts;
pub use page::AccountPage;
