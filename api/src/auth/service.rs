//! Signing in and out, and one's own sign-in.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde_json::json;
use types::auth::{Credentials, Me, MeChange, MyReseller, PasswordChange, Session, SessionId, Token};
use types::kit::fault::{Fault, Faults};
use types::kit::problem::Code;
use types::kit::value::{Email, Name, Password};
use types::tax_id::Country;
use types::users::Member;

use super::guard::{self, Door};
use super::{store, token};
use crate::access::SignedIn;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Actor, ActorKind, Change, Event};
use crate::kit::password;
use crate::resellers::standing;
use crate::users::store as users;

/// A session lives so long after its sign-in, used or not.
pub const SESSION_DAYS: i64 = 30;
/// Two tabs may show the same refresh token within so many seconds.
const GRACE_SECONDS: i64 = 30;

/// An access token, and the refresh token to set when it changed.
#[derive(Debug)]
pub struct Granted {
    pub token: Token,
    pub refresh: Option<String>,
}

/// Begins a session for whoever knows the password. A guess counts as wrong before it is looked at, so that many
/// sent at once are no more than those sent one by one.
pub async fn sign_in(context: &Context, credentials: &Credentials, user_agent: &str) -> Result<Granted> {
    let now = context.now();
    let email = credentials.email.trim().to_ascii_lowercase();
    let door = Door::of_member(&email);
    guard::guess(context, &door).await?;

    let known = match Email::parse(&email) {
        Ok(email) => users::by_email(&context.db, email.as_str()).await?,
        Err(_) => None,
    };
    let known = known.filter(|known| known.member.active && known.member.invited_until.is_none());
    let hash = known.as_ref().and_then(|known| known.password_hash.clone());
    let right = password::matches(hash, credentials.password.clone()).await?;
    let known = known.filter(|_| right).ok_or(Code::WrongCredentials)?;
    if standing::is_suspended(&context.db, known.reseller).await? {
        return Err(Code::ResellerSuspended.into());
    }

    let id = SessionId(context.id());
    let (refresh, refresh_hash) = token::refresh(&*context.random, id);
    context
        .db
        .write(async |tx| {
            guard::forgive(tx, &door).await?;
            users::seen(tx, known.member.id, now).await?;
            let session = store::NewSession {
                id,
                member: known.member.id,
                reseller: known.reseller,
                refresh_hash: refresh_hash.clone(),
                user_agent: user_agent.chars().take(300).collect(),
                now,
                expires_at: now + TimeDelta::days(SESSION_DAYS),
            };
            store::insert(tx, session).await?;
            event(
                context,
                tx,
                &known.member,
                known.reseller.map(|id| id.0),
                "session.began",
            )
            .await
        })
        .await?;
    Ok(Granted {
        token: access(context, id, now)?,
        refresh: Some(refresh),
    })
}

/// The next access token of a session. A refresh token works once: when it comes back, the session ends.
pub async fn refresh(context: &Context, shown: &str) -> Result<Granted> {
    let now = context.now();
    let (id, shown) = token::read_refresh(shown).ok_or(Code::SessionEnded)?;
    let session = store::living(&context.db, id, now).await?.ok_or(Code::SessionEnded)?;
    let known = users::by_id(&context.db, types::users::MemberId(session.member_id)).await?;
    if !known.member.active {
        return Err(Code::SessionEnded.into());
    }
    let (next, next_hash) = token::refresh(&*context.random, id);
    let rotated = context
        .db
        .write(async |tx| {
            users::seen(tx, known.member.id, now).await?;
            store::rotate(tx, id, &shown, next_hash.clone(), now).await
        })
        .await?;
    if rotated {
        return Ok(Granted {
            token: access(context, id, now)?,
            refresh: Some(next),
        });
    }
    let session = store::living(&context.db, id, now).await?.ok_or(Code::SessionEnded)?;
    let just_used = now - session.rotated_at <= TimeDelta::seconds(GRACE_SECONDS);
    if session.previous_hash.as_deref() == Some(shown.as_str()) && just_used {
        return Ok(Granted {
            token: access(context, id, now)?,
            refresh: None,
        });
    }
    tracing::warn!(session = %id, "a refresh token came back; its session ends");
    context
        .db
        .write(async |tx| {
            store::end(tx, known.member.id, id, now).await?;
            event(
                context,
                tx,
                &known.member,
                known.reseller.map(|id| id.0),
                "session.token_reused",
            )
            .await
        })
        .await?;
    Err(Code::SessionEnded.into())
}

