//! Views: ways of looking at the list of accounts that a member keeps under a name.

pub mod form;
pub mod menu;
pub mod text;

pub use menu::ViewsMenu;
