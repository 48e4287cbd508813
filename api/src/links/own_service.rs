//! What a member does about the own address.

use serde_json::json;
use types::kit::fault::Fault;
use types::kit::problem::Code;
use types::links::{EmailChange, Purpose};

use super::issue::{Wanted, issue, tell_old_address};
use crate::access::{Scope, SignedIn};
use crate::auth;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::users::store as users;

/// Asks for another link to prove that one's address is one's own.
pub async fn ask_to_confirm(context: &Context, scope: &Scope, caller: &SignedIn) -> Result<()> {
    if !context.mail.is_set_up() {
        return Err(Code::MailNotSetUp.into());
    }
    auth::service::throttle(context, &format!("confirm {}", caller.member)).await?;
    let work = async |tx: &Tx| {
        let member = users::by_id(tx, caller.member).await?.member;
        let wanted = Wanted {
            purpose: Purpose::Verification,
            member: &member,
            reseller: caller.reseller,
            email: &member.email,
            by: &member.name,
        };
        issue(context, tx, &wanted).await?;
        let event = scope.event("member.confirmation_asked", member.id.0, Change::facts(&json!({})));
        outbox::record(context, tx, event).await
    };
    context.db.write(work).await
}

/// Asks for another address: it becomes one's own when the link sent there is used. The one before is told.
pub async fn change_email(context: &Context, scope: &Scope, caller: &SignedIn, change: &EmailChange) -> Result<()> {
    if !context.mail.is_set_up() {
        return Err(Code::MailNotSetUp.into());
    }
    let email = change.parse()?.into_string();
    auth::service::ask_password(context, caller, "password", &change.password).await?;
    if users::by_email(&context.db, &email).await?.is_some() {
        return Err(Error::field("email", Fault::Taken));
    }
    auth::service::throttle(context, &format!("email {}", caller.member)).await?;
    let work = async |tx: &Tx| {
        let member = users::by_id(tx, caller.member).await?.member;
        users::want_email(tx, member.id, &email).await?;
        let wanted = Wanted {
            purpose: Purpose::EmailChange,
            member: &member,
            reseller: caller.reseller,
            email: &email,
            by: &member.name,
        };
        issue(context, tx, &wanted).await?;
        tell_old_address(context, tx, &member, caller.reseller, &email).await?;
        let facts = json!({"new_email": email});
        let event = scope.event("member.email_change_asked", member.id.0, Change::facts(&facts));
        outbox::record(context, tx, event).await
    };
    context.db.write(work).await
}