/// Ends the session a refresh token is of, if it is of one.
pub async fn sign_out(context: &Context, shown: &str) -> Result<()> {
    let now = context.now();
    let Some((id, hash)) = token::read_refresh(shown) else {
        return Ok(());
    };
    let Some(session) = store::living(&context.db, id, now).await? else {
        return Ok(());
    };
    if session.refresh_hash == hash || session.previous_hash.as_ref() == Some(&hash) {
        end(context, types::users::MemberId(session.member_id), id).await?;
    }
    Ok(())
}

/// Who is signed in.
pub async fn me(context: &Context, caller: &SignedIn) -> Result<Me> {
    let known = users::by_id(&context.db, caller.member).await?;
    let reseller = match caller.reseller {
        Some(id) => Some(standing::of_member(&context.db, id).await?),
        None => None,
    };
    Ok(told(known, caller, reseller, context.mail.is_set_up()))
}

/// Changes one's own name, language, theme or time zone.
pub async fn change_me(context: &Context, caller: &SignedIn, against: i64, change: &MeChange) -> Result<Me> {
    let mut faults = Faults::default();
    let name = change
        .name
        .as_deref()
        .and_then(|name| faults.take("name", Name::parse(name)));
    let zone = change.time_zone.as_deref();
    if zone.is_some_and(|zone| zone.parse::<Tz>().is_err()) {
        faults.add("time_zone", Fault::Unknown);
    }
    if !faults.is_empty() {
        return Err(faults.into());
    }
    context
        .db
        .write(async |tx| {
            let known = users::by_id(tx, caller.member).await?;
            let before = known.member;
            let profile = users::Profile {
                theme: change.theme.unwrap_or(known.profile.theme),
                time_zone: zone.map(str::to_owned).or(known.profile.time_zone.clone()),
                ..known.profile
            };
            let after = Member {
                name: name
                    .as_ref()
                    .map_or(before.name.clone(), |name| name.as_str().to_owned()),
                language: change.language.unwrap_or(before.language),
                version: against + 1,
                ..before
            };
            users::update_profile(tx, &after, &profile, against).await?;
            event(
                context,
                tx,
                &after,
                caller.reseller.map(|id| id.0),
                "member.profile_changed",
            )
            .await
        })
        .await?;
    me(context, caller).await
}

/// Changes one's own password and ends every other session.
pub async fn change_password(context: &Context, caller: &SignedIn, change: &PasswordChange) -> Result<()> {
    let mut faults = Faults::default();
    if change.current.is_empty() {
        faults.add("current", Fault::Required);
    }
    let new = faults
        .take("new", Password::parse(&change.new))
        .filter(|_| faults.is_empty())
        .ok_or(faults)?;
    let known = ask_password(context, caller, "current", &change.current).await?;
    let now = context.now();
    let hash = password::hash(&context.random, new).await?;
    context
        .db
        .write(async |tx| {
            users::update_password(tx, caller.member, hash.clone(), now).await?;
            store::end_others(tx, caller.member, caller.session, now).await?;
            event(
                context,
                tx,
                &known.member,
                caller.reseller.map(|id| id.0),
                "member.password_changed",
            )
            .await
        })
        .await
}

/// One's own living sessions.
pub async fn sessions(context: &Context, caller: &SignedIn) -> Result<Vec<Session>> {
    store::of_member(&context.db, caller.member, caller.session, context.now()).await
}

