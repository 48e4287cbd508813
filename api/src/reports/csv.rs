//! What was issued as CSV: a line for each account, month, kind and currency, then what they come to.

use csv::{Writer, WriterBuilder};
use types::kit::money::Currency;
use types::kit::sheet::{MARK, delimiter, harmless};
use types::kit::text::Language;
use types::reports::NewReport;

use super::lines::{Counts, HEADINGS, Line, Lines, Totals};
use super::out::Out;
use super::pack::Tally;
use super::text;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::written::{amount, marks};

pub(super) async fn write(
    context: &Context,
    scope: &Scope,
    (asked, language): (&NewReport, Language),
    out: &mut Out,
    progress: &dyn Fn(i64),
) -> Result<Tally> {
    let (mut lines, mut totals, mut tally) = (Lines::of(context, scope, asked), Totals::default(), Tally::default());
    let mut first = MARK.to_vec();
    first.extend(records(
        language,
        [HEADINGS.map(|heading| heading(language).to_owned())],
    )?);
    out.put(first).await?;
    while let Some(page) = lines.next().await? {
        totals.add(&page);
        tally.documents += page.iter().map(|line| line.counts.documents).sum::<i64>();
        out.put(records(language, page.iter().map(|line| record(line, language)))?)
            .await?;
        progress(tally.documents);
    }
    let totals = totals.told().into_iter().map(|(currency, kind, counts)| {
        let kind = kind.map_or("", |kind| text::of_kind(kind, language));
        let money = money(counts.minor, currency.as_ref(), language);
        let currency = currency.map_or_else(String::new, |currency| currency.as_str().to_owned());
        let words = [
            text::total(language).to_owned(),
            String::new(),
            String::new(),
            kind.to_owned(),
            currency,
        ];
        cells(words, money, &counts)
    });
    out.put(records(language, totals)?).await?;
    Ok(tally)
}

fn record(line: &Line, language: Language) -> [String; 12] {
    let currency = line.currency.as_ref();
    let words = [
        harmless(line.account.name.clone()),
        harmless(line.account.tax_id.clone()),
        line.month.to_string(),
        text::of_kind(line.kind, language).to_owned(),
        currency.map_or_else(String::new, |currency| currency.as_str().to_owned()),
    ];
    let money = money(line.counts.minor, currency, language);
    cells(words, money, &line.counts)
}

/// An amount to calculate with; nothing of what has none.
fn money(minor: i64, currency: Option<&Currency>, language: Language) -> String {
    currency.map_or_else(String::new, |currency| amount(minor, currency, marks(language).0, None))
}

fn cells(words: [String; 5], money: String, counts: &Counts) -> [String; 12] {
    let [account, tax_id, month, kind, currency] = words;
    let [documents, accepted, observed, rejected, voided, pending] = counts.numbers().map(|count| count.to_string());
    [
        account, tax_id, month, kind, currency, money, documents, accepted, observed, rejected, voided, pending,
    ]
}

fn records(language: Language, records: impl IntoIterator<Item = [String; 12]>) -> Result<Vec<u8>> {
    let mut writer: Writer<Vec<u8>> = WriterBuilder::new()
        .delimiter(delimiter(language))
        .from_writer(Vec::new());
    for record in records {
        writer.write_record(record).map_err(Error::broken)?;
    }
    writer.into_inner().map_err(|error| Error::broken(error.to_string()))
}
