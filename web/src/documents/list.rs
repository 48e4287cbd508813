//! Lists of documents: those of all accounts, and those of one on its page. What is shown is in the address.

pub mod asked;
pub mod filters;
pub mod row;
pub mod showing;
pub mod table;
pub mod text;
pub mod totals;

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::{Account, AccountId, Environment};
use types::documents::{DocumentQuery, FindDocuments, ListDocuments};
use types::tax_id::Country;

use crate::accounts::address;
use crate::auth::{may, me};
use crate::documents::list::asked::Asked;
use crate::documents::list::filters::{FilterPanel, Filters};
use crate::documents::list::row::Listed;
use crate::documents::list::showing::{Showing, showing_at};
use crate::documents::list::table::DocumentsTable;
use crate::documents::list::totals::Totals;
use crate::documents::storage::Storage;
use crate::documents::{ADDRESS, state_text, text as words};
use crate::kit::filter::Chips;
use crate::kit::table::Pager;
use crate::kit::{Button, Empty, ErrorNote, LinkButton, Listing, PageHead, TextInput, language, listing, t};

/// The page of all documents.
#[component]
pub fn Documents() -> impl IntoView {
    let showing = showing_at(ADDRESS.to_owned());
    let reseller = untrack(me).and_then(|me| me.reseller);
    let country = reseller.map_or(Country::Pe, |reseller| reseller.country);
    let list = listing(move |cursor| {
        let query = DocumentQuery {
            cursor,
            ..showing.asked.get().documents
        };
        FindDocuments { query }
    });
    let empty = Empties {
        about: t(text::empty_of_all),
        way: may(Operation::ListAccounts).then(|| (t(text::to_accounts), address::LIST.to_owned(), "accounts")),
    };
    view! {
        <PageHead title=t(state_text::documents) about=t(text::about) />
        <Totals account=None showing country usual=Environment::Production />
        <List list showing country empty of_all=true />
    }
    .into_any()
}

/// The documents of an account. `integration` is the address of the page where the account's keys are made.
#[component]
pub fn DocumentList(account: Memo<Account>, integration: String) -> impl IntoView {
    let (id, country, usual): (AccountId, _, _) =
        account.with_untracked(|account| (account.id, account.country, account.environment));
    let showing = showing_at(address::tab(id, address::DOCUMENTS));
    let list = listing(move |cursor| ListDocuments {
        account_id: id,
        query: DocumentQuery {
            cursor,
            ..showing.asked.get().documents
        },
    });
    let empty = Empties {
        about: t(words::empty_more),
        way: may(Operation::CreateIntegrationKey).then(|| (t(words::to_integration), integration, "key")),
    };
    view! {
        {may(Operation::GetDocumentTotals)
            .then(|| view! { <Totals account=Some(id) showing country usual /> })}
        {may(Operation::GetAccountStorage).then(|| view! { <Storage account_id=id /> })}
        <List list showing country empty of_all=false />
    }
    .into_any()
}

/// What stands where there is no document at all: why, and the way to begin.
#[derive(Clone)]
struct Empties {
    about: &'static str,
    way: Option<(&'static str, String, &'static str)>,
}

/// The card of the list: what is asked, and what fits.
#[component]
fn List(list: Listing<Listed>, showing: Showing, country: Country, empty: Empties, of_all: bool) -> impl IntoView {
    let filters = Filters::new(showing, list, country);
    let retry = Callback::new(move |()| list.again());
    let none = move || list.begun.get() && list.items.read().is_empty();
    let placeholder = match country {
        Country::Pe => t(text::search_by_peru),
        Country::Br => t(text::search_by_brazil),
    };
    view! {
        {move || list.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        <section
            class="card list"
            aria-label=t(state_text::documents)
            aria-busy=move || list.waiting.get().to_string()
        >
            <form class="filters" role="search" on:submit=|event| event.prevent_default()>
                <TextInput
                    value=showing.searched(Asked::words, Asked::search)
                    kind="search"
                    icon="search"
                    label=t(text::search)
                    placeholder=placeholder
                />
                <FilterPanel filters />
            </form>
            <Chips set=Signal::derive(move || filters.set()) clear=filters.clear() />
            <DocumentsTable list showing country of_all />
            {move || none().then(|| view! { <Nothing filters empty=empty.clone() /> })}
            <Pager list />
        </section>
    }
    .into_any()
}

/// What stands where no document is: how to begin, or that nothing fits what is searched for and filtered.
#[component]
fn Nothing(filters: Filters, empty: Empties) -> impl IntoView {
    move || {
        let asked = filters.showing.asked.get();
        let (searched, filtered) = (asked.words().to_owned(), asked.filters() > 0);
        let clear = Callback::new(move |()| {
            filters.showing.change(|asked| {
                asked.clear_filters();
                asked.search("");
            });
        });
        let (title, about, label) = match (searched.is_empty(), filtered) {
            (true, false) => {
                let way = empty.way.clone();
                let way = way.map(|(label, href, icon)| view! { <LinkButton label href icon /> });
                return view! { <Empty icon="doc" title=t(words::empty) about=empty.about>{way}</Empty> }.into_any();
            }
            (false, false) => (
                text::not_found(language(), searched),
                t(text::not_found_more).to_owned(),
                t(text::clear_search),
            ),
            (false, true) => (
                text::not_found(language(), searched),
                text::none_fits_more(language(), filters.said()),
                t(text::clear_both),
            ),
            (true, true) => (
                t(text::none_fits).to_owned(),
                text::none_fits_more(language(), filters.said()),
                t(text::clear),
            ),
        };
        view! {
            <Empty icon="search" title about>
                <Button label on_click=clear />
            </Empty>
        }
        .into_any()
    }
}
