//! The levels of a lock, in words and as a decision.

use leptos::prelude::*;
use types::accounts::LockLevel;

use crate::accounts::standing_text as text;
use crate::kit::{Choice, Field, Tone, t};

/// A locked account's state in two words.
#[must_use]
pub fn name(level: LockLevel) -> &'static str {
    t(match level {
        LockLevel::Users => text::locked_users,
        LockLevel::Issuing => text::locked_issuing,
        LockLevel::Everything => text::locked_everything,
    })
}

/// What a level stops, in a word or two.
#[must_use]
pub fn stops(level: LockLevel) -> &'static str {
    t(match level {
        LockLevel::Users => text::users,
        LockLevel::Issuing => text::issuing,
        LockLevel::Everything => text::everything,
    })
}

/// What a level stops, in a sentence.
#[must_use]
pub fn means(level: LockLevel) -> &'static str {
    t(match level {
        LockLevel::Users => text::users_more,
        LockLevel::Issuing => text::issuing_more,
        LockLevel::Everything => text::everything_more,
    })
}

/// How grave a level is: one under which the client goes on working is a warning.
#[must_use]
pub const fn tone(level: LockLevel) -> Tone {
    match level {
        LockLevel::Users => Tone::Warn,
        LockLevel::Issuing | LockLevel::Everything => Tone::Bad,
    }
}

/// The level that was chosen in a [`LevelField`].
#[must_use]
pub fn chosen(level: RwSignal<String>) -> LockLevel {
    level.with_untracked(|name| LockLevel::of_name(name).unwrap_or_default())
}

/// The decision: three cards, each with what follows from it.
#[component]
pub fn LevelField(level: RwSignal<String>) -> impl IntoView {
    let card = move |each: LockLevel| {
        view! { <Choice chosen=level value=each.name() group="level" label=stops(each) about=means(each) /> }
    };
    view! {
        <Field name="level" label=t(text::what_stops) hint=t(text::stays) group=true>
            <div class="stack tight">{LockLevel::ALL.map(card).into_iter().collect_view()}</div>
        </Field>
    }
    .into_any()
}
