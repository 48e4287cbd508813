//! What the files of a statement have in common: their name, and how they write days and amounts.

use chrono::NaiveDate;
use types::kit::money::Currency;
use types::kit::text::Language;
use types::ledger::{Entry, EntryKind};
use types::statements::{Statement, StatementFormat};

use super::text;
use crate::kit::written::{amount, marks};

/// What the file is called: what it is, whose, and until when.
pub(super) fn name(statement: &Statement, format: StatementFormat, language: Language) -> String {
    format!(
        "{}-{}-{}.{format}",
        text::file(language),
        statement.tax_id,
        statement.to
    )
}

/// What an entry is for.
pub(super) fn what(entry: &Entry, language: Language) -> String {
    match entry.kind {
        EntryKind::Reversal => text::reversal(language, entry.description.clone()),
        EntryKind::Charge | EntryKind::Credit | EntryKind::Payment => entry.description.clone(),
    }
}

/// An amount to read.
pub(crate) fn told(minor: i64, currency: &Currency, language: Language) -> String {
    let (mark, group) = marks(language);
    amount(minor, currency, mark, Some(group))
}

/// A day as Peru and Brazil write it.
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}
