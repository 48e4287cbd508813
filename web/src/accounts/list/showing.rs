//! What the list shows, kept in its address alone: read from there, and changed by going to another.

use std::ops::Deref;

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use types::accounts::AccountQuery;

use crate::accounts::address;
use crate::accounts::list::asked::Asked;
use crate::kit::{Shown, browser, effect, quietly};

/// Where this browser keeps how its list looks.
const LOOK: &str = "accounts-look";

/// What the list shows. Every part of the page reads it here and changes it here.
#[derive(Clone, Copy)]
pub struct Showing {
    shown: Shown<Asked>,
    /// Which accounts, in which order: what is read from the service.
    pub accounts: Memo<AccountQuery>,
    /// What the address says, in its shortest words.
    pub query: Memo<String>,
    go: Callback<(Asked, bool)>,
}

impl Deref for Showing {
    type Target = Shown<Asked>;
    fn deref(&self) -> &Shown<Asked> {
        &self.shown
    }
}

impl Showing {
    /// Reads the address of the page. One that says nothing shows the list as it looked in this browser before.
    #[must_use]
    pub fn here() -> Self {
        let location = use_location();
        let asked = Memo::new(move |last: Option<&Asked>| match last {
            Some(last) if !address::is_list(&location.pathname.read()) => last.clone(),
            _ => Asked::of_query(location.search.read().trim_start_matches('?')),
        });
        let id = address::id();
        let navigate = use_navigate();
        let go = Callback::new(move |(wanted, replace): (Asked, bool)| {
            let drawer = id.get_untracked().and_then(Result::ok);
            navigate(&address::list(drawer, &wanted.query()), quietly(replace));
        });
        effect(move || {
            let bare = location.search.read().trim_start_matches('?').is_empty();
            let is_list = address::is_list(&location.pathname.read());
            let look = browser::recall(LOOK).filter(|_| bare && is_list).unwrap_or_default();
            let look = Asked::of_query(&look).look();
            if look != Asked::default() {
                go.run((look, true));
            }
        });
        let change = Callback::new(move |(wanted, replace): (Asked, bool)| {
            if wanted.look() != asked.with_untracked(Asked::look) {
                remember(&wanted);
            }
            go.run((wanted, replace));
        });
        Self {
            shown: Shown::new(asked, change),
            accounts: Memo::new(move |_| asked.with(|asked| asked.accounts.clone())),
            query: Memo::new(move |_| asked.with(Asked::query)),
            go,
        }
    }

    /// Shows what a query says. How that looks is not kept for the next visit.
    pub fn open(self, query: &str) {
        let wanted = Asked::of_query(query);
        if self.asked.with_untracked(|asked| *asked != wanted) {
            self.go.run((wanted, false));
        }
    }
}

/// Keeps how the list looks for the next visit.
fn remember(asked: &Asked) {
    let look = asked.look().query();
    if look.is_empty() {
        browser::forget(LOOK);
    } else {
        browser::remember(LOOK, &look);
    }
}
