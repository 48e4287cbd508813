//! What an item is, what to do about it and until when, in words.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use types::documents::DocumentKind;
use types::inbox::{Cause, DismissalReason, InboxDocument, InboxItem, Urgency};
use types::kit::money::Currency;
use types::kit::text::Language;
use types::tax_id::Country;

use crate::accounts::address;
use crate::documents::name;
use crate::inbox::text;
use crate::kit::{Tone, browser, language, say, t};
use crate::limits::words as limits;

/// A cause, as it is filtered by.
#[must_use]
pub fn cause(cause: Cause) -> &'static str {
    t(match cause {
        Cause::NotSent => text::not_sent,
        Cause::Failed => text::failed,
        Cause::Rejected => text::rejected,
        Cause::Voiding => text::voiding,
        Cause::Limit => text::limit,
        Cause::Certificate => text::certificate,
    })
}

/// What it is, in a few words.
#[must_use]
pub fn what(item: &InboxItem) -> String {
    let counted = |one: fn(Language) -> &'static str, many: fn(Language, String) -> String| match item.count {
        1 => t(one).to_owned(),
        count => many(language(), say::number(count)),
    };
    match item.cause {
        Cause::NotSent => counted(text::one_not_sent, text::many_not_sent),
        Cause::Failed => counted(text::one_failed, text::many_failed),
        Cause::Rejected => counted(text::one_rejected, text::many_rejected),
        Cause::Voiding => counted(text::one_voiding, text::many_voiding),
        Cause::Limit => item.meter.as_ref().map_or_else(String::new, |meter| {
            let currency = meter.currency.clone().unwrap_or_else(Currency::sol);
            let number = |value| limits::number(meter.meter, value, &currency);
            let name = limits::name(meter.meter).to_owned();
            let said = match meter.beyond {
                Some(_) => text::included_at,
                None => text::limit_at,
            };
            said(language(), name, number(meter.used), number(meter.limit))
        }),
        Cause::Certificate if item.urgency == Urgency::Overdue => t(text::certificate_ended).to_owned(),
        Cause::Certificate => t(text::certificate_ends).to_owned(),
    }
}

/// The document that presses most, and how many more there are.
#[must_use]
pub fn documents(item: &InboxItem) -> Option<String> {
    let first = number(item.document.as_ref()?);
    Some(match item.count {
        ..=1 => first,
        count => text::and_more(language(), first, say::number(count - 1)),
    })
}

fn number(document: &InboxDocument) -> String {
    let (series, number) = (&document.series, document.number);
    match document.kind {
        DocumentKind::Nfe => format!("NF-e {series}/{number}"),
        DocumentKind::Nfce => format!("NFC-e {series}/{number}"),
        DocumentKind::ComunicacionBaja | DocumentKind::ResumenDiario => {
            format!("{}-{series}-{number}", document.kind.code())
        }
        DocumentKind::Inutilizacao => name::unused(series, number),
        _ => format!("{series}-{number}"),
    }
}

/// What to do about it.
#[must_use]
pub fn next(item: &InboxItem) -> String {
    let peru = item.account.country == Country::Pe;
    let due = item.due_at.map(|at| day(last(at)));
    let late = item.urgency == Urgency::Overdue;
    match (item.cause, due) {
        (Cause::NotSent | Cause::Failed, Some(_)) if late && item.count == 1 => t(text::too_late).to_owned(),
        (Cause::NotSent, Some(date)) if peru && item.count == 1 => text::send_by(language(), date),
        (Cause::NotSent, Some(date)) if peru => text::send_them_by(language(), date),
        (Cause::NotSent, Some(date)) => text::transmit_by(language(), date),
        (Cause::NotSent, None) if item.document.is_none() => t(text::ask_software).to_owned(),
        (Cause::NotSent, None) => t(if peru { text::send } else { text::transmit }).to_owned(),
        (Cause::Failed, Some(date)) if peru => text::correct_by(language(), date),
        (Cause::Failed, _) => t(text::correct).to_owned(),
        (Cause::Rejected, _) => t(if peru { text::replace } else { text::correct_number }).to_owned(),
        (Cause::Voiding, _) => t(if peru { text::ask_ticket } else { text::ask_event }).to_owned(),
        (Cause::Limit, _) => of_meter(item),
        (Cause::Certificate, _) => t(if late { text::renew_now } else { text::renew }).to_owned(),
    }
}

/// What to do about a meter: of one that stops, and of one of which more is charged.
fn of_meter(item: &InboxItem) -> String {
    let meter = item.meter.as_ref();
    let full = meter.is_some_and(|meter| meter.mark == 100);
    match meter.and_then(|meter| meter.beyond.as_ref()).map(say::money) {
        Some(price) if full => text::is_charged(language(), price),
        Some(price) => text::will_be_charged(language(), price),
        None => t(if full { text::is_stopped } else { text::warn_client }).to_owned(),
    }
}

/// Until when: in days from now, and the date.
#[must_use]
pub fn due(item: &InboxItem) -> (String, String) {
    match (item.cause, item.due_at) {
        (Cause::Limit, Some(at)) => {
            let date = text::resets(language(), day(browser::local(at).date_naive()));
            (urgency_word(item), date)
        }
        (_, Some(at)) => {
            let last = last(at);
            (from_today(last), day(last))
        }
        (Cause::Limit, None) => (urgency_word(item), String::new()),
        (_, None) => (urgency_word(item), t(text::without_deadline).to_owned()),
    }
}

fn urgency_word(item: &InboxItem) -> String {
    match item.urgency {
        Urgency::Overdue => t(text::at_once).to_owned(),
        _ => from_today(browser::local(item.act_by).date_naive()),
    }
}

/// How much it presses, as a colour.
#[must_use]
pub const fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Overdue => Tone::Bad,
        Urgency::Today => Tone::Warn,
        Urgency::Soon => Tone::Warn,
        Urgency::Later => Tone::Quiet,
    }
}

/// Why it was set aside.
#[must_use]
pub fn reason(reason: DismissalReason) -> &'static str {
    t(match reason {
        DismissalReason::Replaced => text::replaced,
        DismissalReason::NeverIssued => text::never_issued,
        DismissalReason::SettledElsewhere => text::settled_elsewhere,
        DismissalReason::ClientInformed => text::client_informed,
        DismissalReason::Other => text::other_reason,
    })
}

/// Where it is seen to.
#[must_use]
pub fn address_of(item: &InboxItem) -> String {
    let id = item.account.id;
    match (item.cause, &item.document) {
        (Cause::Limit, _) => address::tab(id, address::OVERVIEW),
        (Cause::Certificate, _) => address::tab(id, address::INTEGRATION),
        (_, Some(document)) if item.count == 1 => address::document(id, document.id),
        _ => address::tab(id, address::DOCUMENTS),
    }
}

/// The last day of a deadline that ends with a day, by the reader's clock.
fn last(at: DateTime<Utc>) -> NaiveDate {
    browser::local(at - TimeDelta::seconds(1)).date_naive()
}

/// `24 nov`
#[must_use]
pub fn day(day: NaiveDate) -> String {
    say::short_date(day)
}

fn from_today(day: NaiveDate) -> String {
    let days = (day - browser::today()).num_days();
    match days {
        0 => t(text::today).to_owned(),
        1 => t(text::tomorrow).to_owned(),
        -1 => t(text::yesterday).to_owned(),
        2.. => text::in_days(language(), say::number(days)),
        _ => text::days_ago(language(), say::number(-days)),
    }
}
