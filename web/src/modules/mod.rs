//! Modules: the catalogue as the operator edits it, and as a tree from which an account is given some.

pub mod catalogue;
pub mod entry;
pub mod form;
pub mod text;
pub mod tree;

pub use catalogue::{Modules, NEW};
pub use tree::{ModuleTree, count};
