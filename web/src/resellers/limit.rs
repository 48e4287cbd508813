//! A limit people set: a number, or none. Which of both it is, is always in sight.

use leptos::prelude::*;
use types::kit::fault::{Fault, Faults};
use types::resellers::limit;

use crate::kit::field::FieldTie;
use crate::kit::{Field, Segmented, TextInput, say, t};
use crate::resellers::text;

const SOME: &str = "some";
const NONE: &str = "none";

/// A limit being set. Copied freely.
#[derive(Clone, Copy)]
pub struct Limit {
    kind: RwSignal<String>,
    number: RwSignal<String>,
}

impl Limit {
    /// At first a number is asked for, so that nobody sells without a limit by leaving a field empty.
    #[must_use]
    pub fn asked() -> Self {
        Self {
            kind: RwSignal::new(SOME.to_owned()),
            number: RwSignal::new(String::new()),
        }
    }

    /// The limit as it is.
    #[must_use]
    pub fn of(limit: Option<i64>) -> Self {
        let kind = if limit.is_some() { SOME } else { NONE };
        Self {
            kind: RwSignal::new(kind.to_owned()),
            number: RwSignal::new(limit.map(|number| number.to_string()).unwrap_or_default()),
        }
    }

    /// The limit as set: none = unlimited.
    ///
    /// # Errors
    /// When a number is asked for and what was typed is not one, or not one that a limit can be.
    pub fn read(self) -> Result<Option<i64>, Fault> {
        if *self.kind.read_untracked() == NONE {
            return Ok(None);
        }
        limit(Some(whole(&self.number.read_untracked())?))
    }
}

/// Adds what is wrong with the limits to what is wrong with the rest, where they stand for nothing.
///
/// # Errors
/// Every field that is wrong.
pub fn with_limits<V>(rest: Result<V, Faults>, limits: &[(&str, Limit)]) -> Result<(), Faults> {
    let mut faults = rest.err().unwrap_or_default();
    for (field, limit) in limits {
        faults.take(field, limit.read());
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// A whole number as people type it, with or without marks between the thousands.
fn whole(typed: &str) -> Result<i64, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Fault::Required);
    }
    let parts: Vec<&str> = typed.split(['.', ',', ' ', '\u{a0}']).collect();
    let is_grouped = |(place, part): (usize, &&str)| match place {
        0 => parts.len() == 1 || (1..=3).contains(&part.len()),
        _ => part.len() == 3,
    };
    if !parts.iter().enumerate().all(is_grouped) {
        return Err(Fault::Malformed);
    }
    parts.concat().parse().map_err(|_| Fault::Malformed)
}

/// The field: up to a number of something, or no limit.
#[component]
pub fn LimitField(
    name: &'static str,
    #[prop(into)] label: String,
    /// What is counted, after the number.
    unit: &'static str,
    limit: Limit,
    #[prop(optional, into)] hint: Option<String>,
    /// What is chosen from instead of a limit and none.
    #[prop(optional)]
    choices: Option<(&'static str, &'static str)>,
) -> impl IntoView {
    let (some, none) = choices.unwrap_or_else(|| (t(text::up_to), t(text::no_limit)));
    let options = vec![(SOME, some), (NONE, none)];
    let spoken = label.clone();
    let hint = hint.map(|hint| view! { <p class="hint">{hint}</p> });
    view! {
        <Field name label group=true>
            <div class="join">
                <Segmented value=limit.kind options />
                <Number limit unit label=spoken />
            </div>
            {hint}
        </Field>
    }
    .into_any()
}

#[component]
fn Number(limit: Limit, unit: &'static str, label: String) -> impl IntoView {
    let tie = FieldTie::around();
    let is_some = Memo::new(move |_| *limit.kind.read() == SOME);
    Effect::new(move |_| {
        is_some.track();
        tie.touched();
    });
    move || {
        let label = label.clone();
        is_some.get().then(|| {
            view! { <TextInput value=limit.number keys="numeric" suffix=unit label /> }
        })
    }
}

/// A limit, to be read.
#[must_use]
pub fn limit_text(limit: Option<i64>) -> String {
    limit.map_or_else(|| t(text::no_limit).to_owned(), say::number)
}

#[cfg(test)]
mod tests {
    use types::kit::fault::Fault;

    use super::whole;

    #[test]
    fn a_number_is_read_with_and_without_marks_between_the_thousands() {
        for (typed, number) in [
            ("500", 500),
            (" 1500 ", 1500),
            ("1,500", 1500),
            ("1.500.000", 1_500_000),
            ("12 000", 12_000),
        ] {
            assert_eq!(whole(typed), Ok(number), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_whole_number_is_not_guessed_at() {
        assert_eq!(whole("  "), Err(Fault::Required));
        for typed in [
            "1.5",
            "1,50",
            "15.0000",
            "1..000",
            "mil",
            "12 000 0",
            "99999999999999999999",
        ] {
            assert_eq!(whole(typed), Err(Fault::Malformed), "{typed}");
        }
        assert_eq!(whole("-5"), Ok(-5), "a limit's own rule refuses it");
    }
}
