//! Invoices: what resellers owe the operator, for both of them.

pub mod list;
pub mod page;
pub mod rows;
pub mod settings;
pub mod settle;
pub mod text;
pub mod upcoming;
pub mod words;

pub use list::Invoices;
pub use page::InvoicePage;
pub use settings::InvoiceSettingsPage;

/// The address of the list.
pub const ADDRESS: &str = "/invoices";
/// The address of how the operator invoices.
pub const SETTINGS: &str = "/invoice-settings";

/// The address of an invoice.
#[must_use]
pub fn address(id: types::invoices::InvoiceId) -> String {
    format!("{ADDRESS}/{id}")
}
