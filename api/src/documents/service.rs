//! Taking documents in, and giving them out.

use serde_json::json;
use types::accounts::{AccountId, Environment};
use types::documents::{Document, DocumentId, DocumentQuery, DocumentReceived};
use types::kit::page::Page;
use types::kit::problem::Code;
use types::limits::Limits;

use super::model::{self, Checked};
use super::store::{self, Kept};
use super::{void_service as voiding, xml};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::outbox::{self, Change};
use crate::kit::secrets::digest;
use crate::limits::service as limits;
use crate::usage::day_store;
use crate::usage::days::Tally;
use crate::usage::store as usage;

/// A document that was taken in, now or before.
#[derive(Debug)]
pub struct Taken {
    pub received: DocumentReceived,
    /// Whether this very request brought it.
    pub new: bool,
}

/// Takes a document in: checks it, keeps its XML, counts it. The same document again changes nothing.
///
/// What is already known to be refused or repeated is answered before anything is written; the decision
/// that counts is made in the transaction.
pub async fn create(context: &Context, scope: &Scope, account: AccountId, bytes: &[u8]) -> Result<Taken> {
    let contract = accounts::find(&context.db, scope, account).await?;
    let checked = model::check(xml::read(bytes)?, &contract, context.now())?;
    let sha256 = digest(bytes);

    if let Some(kept) = store::same(&context.db, scope, contract.id, &checked).await? {
        return repeat(&context.db, scope, &contract, &checked, kept, &sha256).await;
    }
    model::may_issue(&contract, checked.document.kind)?;
    model::plan_includes(&contract, checked.document.kind)?;
    let known = limits_of(&context.db, scope, &contract, &checked).await?;
    if uses_up(&checked) && known.documents.remaining == Some(0) {
        return Err(full(context, &known));
    }
    context.files.put(&file(contract.id, &sha256), bytes.to_vec()).await?;
    let arrival = Arrival {
        checked: &checked,
        sha256: &sha256,
        bytes: bytes.len(),
    };
    context
        .db
        .write(async |tx| admit(context, tx, scope, account, &arrival).await)
        .await
}

/// Takes in many documents of one account, each at its own time, in one transaction: all of them or none.
///
/// # Errors
/// The first refusal.
pub(crate) async fn create_all(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    documents: &[(Context, Vec<u8>)],
) -> Result<()> {
    let contract = accounts::find(&context.db, scope, account).await?;
    let mut checked = Vec::with_capacity(documents.len());
    for (then, bytes) in documents {
        let each = model::check(xml::read(bytes)?, &contract, then.now())?;
        let sha256 = digest(bytes);
        context.files.put(&file(contract.id, &sha256), bytes.clone()).await?;
        checked.push((then, each, sha256, bytes.len()));
    }
    context
        .db
        .write(async |tx| {
            for (then, checked, sha256, bytes) in &checked {
                admit(
                    then,
                    tx,
                    scope,
                    account,
                    &Arrival {
                        checked,
                        sha256,
                        bytes: *bytes,
                    },
                )
                .await?;
            }
            Ok(())
        })
        .await
}

/// One page of an account's documents, the last received first.
pub async fn list(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    asked: &DocumentQuery,
) -> Result<Page<Document>> {
    let account = accounts::find(&context.db, scope, account).await?.id;
    store::list(&context.db, scope, account, asked).await
}

pub async fn find(context: &Context, scope: &Scope, account: AccountId, id: DocumentId) -> Result<Document> {
    Ok(store::find(&context.db, scope, account, id).await?.document)
}

/// The XML of a document as it was received, and a name for the file.
pub async fn download(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: DocumentId,
) -> Result<(String, Vec<u8>)> {
    let kept = store::find(&context.db, scope, account, id).await?;
    let bytes = context.files.get(&file(account, &kept.sha256)).await?;
    Ok((file_name(&kept.document), bytes))
}

