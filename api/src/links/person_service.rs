//! What whoever has a link does with it, and asking for one when a password was forgotten. Nobody has signed in here:
//! the link itself is the proof.

use actix_web::rt;
use serde_json::json;
use types::kit::problem::Code;
use types::kit::value::Email;
use types::links::{ChosenPassword, LinkFacts, LinkUsed, Purpose, ResetRequest};
use types::users::Member;

use super::issue::{Wanted, issue};
use super::store::{self, Link};
use crate::auth;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Actor, ActorKind, Change, Event};
use crate::kit::password;
use crate::kit::secrets::digest;
use crate::resellers::standing;
use crate::users::store::{self as users, Known};

/// Asks for a link to choose another password. The answer does not wait for what depends on whose the address is.
pub async fn ask_for_reset(context: &Context, request: &ResetRequest) -> Result<()> {
    if !context.mail.is_set_up() {
        return Err(Code::MailNotSetUp.into());
    }
    let email = request.parse()?;
    auth::service::throttle(context, &format!("reset {}", email.as_str())).await?;
    let context = context.clone();
    rt::spawn(async move {
        if let Err(error) = send_reset(&context, &email).await {
            tracing::warn!(%error, "a link for a new password could not be made");
        }
    });
    Ok(())
}

/// What a link is for.
pub async fn read(context: &Context, token: &str) -> Result<LinkFacts> {
    let (link, known) = living(context, token).await?;
    let reseller = match known.reseller {
        Some(id) => Some(standing::of_member(&context.db, id).await?.name),
        None => None,
    };
    Ok(LinkFacts {
        purpose: link.purpose,
        name: known.member.name,
        email: link.email,
        language: known.member.language,
        reseller,
        expires_at: link.expires_at,
    })
}

/// Accepts an invitation: the member has its password, and its address is proven.
pub async fn accept(context: &Context, chosen: &ChosenPassword) -> Result<LinkUsed> {
    let password = chosen.parse()?;
    let (link, known) = living(context, &chosen.token).await?;
    let hash = password::hash(&context.random, password).await?;
    let now = context.now();
    let work = async |tx: &Tx| {
        take(tx, &link, Purpose::Invitation).await?;
        if !users::accept(tx, link.member, hash, now).await? {
            return Err(Code::LinkSpent.into());
        }
        note(
            context,
            tx,
            &known,
            "member.invitation_accepted",
            Change::facts(&json!({})),
        )
        .await
    };
    context.db.write(work).await?;
    Ok(LinkUsed { email: link.email })
}

/// Gives a member another password. Every session ends, and every other link is useless.
pub async fn reset(context: &Context, chosen: &ChosenPassword) -> Result<LinkUsed> {
    let password = chosen.parse()?;
    let (link, known) = living(context, &chosen.token).await?;
    let hash = password::hash(&context.random, password).await?;
    let now = context.now();
    let work = async |tx: &Tx| {
        take(tx, &link, Purpose::Reset).await?;
        store::remove(tx, link.member).await?;
        users::update_password(tx, link.member, hash, now).await?;
        users::verify(tx, link.member, &link.email, now).await?;
        auth::service::end_all(context, tx, &known.member).await?;
        note(context, tx, &known, "member.password_reset", Change::facts(&json!({}))).await
    };
    context.db.write(work).await?;
    Ok(LinkUsed { email: link.email })
}

/// Proves that an address is the member's; a new one takes the place of the one before.
pub async fn confirm(context: &Context, token: &str) -> Result<LinkUsed> {
    let (link, known) = living(context, token).await?;
    let now = context.now();
    let work = async |tx: &Tx| {
        take(tx, &link, link.purpose).await?;
        match link.purpose {
            Purpose::Verification => {
                users::verify(tx, link.member, &link.email, now).await?;
                note(context, tx, &known, "member.email_verified", Change::facts(&json!({}))).await
            }
            Purpose::EmailChange => {
                if !users::take_new_email(tx, link.member, &link.email, now).await? {
                    return Err(Code::LinkSpent.into());
                }
                let after = Member {
                    email: link.email.clone(),
                    ..known.member.clone()
                };
                let change = Change::changed(&known.member, &after)?;
                note(context, tx, &known, "member.email_changed", change).await
            }
            Purpose::Invitation | Purpose::Reset => Err(Code::LinkSpent.into()),
        }
    };
    context.db.write(work).await?;
    Ok(LinkUsed { email: link.email })
}

async fn send_reset(context: &Context, email: &Email) -> Result<()> {
    let Some(known) = users::by_email(&context.db, email.as_str()).await? else {
        return Ok(());
    };
    let member = &known.member;
    let shut_out = !member.active || member.invited_until.is_some();
    if shut_out || standing::is_suspended(&context.db, known.reseller).await? {
        return Ok(());
    }
    let wanted = Wanted {
        purpose: Purpose::Reset,
        member,
        reseller: known.reseller,
        email: &member.email,
        by: &member.name,
    };
    let work = async |tx: &Tx| {
        issue(context, tx, &wanted).await?;
        note(context, tx, &known, "member.reset_asked", Change::facts(&json!({}))).await
    };
    context.db.write(work).await
}

/// A link that lives, and the member it is for. One that was used, replaced, expired, or never was, is the same.
async fn living(context: &Context, token: &str) -> Result<(Link, Known)> {
    let hash = digest(token.trim().as_bytes());
    let link = store::living(&context.db, &hash, context.now()).await?;
    let link = link.ok_or(Code::LinkSpent)?;
    let known = users::by_id(&context.db, link.member).await?;
    let outdated = known
        .password_set_at
        .is_some_and(|set| link.purpose == Purpose::Reset && set > link.created_at);
    if !known.member.active || outdated {
        return Err(Code::LinkSpent.into());
    }
    Ok((link, known))
}

async fn take(tx: &Tx, link: &Link, purpose: Purpose) -> Result<()> {
    if link.purpose == purpose && store::take(tx, link).await? {
        Ok(())
    } else {
        Err(Code::LinkSpent.into())
    }
}

async fn note(context: &Context, tx: &Tx, known: &Known, name: &'static str, change: Change) -> Result<()> {
    let actor = Actor {
        id: Some(known.member.id.0),
        name: known.member.name.clone(),
        kind: ActorKind::Person,
    };
    let event = Event {
        reseller: known.reseller.map(|id| id.0),
        actor: &actor,
        name,
        subject: known.member.id.0,
        change,
        routine: false,
    };
    outbox::record(context, tx, event).await
}
