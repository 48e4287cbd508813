//! What the files of a statement have in common: their name, and what entries are for.

use types::kit::text::Language;
use types::ledger::{Entry, EntryKind};
use types::statements::{Statement, StatementFormat};

use super::text;

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
