//! Making a link: its token, its row, and the letter that takes it along.

use chrono::TimeDelta;
use types::links::Purpose;
use types::resellers::ResellerId;
use types::users::Member;

use super::{letters, store};
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::mail::{Letter, queue};
use crate::kit::random;
use crate::kit::secrets::{digest, to_hex};
use crate::resellers::standing;

/// What a link is made for.
pub(super) struct Wanted<'a> {
    pub purpose: Purpose,
    pub member: &'a Member,
    pub reseller: Option<ResellerId>,
    /// Where it is sent.
    pub email: &'a str,
    /// Who asked for it, where the letter says so.
    pub by: &'a str,
}

/// How long a link of that kind lives.
pub(super) const fn life(purpose: Purpose) -> TimeDelta {
    match purpose {
        Purpose::Invitation => TimeDelta::days(7),
        Purpose::Reset => TimeDelta::hours(1),
        Purpose::Verification | Purpose::EmailChange => TimeDelta::days(2),
    }
}

/// Makes a link, and writes the letter with it; without a mail server it is given back, to be handed over.
pub(super) async fn issue(context: &Context, tx: &Tx, wanted: &Wanted<'_>) -> Result<Option<String>> {
    let token = to_hex(&random::bytes::<32>(&*context.random));
    let now = context.now();
    let link = store::Link {
        id: context.id(),
        member: wanted.member.id,
        reseller: wanted.reseller,
        purpose: wanted.purpose,
        token_hash: digest(token.as_bytes()),
        email: wanted.email.to_owned(),
        created_at: now,
        expires_at: now + life(wanted.purpose),
    };
    store::replace(tx, &link).await?;
    let address = format!("{}{}{token}", context.mail.url, wanted.purpose.path());
    if !context.mail.is_set_up() {
        return Ok(Some(address));
    }
    let told = letters::Told {
        language: wanted.member.language,
        reseller: &reseller_name(tx, wanted.reseller).await?,
        by: wanted.by,
    };
    let letter = letters::with_link(wanted.purpose, &told, (&wanted.member.name, wanted.email), &address);
    let reseller = wanted.reseller.map(|id| id.0);
    queue::put(context, tx, reseller, &letter, link.expires_at).await?;
    Ok(None)
}

/// Tells the address a member had that another takes its place.
pub(super) async fn tell_old_address(
    context: &Context,
    tx: &Tx,
    member: &Member,
    reseller: Option<ResellerId>,
    new: &str,
) -> Result<()> {
    let told = letters::Told {
        language: member.language,
        reseller: &reseller_name(tx, reseller).await?,
        by: new,
    };
    let letter: Letter = letters::email_changes(&told, (&member.name, &member.email));
    let until = context.now() + life(Purpose::EmailChange);
    queue::put(context, tx, reseller.map(|id| id.0), &letter, until).await
}

async fn reseller_name(tx: &Tx, reseller: Option<ResellerId>) -> Result<String> {
    match reseller {
        Some(id) => Ok(standing::of_member(tx, id).await?.name),
        None => Ok("Talonario".to_owned()),
    }
}
