//! Signing in over HTTP. The refresh token travels only in an `HttpOnly`, `SameSite=Strict` cookie that the
//! browser sends to these routes alone.

use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::http::header::{HOST, ORIGIN, USER_AGENT};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use types::access::Operation;
use types::auth::{Credentials, Me, MeChange, PasswordChange, Session, SessionId, Token};
use types::kit::problem::Code;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service::{self, Granted};
use crate::access::Caller;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::{Body, IfMatch, IfMatchHeader, answer};

const COOKIE: &str = "talonario_refresh";
const COOKIE_PATH: &str = "/api/v1/auth";

pub(crate) fn all(api: &mut ServiceConfig<'_>) {
    api.service(sign_in).service(refresh_session).service(sign_out);
    api.service(get_me).service(change_me).service(change_password);
    api.service(list_sessions).service(end_session);
}

/// Signs in with e-mail and password.
#[utoipa::path(tag = "auth", request_body = Credentials, security(()),
    responses((status = 200, description = "An access token; the refresh token comes as a cookie", body = Token)))]
#[post("/auth/sign-in")]
async fn sign_in(context: Data<Context>, request: HttpRequest, body: Body<Credentials>) -> Result<HttpResponse> {
    same_origin(&request)?;
    let user_agent = request
        .headers()
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    granted(&context, service::sign_in(&context, &body.value, user_agent).await?)
}

/// Gives the next access token of a session, by its refresh cookie.
#[utoipa::path(tag = "auth", security(("refresh_cookie" = [])),
    responses((status = 200, description = "An access token; the next refresh token comes as a cookie", body = Token)))]
#[post("/auth/refresh")]
async fn refresh_session(context: Data<Context>, request: HttpRequest) -> Result<HttpResponse> {
    same_origin(&request)?;
    let cookie = request.cookie(COOKIE).ok_or(Code::NotSignedIn)?;
    granted(&context, service::refresh(&context, cookie.value()).await?)
}

/// Signs out: ends the session of the refresh cookie.
#[utoipa::path(tag = "auth", security(("refresh_cookie" = [])), responses((status = 204, description = "Signed out")))]
#[post("/auth/sign-out")]
async fn sign_out(context: Data<Context>, request: HttpRequest) -> Result<HttpResponse> {
    same_origin(&request)?;
    if let Some(cookie) = request.cookie(COOKIE) {
        service::sign_out(&context, cookie.value()).await?;
    }
    let gone = refresh_cookie(&context, String::new(), time::Duration::ZERO);
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

/// Tells who is signed in.
#[utoipa::path(tag = "auth", responses((status = 200, description = "Who is signed in", body = Me)))]
#[get("/me")]
async fn get_me(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    caller.may(Operation::GetMe)?;
    let me = service::me(&context, caller.member()?).await?;
    Ok(answer::versioned(me.version, &me))
}

/// Changes one's own name, language, theme or time zone.
#[utoipa::path(tag = "auth", params(IfMatchHeader), request_body = MeChange,
    responses((status = 200, description = "Who is signed in", body = Me)))]
#[patch("/me")]
async fn change_me(
    context: Data<Context>,
    caller: Caller,
    against: IfMatch,
    body: Body<MeChange>,
) -> Result<HttpResponse> {
    caller.may(Operation::ChangeMe)?;
    let me = service::change_me(&context, caller.member()?, against.0, &body.value).await?;
    Ok(answer::versioned(me.version, &me))
}

/// Changes one's own password and ends every other session.
#[utoipa::path(tag = "auth", request_body = PasswordChange, responses((status = 204, description = "Changed")))]
#[post("/me/password")]
async fn change_password(context: Data<Context>, caller: Caller, body: Body<PasswordChange>) -> Result<HttpResponse> {
    caller.may(Operation::ChangePassword)?;
    service::change_password(&context, caller.member()?, &body.value).await?;
    Ok(answer::empty())
}

/// Lists one's own sessions.
#[utoipa::path(tag = "auth", responses((status = 200, description = "The sessions that live, newest first", body = Vec<Session>)))]
#[get("/me/sessions")]
async fn list_sessions(context: Data<Context>, caller: Caller) -> Result<HttpResponse> {
    caller.may(Operation::ListSessions)?;
    Ok(answer::ok(&service::sessions(&context, caller.member()?).await?))
}

/// Ends one of one's own sessions.
#[utoipa::path(tag = "auth", responses((status = 204, description = "Ended")))]
#[delete("/me/sessions/{session_id}")]
async fn end_session(context: Data<Context>, caller: Caller, id: Path<SessionId>) -> Result<HttpResponse> {
    caller.may(Operation::EndSession)?;
    service::end_session(&context, caller.member()?, id.into_inner()).await?;
    Ok(answer::empty())
}

fn granted(context: &Context, granted: Granted) -> Result<HttpResponse> {
    let mut response = answer::ok(&granted.token);
    if let Some(refresh) = granted.refresh {
        let cookie = refresh_cookie(context, refresh, time::Duration::days(service::SESSION_DAYS));
        response.add_cookie(&cookie).map_err(crate::kit::error::Error::broken)?;
    }
    Ok(response)
}

fn refresh_cookie(context: &Context, value: String, age: time::Duration) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .secure(context.https)
        .same_site(SameSite::Strict)
        .max_age(age)
        .finish()
}

/// A browser that comes from another site is refused, whatever it carries.
fn same_origin(request: &HttpRequest) -> Result<()> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = header(ORIGIN) else { return Ok(()) };
    let host = origin.split_once("://").map(|(_, host)| host);
    if host.is_some() && host == header(HOST) {
        Ok(())
    } else {
        Err(Code::WrongOrigin.into())
    }
}
