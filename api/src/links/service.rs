//! What an owner does by links: inviting people, and helping one who forgot a password.

use chrono::{DateTime, Utc};
use serde_json::json;
use types::kit::problem::Code;
use types::links::{Invitation, NewInvitation, Purpose, SentLink};
use types::users::{Member, MemberId};

use super::issue::{Wanted, issue, life};
use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::users::store as users;

/// Invites a person to one's reseller.
pub async fn invite(context: &Context, scope: &Scope, new: &NewInvitation) -> Result<Invitation> {
    let valid = new.parse()?;
    let row = users::NewRow {
        id: MemberId(context.id()),
        reseller: Some(scope.reseller()?),
        name: valid.name,
        email: valid.email,
        role: valid.role,
        language: valid.language,
        entry: users::Entry::Invited {
            until: context.now() + life(Purpose::Invitation),
        },
        now: context.now(),
    };
    let work = async |tx: &Tx| {
        let id = row.id;
        users::insert(tx, "email", row).await?;
        let member = users::find(tx, scope, id).await?;
        let facts = json!({"email": member.email, "role": member.role});
        outbox::record(context, tx, scope.event("member.invited", id.0, Change::facts(&facts))).await?;
        let link = send(context, tx, scope, Purpose::Invitation, &member).await?;
        Ok(Invitation { member, link })
    };
    context.db.write(work).await
}

/// Sends an invitation again: the link before is useless, and the new one lives as long as a first.
pub async fn invite_again(context: &Context, scope: &Scope, id: MemberId) -> Result<Invitation> {
    let until = context.now() + life(Purpose::Invitation);
    let work = async |tx: &Tx| {
        if !users::invite_again(tx, scope, id, until).await? {
            return Err(not_invited(tx, scope, id).await);
        }
        let member = users::find(tx, scope, id).await?;
        let event = scope.event("member.invitation_sent_again", id.0, Change::facts(&json!({})));
        outbox::record(context, tx, event).await?;
        let link = send(context, tx, scope, Purpose::Invitation, &member).await?;
        Ok(Invitation { member, link })
    };
    context.db.write(work).await
}

/// Takes an invitation back: the member is gone, and the address is free again.
pub async fn revoke(context: &Context, scope: &Scope, id: MemberId) -> Result<()> {
    let work = async |tx: &Tx| {
        let member = users::find(tx, scope, id).await?;
        if !users::delete_invited(tx, scope, id).await? {
            return Err(not_invited(tx, scope, id).await);
        }
        store::remove(tx, id).await?;
        let facts = json!({"email": member.email});
        let event = scope.event("member.invitation_revoked", id.0, Change::facts(&facts));
        outbox::record(context, tx, event).await
    };
    context.db.write(work).await
}

/// Sends a member a link to choose another password.
pub async fn send_reset(context: &Context, scope: &Scope, id: MemberId) -> Result<SentLink> {
    let work = async |tx: &Tx| {
        let member = users::find(tx, scope, id).await?;
        if !member.active || member.invited_until.is_some() {
            return Err(Code::AlreadyInThatState.into());
        }
        let event = scope.event("member.reset_link_sent", id.0, Change::facts(&json!({})));
        outbox::record(context, tx, event).await?;
        let link = send(context, tx, scope, Purpose::Reset, &member).await?;
        Ok(SentLink { link })
    };
    context.db.write(work).await
}

/// Removes what expired before that time.
///
/// # Errors
/// When the database fails.
pub async fn forget(context: &Context, before: DateTime<Utc>) -> Result<()> {
    context.db.write(async |tx| store::forget(tx, before).await).await
}

pub use super::own_service::{ask_to_confirm, change_email};
pub use super::person_service::{accept, ask_for_reset, confirm, read, reset};

async fn send(context: &Context, tx: &Tx, scope: &Scope, purpose: Purpose, member: &Member) -> Result<Option<String>> {
    let wanted = Wanted {
        purpose,
        member,
        reseller: Some(scope.reseller()?),
        email: &member.email,
        by: &scope.actor().name,
    };
    issue(context, tx, &wanted).await
}

/// Why there is no invitation to change: no such member, or one who has accepted.
async fn not_invited(tx: &Tx, scope: &Scope, id: MemberId) -> crate::kit::error::Error {
    match users::find(tx, scope, id).await {
        Ok(_) => Code::AlreadyInThatState.into(),
        Err(error) => error,
    }
}
