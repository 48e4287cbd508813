//! Moving the files of one month of one account.

use serde_json::json;
use types::accounts::{AccountId, Environment};
use types::documents::DocumentId;
use types::reports::Month;

use crate::access::Scope;
use crate::documents::colder_store::{self as colder, AccountMonth, Moved};
use crate::documents::issued_store::{self as issued, Issued, Which};
use crate::documents::model::file;
use crate::documents::receipt_service::path;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::files::Cooled;
use crate::kit::outbox::{self, Change};

/// So many documents are read at a time.
const PAGE: u64 = 500;

/// Counts the documents of a month whose files would be moved, and the size of their XML.
pub(super) async fn count(context: &Context, scope: &Scope, of: AccountMonth) -> Result<Moved> {
    let mut all = Moved::default();
    for which in both(of) {
        let extents = issued::extents(&context.db, scope, &[of.0], &which).await?;
        for extent in extents.values() {
            all.documents += extent.documents - extent.missing;
            all.bytes += extent.bytes;
        }
    }
    Ok(all)
}

/// Moves the files of a month. What is missing is added to that.
pub(super) async fn cool(
    context: &Context,
    scope: &Scope,
    of: AccountMonth,
    missing: &mut Vec<String>,
) -> Result<Moved> {
    let changes = context.db.write(async |tx| colder::begin(tx, scope, of).await).await?;
    let (mut moved, missing_before) = (Moved::default(), missing.len());
    for which in both(of) {
        let mut last = None;
        loop {
            let page = issued::after(&context.db, scope, of.0, &which, last, PAGE).await?;
            last = page.last().map(|each| (each.document.issued_on, each.document.id));
            moved.documents += with_files(&page);
            moved.bytes += cool_files(context, scope, of.0, &page, missing).await?;
            if u64::try_from(page.len()).is_ok_and(|found| found < PAGE) {
                break;
            }
        }
    }
    let whole = missing.len() == missing_before;
    let end = async |tx: &Tx| {
        colder::end(tx, scope, of, moved, (changes, whole)).await?;
        if moved.documents == 0 || !whole {
            return Ok(());
        }
        let facts = json!({
            "month": Month::of(of.1).to_string(), "documents": moved.documents, "bytes": moved.bytes,
        });
        let event = scope.event("account.files_moved", of.0.0, Change::facts(&facts));
        outbox::record(context, tx, event.as_routine()).await
    };
    context.db.write(end).await?;
    Ok(moved)
}

/// What was issued in a month, with and without fiscal validity.
fn both((_, month): AccountMonth) -> [Which; 2] {
    [Environment::Production, Environment::Demo].map(|environment| Which {
        from: month,
        to: Month::of(month).last(),
        kinds: Vec::new(),
        environment,
    })
}

fn with_files(page: &[Issued]) -> i64 {
    let there = page.iter().filter(|each| each.sha256.is_some());
    i64::try_from(there.count()).unwrap_or(i64::MAX)
}

/// Moves the XML and the receipts of some documents, and tells their size.
async fn cool_files(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    page: &[Issued],
    missing: &mut Vec<String>,
) -> Result<i64> {
    let ids: Vec<DocumentId> = page.iter().map(|each| each.document.id).collect();
    let receipts = issued::receipts(&context.db, scope, &ids).await?;
    let xml = page.iter().filter_map(|each| each.sha256.as_deref());
    let xml = xml.map(|sha256| file(account, sha256));
    let receipts = receipts.values().flatten();
    let receipts = receipts.map(|receipt| path(account, &receipt.sha256, receipt.zipped));
    let mut bytes = 0;
    for file in xml.chain(receipts) {
        match context.files.cool(&file).await? {
            Cooled::Cold(size) => bytes += i64::try_from(size).unwrap_or(i64::MAX),
            Cooled::Missing => {
                metrics::counter!("talonario_files_missing_total").increment(1);
                tracing::error!(%account, file, "a file of a document is not there");
                missing.push(file);
            }
        }
    }
    Ok(bytes)
}
