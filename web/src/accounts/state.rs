//! How an account stands, in a table, in a header and in words. The normal is quiet.

use leptos::prelude::*;
use types::accounts::{AccountState, Environment};

use crate::accounts::{level, text};
use crate::kit::{Badge, Note, Tone, language, say, t};

/// The environment in a table: grey, and demo dashed.
pub fn environment(environment: Environment) -> AnyView {
    match environment {
        Environment::Production => t(text::production).into_any(),
        Environment::Demo => demo_badge(),
    }
}

/// The environment in a header.
pub fn environment_badge(environment: Environment) -> AnyView {
    match environment {
        Environment::Production => view! { <Badge label=t(text::production) /> }.into_any(),
        Environment::Demo => demo_badge(),
    }
}

fn demo_badge() -> AnyView {
    view! { <Badge label=t(text::demo) draft=true /> }.into_any()
}

/// The state in a header.
pub fn state_badge(state: &AccountState) -> AnyView {
    match state {
        AccountState::Active => view! { <Badge label=t(text::active) tone=Tone::Ok /> }.into_any(),
        AccountState::Locked { level, .. } => {
            view! { <Badge label=level::name(*level) tone=level::tone(*level) /> }.into_any()
        }
    }
}

/// Why an account is locked, by whom and since when; nothing for one that is not.
pub fn lock_note(state: &AccountState) -> Option<AnyView> {
    let AccountState::Locked {
        level,
        since,
        reason,
        by,
        ..
    } = state
    else {
        return None;
    };
    let who = text::locked_by(language(), by.clone(), say::lately(*since));
    let reason = reason.clone();
    let (tone, means) = (level::tone(*level), level::means(*level));
    let note = view! {
        <Note tone=tone>
            <b>{reason}</b>
            <p>{who}</p>
            <p>{means}</p>
        </Note>
    };
    Some(note.into_any())
}
