//! A row of the list of accounts.

use leptos::prelude::*;
use types::accounts::{Account, AccountId, AccountState, Environment};
use types::limits::{Limit, Nearness};
use types::tax_id::written;

use crate::accounts::state::{environment, state_dot};
use crate::accounts::{address, text};
use crate::kit::{Column, Meter, language, say, t};

#[must_use]
pub fn columns() -> Vec<Column> {
    vec![
        Column(t(text::company), ""),
        Column(t(text::tax_id), "w3"),
        Column(t(text::plan), "w3"),
        Column(t(text::access), "w4"),
        Column(t(text::environment), "w2"),
        Column(t(text::state), "w1"),
        Column(t(text::cycle_documents), ""),
        Column(t(text::users), "w4 n"),
        Column(t(text::total), "w4 n"),
    ]
}

/// What tells one row from another, and a changed one from what it was.
pub fn key(account: &Account) -> String {
    let Account {
        id,
        version,
        documents,
        users,
        ..
    } = account;
    format!("{id}-{version}-{}-{}", documents.used, users.used)
}

/// The row; it is marked while the drawer shows its account.
pub fn row(account: Account, open: Memo<Option<AccountId>>, words: Memo<String>) -> AnyView {
    let id = account.id;
    let current = move || (open.get() == Some(id)).then_some("true");
    let href = move || address::list(Some(id), &words.read());
    let counted = text::documents_of(language(), account.name.clone());
    let created = text::created_on(language(), say::day_of(account.created_at));
    let apart = apart(&account).map(|word| view! { <span class="nar">" · " {word}</span> });
    view! {
        <tr aria-current=current>
            <td class="who">
                <a href=href data-noscroll="" title=account.name.clone()>{account.name.clone()}</a>
                <small>{account.hostname.clone()} {apart}</small>
            </td>
            <td class="w3 nw">{written(account.country, &account.tax_id)}</td>
            <td class="w3 ell" title=account.plan.name.clone()>{account.plan.name.clone()}</td>
            <td class="w4 two">
                <span title=account.access_email.clone()>{account.access_email.clone()}</span>
                <small>{created}</small>
            </td>
            <td class="w2">{environment(account.environment)}</td>
            <td class="w1">{state_dot(&account.state)}</td>
            <td><Meter value=account.documents.used limit=account.documents.effective about=counted /></td>
            <td class="w4 n">{against(&account.users)}</td>
            <td class="w4 n">{say::number(account.total_documents)}</td>
        </tr>
    }
    .into_any()
}

/// On a narrow list, where the columns of state and environment are gone: only what is out of the ordinary.
fn apart(account: &Account) -> Option<AnyView> {
    match (&account.state, account.environment) {
        (AccountState::Locked { .. }, _) => Some(view! { <span class="bad ink">{t(text::locked)}</span> }.into_any()),
        (AccountState::Active, Environment::Demo) => Some(t(text::demo).into_any()),
        (AccountState::Active, Environment::Production) => None,
    }
}

/// A number against its limit, without a bar.
fn against(limit: &Limit) -> AnyView {
    let tone = match limit.nearness() {
        Nearness::Far => "",
        Nearness::Near => "warn ink",
        Nearness::Reached => "bad ink",
    };
    let bound = limit
        .effective
        .map(|bound| view! { <span class="muted">" / " {say::number(bound)}</span> });
    view! { <span class=tone>{say::number(limit.used)}</span> {bound} }.into_any()
}
