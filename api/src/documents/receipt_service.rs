//! Taking receipts in, and giving them out.

use types::accounts::AccountId;
use types::documents::{Document, DocumentId, DocumentState, Receipt, ReceiptId, ReceiptTaken};
use types::kit::page::{Page, PageQuery};
use types::kit::problem::Code;

use super::archive::{self, Opened};
use super::colder_store;
use super::model::Kept;
use super::receipt_model::{self as model, FileName};
use super::receipt_store::{self as receipts, KeptReceipt, NewReceipt};
use super::state_model::{self, Standing, Step};
use super::state_service::{apply, late, named, tell};
use super::state_store as states;
use super::store;
use super::xml::Named;
use super::xml::receipt::{self, About, Says, TaxReceipt};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::secrets::digest;

/// A receipt that was taken in, now or before.
#[derive(Debug)]
pub struct Filed {
    pub taken: ReceiptTaken,
    /// Whether this very request brought it.
    pub new: bool,
}

/// Attaches a receipt to a document. The same receipt again, by the content of its XML, changes nothing.
pub async fn attach(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: DocumentId,
    bytes: &[u8],
) -> Result<Filed> {
    let contract = accounts::find(&context.db, scope, account).await?;
    let kept = store::find(&context.db, scope, account, id).await?;
    let arrival = Arrival::read(bytes)?;
    if !arrival.is_about(&kept.document, &contract) {
        return Err(Code::ReceiptOfAnother.into());
    }
    file(context, scope, &kept, &arrival).await
}

/// Attaches a receipt to the one document of the account that it names.
pub async fn match_to_document(context: &Context, scope: &Scope, account: AccountId, bytes: &[u8]) -> Result<Filed> {
    let contract = accounts::find(&context.db, scope, account).await?;
    let arrival = Arrival::read(bytes)?;
    let identities = model::identities(&arrival.read, arrival.name.as_ref());
    let mut found = states::named(&context.db, scope, account, identities).await?;
    found.retain(|kept| arrival.is_about(&kept.document, &contract));
    if found.len() > 1 {
        found.retain(|kept| kept.document.environment == contract.environment);
    }
    match found.as_slice() {
        [kept] => file(context, scope, kept, &arrival).await,
        _ => Err(without_document(&arrival.read)),
    }
}

/// What is told of a receipt without its document: of a notice, which one has to be sent first.
fn without_document(read: &TaxReceipt) -> Error {
    let refusal = Refusal::new(Code::ReceiptWithoutDocument);
    match &read.about {
        About::Notice {
            kind, series, number, ..
        } => refusal.detail(kind.identity(series, *number)).into(),
        About::Numbered { .. } | About::Keyed { .. } => refusal.into(),
    }
}

/// One page of a document's receipts, the last received first.
pub async fn list(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    document: DocumentId,
    asked: &PageQuery,
) -> Result<Page<Receipt>> {
    let document = store::find(&context.db, scope, account, document).await?.document.id;
    receipts::list(&context.db, scope, account, document, asked).await
}

/// A receipt as it came: a name for the file, its content type, and its bytes.
pub async fn download(
    context: &Context,
    scope: &Scope,
    (account, document, id): (AccountId, DocumentId, ReceiptId),
) -> Result<(String, &'static str, Vec<u8>)> {
    let account_id = account;
    let document = store::find(&context.db, scope, account, document).await?.document;
    let receipt = receipts::find(&context.db, scope, account, document.id, id).await?;
    let bytes = context
        .files
        .get(&path(account_id, &receipt.sha256, receipt.zipped))
        .await?;
    let (ending, media_type) = if receipt.zipped {
        ("zip", "application/zip")
    } else {
        ("xml", "application/xml")
    };
    Ok((
        format!("{}.{ending}", file_name(&document, &receipt)),
        media_type,
        bytes,
    ))
}

/// A receipt that was read, not yet filed.
struct Arrival<'a> {
    bytes: &'a [u8],
    read: TaxReceipt,
    name: Option<FileName>,
    sha256: String,
    zipped: bool,
}

impl<'a> Arrival<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self> {
        let Opened { xml, name, zipped } = archive::open(bytes)?;
        Ok(Self {
            bytes,
            read: receipt::read(&xml)?,
            name: name.as_deref().and_then(FileName::parse),
            sha256: digest(&xml),
            zipped,
        })
    }

    fn is_about(&self, document: &Document, contract: &Contract) -> bool {
        model::is_about(&self.read, self.name.as_ref(), document, &contract.tax_id)
    }
}

