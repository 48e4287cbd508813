//! What the list shows, read from its address: which accounts, and which of them beside it.

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use types::accounts::AccountId;
use types::dunning::{DunningAction, DunningQuery};

use crate::dunning::DUNNING;
use crate::kit::quietly;

/// What a choice of accounts is called in the address, beside the names of steps.
pub const BY_HAND: &str = "by_hand";
pub const GRACE: &str = "grace";

/// What is shown.
#[derive(Clone, Copy)]
pub struct Showing {
    /// Which accounts; empty for all.
    pub which: Memo<String>,
    /// The account that is open beside the list.
    pub open: Memo<Option<AccountId>>,
    go: Callback<(String, Option<AccountId>)>,
}

impl Showing {
    #[must_use]
    pub fn here() -> Self {
        let query = use_query_map();
        let navigate = use_navigate();
        Self {
            which: Memo::new(move |_| query.read().get("show").unwrap_or_default()),
            open: Memo::new(move |_| query.read().get("account").and_then(|id| id.parse().ok())),
            go: Callback::new(move |(which, open): (String, Option<AccountId>)| {
                navigate(&address(&which, open), quietly(false));
            }),
        }
    }

    pub fn show(self, which: String) {
        self.go.run((which, None));
    }

    pub fn close(self) {
        self.go.run((self.which.get_untracked(), None));
    }

    /// The address of an account beside the list as it is.
    #[must_use]
    pub fn beside(self, account: AccountId) -> String {
        address(&self.which.read(), Some(account))
    }

    /// What is asked for.
    #[must_use]
    pub fn asked(self, cursor: Option<String>) -> DunningQuery {
        let which = self.which.read();
        DunningQuery {
            stage: DunningAction::of_name(&which),
            by_hand: (*which == BY_HAND).then_some(true),
            grace: (*which == GRACE).then_some(true),
            cursor,
            limit: None,
        }
    }
}

fn address(which: &str, open: Option<AccountId>) -> String {
    let which = (!which.is_empty()).then(|| ("show", which.to_owned()));
    let open = open.map(|id| ("account", id.to_string()));
    let pairs: Vec<(&str, String)> = which.into_iter().chain(open).collect();
    match serde_urlencoded::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("{DUNNING}?{query}"),
        _ => DUNNING.to_owned(),
    }
}
