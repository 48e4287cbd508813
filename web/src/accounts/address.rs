//! The addresses of accounts: the list with what is searched for, the drawer over it, the tabs of a page.

use js_sys::encode_uri_component;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_params_map};
use types::accounts::AccountId;

pub const LIST: &str = "/accounts";
pub const NEW: &str = "/accounts/new";

/// The tabs of an account's page; the first is where one comes in.
pub const OVERVIEW: &str = "overview";
pub const DOCUMENTS: &str = "documents";
pub const MODULES: &str = "modules";
pub const INTEGRATION: &str = "integration";
pub const HISTORY: &str = "history";

/// The page that changes it.
pub const EDIT: &str = "edit";

/// A tab of an account's page.
#[must_use]
pub fn tab(id: AccountId, tab: &str) -> String {
    format!("{LIST}/{id}/{tab}")
}

/// The list, with the drawer of an account, with what is searched for.
#[must_use]
pub fn list(drawer: Option<AccountId>, words: &str) -> String {
    let path = drawer.map_or_else(|| LIST.to_owned(), |id| format!("{LIST}/{id}"));
    if words.is_empty() {
        path
    } else {
        format!("{path}?q={}", String::from(encode_uri_component(words)))
    }
}

/// Goes to an address of the list without moving the page; `replace` leaves no step to come back to.
#[must_use]
pub fn quietly(replace: bool) -> NavigateOptions {
    NavigateOptions {
        scroll: false,
        replace,
        ..NavigateOptions::default()
    }
}

/// What is searched for, from the address of the list; what other pages have there is not ours.
#[must_use]
pub fn words() -> Memo<String> {
    let location = use_location();
    Memo::new(move |last: Option<&String>| {
        let is_list = location.pathname.read().starts_with(LIST);
        let words = || location.query.read().get("q").unwrap_or_default();
        if is_list {
            words()
        } else {
            last.cloned().unwrap_or_default()
        }
    })
}

/// The `:id` of the address: nothing, an account's, or something that is none.
#[must_use]
pub fn id() -> Memo<Option<Result<AccountId, ()>>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("id").map(|text| text.parse().map_err(|_| ())))
}
