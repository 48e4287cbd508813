//! What the list of documents shows, kept in its address.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

use crate::documents::list::asked::Asked;
use crate::kit::{Shown, quietly};

/// What the list shows.
pub type Showing = Shown<Asked>;

/// Reads the address of the page at this path. Once the page is left, it stays as it was.
#[must_use]
pub fn showing_at(path: String) -> Showing {
    let location = use_location();
    let own = path.clone();
    let asked = Memo::new(move |last: Option<&Asked>| match last {
        Some(last) if *location.pathname.read() != own => last.clone(),
        _ => Asked::of_query(location.search.read().trim_start_matches('?')),
    });
    let navigate = use_navigate();
    let go = Callback::new(move |(asked, replace): (Asked, bool)| {
        let query = asked.query();
        let to = if query.is_empty() {
            path.clone()
        } else {
            format!("{path}?{query}")
        };
        navigate(&to, quietly(replace));
    });
    Shown::new(asked, go)
}
