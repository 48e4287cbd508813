//! XLSX: written row by row into a temporary file by a thread of its own, then sent in pieces. A text in it is a
//! text whatever it begins with: formulas are another kind of cell.

use std::fs::File;
use std::io::{Read, Seek};

use actix_web::web::Bytes;
use futures_util::stream::{self, StreamExt};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use tokio::sync::mpsc::{Receiver, channel};
use types::accounts::Account;
use types::kit::text::Language;

use super::Pages;
use super::cells::{COLUMNS, Cell};
use super::text;
use crate::kit::error::{Error, Result};
use crate::kit::http::answer::Content;

/// So many pages wait to be written at most.
const WAITING: usize = 2;
/// So much of the file is sent at a time.
const PIECE: usize = 64 * 1024;

pub(super) async fn content(mut pages: Pages, language: Language) -> Result<Content> {
    let (give, take) = channel(WAITING);
    let written = tokio::task::spawn_blocking(move || written(take, language));
    while let Some(accounts) = pages.next().await? {
        if give.send(accounts).await.is_err() {
            break;
        }
    }
    drop(give);
    let file = written.await.map_err(Error::broken)??;
    Ok(pieces(file).boxed_local())
}

/// The file with every account that comes.
fn written(mut take: Receiver<Vec<Account>>, language: Language) -> Result<File> {
    let mut book = Workbook::new();
    let moments = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet_with_constant_memory().map_err(Error::broken)?;
    sheet.set_name(text::file(language)).map_err(Error::broken)?;
    headings(sheet, &bold, language).map_err(Error::broken)?;
    let mut line = 1;
    while let Some(accounts) = take.blocking_recv() {
        for account in accounts {
            row(sheet, line, &account, &moments, language).map_err(Error::broken)?;
            line += 1;
        }
    }
    let mut file = tempfile::tempfile().map_err(Error::broken)?;
    book.save_to_writer(&mut file).map_err(Error::broken)?;
    file.rewind().map_err(Error::broken)?;
    Ok(file)
}

fn headings(sheet: &mut Worksheet, bold: &Format, language: Language) -> std::result::Result<(), XlsxError> {
    for (place, column) in (0..).zip(COLUMNS) {
        sheet.set_column_width(place, column.width)?;
        sheet.write_string_with_format(0, place, (column.heading)(language), bold)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn row(
    sheet: &mut Worksheet,
    line: u32,
    account: &Account,
    moments: &Format,
    language: Language,
) -> std::result::Result<(), XlsxError> {
    for (place, column) in (0..).zip(COLUMNS) {
        match (column.cell)(account, language) {
            Cell::Text(text) => sheet.write_string(line, place, text)?,
            Cell::Number(number) => sheet.write_number(line, place, float(number))?,
            Cell::Moment(moment) => sheet.write_datetime_with_format(line, place, moment, moments)?,
            Cell::Nothing => sheet,
        };
    }
    Ok(())
}

/// A count as a spreadsheet holds it.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "counts are far below 2^53"
)]
const fn float(number: i64) -> f64 {
    number as f64
}

fn pieces(file: File) -> impl stream::Stream<Item = Result<Bytes>> {
    stream::try_unfold(file, |file| async move {
        let read = tokio::task::spawn_blocking(move || piece(file)).await;
        read.map_err(Error::broken)?
    })
}

fn piece(mut file: File) -> Result<Option<(Bytes, File)>> {
    let mut bytes = vec![0; PIECE];
    let count = file.read(&mut bytes).map_err(Error::broken)?;
    bytes.truncate(count);
    Ok((count > 0).then(|| (Bytes::from(bytes), file)))
}
