//! Sending a statement by e-mail.

use chrono::TimeDelta;
use serde_json::json;
use types::accounts::AccountId;
use types::kit::problem::Code;
use types::statements::{StatementFormat, StatementMail, StatementSent};
use types::users::MemberId;

use super::letter::{self, Told};
use super::service;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Refusal, Result};
use crate::kit::mail::{Enclosed, queue};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::payments::service as payments;
use crate::resellers::standing;
use crate::settings::store as settings;
use crate::users::store as users;

/// A statement that could not be delivered for so long is old.
const LIFE: TimeDelta = TimeDelta::days(3);

/// Writes a letter with the statement to each address.
pub(super) async fn send(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    asked: &StatementMail,
) -> Result<StatementSent> {
    let mail = asked.parse()?;
    let statement = service::of_account(context, scope, id, &mail.query).await?;
    if !context.mail.is_set_up() {
        return Err(Code::MailNotSetUp.into());
    }
    let language = statement.country.language();
    let methods = payments::list_methods(context, scope).await?;
    let reseller = scope.reseller()?;
    let reply_to = match scope.actor().id {
        Some(id) => Some(users::find(&context.db, scope, MemberId(id)).await?.email),
        None => None,
    };
    let told = Told {
        reseller: &standing::of_member(&context.db, reseller).await?.name,
        message: mail.message.as_deref(),
        methods: &methods,
    };
    let written = letter::written(&statement, &told, language);
    let (from, to, currency) = (statement.from, statement.to, statement.currency.clone());
    let (name, content) = service::printed(context, scope, statement, StatementFormat::Pdf, language).await?;
    let sent = StatementSent {
        addresses: mail
            .addresses
            .iter()
            .map(|address| address.as_str().to_owned())
            .collect(),
        from,
        to,
        currency,
        file: name.clone(),
    };
    let enclosed = Enclosed {
        name,
        media_type: StatementFormat::Pdf.media_type().to_owned(),
        content,
    };
    let work = async |tx: &Tx| {
        let counted = settings::count_test(tx, scope, id.0, context.now()).await?;
        counted.map_err(|wait| Refusal::new(Code::TooManyAttempts).retry_after(wait))?;
        let letter = |address: &String| written.letter(address, reply_to.clone(), enclosed.clone());
        let letters: Vec<_> = sent.addresses.iter().map(letter).collect();
        queue::put_all(context, tx, Some(reseller.0), &letters, context.now() + LIFE).await?;
        let facts = json!({
            "to": sent.addresses, "first_day": from, "last_day": to, "currency": sent.currency, "file": sent.file,
        });
        let event = scope.event("account.statement_sent", id.0, Change::facts(&facts));
        outbox::record(context, tx, event).await?;
        Ok(sent.clone())
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}
