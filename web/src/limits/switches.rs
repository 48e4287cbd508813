//! The meters of an account and their switches.

use leptos::prelude::*;
use types::limits::Meter as What;

use crate::kit::{ErrorNote, Meter, StaleNote, Switch};
use crate::limits::change::Changing;
use crate::limits::words;

/// What a first look at an account shows: the rest is on its page.
const FIRST: [What; 2] = [What::Documents, What::Users];

/// How much is used of one limit, with its bar.
pub fn meter(changing: Changing, what: What) -> AnyView {
    let limit = Memo::new(move |_| changing.limit(what));
    let drawn = move || {
        let limit = limit.get()?;
        let currency = what.is_money().then(|| changing.currency());
        let (most, charged) = (limit.bound(), limit.beyond.is_some());
        let more = words::running_out(&limit).map(|said| view! { <p class="hint">{said}</p> });
        Some(view! {
            <div class="stack tight">
                <Meter value=limit.used limit=most label=words::name(what) currency charged />
                {more}
            </div>
        })
    };
    drawn.into_any()
}

/// How much is used of the first limits, one below the other.
#[component]
pub fn Meters(changing: Changing) -> impl IntoView {
    FIRST.map(|what| meter(changing, what)).into_iter().collect_view()
}

/// The switch of one limit. It stays on the page while it moves, so that the focus does.
pub fn switch(changing: Changing, what: What, allowed: bool) -> AnyView {
    let on = Memo::new(move |_| changing.limit(what).is_some_and(|limit| limit.enforced));
    let limit = Memo::new(move |_| changing.limit(what));
    let on_change = Callback::new(move |on| changing.switch(what, on));
    let drawn = move || {
        let currency = changing.currency();
        let hint = match limit.get() {
            Some(limit) => words::holds(what, &limit, &currency),
            None => words::consequence(what, None, &currency),
        };
        view! { <Switch value=on label=words::switch(what) hint disabled=!allowed on_change /> }
    };
    drawn.into_any()
}

/// The first switches, and why the last try failed.
#[component]
pub fn Switches(changing: Changing, allowed: bool) -> impl IntoView {
    view! {
        {FIRST.map(|what| switch(changing, what, allowed)).into_iter().collect_view()}
        <ChangeFailure changing />
    }
}

/// Why the last change failed.
#[component]
pub fn ChangeFailure(changing: Changing) -> impl IntoView {
    move || match changing.task.failure.get() {
        Some(_) if changing.task.is_stale() => view! { <StaleNote /> }.into_any(),
        Some(failure) => view! { <ErrorNote failure /> }.into_any(),
        None => ().into_any(),
    }
}
