//! Members over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, get, patch, post};
use types::access::Operation;
use types::kit::page::{Page, PageQuery};
use types::users::{Member, MemberChange, MemberId, NewMember};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(list_members).service(create_member).service(change_member);
}

/// Lists the members of one's reseller.
#[utoipa::path(tag = "users", params(PageQuery), responses((status = 200, description = "A page of members", body = Page<Member>)))]
#[get("/members")]
async fn list_members(context: Data<Context>, caller: Caller, page: Query<PageQuery>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ListMembers)?;
    Ok(answer::ok(&service::list(&context, &scope, page.into_inner()).await?))
}

/// Adds a member to one's reseller.
#[utoipa::path(tag = "users", params(IdempotencyHeader), request_body = NewMember,
    responses((status = 201, description = "The member", body = Member)))]
#[post("/members")]
async fn create_member(
    context: Data<Context>,
    caller: Caller,
    key: IdempotencyKey,
    body: Body<NewMember>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::CreateMember)?;
    Ok(answer::created(
        &service::create(&context, &scope, body.once(key), &body.value).await?,
    ))
}

/// Changes a member's role, or lets it sign in or not.
#[utoipa::path(tag = "users", params(IfMatchHeader), request_body = MemberChange,
    responses((status = 200, description = "The member", body = Member)))]
#[patch("/members/{member_id}")]
async fn change_member(
    context: Data<Context>,
    caller: Caller,
    id: Path<MemberId>,
    against: IfMatch,
    body: Body<MemberChange>,
) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeMember)?;
    let member = service::change(&context, &scope, id.into_inner(), against.0, &body.value).await?;
    Ok(answer::versioned(member.version, &member))
}
