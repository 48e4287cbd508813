//! Who owes what, as a file: all accounts, as they stand at one moment.

use actix_web::web::Bytes;
use futures_util::{StreamExt, stream};
use types::accounts::ExportFormat;
use types::kit::problem::Code;
use types::kit::text::Language;
use types::statements::ReceivablesQuery;

use super::ageing_file::{self, Ageings};
use super::service::{self, File};
use super::{store, text};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// So many accounts are read at once.
const PART: u64 = 500;
/// Nobody reads more accounts in one file.
const MOST: usize = 100_000;

/// The file, what is due the longest first.
pub(super) async fn take(
    context: &Context,
    scope: &Scope,
    (format, language): (ExportFormat, Language),
    asked: &ReceivablesQuery,
) -> Result<File> {
    let (currency, days) = service::of_today(context, scope, asked).await?;
    let read = context.db.look(async |now| {
        let mut owing = Vec::new();
        let mut after = None;
        loop {
            let rows = store::page(now, scope, &currency, days, after, PART).await?;
            after = rows.last().map(store::Owed::place);
            if after.is_none() {
                break;
            }
            owing.extend(service::named(now, scope, rows).await?);
            if owing.len() > MOST {
                return Err(Code::ReportTooLarge.into());
            }
        }
        let (_, totals) = store::totals(now, scope, &currency, days).await?;
        Ok((owing, totals))
    });
    let (owing, totals) = read.await?;
    let name = format!("{}-{}.{format}", text::ageing_file(language), days.today);
    let all = Ageings {
        currency,
        owing,
        totals,
        language,
    };
    let made = tokio::task::spawn_blocking(move || match format {
        ExportFormat::Csv => ageing_file::csv(&all),
        ExportFormat::Xlsx => ageing_file::xlsx(&all),
    });
    let bytes = made.await.map_err(Error::broken)??;
    let content = stream::once(async move { Ok(Bytes::from(bytes)) }).boxed_local();
    Ok(File { name, content })
}
