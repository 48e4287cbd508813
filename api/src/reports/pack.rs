//! Packing the documents of a report into an archive: read and packed on threads that may wait, several parts at a
//! time, and written in order.

use std::collections::HashMap;
use std::num::NonZero;
use std::thread;

use csv::WriterBuilder;
use futures_util::{StreamExt, TryStreamExt, stream};
use types::kit::sheet::{MARK, delimiter, harmless};
use types::kit::text::Language;
use types::reports::NewReport;

use super::out::Out;
use super::reading::{Found, Reader};
use super::{model, text};
use crate::access::Scope;
use crate::documents::model::file;
use crate::documents::receipt_service::path;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::files::Files;
use crate::kit::zipped::{Archive, Packed, Packer};

/// So many documents are packed in one go.
const PART: usize = 64;
/// A list of what is missing goes out when it is so long, and another begins.
const LONG: usize = 1024 * 1024;
/// At most so many parts are packed at once.
const THREADS: usize = 4;

/// How much of what a report is of went into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub documents: i64,
    /// Those without XML.
    pub missing: i64,
}

/// Writes the archive of a report, and says how many documents are done as it goes on.
pub(super) async fn pack(
    context: &Context,
    scope: &Scope,
    (asked, language): (&NewReport, Language),
    out: &mut Out,
    progress: &dyn Fn(i64),
) -> Result<Tally> {
    let read = stream::try_unfold(Reader::of(context, scope, asked), async |mut reader| {
        let found = reader.next().await?;
        Ok::<_, Error>(found.map(|found| (found, reader)))
    });
    let parts = read.map_ok(|found| stream::iter(parts(found).into_iter().map(Ok::<_, Error>)));
    let packed = parts.try_flatten().map_ok(|part| {
        let files = context.files.clone();
        async move {
            let packed = tokio::task::spawn_blocking(move || Part::pack(&files, part, language)).await;
            packed.map_err(Error::broken)?
        }
    });
    let at_once = thread::available_parallelism().map_or(1, NonZero::get).min(THREADS);
    let mut packed = Box::pin(packed.try_buffered(at_once));
    let (mut archive, mut tally, mut missing) = (Archive::default(), Tally::default(), Missing::default());
    while let Some(part) = packed.next().await {
        let part = part?;
        tally.documents += part.documents;
        tally.missing += part.missing;
        out.put(archive.add(part.packed)?).await?;
        missing.rows.extend(part.list);
        if missing.rows.len() > LONG {
            out.put(archive.add(missing.take(asked, language)?)?).await?;
        }
        progress(tally.documents);
    }
    if !missing.rows.is_empty() || missing.lists == 0 {
        out.put(archive.add(missing.take(asked, language)?)?).await?;
    }
    let mut ending = archive.end()?;
    while let Some(piece) = ending.piece()? {
        out.put(piece).await?;
    }
    Ok(tally)
}

fn parts(found: Vec<Found>) -> Vec<Vec<Found>> {
    let mut parts = Vec::with_capacity(found.len() / PART + 1);
    let mut rest = found.into_iter().peekable();
    while rest.peek().is_some() {
        parts.push(rest.by_ref().take(PART).collect());
    }
    parts
}

/// Some documents, packed.
#[derive(Default)]
struct Part {
    packed: Vec<Packed>,
    documents: i64,
    missing: i64,
    /// The lines of the list of what is missing.
    list: Vec<u8>,
}

impl Part {
    fn pack(files: &Files, found: Vec<Found>, language: Language) -> Result<Self> {
        let (mut packer, mut part) = (Packer::default(), Self::default());
        let mut list = WriterBuilder::new()
            .delimiter(delimiter(language))
            .from_writer(Vec::new());
        for each in found {
            let (account, document) = (&each.account, &each.issued.document);
            let mut note = |why: &str| list.write_record(line(&each, why, language)).map_err(Error::broken);
            let day = document.issued_on;
            part.documents += 1;
            let stored = match &each.issued.sha256 {
                Some(sha256) => files.read(&file(account.id, sha256))?,
                None => None,
            };
            match stored {
                Some(xml) => {
                    let name = format!("{}.xml", model::place(account, document));
                    part.packed.push(packer.pack(name, day, &xml)?);
                }
                None => {
                    part.missing += 1;
                    note(if each.issued.sha256.is_some() {
                        tracing::error!(document = %document.id, "the XML of a document is not in the store");
                        text::xml_lost(language)
                    } else {
                        text::xml_not_received(language)
                    })?;
                }
            }
            let mut seen: HashMap<&str, usize> = HashMap::new();
            for receipt in &each.receipts {
                let nth = seen.entry(&receipt.kind).or_default();
                *nth += 1;
                let Some(bytes) = files.read(&path(account.id, &receipt.sha256, receipt.zipped))? else {
                    tracing::error!(document = %document.id, "a receipt is not in the store");
                    note(text::receipt_lost(language))?;
                    continue;
                };
                let ending = if receipt.zipped { "zip" } else { "xml" };
                let place = model::receipt_place(account, document, &receipt.kind, *nth);
                part.packed.push(packer.pack(format!("{place}.{ending}"), day, &bytes)?);
            }
        }
        part.list = list.into_inner().map_err(|error| Error::broken(error.to_string()))?;
        Ok(part)
    }
}

/// What is asked for and not there: a list in the archive, or several when it is long.
#[derive(Default)]
struct Missing {
    rows: Vec<u8>,
    lists: usize,
}

impl Missing {
    fn take(&mut self, asked: &NewReport, language: Language) -> Result<Vec<Packed>> {
        self.lists += 1;
        let number = if self.lists > 1 {
            format!("-{}", self.lists)
        } else {
            String::new()
        };
        let name = format!("{}{number}.csv", text::missing_file(language));
        let mut list = WriterBuilder::new()
            .delimiter(delimiter(language))
            .from_writer(MARK.to_vec());
        let headings = [
            text::account,
            text::tax_id,
            text::kind,
            text::series,
            text::number,
            text::issued_on,
            text::why,
        ];
        list.write_record(headings.map(|heading| heading(language)))
            .map_err(Error::broken)?;
        let mut content = list.into_inner().map_err(|error| Error::broken(error.to_string()))?;
        content.append(&mut self.rows);
        Ok(vec![Packer::default().pack(name, asked.to.last(), &content)?])
    }
}

fn line(found: &Found, why: &str, language: Language) -> [String; 7] {
    let (account, document) = (&found.account, &found.issued.document);
    [
        harmless(account.name.clone()),
        harmless(account.tax_id.clone()),
        text::of_kind(document.kind, language).to_owned(),
        harmless(document.series.clone()),
        document.number.to_string(),
        document.issued_on.to_string(),
        why.to_owned(),
    ]
}