/// A document whose XML has been kept, waiting to be admitted.
pub(crate) struct Arrival<'a> {
    checked: &'a Checked,
    sha256: &'a str,
    bytes: usize,
}

/// Decides and counts, in one transaction with the account held as it is.
async fn admit(context: &Context, tx: &Tx, scope: &Scope, account: AccountId, arrival: &Arrival<'_>) -> Result<Taken> {
    let contract = accounts::hold(tx, scope, account).await?;
    let checked = arrival.checked;
    let new = store::NewRow {
        id: DocumentId(context.id()),
        account: contract.id,
        checked,
        xml_bytes: arrival.bytes,
        sha256: arrival.sha256,
        now: context.now(),
    };
    if !store::insert(tx, scope, &new).await? {
        let kept = store::same(tx, scope, account, checked).await?;
        let kept = kept.ok_or_else(|| Error::broken("a repeated document is not there"))?;
        return repeat(tx, scope, &contract, checked, kept, arrival.sha256).await;
    }
    model::may_issue(&contract, checked.document.kind)?;
    model::plan_includes(&contract, checked.document.kind)?;
    let counted = checked.document.kind.counts();
    if counted {
        let span = contract.cycles().of_day(checked.document.issued_on);
        let within = contract.counted(span);
        if !usage::count_document(tx, scope, account, &within, checked.environment).await? {
            return Err(full(context, &limits_of(tx, scope, &contract, checked).await?));
        }
    }
    voiding::asked(context, tx, scope, account, checked).await?;
    let limits = limits_of(tx, scope, &contract, checked).await?;
    let document = store::find(tx, scope, account, new.id).await?.document;
    let facts =
        json!({"account_id": account, "kind": document.kind, "series": document.series, "number": document.number});
    let event = scope.event("document.received", new.id.0, Change::facts(&facts));
    outbox::record(context, tx, event).await?;
    if counted {
        // The row that other accounts may wait for comes last, so that they wait for the commit alone.
        let happened = [(account, Tally::document(checked.environment))];
        day_store::add(tx, scope, checked.document.issued_on, &happened).await?;
    }
    Ok(Taken {
        received: DocumentReceived {
            document,
            counted,
            limits,
        },
        new: true,
    })
}

/// The answer to a document that is there already: the first one's, if it is the same byte by byte.
async fn repeat(
    source: &impl Source,
    scope: &Scope,
    contract: &Contract,
    checked: &Checked,
    kept: Kept,
    sha256: &str,
) -> Result<Taken> {
    if kept.sha256 != sha256 {
        return Err(Refusal::new(Code::DocumentDiffers)
            .detail(checked.document.identity.clone())
            .into());
    }
    let limits = limits_of(source, scope, contract, checked).await?;
    let received = DocumentReceived {
        document: kept.document,
        counted: false,
        limits,
    };
    Ok(Taken { received, new: false })
}

/// The account's limits, with what is used in the document's own cycle.
async fn limits_of(source: &impl Source, scope: &Scope, contract: &Contract, checked: &Checked) -> Result<Limits> {
    let span = contract.cycles().of_day(checked.document.issued_on);
    let counts = usage::of_account(source, scope, contract.id, span.starts_on).await?;
    Ok(limits::told(contract, span, counts))
}

fn full(context: &Context, known: &Limits) -> Error {
    Refusal::new(Code::LimitReached)
        .limit(limits::reached(context, known))
        .into()
}

/// Whether a document uses up some of the limit.
fn uses_up(checked: &Checked) -> bool {
    checked.document.kind.counts() && checked.environment == Environment::Production
}

pub(super) fn file(account: AccountId, sha256: &str) -> String {
    format!("accounts/{account}/documents/{sha256}.xml")
}

fn file_name(document: &Document) -> String {
    match &document.access_key {
        Some(key) => format!("{key}-procNFe.xml"),
        None => format!("{}-{}-{}.xml", document.kind.code(), document.series, document.number),
    }
}
