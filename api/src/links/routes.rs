//! One-use links over HTTP. A token travels in a body, never in a path: paths are kept by browsers and proxies.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, post};
use types::access::Operation;
use types::links::{
    ChosenPassword, EmailChange, Invitation, LinkFacts, LinkToken, LinkUsed, NewInvitation, ResetRequest, SentLink,
};
use types::users::MemberId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, answer};

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(invite_member)
        .service(resend_invitation)
        .service(revoke_invitation);
    api.service(send_reset_link).service(ask_for_reset).service(read_link);
    api.service(accept_invitation)
        .service(use_reset_link)
        .service(confirm_email);
    api.service(change_email).service(ask_to_confirm_email);
}

/// Invites a person to one's reseller by e-mail; it chooses its own password.
#[utoipa::path(tag = "links", request_body = NewInvitation,
    responses((status = 201, description = "The member, and the link when no mail is sent", body = Invitation)))]
#[post("/invitations")]
async fn invite_member(context: Data<Context>, caller: Caller, body: Body<NewInvitation>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::InviteMember)?;
    Ok(answer::created(&service::invite(&context, &scope, &body.value).await?))
}

/// Sends an invitation again; the link before is useless.
#[utoipa::path(tag = "links", responses((status = 200, description = "The member, and the link when no mail is sent", body = Invitation)))]
#[post("/members/{member_id}/invitation")]
async fn resend_invitation(context: Data<Context>, caller: Caller, id: Path<MemberId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ResendInvitation)?;
    Ok(answer::ok(
        &service::invite_again(&context, &scope, id.into_inner()).await?,
    ))
}

/// Takes an invitation back: the link is useless, and the address is free again.
#[utoipa::path(tag = "links", responses((status = 204, description = "Taken back")))]
#[delete("/members/{member_id}/invitation")]
async fn revoke_invitation(context: Data<Context>, caller: Caller, id: Path<MemberId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::RevokeInvitation)?;
    service::revoke(&context, &scope, id.into_inner()).await?;
    Ok(answer::empty())
}

/// Sends a member a link to choose another password.
#[utoipa::path(tag = "links", responses((status = 200, description = "The link when no mail is sent", body = SentLink)))]
#[post("/members/{member_id}/reset-link")]
async fn send_reset_link(context: Data<Context>, caller: Caller, id: Path<MemberId>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::SendResetLink)?;
    Ok(answer::ok(
        &service::send_reset(&context, &scope, id.into_inner()).await?,
    ))
}

/// Asks for a link to choose another password. The answer is the same whether the address is somebody's or not.
#[utoipa::path(tag = "links", request_body = ResetRequest, security(()),
    responses((status = 204, description = "A link is on its way, if the address is a member's")))]
#[post("/links/reset-requests")]
async fn ask_for_reset(context: Data<Context>, body: Body<ResetRequest>) -> Result<HttpResponse> {
    service::ask_for_reset(&context, &body.value).await?;
    Ok(answer::empty())
}

/// Tells what a link is for.
#[utoipa::path(tag = "links", request_body = LinkToken, security(()),
    responses((status = 200, description = "What it is for", body = LinkFacts)))]
#[post("/links/read")]
async fn read_link(context: Data<Context>, body: Body<LinkToken>) -> Result<HttpResponse> {
    Ok(answer::ok(&service::read(&context, &body.value.token).await?))
}

/// Accepts an invitation with a password of one's own.
#[utoipa::path(tag = "links", request_body = ChosenPassword, security(()),
    responses((status = 200, description = "The address to sign in with", body = LinkUsed)))]
#[post("/links/invitation")]
async fn accept_invitation(context: Data<Context>, body: Body<ChosenPassword>) -> Result<HttpResponse> {
    Ok(answer::ok(&service::accept(&context, &body.value).await?))
}

/// Chooses another password; every session ends.
#[utoipa::path(tag = "links", request_body = ChosenPassword, security(()),
    responses((status = 200, description = "The address to sign in with", body = LinkUsed)))]
#[post("/links/reset")]
async fn use_reset_link(context: Data<Context>, body: Body<ChosenPassword>) -> Result<HttpResponse> {
    Ok(answer::ok(&service::reset(&context, &body.value).await?))
}

/// Proves that an address is one's own.
#[utoipa::path(tag = "links", request_body = LinkToken, security(()),
    responses((status = 200, description = "The address", body = LinkUsed)))]
#[post("/links/email")]
async fn confirm_email(context: Data<Context>, body: Body<LinkToken>) -> Result<HttpResponse> {
    Ok(answer::ok(&service::confirm(&context, &body.value.token).await?))
}

/// Asks for another e-mail address of one's own; a link goes there, and the one before is told.
#[utoipa::path(tag = "links", request_body = EmailChange, responses((status = 204, description = "A link is on its way")))]
#[post("/me/email")]
async fn change_email(context: Data<Context>, caller: Caller, body: Body<EmailChange>) -> Result<HttpResponse> {
    let scope = caller.may(Operation::ChangeEmail)?;
    service::change_email(&context, &scope, caller.member()?, &body.value).await?;
    Ok(answer::empty())
}

/// Asks for another link to prove that one's e-mail address is one's own.
#[utoipa::path(tag = "links", responses((status = 204, description = "A link is on its way")))]
#[post("/me/email/confirmation")]
async fn ask_to_confirm_email(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    let scope = caller.may(Operation::AskToConfirmEmail)?;
    service::ask_to_confirm(&context, &scope, caller.member()?).await?;
    Ok(answer::empty())
}
