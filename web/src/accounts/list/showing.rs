//! What the list shows, kept in its address alone: read from there, and changed by going to another.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use types::accounts::AccountQuery;

use crate::accounts::address;
use crate::accounts::list::asked::Asked;
use crate::kit::{browser, effect};

/// Where this browser keeps how its list looks.
const LOOK: &str = "accounts-look";

/// What the list shows. Every part of the page reads it here and changes it here.
#[derive(Clone, Copy)]
pub struct Showing {
    pub asked: Memo<Asked>,
    /// Which accounts, in which order: what is read from the service.
    pub accounts: Memo<AccountQuery>,
    /// What the address says, in its shortest words.
    pub query: Memo<String>,
    go: Callback<(String, bool)>,
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
        let go = Callback::new(move |(query, replace): (String, bool)| {
            let drawer = id.get_untracked().and_then(Result::ok);
            navigate(&address::list(drawer, &query), address::quietly(replace));
        });
        effect(move || {
            let bare = location.search.read().trim_start_matches('?').is_empty();
            let is_list = address::is_list(&location.pathname.read());
            let look = browser::recall(LOOK).filter(|_| bare && is_list).unwrap_or_default();
            let look = Asked::of_query(&look).look().query();
            if !look.is_empty() {
                go.run((look, true));
            }
        });
        Self {
            asked,
            accounts: Memo::new(move |_| asked.with(|asked| asked.accounts.clone())),
            query: Memo::new(move |_| asked.with(Asked::query)),
            go,
        }
    }

    /// Shows something else; going back shows this again.
    pub fn change(self, change: impl FnOnce(&mut Asked)) {
        self.go(change, false);
    }

    /// Shows something else in the place of this.
    pub fn replace(self, change: impl FnOnce(&mut Asked)) {
        self.go(change, true);
    }

    /// Shows what a query says. How that looks is not kept for the next visit.
    pub fn open(self, query: &str) {
        let wanted = Asked::of_query(query);
        if self.asked.with_untracked(|asked| *asked != wanted) {
            self.go.run((wanted.query(), false));
        }
    }

    fn go(self, change: impl FnOnce(&mut Asked), replace: bool) {
        let before = self.asked.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return;
        }
        if after.look() != before.look() {
            remember(&after);
        }
        self.go.run((after.query(), replace));
    }

    /// A part of it for a control: follows the address, and changes it when the control is used.
    #[must_use]
    pub fn tied<T>(self, read: fn(&Asked) -> T, write: fn(&mut Asked, T)) -> RwSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let value = RwSignal::new(self.asked.with_untracked(read));
        effect(move || {
            let said = self.asked.with(read);
            if *value.read_untracked() != said {
                value.set(said);
            }
        });
        Effect::new(move |before: Option<()>| {
            let wanted = value.get();
            if before.is_some() {
                self.change(|asked| write(asked, wanted));
            }
        });
        value
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