/// Files a receipt with its document. What is known to be repeated or late is answered before anything is written;
/// the transaction decides.
async fn file(context: &Context, scope: &Scope, kept: &Kept, arrival: &Arrival<'_>) -> Result<Filed> {
    let Document { id, account_id, .. } = kept.document;
    if let Some(known) = receipts::same(&context.db, scope, account_id, id, &arrival.sha256).await? {
        return Ok(repeat(known, kept.document.clone()));
    }
    decide(context, kept, &arrival.read)?;
    let named = named(context, kept).await?;
    let path = path(account_id, &arrival.sha256, arrival.zipped);
    context.files.put(&path, arrival.bytes.to_vec()).await?;
    context
        .db
        .write(async |tx| take(context, tx, scope, (account_id, id), arrival, &named).await)
        .await
}

async fn take(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (account, id): (AccountId, DocumentId),
    arrival: &Arrival<'_>,
    named: &[Named],
) -> Result<Filed> {
    accounts::hold(tx, scope, account).await?;
    let kept = states::hold(tx, scope, account, id).await?;
    let new = NewReceipt {
        id: ReceiptId(context.id()),
        account,
        document: id,
        read: &arrival.read,
        sha256: &arrival.sha256,
        bytes: arrival.bytes.len(),
        zipped: arrival.zipped,
        now: context.now(),
    };
    if !receipts::insert(tx, scope, &new).await? {
        let known = receipts::same(tx, scope, account, id, &arrival.sha256).await?;
        let known = known.ok_or_else(|| Error::broken("a repeated receipt is not there"))?;
        return Ok(repeat(known, kept.document));
    }
    let issued_on = kept.document.issued_on;
    if colder_store::may_be_colder(issued_on, context.now().date_naive()) {
        colder_store::look_again(tx, scope, [(account, issued_on)]).await?;
    }
    let (step, next) = decide(context, &kept, &arrival.read)?;
    let voided = match step {
        Step::Moves => apply(context, tx, scope, &kept, &next, named).await?,
        _ => {
            remember(tx, scope, &kept, &next).await?;
            tell(context, tx, scope, &kept.document, "document.receipt_attached", &next).await?;
            0
        }
    };
    if voided > 0 {
        receipts::note_voided(tx, scope, new.id, voided).await?;
    }
    let taken = ReceiptTaken {
        receipt: receipts::find(tx, scope, account, id, new.id).await?,
        document: store::find(tx, scope, account, id).await?.document,
        changed: step == Step::Moves,
        voided,
    };
    Ok(Filed { taken, new: true })
}

/// What comes of a receipt, and how the document would stand by it.
fn decide(context: &Context, kept: &Kept, read: &TaxReceipt) -> Result<(Step, Standing)> {
    let (now, office) = (&kept.standing, kept.document.kind.tax_office());
    let next = Standing {
        state: state_model::state_of(read.ruling.says, office, now).unwrap_or(now.state),
        code: Some(read.ruling.code.clone()),
        words: read.ruling.words.clone(),
        ticket: None,
        proved: true,
        at: Some(context.now()),
        told_at: read.ruling.told_at,
    };
    let step = match read.ruling.says {
        Says::State(_) => state_model::step(office, now, &next),
        Says::VoidingRefused if now.state == DocumentState::Voiding => {
            let state = next.state;
            let at = next.at;
            return Ok((
                Step::Moves,
                Standing {
                    state,
                    at,
                    ..now.clone()
                },
            ));
        }
        Says::VoidingRefused | Says::Nothing => Step::Stays,
    };
    if step == Step::Late {
        return Err(late(kept));
    }
    Ok((step, next))
}

/// Of a document that waits to be voided: by what word it was accepted, where that was not known.
async fn remember(tx: &Tx, scope: &Scope, kept: &Kept, said: &Standing) -> Result<()> {
    let waits = kept.standing.state == DocumentState::Voiding && kept.standing.code.is_none();
    if !waits || !said.state.is_taken() {
        return Ok(());
    }
    let (state, proved) = (kept.standing.state, kept.standing.proved);
    let known = Standing {
        state,
        proved,
        ..said.clone()
    };
    let Document { id, account_id, .. } = kept.document;
    states::set(tx, scope, account_id, std::iter::once(id), &known).await
}

fn repeat(known: KeptReceipt, document: Document) -> Filed {
    let KeptReceipt { receipt, voided } = known;
    let taken = ReceiptTaken {
        receipt,
        document,
        changed: false,
        voided,
    };
    Filed { taken, new: false }
}

/// Where a receipt is kept.
pub(crate) fn path(account: AccountId, sha256: &str, zipped: bool) -> String {
    let ending = if zipped { "zip" } else { "xml" };
    format!("accounts/{account}/receipts/{sha256}.{ending}")
}

/// As the tax offices' own tools call it.
fn file_name(document: &Document, receipt: &Receipt) -> String {
    use types::documents::ReceiptKind as Kind;
    match (&document.access_key, receipt.kind) {
        (Some(key), Kind::Event) => format!("{key}-procEventoNFe"),
        (Some(key), _) => format!("{key}-prot"),
        (None, _) => format!("R-{}-{}-{}", document.kind.code(), document.series, document.number),
    }
}
