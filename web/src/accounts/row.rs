//! A row of the list of accounts.

use leptos::prelude::*;
use types::accounts::{Account, AccountId, AccountState, Environment};

use crate::accounts::list::cells::cell;
use crate::accounts::list::columns::Col;
use crate::accounts::list::text as words;
use crate::accounts::{address, text};
use crate::kit::pick::tick;
use crate::kit::{Picked, language, t};

/// What tells one row from another, and a changed one from what it was.
pub fn key(account: &Account) -> String {
    let Account { id, version, .. } = account;
    let notes = account.notifications;
    let counts = [
        account.documents.used,
        account.users.used,
        account.monthly_total,
        account.lookups,
        notes.not_sent,
        notes.pending_voiding,
        notes.with_errors,
    ];
    let counts = counts.map(|count| count.to_string()).join("-");
    format!("{id}-{version}-{counts}")
}

/// What rows of one table share.
#[derive(Clone)]
pub struct Drawing {
    pub columns: Vec<Col>,
    /// Whether somebody chose the columns, so that none leaves when the list narrows.
    pub chosen: bool,
    /// The account in the drawer.
    pub open: Memo<Option<AccountId>>,
    /// What the address of the list says.
    pub query: Memo<String>,
    pub picked: Option<Picked<Account>>,
}

/// The row; it is marked while the drawer shows its account.
pub fn row(account: &Account, drawing: &Drawing) -> AnyView {
    let id = account.id;
    let Drawing { open, query, .. } = *drawing;
    let current = move || (open.get() == Some(id)).then_some("true");
    let href = move || address::list(Some(id), &query.read());
    let own_column = drawing.columns.contains(&Col::Hostname);
    let below = (!own_column).then(|| {
        let apart = apart(account).filter(|_| !drawing.chosen);
        let apart = apart.map(|word| view! { <span class="nar">" · " {word}</span> });
        view! { <small>{account.hostname.clone()} {apart}</small> }
    });
    let cells = drawing
        .columns
        .iter()
        .map(|column| cell(*column, account, drawing.chosen));
    view! {
        <tr aria-current=current>
            {drawing.picked.map(|picked| tick(picked, account, words::choose(language(), account.name.clone())))}
            <td class="who">
                <a href=href data-noscroll="" title=account.name.clone()>{account.name.clone()}</a>
                {below}
            </td>
            {cells.collect_view()}
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
