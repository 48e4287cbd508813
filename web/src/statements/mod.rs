//! Statements: what an account owed and paid, who of all owes what, and the credit notes of all.

pub mod corrected;
pub mod entry_form;
pub mod notes;
pub mod open;
pub mod receivables;
pub mod send;
pub mod tab;
pub mod take;
pub mod text;

pub use notes::CreditNotes;
pub use receivables::Receivables;
pub use tab::StatementTab;

/// The address of who owes what.
pub const RECEIVABLES: &str = "/receivables";
/// The address of the credit notes of all accounts.
pub const NOTES: &str = "/credit-notes";
