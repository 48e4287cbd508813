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

/// What an entry is for; of a credit also the number of its credit note.
pub(super) fn what(entry: &Entry, language: Language) -> String {
    let what = entry.description.clone();
    match (entry.kind, entry.credit_note) {
        (EntryKind::Reversal, _) => text::reversal(language, what),
        (EntryKind::Credit, Some(number)) => text::credit_note(language, what, number.to_string()),
        (EntryKind::Charge | EntryKind::Credit | EntryKind::Payment, _) => what,
    }
}
