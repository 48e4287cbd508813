//! A statement as CSV: a line for each entry, between what was owed before and after.

use csv::WriterBuilder;
use types::kit::sheet::{MARK, delimiter, harmless};
use types::kit::text::Language;
use types::statements::Statement;

use super::{file, text};
use crate::kit::error::{Error, Result};
use crate::kit::written::{amount, marks};

/// The file.
///
/// # Errors
/// When it cannot be written.
pub(super) fn made(statement: &Statement, language: Language) -> Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter(language))
        .from_writer(MARK.to_vec());
    let money = |minor| amount(minor, &statement.currency, marks(language).0, None);
    let edge = |name: &str, minor| {
        let empty = String::new;
        [
            empty(),
            name.to_owned(),
            empty(),
            empty(),
            empty(),
            empty(),
            money(minor),
            empty(),
        ]
    };
    let head = [
        text::date,
        text::entry,
        text::due_on,
        text::charged,
        text::credited,
        text::tax,
        text::balance,
    ];
    let head = head.map(|heading| heading(language).to_owned());
    let head = head.into_iter().chain([statement.currency.as_str().to_owned()]);
    writer.write_record(head).map_err(Error::broken)?;
    let opening = edge(text::opening(language), statement.opening_minor);
    writer.write_record(opening).map_err(Error::broken)?;
    for line in &statement.lines {
        let entry = &line.entry;
        let minor = entry.amount.minor;
        let cells = [
            entry.happened_on.to_string(),
            harmless(file::what(entry, language)),
            entry.due_on.map(|day| day.to_string()).unwrap_or_default(),
            if minor > 0 { money(minor) } else { String::new() },
            if minor > 0 { String::new() } else { money(-minor) },
            entry.tax.as_ref().map(|tax| money(tax.minor)).unwrap_or_default(),
            money(line.balance_minor),
            String::new(),
        ];
        writer.write_record(cells).map_err(Error::broken)?;
    }
    let closing = edge(text::closing(language), statement.closing_minor);
    writer.write_record(closing).map_err(Error::broken)?;
    writer.into_inner().map_err(|error| Error::broken(error.to_string()))
}
