//! The accounts that need somebody first, and the newest: a few of each, with the way to all of them.

use leptos::prelude::*;
use types::accounts::Account;
use types::overview::{AccountsInTrouble, NearLimit};

use crate::accounts::{LIST, address};
use crate::kit::{Card, Dot, Meter, Tone, language, say, t};
use crate::overview::text;

/// Accounts near their limit, the fullest first.
#[component]
pub fn Near(near: NearLimit) -> impl IntoView {
    let end = |account: &Account| {
        let about = text::documents_of(language(), account.name.clone());
        view! { <Meter value=account.documents.used limit=account.documents.effective about /> }.into_any()
    };
    let rows = near.first.iter().map(|account| row(account, None, end(account)));
    let all = (near.accounts > 0).then(|| format!("{LIST}?near_limit=true"));
    card(t(text::near_limit), all, rows.collect(), t(text::none_near))
}

/// Accounts with problems, the oldest first.
#[component]
pub fn Troubled(problems: AccountsInTrouble) -> impl IntoView {
    let end = |account: &Account| {
        let notes = account.notifications;
        let count = notes.not_sent + notes.pending_voiding + notes.with_errors;
        let tone = if notes.with_errors > 0 { Tone::Bad } else { Tone::Warn };
        view! { <Dot label=text::to_attend(language(), say::number(count)) tone /> }.into_any()
    };
    let since = |account: &Account| {
        let oldest = account.notifications.oldest_at;
        oldest.map(|at| text::since(language(), say::lately(at)))
    };
    let rows = problems
        .first
        .iter()
        .map(|account| row(account, since(account), end(account)));
    let all = (problems.accounts > 0).then(|| format!("{LIST}?problems=true"));
    card(t(text::with_problems), all, rows.collect(), t(text::none_with_problems))
}

/// The accounts created last.
#[component]
pub fn Newest(newest: Vec<Account>) -> impl IntoView {
    let end = |account: &Account| view! { <small class="num">{say::lately(account.created_at)}</small> }.into_any();
    let rows = newest.iter().map(|account| row(account, None, end(account)));
    card(t(text::newest), Some(LIST.to_owned()), rows.collect(), "")
}

fn card(title: &'static str, all: Option<String>, rows: Vec<AnyView>, nothing: &'static str) -> AnyView {
    let acts = move || {
        all.clone().map(|href| {
            view! { <a class="btn ghost sm" href=href>{t(text::see_all)} <span class="vh">{format!(": {title}")}</span></a> }
        })
    };
    if rows.is_empty() {
        return view! { <Card title><p class="muted">{nothing}</p></Card> }.into_any();
    }
    view! { <Card title acts bare=true><ul role="list" class="rows">{rows}</ul></Card> }.into_any()
}

/// An account with what is to be said of it, or its hostname, and a figure at the end.
fn row(account: &Account, note: Option<String>, end: AnyView) -> AnyView {
    let href = address::tab(account.id, address::OVERVIEW);
    let note = note.unwrap_or_else(|| account.hostname.clone());
    view! {
        <li>
            <div class="ell">
                <a href=href title=account.name.clone()>{account.name.clone()}</a>
                <small class="ell">{note}</small>
            </div>
            {end}
        </li>
    }
    .into_any()
}