/// Ends one of one's own sessions.
pub async fn end_session(context: &Context, caller: &SignedIn, id: SessionId) -> Result<()> {
    let ended = end(context, caller.member, id).await?;
    if ended { Ok(()) } else { Err(Code::NotFound.into()) }
}

/// Removes what expired before that time.
pub async fn forget(context: &Context, before: DateTime<Utc>) -> Result<()> {
    context.db.write(async |tx| store::forget(tx, before).await).await
}

/// Makes sure that it is the member itself: its password is asked for once more, and guessing slowed as in signing in.
pub(crate) async fn ask_password(
    context: &Context,
    caller: &SignedIn,
    field: &str,
    typed: &str,
) -> Result<users::Known> {
    let known = users::by_id(&context.db, caller.member).await?;
    let door = Door::of_member(&known.member.email);
    guard::guess(context, &door).await?;
    if !password::matches(known.password_hash.clone(), typed.to_owned()).await? {
        return Err(Error::field(field, Fault::WrongPassword));
    }
    context.db.write(async |tx| guard::forgive(tx, &door).await).await?;
    Ok(known)
}

/// Slows down whoever asks for the same thing again and again, as guessing is slowed.
pub(crate) async fn throttle(context: &Context, what: &str) -> Result<()> {
    guard::guess(context, &Door::of_request(what)).await
}

/// Ends every session of a member whose password is another now, and forgives the guesses at the one before.
pub(crate) async fn end_all(context: &Context, tx: &Tx, member: &Member) -> Result<()> {
    store::end_all(tx, member.id, context.now()).await?;
    guard::forgive(tx, &Door::of_member(&member.email)).await
}

/// Ends a session of a member; false when there is none to end.
async fn end(context: &Context, member: types::users::MemberId, id: SessionId) -> Result<bool> {
    let now = context.now();
    context
        .db
        .write(async |tx| {
            if !store::end(tx, member, id, now).await? {
                return Ok(false);
            }
            let known = users::by_id(tx, member).await?;
            let reseller = known.reseller.map(|id| id.0);
            event(context, tx, &known.member, reseller, "session.ended").await?;
            Ok(true)
        })
        .await
}

fn told(known: users::Known, caller: &SignedIn, reseller: Option<MyReseller>, mail: bool) -> Me {
    let (member, profile) = (known.member, known.profile);
    let country = reseller.as_ref().map_or(Country::Pe, |reseller| reseller.country);
    Me {
        member_id: member.id,
        session_id: caller.session,
        name: member.name,
        email: member.email,
        role: member.role,
        language: member.language,
        theme: profile.theme,
        time_zone: profile.time_zone.unwrap_or_else(|| zone_of(country).name().to_owned()),
        verified_at: member.verified_at,
        new_email: profile.new_email,
        mail,
        reseller,
        version: member.version,
    }
}

/// The time zone of most people of a country.
const fn zone_of(country: Country) -> Tz {
    match country {
        Country::Pe => chrono_tz::America::Lima,
        Country::Br => chrono_tz::America::Sao_Paulo,
    }
}

fn access(context: &Context, session: SessionId, now: DateTime<Utc>) -> Result<Token> {
    let (access_token, expires_in) = token::access(&context.master, session, now)?;
    Ok(Token {
        access_token,
        expires_in,
    })
}

async fn event(
    context: &Context,
    tx: &Tx,
    member: &Member,
    reseller: Option<uuid::Uuid>,
    name: &'static str,
) -> Result<()> {
    let actor = Actor {
        id: Some(member.id.0),
        kind: ActorKind::Person,
        name: member.name.clone(),
    };
    outbox::record(
        context,
        tx,
        Event {
            reseller,
            actor: &actor,
            name,
            subject: member.id.0,
            change: Change::facts(&json!({})),
            routine: false,
        },
    )
    .await
}
