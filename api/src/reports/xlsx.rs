//! What was issued as XLSX: the lines on one sheet, what they come to on another, written row by row by a thread of its
//! own. A text in it is a text whatever it begins with: formulas are another kind of cell.

use std::fs::File;
use std::io::{Read, Seek};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use tokio::sync::mpsc::{Receiver, channel};
use types::kit::money::Currency;
use types::kit::text::Language;
use types::reports::NewReport;

use super::lines::{Counts, HEADINGS, Line, Lines, Totals};
use super::out::Out;
use super::pack::Tally;
use super::text;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// So many pages wait to be written at most.
const WAITING: usize = 2;
/// So much of the file is given out at a time.
const PIECE: usize = 256 * 1024;
/// In characters, column by column.
const WIDTHS: [u16; 12] = [40, 16, 10, 22, 9, 16, 14, 11, 12, 12, 11, 13];

pub(super) async fn write(
    context: &Context,
    scope: &Scope,
    (asked, language): (&NewReport, Language),
    out: &mut Out,
    progress: &dyn Fn(i64),
) -> Result<Tally> {
    let (mut lines, mut tally) = (Lines::of(context, scope, asked), Tally::default());
    let (give, take) = channel(WAITING);
    let written = tokio::task::spawn_blocking(move || written(take, language));
    while let Some(page) = lines.next().await? {
        tally.documents += page.iter().map(|line| line.counts.documents).sum::<i64>();
        if give.send(page).await.is_err() {
            break;
        }
        progress(tally.documents);
    }
    drop(give);
    let mut file = written.await.map_err(Error::broken)??;
    loop {
        let read = tokio::task::spawn_blocking(move || piece(file)).await;
        let (bytes, rest) = read.map_err(Error::broken)??;
        if bytes.is_empty() {
            return Ok(tally);
        }
        out.put(bytes).await?;
        file = rest;
    }
}

fn written(mut take: Receiver<Vec<Line>>, language: Language) -> Result<File> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().map_err(Error::broken)?;
    let (mut totals, mut place) = (Totals::default(), 1);
    begin(sheet, text::sheet_lines(language), language).map_err(Error::broken)?;
    while let Some(lines) = take.blocking_recv() {
        totals.add(&lines);
        for line in lines {
            let words = [
                line.account.name.as_str(),
                &line.account.tax_id,
                &line.month.to_string(),
                text::of_kind(line.kind, language),
            ];
            row(sheet, place, words, line.currency.as_ref(), &line.counts).map_err(Error::broken)?;
            place += 1;
        }
    }
    let sheet = book.add_worksheet_with_constant_memory().map_err(Error::broken)?;
    begin(sheet, text::sheet_totals(language), language).map_err(Error::broken)?;
    for (place, (currency, kind, counts)) in (1..).zip(totals.told()) {
        let kind = kind.map_or("", |kind| text::of_kind(kind, language));
        let words = [text::total(language), "", "", kind];
        row(sheet, place, words, currency.as_ref(), &counts).map_err(Error::broken)?;
    }
    let mut file = tempfile::tempfile().map_err(Error::broken)?;
    book.save_to_writer(&mut file).map_err(Error::broken)?;
    file.rewind().map_err(Error::broken)?;
    Ok(file)
}

fn begin(sheet: &mut Worksheet, name: &str, language: Language) -> std::result::Result<(), XlsxError> {
    sheet.set_name(name)?;
    let bold = Format::new().set_bold();
    for ((place, heading), width) in (0..).zip(HEADINGS).zip(WIDTHS) {
        sheet.set_column_width(place, width)?;
        sheet.write_string_with_format(0, place, heading(language), &bold)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn row(
    sheet: &mut Worksheet,
    line: u32,
    words: [&str; 4],
    currency: Option<&Currency>,
    counts: &Counts,
) -> std::result::Result<(), XlsxError> {
    for (place, word) in (0..).zip(words) {
        sheet.write_string(line, place, word)?;
    }
    if let Some(currency) = currency {
        let digits = usize::try_from(currency.decimals()).unwrap_or_default();
        let shown = if digits == 0 {
            "#,##0".to_owned()
        } else {
            format!("#,##0.{}", "0".repeat(digits))
        };
        let money = Format::new().set_num_format(shown);
        sheet.write_string(line, 4, currency.as_str())?;
        let minors = f64::from(10_u32.pow(currency.decimals()));
        sheet.write_number_with_format(line, 5, float(counts.minor) / minors, &money)?;
    }
    for (place, count) in (6..).zip(counts.numbers()) {
        sheet.write_number(line, place, float(count))?;
    }
    Ok(())
}

/// A count, or an amount in minor units, as a spreadsheet holds it.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "far below 2^53")]
const fn float(number: i64) -> f64 {
    number as f64
}

fn piece(mut file: File) -> Result<(Vec<u8>, File)> {
    let mut bytes = vec![0; PIECE];
    let count = file.read(&mut bytes).map_err(Error::broken)?;
    bytes.truncate(count);
    Ok((bytes, file))
}
