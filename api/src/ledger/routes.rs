//! The ledger over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use types::access::Operation;
use types::accounts::AccountId;
use types::kit::page::Page;
use types::ledger::{
    Balance, CreditNote, CreditNoteQuery, Entry, EntryId, LedgerQuery, NewCharge, NewCredit, Reversal,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{note_service, service};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, answer, language};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_entries).service(get_balances);
    api.service(create_charge).service(create_credit).service(reverse_entry);
    api.service(list_credit_notes).service(download_credit_note);
}

/// Lists the ledger of an account, the last entry first. Entries are never changed; what is open of one, and whether it
/// was reversed, follows from those after it.
#[utoipa::path(tag = "ledger", params(LedgerQuery),
    responses((status = 200, description = "A page of the ledger", body = Page<Entry>)))]
#[get("/accounts/{account_id}/ledger")]
async fn list_entries(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    asked: Query<LedgerQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListEntries)?;
    let page = service::list(&context, &scope, account.into_inner(), &asked).await?;
    Ok(answer::ok(&page))
}

/// Tells what an account owes in each currency of its ledger, and what of that is overdue.
#[utoipa::path(tag = "ledger", responses((status = 200, description = "How the account stands", body = Vec<Balance>)))]
#[get("/accounts/{account_id}/balances")]
async fn get_balances(context: Data<Context>, caller: Caller, account: Path<AccountId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::GetBalances)?;
    Ok(answer::ok(
        &service::balances(&context, &scope, account.into_inner()).await?,
    ))
}

/// Writes a charge. What came in before and settles nothing yet settles it.
#[utoipa::path(tag = "ledger", params(IdempotencyHeader), request_body = NewCharge,
    responses((status = 201, description = "The charge", body = Entry)))]
#[post("/accounts/{account_id}/charges")]
async fn create_charge(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<NewCharge>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateCharge)?;
    let (account, once) = (account.into_inner(), body.once(key));
    Ok(answer::created(
        &service::charge(&context, &scope, account, once, &body.value).await?,
    ))
}

/// Writes a credit: less is owed, though nothing was paid. It is a credit note, with the reseller's next number.
#[utoipa::path(tag = "ledger", params(IdempotencyHeader), request_body = NewCredit,
    responses((status = 201, description = "The credit", body = Entry)))]
#[post("/accounts/{account_id}/credits")]
async fn create_credit(
    context: Data<Context>,
    caller: Caller,
    account: Path<AccountId>,
    key: IdempotencyKey,
    body: Body<NewCredit>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateCredit)?;
    let (account, once) = (account.into_inner(), body.once(key));
    Ok(answer::created(
        &service::credit(&context, &scope, account, once, &body.value).await?,
    ))
}

/// Takes a charge or a credit back, whole, by an entry of its own.
#[utoipa::path(tag = "ledger", request_body = Reversal,
    responses((status = 201, description = "The entry that takes it back", body = Entry)))]
#[post("/accounts/{account_id}/ledger/{entry_id}/reversal")]
async fn reverse_entry(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, EntryId)>,
    body: Body<Reversal>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ReverseEntry)?;
    let (account, entry) = path.into_inner();
    Ok(answer::created(
        &service::reverse_by_hand(&context, &scope, account, entry, &body.value).await?,
    ))
}

/// Lists the credit notes of the reseller, the last number first.
#[utoipa::path(tag = "ledger", params(CreditNoteQuery),
    responses((status = 200, description = "A page of credit notes", body = Page<CreditNote>)))]
#[get("/credit-notes")]
async fn list_credit_notes(
    context: Data<Context>,
    caller: Caller,
    asked: Query<CreditNoteQuery>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListCreditNotes)?;
    Ok(answer::ok(&note_service::list(&context, &scope, &asked).await?))
}

/// Takes a credit note as a PDF, in the reader's language: what was credited, why, which charge it corrects, and whether
/// it stands. It is found by the credit.
#[utoipa::path(tag = "ledger",
    params(("account_id" = AccountId, Path, description = "Whose it is"),
        ("entry_id" = EntryId, Path, description = "The credit")),
    responses((status = 200, description = "The file", content_type = "application/pdf", body = Vec<u8>)))]
#[get("/accounts/{account_id}/credit-notes/{entry_id}/pdf")]
async fn download_credit_note(
    context: Data<Context>,
    caller: Caller,
    path: Path<(AccountId, EntryId)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DownloadCreditNote)?;
    let file = note_service::download(&context, &scope, path.into_inner(), language(&request)).await?;
    Ok(answer::file(&file.name, "application/pdf", file.content))
}
