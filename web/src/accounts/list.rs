//! The list of accounts: searched in the address, with the drawer of one over it.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use types::access::Operation;
use types::accounts::{Account, AccountCursor, AccountPage, AccountQuery, ListAccounts};

use crate::accounts::drawer::AccountDrawer;
use crate::accounts::looked::Looked;
use crate::accounts::row::{columns, key, row};
use crate::accounts::strip::Strip;
use crate::accounts::{address, text};
use crate::auth::may;
use crate::kit::{Button, Empty, Kind, LinkButton, ListTable, PageHead, Paged, TextInput, language, listing, t};

/// As many as a page holds: most resellers' accounts all at once.
const PAGE: u16 = 100;

/// How long typing must rest before the list is asked.
const REST: Duration = Duration::from_millis(250);

/// The page.
#[component]
pub fn Accounts() -> impl IntoView {
    let words = address::words();
    let id = address::id();
    let list = listing(move |cursor| {
        let words = words.get();
        let query = AccountQuery {
            q: (!words.is_empty()).then_some(words),
            cursor,
            limit: Some(PAGE),
            ..AccountQuery::default()
        };
        ListAccounts { query }
    });
    let typed = search(words);
    let clear = Callback::new(move |()| typed.set(String::new()));
    let open = Memo::new(move |_| id.get().and_then(Result::ok));
    let drawer = Memo::new(move |_| id.read().is_some());
    let looked = Looked::new(open, list);
    let new = may(Operation::CreateAccount).then(|| {
        view! { <LinkButton label=t(text::new_account) href=address::NEW icon="plus" kind=Kind::Primary /> }
    });
    let drawn = move |account: Account| row(account, open, words);
    view! {
        <PageHead title=t(text::accounts)>{new}</PageHead>
        <Strip list words />
        <ListTable
            caption=t(text::caption)
            columns=columns()
            list
            key
            row=drawn
            empty=move || view! { <Nothing words clear /> }
        >
            <form class="filters" role="search" on:submit=|event| event.prevent_default()>
                <TextInput
                    value=typed
                    kind="search"
                    icon="search"
                    label=t(text::search)
                    placeholder=t(text::search_by)
                />
            </form>
        </ListTable>
        {move || drawer.get().then(|| view! { <AccountDrawer looked words /> })}
    }
}

/// What is typed in the search box: written to the address when typing rests, and read from it when it changes
/// by other means.
fn search(words: Memo<String>) -> RwSignal<String> {
    let typed = RwSignal::new(words.get_untracked());
    let id = address::id();
    let navigate = use_navigate();
    let mut ask = debounce(REST, move |asked: String| {
        if words.try_get_untracked().is_some_and(|words| words != asked) {
            let drawer = id.get_untracked().and_then(Result::ok);
            navigate(&address::list(drawer, &asked), address::quietly(true));
        }
    });
    Effect::new(move |before: Option<()>| {
        let asked = typed.read().trim().to_owned();
        if before.is_some() {
            ask(asked);
        }
    });
    Effect::new(move |before: Option<()>| {
        let words = words.get();
        if before.is_some() && typed.read_untracked().trim() != words {
            typed.set(words);
        }
    });
    typed
}

/// What stands where no account is: how to begin, or that the search finds nothing.
#[component]
fn Nothing(words: Memo<String>, clear: Callback<()>) -> impl IntoView {
    let asked = words.get();
    if !asked.is_empty() {
        let title = text::not_found(language(), asked);
        return view! {
            <Empty icon="search" title about=t(text::not_found_more)>
                <Button label=t(text::clear_search) on_click=clear />
            </Empty>
        }
        .into_any();
    }
    if may(Operation::CreateAccount) {
        view! {
            <Empty icon="accounts" title=t(text::empty) about=t(text::empty_more)>
                <LinkButton label=t(text::new_account) href=address::NEW icon="plus" />
            </Empty>
        }
        .into_any()
    } else {
        view! { <Empty icon="accounts" title=t(text::empty) about=t(text::empty_for_readers) /> }.into_any()
    }
}

impl Paged for AccountPage {
    type Item = Account;
    type Cursor = AccountCursor;
    fn cut(self) -> (Vec<Account>, Option<AccountCursor>, Option<i64>) {
        (self.items, self.next, self.total)
    }
}
