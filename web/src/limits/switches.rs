//! The meters of an account and their switches.

use leptos::prelude::*;
use types::accounts::Account;
use types::limits::{Limit, Meter as What};

use crate::kit::{ErrorNote, Meter, StaleNote, Switch};
use crate::limits::change::Changing;
use crate::limits::words;

/// One limit of an account.
#[must_use]
pub fn limit_of(account: &Account, what: What) -> &Limit {
    match what {
        What::Documents => &account.documents,
        What::Users => &account.users,
    }
}

/// How much is used of one limit, with its bar.
pub fn meter(account: Memo<Account>, what: What) -> AnyView {
    let limit = Memo::new(move |_| account.with(|account| limit_of(account, what).clone()));
    let drawn = move || {
        let limit = limit.get();
        if let Some(number) = limit.effective {
            view! { <Meter value=limit.used limit=Some(number) label=words::name(what) /> }
        } else {
            view! { <Meter value=limit.used limit=None label=words::name(what) /> }
        }
    };
    drawn.into_any()
}

/// How much is used of each limit, one below the other.
#[component]
pub fn Meters(account: Memo<Account>) -> impl IntoView {
    What::ALL.map(|what| meter(account, what)).into_iter().collect_view()
}

/// The switch of one limit. It stays on the page while it moves, so that the focus does.
pub fn switch(changing: Changing, what: What, allowed: bool) -> AnyView {
    let account = changing.account;
    let on = Memo::new(move |_| account.with(|account| limit_of(account, what).enforced));
    let number = Memo::new(move |_| {
        account.with(|account| {
            let limit = limit_of(account, what);
            limit.own.or(limit.plan)
        })
    });
    let on_change = Callback::new(move |on| changing.switch(what, on));
    let drawn = move || {
        let hint = words::consequence(what, number.get());
        view! { <Switch value=on label=words::switch(what) hint disabled=!allowed on_change /> }
    };
    drawn.into_any()
}

/// Both switches, and why the last try failed.
#[component]
pub fn Switches(changing: Changing, allowed: bool) -> impl IntoView {
    view! {
        {What::ALL.map(|what| switch(changing, what, allowed)).into_iter().collect_view()}
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
