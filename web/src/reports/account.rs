//! Choosing the account of a report: found by its name, its tax number or its hostname.

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use types::accounts::{Account, AccountId, AccountQuery, ListAccounts};
use types::tax_id::written;

use crate::kit::{Button, ErrorNote, Icon, TextInput, effect, load, t};
use crate::reports::text;

/// As many as are offered at once.
const FOUND: u16 = 6;
/// So long one types before it is searched for.
const TYPING: std::time::Duration = std::time::Duration::from_millis(250);

/// The account that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub id: AccountId,
    pub name: String,
    pub hostname: String,
    pub tax_id: String,
}

impl Chosen {
    #[must_use]
    pub fn of(account: &Account) -> Self {
        Self {
            id: account.id,
            name: account.name.clone(),
            hostname: account.hostname.clone(),
            tax_id: written(account.country, &account.tax_id),
        }
    }
}

/// The account that was chosen, or the search for one.
#[component]
pub fn AccountChoice(chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    move || match chosen.get() {
        Some(account) => {
            let change = Callback::new(move |()| chosen.set(None));
            view! {
                <div class="chosen">
                    <span>
                        <b>{account.name}</b>
                        <small class="muted">{account.tax_id} " · " {account.hostname}</small>
                    </span>
                    <Button label=t(text::change_account) small=true on_click=change />
                </div>
            }
            .into_any()
        }
        None => view! { <Search chosen /> }.into_any(),
    }
}

#[component]
fn Search(chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let (typed, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let mut settle = debounce(TYPING, move |text: String| words.set(text));
    effect(move || settle(typed.get()));
    let found = load(move || {
        let words = words.get();
        (!words.trim().is_empty()).then(|| ListAccounts {
            query: AccountQuery {
                q: Some(words),
                limit: Some(FOUND),
                ..AccountQuery::default()
            },
        })
    });
    let retry = Callback::new(move |()| found.again());
    let row = move |account: Account| {
        let account = Chosen::of(&account);
        let (name, about) = (
            account.name.clone(),
            format!("{} · {}", account.tax_id, account.hostname),
        );
        view! {
            <li>
                <button type="button" class="pick" on:click=move |_| chosen.set(Some(account.clone()))>
                    <b>{name}</b>
                    <small class="muted">{about}</small>
                    <Icon name="right" />
                </button>
            </li>
        }
    };
    let shown = move || {
        let asked = !words.read().trim().is_empty();
        let page = found.value.get().filter(|_| asked)?;
        Some(if page.items.is_empty() {
            view! { <p class="muted">{t(text::no_account)}</p> }.into_any()
        } else {
            view! { <ul class="picks">{page.items.into_iter().map(row).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        <TextInput value=typed kind="search" icon="search" label=t(text::find_account) placeholder=t(text::find_account) />
        {move || found.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        <div role="status">{shown}</div>
    }
    .into_any()
}
