//! The addresses of accounts: the list with what it shows, the drawer over it, the tabs of a page.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use types::accounts::AccountId;
use types::documents::DocumentId;

pub const LIST: &str = "/accounts";
pub const NEW: &str = "/accounts/new";

/// The tabs of an account's page; the first is where one comes in.
pub const OVERVIEW: &str = "overview";
pub const DOCUMENTS: &str = "documents";
pub const PAYMENTS: &str = "payments";
pub const STATEMENT: &str = "statement";
pub const SUBSCRIPTION: &str = "subscription";
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

/// The page of a document of an account.
#[must_use]
pub fn document(id: AccountId, document: DocumentId) -> String {
    format!("{LIST}/{id}/{DOCUMENTS}/{document}")
}

/// The list, with the drawer of an account, with the query that says what it shows.
#[must_use]
pub fn list(drawer: Option<AccountId>, query: &str) -> String {
    let path = drawer.map_or_else(|| LIST.to_owned(), |id| format!("{LIST}/{id}"));
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// Whether that is the path of the list, with a drawer or without.
#[must_use]
pub fn is_list(path: &str) -> bool {
    match path.strip_prefix(LIST) {
        Some("" | "/") => true,
        Some(rest) => path != NEW && rest.strip_prefix('/').is_some_and(|id| !id.contains('/')),
        None => false,
    }
}

/// The `:id` of the address: nothing, an account's, or something that is none.
#[must_use]
pub fn id() -> Memo<Option<Result<AccountId, ()>>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("id").map(|text| text.parse().map_err(|_| ())))
}

#[cfg(test)]
mod tests {
    use super::is_list;

    #[test]
    fn the_list_is_told_from_the_pages_below_it() {
        let id = "/accounts/019a9f3e-6c00-7000-8000-000000000001";
        for path in ["/accounts", "/accounts/", id] {
            assert!(is_list(path), "{path}");
        }
        for path in ["/accounts/new", "/accountsx", "/plans", &format!("{id}/overview")] {
            assert!(!is_list(path), "{path}");
        }
    }
}
