//! A statement as XLSX: the entries on one sheet, what is not paid on another. A text in it is a text whatever it begins
//! with: formulas are another kind of cell.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use types::kit::money::Currency;
use types::kit::text::Language;
use types::statements::Statement;

use super::{file, text};
use crate::kit::error::{Error, Result};

/// In characters, column by column.
const WIDTHS: [u16; 7] = [12, 44, 12, 14, 14, 12, 14];

/// The file.
///
/// # Errors
/// When it cannot be written.
pub(super) fn made(statement: &Statement, language: Language) -> Result<Vec<u8>> {
    written(statement, language).map_err(Error::broken)
}

/// How days and amounts are shown.
pub(super) struct Shown {
    pub bold: Format,
    pub day: Format,
    money: Format,
    /// So many minor units are one.
    unit: f64,
}

fn written(statement: &Statement, language: Language) -> std::result::Result<Vec<u8>, XlsxError> {
    let shown = Shown::of(&statement.currency);
    let mut book = Workbook::new();
    entries(book.add_worksheet(), statement, language, &shown)?;
    open(book.add_worksheet(), statement, language, &shown)?;
    book.save_to_buffer()
}

fn entries(
    sheet: &mut Worksheet,
    statement: &Statement,
    language: Language,
    shown: &Shown,
) -> std::result::Result<(), XlsxError> {
    sheet.set_name(text::title(language))?;
    let head = [
        text::date,
        text::entry,
        text::due_on,
        text::charged,
        text::credited,
        text::tax,
        text::balance,
    ];
    for ((place, heading), width) in (0..).zip(head).zip(WIDTHS) {
        sheet.set_column_width(place, width)?;
        sheet.write_string_with_format(0, place, heading(language), &shown.bold)?;
    }
    sheet.write_string_with_format(0, 7, statement.currency.as_str(), &shown.bold)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.write_string(1, 1, text::opening(language))?;
    shown.money(sheet, (1, 6), statement.opening_minor)?;
    let mut row = 2;
    for line in &statement.lines {
        let entry = &line.entry;
        let minor = entry.amount.minor;
        sheet.write_date_with_format(row, 0, entry.happened_on, &shown.day)?;
        sheet.write_string(row, 1, file::what(entry, language))?;
        if let Some(due_on) = entry.due_on {
            sheet.write_date_with_format(row, 2, due_on, &shown.day)?;
        }
        shown.money(sheet, (row, if minor > 0 { 3 } else { 4 }), minor.abs())?;
        if let Some(tax) = &entry.tax {
            shown.money(sheet, (row, 5), tax.minor)?;
        }
        shown.money(sheet, (row, 6), line.balance_minor)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 1, text::closing(language), &shown.bold)?;
    shown.money(sheet, (row, 6), statement.closing_minor)
}

fn open(
    sheet: &mut Worksheet,
    statement: &Statement,
    language: Language,
    shown: &Shown,
) -> std::result::Result<(), XlsxError> {
    sheet.set_name(text::open(language))?;
    for ((place, heading), width) in (0..).zip([text::due_on, text::entry, text::balance]).zip([12, 44, 14]) {
        sheet.set_column_width(place, width)?;
        sheet.write_string_with_format(0, place, heading(language), &shown.bold)?;
    }
    let mut row = 1;
    for charge in &statement.open {
        sheet.write_date_with_format(row, 0, charge.due_on, &shown.day)?;
        sheet.write_string(row, 1, &charge.description)?;
        shown.money(sheet, (row, 2), charge.open_minor)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 1, text::total(language), &shown.bold)?;
    shown.money(sheet, (row, 2), statement.balance.open_minor)
}

impl Shown {
    /// As a currency is written.
    pub(super) fn of(currency: &Currency) -> Self {
        let digits = usize::try_from(currency.decimals()).unwrap_or_default();
        let places = if digits == 0 {
            String::new()
        } else {
            format!(".{}", "0".repeat(digits))
        };
        Self {
            bold: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            money: Format::new().set_num_format(format!("#,##0{places}")),
            unit: f64::from(10_u32.pow(currency.decimals())),
        }
    }

    #[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "far below 2^53")]
    pub(super) fn money(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        minor: i64,
    ) -> std::result::Result<(), XlsxError> {
        sheet.write_number_with_format(row, column, minor as f64 / self.unit, &self.money)?;
        Ok(())
    }
}
