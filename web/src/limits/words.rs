//! Limits in words: names of the meters, numbers with what they count, what a switch does.

use types::kit::money::{Currency, Money};
use types::kit::text::Language;
use types::limits::{Limit, Meter};

use crate::kit::{language, say, t};
use crate::limits::text;

type Say = fn(Language) -> &'static str;
type SayNumber = fn(Language, String) -> String;

/// All that is said of one meter.
struct Words {
    /// What is counted.
    name: Say,
    one: Say,
    many: SayNumber,
    unlimited: Say,
    /// What its switch is called.
    switch: Say,
    /// What follows from the switch, with a number to apply and without.
    holds: SayNumber,
    without: Say,
    /// What was done, for the toast.
    on: Say,
    off: Say,
    /// What the dialog of its number is called.
    change: Say,
}

const fn words(meter: Meter) -> Words {
    match meter {
        Meter::Documents => Words {
            name: text::documents,
            one: text::one_document,
            many: text::many_documents,
            unlimited: text::unlimited_documents,
            switch: text::limit_documents,
            holds: text::stops_at,
            without: text::plan_without_documents,
            on: text::documents_on,
            off: text::documents_off,
            change: text::change_documents,
        },
        Meter::SalesNotes => Words {
            name: text::sales_notes,
            one: text::one_sales_note,
            many: text::many_sales_notes,
            unlimited: text::unlimited_sales_notes,
            switch: text::limit_sales_notes,
            holds: text::no_notes_after,
            without: text::plan_without_sales_notes,
            on: text::sales_notes_on,
            off: text::sales_notes_off,
            change: text::change_sales_notes,
        },
        Meter::Lookups => Words {
            name: text::lookups,
            one: text::one_lookup,
            many: text::many_lookups,
            unlimited: text::unlimited_lookups,
            switch: text::limit_lookups,
            holds: text::no_lookups_after,
            without: text::plan_without_lookups,
            on: text::lookups_on,
            off: text::lookups_off,
            change: text::change_lookups,
        },
        Meter::Users => Words {
            name: text::users,
            one: text::one_user,
            many: text::many_users,
            unlimited: text::unlimited_users,
            switch: text::limit_users,
            holds: text::no_more_than,
            without: text::plan_without_users,
            on: text::users_on,
            off: text::users_off,
            change: text::change_users,
        },
        Meter::Establishments => Words {
            name: text::establishments,
            one: text::one_establishment,
            many: text::many_establishments,
            unlimited: text::unlimited_establishments,
            switch: text::limit_establishments,
            holds: text::no_more_than,
            without: text::plan_without_users,
            on: text::establishments_on,
            off: text::establishments_off,
            change: text::change_establishments,
        },
        Meter::SalesAmount => Words {
            name: text::sales_amount,
            one: text::unlimited_sales_amount,
            many: text::up_to_sales_amount,
            unlimited: text::unlimited_sales_amount,
            switch: text::limit_sales_amount,
            holds: text::no_sales_after,
            without: text::plan_without_sales_amount,
            on: text::sales_amount_on,
            off: text::sales_amount_off,
            change: text::change_sales_amount,
        },
    }
}

/// What is counted: `Comprobantes`, `Usuarios`.
#[must_use]
pub fn name(meter: Meter) -> &'static str {
    t(words(meter).name)
}

/// A number of a meter: `1,500`, `S/ 1,500.00`
#[must_use]
pub fn number(meter: Meter, number: i64, currency: &Currency) -> String {
    if meter.is_money() {
        let currency = currency.clone();
        say::money(&Money {
            minor: number,
            currency,
        })
    } else {
        say::number(number)
    }
}

/// `500 comprobantes`, `comprobantes sin límite`, `ventas hasta S/ 1,500.00`
#[must_use]
pub fn counted(meter: Meter, limit: Option<i64>, currency: &Currency) -> String {
    let words = words(meter);
    match limit {
        None => t(words.unlimited).to_owned(),
        Some(1) if !meter.is_money() => t(words.one).to_owned(),
        Some(count) => (words.many)(language(), number(meter, count, currency)),
    }
}

/// What the switch of a meter is called.
#[must_use]
pub fn switch(meter: Meter) -> &'static str {
    t(words(meter).switch)
}

/// What follows from the switch, for the number it would apply.
#[must_use]
pub fn consequence(meter: Meter, limit: Option<i64>, currency: &Currency) -> String {
    let words = words(meter);
    match limit {
        Some(limit) => (words.holds)(language(), number(meter, limit, currency)),
        None => t(words.without).to_owned(),
    }
}

/// What the switch of an account's limit does as it stands: more than a number is refused, or charged.
#[must_use]
pub fn holds(meter: Meter, limit: &Limit, currency: &Currency) -> String {
    match &limit.beyond {
        Some(price) => text::charged(
            language(),
            counted(meter, limit.included(), currency),
            say::money(price),
        ),
        None => consequence(meter, limit.own.or(limit.plan), currency),
    }
}

/// That what is included runs out, or did, and what each one more costs; none while it is far, or where more is refused.
#[must_use]
pub fn running_out(limit: &Limit) -> Option<String> {
    let (price, mark) = limit.beyond.as_ref().zip(limit.mark())?;
    let (price, more) = (say::money(price), limit.used - limit.bound()?);
    Some(match (mark, more) {
        (..100, _) => text::nearly_used(language(), price),
        (_, ..=0) => text::all_used(language(), price),
        (_, 1) => text::one_beyond(language(), price),
        (_, more) => text::many_beyond(language(), say::number(more), price),
    })
}

/// Where the number comes from: the plan, or the account itself.
#[must_use]
pub fn source(meter: Meter, limit: &Limit, plan: &str, currency: &Currency) -> String {
    let given = counted(meter, limit.plan, currency);
    match limit.own {
        Some(own) => text::own_number(language(), counted(meter, Some(own), currency), given),
        None => text::from_plan(language(), plan.to_owned(), given),
    }
}

/// What was done, for the toast.
#[must_use]
pub fn switched(meter: Meter, on: bool) -> &'static str {
    let words = words(meter);
    t(if on { words.on } else { words.off })
}

/// What the dialog of its number is called.
#[must_use]
pub fn change(meter: Meter) -> &'static str {
    t(words(meter).change)
}
