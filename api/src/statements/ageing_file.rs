//! Who owes what as CSV and as XLSX: a line for each account, and one for all together. In CSV a name that a spreadsheet
//! would calculate is made harmless; in XLSX a text is a text whatever it begins with.

use csv::WriterBuilder;
use rust_xlsxwriter::{Workbook, XlsxError};
use types::kit::money::Currency;
use types::kit::sheet::{MARK, delimiter, harmless};
use types::kit::text::Language;
use types::statements::{Ageing, Receivable};
use types::tax_id::written;

use super::text;
use super::xlsx::Shown;
use crate::kit::error::{Error, Result};
use crate::kit::written::{amount, marks};

/// What the file tells.
pub(super) struct Ageings {
    pub currency: Currency,
    pub owing: Vec<Receivable>,
    pub totals: Ageing,
    pub language: Language,
}

/// A heading, and the width of its column in characters.
type Head = (fn(Language) -> &'static str, u16);

const HEADS: [Head; 10] = [
    (text::account, 44),
    (text::number, 20),
    (text::since, 12),
    (text::not_due, 14),
    (text::days_30, 14),
    (text::days_60, 14),
    (text::days_90, 14),
    (text::older, 16),
    (text::withheld, 14),
    (text::total, 14),
];

/// What is open, in the order of the headings.
const fn minors(of: &Ageing) -> [i64; 7] {
    [
        of.not_due_minor,
        of.days_30_minor,
        of.days_60_minor,
        of.days_90_minor,
        of.older_minor,
        of.withheld_minor,
        of.open_minor(),
    ]
}

/// # Errors
/// When it cannot be written.
pub(super) fn csv(all: &Ageings) -> Result<Vec<u8>> {
    let language = all.language;
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter(language))
        .from_writer(MARK.to_vec());
    let line = |first: [String; 3], ageing: &Ageing| {
        let money = |minor| amount(minor, &all.currency, marks(language).0, None);
        first
            .into_iter()
            .chain(minors(ageing).map(money))
            .chain([String::new()])
    };
    let head = HEADS.map(|(heading, _)| heading(language));
    let head = head.into_iter().chain([all.currency.as_str()]);
    writer.write_record(head).map_err(Error::broken)?;
    for each in &all.owing {
        let first = [
            harmless(each.account_name.clone()),
            written(each.country, &each.tax_id),
            each.due_since.to_string(),
        ];
        writer.write_record(line(first, &each.ageing)).map_err(Error::broken)?;
    }
    let first = [text::total(language).to_owned(), String::new(), String::new()];
    writer.write_record(line(first, &all.totals)).map_err(Error::broken)?;
    writer.into_inner().map_err(|error| Error::broken(error.to_string()))
}

/// # Errors
/// When it cannot be written.
pub(super) fn xlsx(all: &Ageings) -> Result<Vec<u8>> {
    sheet(all).map_err(Error::broken)
}

fn sheet(all: &Ageings) -> std::result::Result<Vec<u8>, XlsxError> {
    let (language, shown) = (all.language, Shown::of(&all.currency));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(text::ageing(language))?;
    for (place, (heading, width)) in (0..).zip(HEADS) {
        sheet.set_column_width(place, width)?;
        sheet.write_string_with_format(0, place, heading(language), &shown.bold)?;
    }
    sheet.write_string_with_format(0, 10, all.currency.as_str(), &shown.bold)?;
    sheet.set_freeze_panes(1, 1)?;
    let mut row = 1;
    for each in &all.owing {
        sheet.write_string(row, 0, &each.account_name)?;
        sheet.write_string(row, 1, written(each.country, &each.tax_id))?;
        sheet.write_date_with_format(row, 2, each.due_since, &shown.day)?;
        for (column, minor) in (3..).zip(minors(&each.ageing)) {
            shown.money(sheet, (row, column), minor)?;
        }
        row += 1;
    }
    sheet.write_string_with_format(row, 0, text::total(language), &shown.bold)?;
    for (column, minor) in (3..).zip(minors(&all.totals)) {
        shown.money(sheet, (row, column), minor)?;
    }
    book.save_to_buffer()
}
