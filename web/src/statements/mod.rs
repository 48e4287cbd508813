//! Statements: what an account owed and paid, and who of all owes what.

pub mod corrected;
pub mod entry_form;
pub mod open;
pub mod receivables;
pub mod send;
pub mod tab;
pub mod take;
pub mod text;

pub use receivables::Receivables;
pub use tab::StatementTab;

/// The address of who owes what.
pub const RECEIVABLES: &str = "/receivables";
