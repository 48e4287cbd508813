//! The inbox over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, post, put};
use types::access::Operation;
use types::inbox::{
    Assignee, Assignment, AssignmentOutcomes, BulkAssignment, Dismissal, InboxCountQuery, InboxCounts, InboxItem,
    InboxItemId, InboxPage, InboxQuery, Note, Snooze,
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_inbox).service(count_inbox).service(list_assignees);
    api.service(assign_inbox_items).service(assign_inbox_item);
    api.service(note_inbox_item).service(snooze_inbox_item);
    api.service(dismiss_inbox_item).service(reopen_inbox_item);
}

/// Lists what of all accounts needs a person, what presses most first: documents not sent, failed, refused or waiting
/// to be voided, meters near their limit, certificates about to end. It ends by itself when its cause is gone.
#[utoipa::path(tag = "inbox", params(InboxQuery),
    responses((status = 200, description = "A page of the inbox", body = InboxPage)))]
#[get("/inbox")]
async fn list_inbox(context: Data<Context>, caller: Caller, asked: Query<InboxQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListInbox)?;
    Ok(answer::ok(&service::list(&context, &scope, &asked).await?))
}

/// Counts what needs a person, by cause: of one account, or of all.
#[utoipa::path(tag = "inbox", params(InboxCountQuery),
    responses((status = 200, description = "How much is in the inbox", body = InboxCounts)))]
#[get("/inbox/counts")]
async fn count_inbox(context: Data<Context>, caller: Caller, asked: Query<InboxCountQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CountInbox)?;
    Ok(answer::ok(&service::count(&context, &scope, asked.into_inner()).await?))
}

/// Lists who may be given something of the inbox, by name: the members who can sign in.
#[utoipa::path(tag = "inbox", responses((status = 200, description = "The members", body = Vec<Assignee>)))]
#[get("/inbox/assignees")]
async fn list_assignees(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListAssignees)?;
    Ok(answer::ok(&service::assignees(&context, &scope).await?))
}

/// Gives several to one member, or back to nobody: each is done, already so, not found or stale.
#[utoipa::path(tag = "inbox", params(IdempotencyHeader), request_body = BulkAssignment,
    responses((status = 200, description = "What came of each", body = AssignmentOutcomes)))]
#[post("/inbox/assignments")]
async fn assign_inbox_items(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<BulkAssignment>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::AssignInboxItems)?;
    let outcomes = service::assign_all(&context, &scope, body.once(key), &body.value).await?;
    Ok(answer::ok(&outcomes))
}

/// Gives something to a member who can sign in, or back to nobody.
#[utoipa::path(tag = "inbox", params(IfMatchHeader), request_body = Assignment,
    responses((status = 200, description = "It, as it is now", body = InboxItem)))]
#[put("/inbox/{inbox_item_id}/assignee")]
async fn assign_inbox_item(
    context: Data<Context>,
    caller: Caller,
    id: Path<InboxItemId>,
    against: IfMatch,
    body: Body<Assignment>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::AssignInboxItem)?;
    let item = service::assign(&context, &scope, id.into_inner(), against.0, body.value).await?;
    Ok(answer::versioned(item.version, &item))
}

/// Writes a note to something, or removes it.
#[utoipa::path(tag = "inbox", params(IfMatchHeader), request_body = Note,
    responses((status = 200, description = "It, as it is now", body = InboxItem)))]
#[put("/inbox/{inbox_item_id}/note")]
async fn note_inbox_item(
    context: Data<Context>,
    caller: Caller,
    id: Path<InboxItemId>,
    against: IfMatch,
    body: Body<Note>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::NoteInboxItem)?;
    let item = service::note(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(item.version, &item))
}

/// Puts something off for up to 90 days, or shows it again at once. It comes back before when it gets worse.
#[utoipa::path(tag = "inbox", params(IfMatchHeader), request_body = Snooze,
    responses((status = 200, description = "It, as it is now", body = InboxItem)))]
#[put("/inbox/{inbox_item_id}/snooze")]
async fn snooze_inbox_item(
    context: Data<Context>,
    caller: Caller,
    id: Path<InboxItemId>,
    against: IfMatch,
    body: Body<Snooze>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::SnoozeInboxItem)?;
    let item = service::snooze(&context, &scope, id.into_inner(), against.0, body.value).await?;
    Ok(answer::versioned(item.version, &item))
}

/// Sets something aside for a reason, though its cause is there. It comes back when more comes to it, or it gets worse.
#[utoipa::path(tag = "inbox", params(IfMatchHeader), request_body = Dismissal,
    responses((status = 200, description = "It, as it is now", body = InboxItem)))]
#[post("/inbox/{inbox_item_id}/dismissal")]
async fn dismiss_inbox_item(
    context: Data<Context>,
    caller: Caller,
    id: Path<InboxItemId>,
    against: IfMatch,
    body: Body<Dismissal>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::DismissInboxItem)?;
    let item = service::dismiss(&context, &scope, id.into_inner(), against.0, body.value).await?;
    Ok(answer::versioned(item.version, &item))
}

/// Takes back that something was set aside or put off.
#[utoipa::path(tag = "inbox", params(IfMatchHeader),
    responses((status = 200, description = "It, as it is now", body = InboxItem)))]
#[post("/inbox/{inbox_item_id}/reopening")]
async fn reopen_inbox_item(
    context: Data<Context>,
    caller: Caller,
    id: Path<InboxItemId>,
    against: IfMatch,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ReopenInboxItem)?;
    let item = service::reopen(&context, &scope, id.into_inner(), against.0).await?;
    Ok(answer::versioned(item.version, &item))
}
