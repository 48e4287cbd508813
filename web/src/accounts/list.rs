//! The list of accounts: what it shows is in its address, with the drawer of one over it.

pub mod asked;
pub mod bar;
pub mod bulk;
pub mod bulk_dialog;
pub mod cells;
pub mod columns;
pub mod display;
pub mod export;
pub mod filters;
pub mod showing;
pub mod table;
pub mod text;

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::{Account, AccountCursor, AccountId, AccountPage, AccountQuery, ListAccounts};

use crate::accounts::address;
use crate::accounts::drawer::AccountDrawer;
use crate::accounts::looked::Looked;
use crate::accounts::strip::Strip;
use crate::accounts::text as words;
use crate::auth::may;
use crate::kit::filter::Chips;
use crate::kit::table::Pager;
use crate::kit::{
    Button, Empty, ErrorNote, Kind, LinkButton, Listing, PageHead, Paged, Pick, Picked, TextInput, effect, language,
    listing, t,
};
use crate::views::ViewsMenu;

use self::asked::Asked;
use self::bar::{BulkBar, may_choose};
use self::bulk::Bulk;
use self::display::Display;
use self::export::{Export, ExportButton, ExportFailure};
use self::filters::{FilterPanel, Filters};
use self::showing::Showing;
use self::table::AccountsTable;

/// As many as a page holds: most resellers' accounts all at once.
const PAGE: u16 = 100;

/// The page.
#[component]
pub fn Accounts() -> impl IntoView {
    let showing = Showing::here();
    let id = address::id();
    let list = listing(move |cursor| {
        let query = AccountQuery {
            cursor,
            limit: Some(PAGE),
            ..showing.accounts.get()
        };
        ListAccounts { query }
    });
    let open = Memo::new(move |_| id.get().and_then(Result::ok));
    let drawer = Memo::new(move |_| id.read().is_some());
    let looked = Looked::new(open, list);
    let export = Export::new(showing);
    let exporting = may(Operation::ExportAccounts).then(|| view! { <ExportButton export /> });
    let new = may(Operation::CreateAccount).then(|| {
        view! { <LinkButton label=t(words::new_account) href=address::NEW icon="plus" kind=Kind::Primary /> }
    });
    view! {
        <PageHead title=t(words::accounts)>{exporting} {new}</PageHead>
        <ExportFailure export />
        <Strip list narrowed=Memo::new(move |_| showing.asked.with(Asked::narrows)) />
        <List list showing open />
        {move || drawer.get().then(|| view! { <AccountDrawer looked query=showing.query /> })}
    }
}

/// The card of the list: what is asked, and what fits.
#[component]
fn List(list: Listing<Account>, showing: Showing, open: Memo<Option<AccountId>>) -> impl IntoView {
    let picked = may_choose().then(|| Picked::new(list));
    let bulk = picked.map(|picked| Bulk::new(picked, list));
    if let Some(picked) = picked {
        effect(move || {
            showing.accounts.track();
            picked.clear();
        });
    }
    let found = Signal::derive(move || list.total.get().filter(|_| !list.waiting.get()));
    let filters = Filters::new(showing, found);
    let choosing = move || picked.is_some_and(|picked| picked.count() > 0);
    let retry = Callback::new(move |()| list.again());
    let none = move || list.begun.get() && list.items.read().is_empty();
    let plain = Signal::derive(move || showing.asked.with(|asked| *asked == asked.look()));
    let present = Signal::derive(move || showing.query.get());
    let read = |query: &str| Asked::of_query(query).query();
    let go = Callback::new(move |query: String| showing.open(&query));
    view! {
        {move || list.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        <section
            class="card list"
            aria-label=t(words::accounts)
            aria-busy=move || list.waiting.get().to_string()
        >
            {bulk.map(|bulk| view! { <BulkBar bulk /> })}
            <form
                class="filters"
                role="search"
                hidden=choosing
                on:submit=|event| event.prevent_default()
            >
                <TextInput
                    value=showing.searched(Asked::words, Asked::search)
                    kind="search"
                    icon="search"
                    label=t(words::search)
                    placeholder=t(words::search_by)
                />
                <FilterPanel filters />
                <span class="push" />
                <ViewsMenu present plain read open=go />
                <Display showing />
            </form>
            <Chips set=Signal::derive(move || filters.set()) clear=filters.clear() />
            <AccountsTable list showing open picked />
            {move || none().then(|| view! { <Nothing showing filters /> })}
            <Pager list />
        </section>
    }
    .into_any()
}

/// What stands where no account is: how to begin, or that nothing fits what is searched for and filtered.
#[component]
fn Nothing(showing: Showing, filters: Filters) -> impl IntoView {
    move || {
        let asked = showing.asked.get();
        let (words_asked, filtered) = (asked.words().to_owned(), asked.filters() > 0);
        let clear = Callback::new(move |()| {
            showing.change(|asked| {
                asked.clear_filters();
                asked.search("");
            });
        });
        match (words_asked.is_empty(), filtered) {
            (false, true) => view! {
                <Empty icon="search" title=words::not_found(language(), words_asked) about=text::none_fits_more(language(), filters.said())>
                    <Button label=t(text::clear_both) on_click=clear />
                </Empty>
            }
            .into_any(),
            (false, false) => view! {
                <Empty icon="search" title=words::not_found(language(), words_asked) about=t(words::not_found_more)>
                    <Button label=t(words::clear_search) on_click=clear />
                </Empty>
            }
            .into_any(),
            (true, true) => view! {
                <Empty icon="filter" title=t(text::none_fits) about=text::none_fits_more(language(), filters.said())>
                    <Button label=t(text::clear) on_click=clear />
                </Empty>
            }
            .into_any(),
            (true, false) if may(Operation::CreateAccount) => view! {
                <Empty icon="accounts" title=t(words::empty) about=t(words::empty_more)>
                    <LinkButton label=t(words::new_account) href=address::NEW icon="plus" />
                </Empty>
            }
            .into_any(),
            (true, false) => {
                view! { <Empty icon="accounts" title=t(words::empty) about=t(words::empty_for_readers) /> }.into_any()
            }
        }
    }
}

impl Paged for AccountPage {
    type Item = Account;
    type Cursor = AccountCursor;
    fn cut(self) -> (Vec<Account>, Option<AccountCursor>, Option<i64>) {
        (self.items, self.next, self.total)
    }
}

/// An account is changed at the version at which it was seen, and spoken of by its name.
impl Pick for Account {
    type Key = AccountId;
    type Kept = (i64, String);
    fn key(&self) -> AccountId {
        self.id
    }
    fn kept(&self) -> (i64, String) {
        (self.version, self.name.clone())
    }
}
