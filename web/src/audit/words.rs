//! What happened, in words: events, the fields they changed, and the values these had.

use chrono::{DateTime, Utc};
use serde_json::Value;
use types::audit::{Actor, ActorKind, FieldChange};

use crate::audit::text;
use crate::kit::format::NOTHING;
use crate::kit::{say, t};

/// The events that are shown, and the words for each. Another one is shown by its own name.
#[must_use]
pub fn event(name: &str) -> String {
    let words = match name {
        "account.created" => text::account_created,
        "account.changed" => text::account_changed,
        "account.went_live" => text::went_live,
        "account.twin_created" => text::twin_created,
        "account.mail_tested" => text::mail_tested,
        "account.locked" => text::account_locked,
        "account.lock_changed" => text::lock_changed,
        "account.unlocked" => text::account_unlocked,
        "account.limits_changed" => text::limits_changed,
        "account.key_created" => text::key_created,
        "account.key_revoked" => text::key_revoked,
        "account.plan_changed" => text::plan_changed,
        "account.modules_changed" => text::modules_changed,
        "account.password_reset" => text::password_reset,
        "account.client_signed_in" => text::client_signed_in,
        "account.client_refused" => text::client_refused,
        "account.client_password_changed" => text::client_password_changed,
        "account.usage_reported" => text::usage_reported,
        "account.users_reported" => text::users_reported,
        _ => return name.to_owned(),
    };
    t(words).to_owned()
}

/// Who did it.
#[must_use]
pub fn actor(actor: &Actor) -> String {
    match actor.kind {
        ActorKind::Person => actor.name.clone(),
        ActorKind::Program => format!("{} · {}", t(text::program), actor.name),
        ActorKind::Installation => t(text::installation).to_owned(),
    }
}

/// The name of a field that people know; none for what only programs need.
#[must_use]
pub fn field(name: &str) -> Option<&'static str> {
    Some(t(match name {
        "name" => text::name,
        "hostname" => text::hostname,
        "tax_id" => text::tax_id,
        "access_email" => text::access_email,
        "plan.name" => text::plan,
        "plan.version" => text::plan_version,
        "modules" => text::modules,
        "environment" => text::environment,
        "state.state" => text::state,
        "state.level" => text::lock_level,
        "state.reason" => text::reason,
        "hint" => text::hint,
        "cycle_day" => text::cycle_day,
        "client_may_switch" => text::client_may_switch,
        "system.sender" => text::sender,
        "system.ose_url" => text::ose_url,
        "system.sol_user" => text::sol_user,
        "system.sol_password_set_at" => text::sol_password,
        "mail.host" => text::mail_host,
        "mail.port" => text::mail_port,
        "mail.security" => text::mail_security,
        "mail.user" => text::mail_user,
        "mail.password_set_at" => text::mail_password,
        "mail.from_name" => text::mail_from_name,
        "mail.from_address" => text::mail_from_address,
        "mail.reply_to" => text::mail_reply_to,
        "to" => text::sent_to,
        "outcome" => text::outcome,
        "documents.effective" => text::documents_limit,
        "documents.own" => text::documents_own,
        "documents.enforced" => text::documents_enforced,
        "users.effective" => text::users_limit,
        "users.own" => text::users_own,
        "users.enforced" => text::users_enforced,
        "users" => text::users,
        "sales_notes" => text::sales_notes,
        "establishments" => text::establishments,
        "lookups" => text::lookups,
        "notifications.not_sent" => text::not_sent,
        "notifications.pending_voiding" => text::pending_voiding,
        "notifications.with_errors" => text::with_errors,
        _ => return None,
    }))
}

/// The changes that people understand, each with its name.
#[must_use]
pub fn understood(changes: Vec<FieldChange>) -> Vec<(&'static str, FieldChange)> {
    let known = changes
        .into_iter()
        .filter_map(|change| Some((field(&change.field)?, change)));
    known.collect()
}

/// A value of a field.
#[must_use]
pub fn value(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => NOTHING.to_owned(),
        Some(Value::Bool(true)) => t(text::yes).to_owned(),
        Some(Value::Bool(false)) => t(text::no).to_owned(),
        Some(Value::Number(number)) => number.as_i64().map_or_else(|| number.to_string(), say::number),
        Some(Value::String(words)) => word(words),
        Some(Value::Array(list)) => list
            .iter()
            .map(|each| self::value(Some(each)))
            .collect::<Vec<_>>()
            .join(", "),
        Some(object @ Value::Object(_)) => object.to_string(),
    }
}

fn word(words: &str) -> String {
    let known = match words {
        "demo" => text::demo,
        "production" => text::production,
        "active" => text::active,
        "locked" => text::locked,
        "sent" => text::sent,
        "sunat" => return "SUNAT".to_owned(),
        "ose" => return "OSE".to_owned(),
        "sefaz" => return "SEFAZ".to_owned(),
        "users" => text::new_users,
        "issuing" => text::issuing,
        "everything" => text::everything,
        other => {
            let moment = other.parse::<DateTime<Utc>>();
            return moment.map_or_else(|_| other.to_owned(), say::moment);
        }
    };
    t(known).to_owned()
}
