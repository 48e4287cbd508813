//! Limits in words: names of the meters, numbers with what they count, what a switch does.

use types::limits::{Limit, Meter};

use crate::kit::{language, say, t};
use crate::limits::text;

/// What is counted: `Comprobantes`, `Usuarios`.
#[must_use]
pub fn name(meter: Meter) -> &'static str {
    match meter {
        Meter::Documents => t(text::documents),
        Meter::Users => t(text::users),
    }
}

/// `500 comprobantes`, `comprobantes sin límite`
#[must_use]
pub fn documents_counted(limit: Option<i64>) -> String {
    match limit {
        None => t(text::unlimited_documents).to_owned(),
        Some(1) => t(text::one_document).to_owned(),
        Some(count) => text::many_documents(language(), say::number(count)),
    }
}

/// `3 usuarios`, `usuarios sin límite`
#[must_use]
pub fn users_counted(limit: Option<i64>) -> String {
    match limit {
        None => t(text::unlimited_users).to_owned(),
        Some(1) => t(text::one_user).to_owned(),
        Some(count) => text::many_users(language(), say::number(count)),
    }
}

/// As [`documents_counted`] or [`users_counted`], by the meter.
#[must_use]
pub fn counted(meter: Meter, limit: Option<i64>) -> String {
    match meter {
        Meter::Documents => documents_counted(limit),
        Meter::Users => users_counted(limit),
    }
}

/// What the switch of a meter is called.
#[must_use]
pub fn switch(meter: Meter) -> &'static str {
    match meter {
        Meter::Documents => t(text::limit_documents),
        Meter::Users => t(text::limit_users),
    }
}

/// What follows from the switch, for the number it would apply.
#[must_use]
pub fn consequence(meter: Meter, number: Option<i64>) -> String {
    let Some(number) = number else {
        return t(match meter {
            Meter::Documents => text::plan_without_documents,
            Meter::Users => text::plan_without_users,
        })
        .to_owned();
    };
    match meter {
        Meter::Documents => text::stops_at(language(), say::number(number)),
        Meter::Users => text::no_more_than(language(), say::number(number)),
    }
}

/// Where the number comes from: the plan, or the account itself.
#[must_use]
pub fn source(meter: Meter, limit: &Limit, plan: &str) -> String {
    match limit.own {
        Some(own) => text::own_number(language(), counted(meter, Some(own)), counted(meter, limit.plan)),
        None => text::from_plan(language(), plan.to_owned(), counted(meter, limit.plan)),
    }
}

/// What was done, for the toast.
#[must_use]
pub fn switched(meter: Meter, on: bool) -> &'static str {
    t(match (meter, on) {
        (Meter::Documents, true) => text::documents_on,
        (Meter::Documents, false) => text::documents_off,
        (Meter::Users, true) => text::users_on,
        (Meter::Users, false) => text::users_off,
    })
}
