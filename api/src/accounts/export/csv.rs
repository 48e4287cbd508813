//! CSV: UTF-8 with its mark, commas, a page of accounts at a time.

use actix_web::web::Bytes;
use csv::Writer;
use futures_util::stream;
use futures_util::{FutureExt, StreamExt};
use types::accounts::Account;
use types::kit::sheet::{MARK, harmless};
use types::kit::text::Language;

use super::Pages;
use super::cells::{COLUMNS, Cell};
use crate::kit::error::{Error, Result};
use crate::kit::http::answer::Content;

pub(super) async fn content(mut pages: Pages, language: Language) -> Result<Content> {
    let accounts = pages.next().await?.unwrap_or_default();
    let mut first = MARK.to_vec();
    first.extend(written(headings(language))?);
    first.extend(written(rows(&accounts, language))?);
    let rest = stream::try_unfold(pages, move |mut pages| async move {
        let Some(accounts) = pages.next().await? else {
            return Ok(None);
        };
        let bytes = written(rows(&accounts, language))?;
        Ok(Some((Bytes::from(bytes), pages)))
    });
    let first = async move { Ok(Bytes::from(first)) }.into_stream();
    Ok(first.chain(rest).boxed_local())
}

fn headings(language: Language) -> Vec<Vec<String>> {
    vec![
        COLUMNS
            .iter()
            .map(|column| (column.heading)(language).to_owned())
            .collect(),
    ]
}

fn rows(accounts: &[Account], language: Language) -> Vec<Vec<String>> {
    let row = |account| {
        COLUMNS
            .iter()
            .map(|column| told((column.cell)(account, language)))
            .collect()
    };
    accounts.iter().map(row).collect()
}

fn told(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
        Cell::Nothing => String::new(),
    }
}

fn written(rows: Vec<Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(Error::broken)?;
    }
    writer.into_inner().map_err(|error| Error::broken(error.to_string()))
}
