//! What happened, in words: events, who did them, and the values that fields had.

use chrono::{DateTime, Utc};
use serde_json::Value;
use types::audit::{Actor, ActorKind};
use types::kit::money::{Currency, Money};
use types::kit::problem::Code;

use crate::audit::text;
use crate::kit::format::NOTHING;
use crate::kit::{language, say, t};

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
        "account.files_moved" => text::files_moved,
        "account.usage_recounted" => text::usage_recounted,
        "account.ledger_recounted" => text::ledger_recounted,
        "account.charged" => text::charged,
        "account.credited" => text::credited,
        "account.entry_reversed" => text::entry_reversed,
        "account.invoice_line_written" => text::invoice_line_written,
        "account.subscription_started" => text::subscription_started,
        "account.subscription_changed" => text::subscription_changed,
        "account.subscription_ended" => text::subscription_ended,
        "account.payment_scheduled" => text::payment_scheduled,
        "account.payment_changed" => text::payment_changed,
        "account.payment_confirmed" => text::payment_confirmed,
        "account.payment_cancelled" => text::payment_cancelled,
        "account.payment_reversed" => text::payment_reversed,
        "account.dunning_step_taken" => text::dunning_step_taken,
        "account.billing_contact_changed" => text::billing_contact_changed,
        "account.dunning_step_told" => text::dunning_step_told,
        "account.grace_granted" => text::grace_granted,
        "account.grace_ended" => text::grace_ended,
        "account.statement_sent" => text::statement_sent,
        "account.boleto_registered" => text::boleto_registered,
        "account.boleto_cancelled" => text::boleto_cancelled,
        "account.boleto_paid" => text::boleto_paid,
        "account.boleto_refunded" => text::boleto_refunded,
        "account.inbox_opened" => text::inbox_opened,
        "account.inbox_resolved" => text::inbox_resolved,
        "account.inbox_assigned" => text::inbox_assigned,
        "account.inbox_noted" => text::inbox_noted,
        "account.inbox_snoozed" => text::inbox_snoozed,
        "account.inbox_dismissed" => text::inbox_dismissed,
        "account.inbox_reopened" => text::inbox_reopened,
        "lookup.harvesting_stopped" => text::harvesting_stopped,
        "lookup.stop_lifted" => text::stop_lifted,
        _ => return name.to_owned(),
    };
    t(words).to_owned()
}

/// Fields that are money in minor units. An event does not say of which currency: they are told with the two decimals
/// of those that plans are offered in.
const MONEY: [&str; 2] = ["sales_amount.effective", "sales_amount.own"];

/// An amount without its currency: `1,234.50`
fn hundredths(minor: i64) -> String {
    let currency = Currency::sol();
    say::amount(&Money { minor, currency })
}

/// Who did it, and what that is where it is no person.
#[must_use]
pub fn actor(actor: &Actor) -> (String, Option<&'static str>) {
    match actor.kind {
        ActorKind::Person => (actor.name.clone(), None),
        ActorKind::Program => (actor.name.clone(), Some(t(text::program))),
        ActorKind::Installation => (t(text::installation).to_owned(), None),
    }
}

/// A value of a field.
#[must_use]
pub fn value(field: &str, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => NOTHING.to_owned(),
        Some(Value::Bool(true)) => t(text::yes).to_owned(),
        Some(Value::Bool(false)) => t(text::no).to_owned(),
        Some(Value::Number(number)) => match number.as_i64() {
            Some(minor) if MONEY.contains(&field) => hundredths(minor),
            Some(number) => say::number(number),
            None => number.to_string(),
        },
        Some(Value::String(words)) => word(field, words),
        Some(Value::Array(list)) => list
            .iter()
            .map(|each| self::value(field, Some(each)))
            .collect::<Vec<_>>()
            .join(", "),
        Some(object @ Value::Object(_)) => object.to_string(),
    }
}

fn word(field: &str, words: &str) -> String {
    let known = match (field, words) {
        ("environment", "demo") => text::demo,
        ("environment", "production") => text::production,
        ("payer", "client") => text::payer_client,
        ("payer", "reseller") => text::payer_reseller,
        ("state.state", "active") => text::active,
        ("state.state", "locked") => text::locked,
        ("state.level", "users") => text::new_users,
        ("state.level", "issuing") => text::issuing,
        ("state.level", "everything") => text::everything,
        ("pattern", "close") => text::pattern_close,
        ("pattern", "nobodys") => text::pattern_nobodys,
        ("outcome", "sent") => text::sent,
        ("outcome", code) => return refused(code),
        ("mail.security", "none") => text::no_security,
        ("system.sender" | "mail.security", name) => return name.to_uppercase(),
        (_, other) => {
            let moment = other.parse::<DateTime<Utc>>();
            return moment.map_or_else(|_| other.to_owned(), say::moment);
        }
    };
    t(known).to_owned()
}

/// Why a message was not taken.
fn refused(code: &str) -> String {
    let known = serde_json::from_value::<Code>(Value::String(code.to_owned()));
    known.map_or_else(|_| code.to_owned(), |code| code.title(language()).to_owned())
}
