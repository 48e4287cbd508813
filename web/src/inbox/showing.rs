//! What the inbox shows, kept in its address alone.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use types::inbox::InboxQuery;

use crate::inbox::ADDRESS;
use crate::kit::{Shown, quietly};

/// What the inbox shows.
pub type Showing = Shown<InboxQuery>;

/// Reads the address of the page.
#[must_use]
pub fn showing_here() -> Showing {
    let location = use_location();
    let asked = Memo::new(move |_| of_query(location.search.read().trim_start_matches('?')));
    let navigate = use_navigate();
    let go = Callback::new(move |(query, replace): (InboxQuery, bool)| navigate(&address(&query), quietly(replace)));
    Shown::new(asked, go)
}

/// The address that shows this.
#[must_use]
pub fn address(query: &InboxQuery) -> String {
    match serde_urlencoded::to_string(query) {
        Ok(query) if !query.is_empty() => format!("{ADDRESS}?{query}"),
        _ => ADDRESS.to_owned(),
    }
}

/// What a query says; one that is not understood shows everything.
fn of_query(text: &str) -> InboxQuery {
    let read = serde_urlencoded::from_str::<InboxQuery>(text).unwrap_or_default();
    InboxQuery {
        cursor: None,
        limit: None,
        ..read
    }
}

#[cfg(test)]
mod tests {
    use types::inbox::{Cause, InboxQuery, InboxState};

    use super::{address, of_query};

    #[test]
    fn an_address_shows_what_it_says() {
        let query = InboxQuery {
            state: Some(InboxState::Snoozed),
            cause: Some(Cause::Rejected),
            ..InboxQuery::default()
        };
        let written = address(&query);
        assert_eq!(written, "/inbox?state=snoozed&cause=rejected");
        assert_eq!(of_query(written.trim_start_matches("/inbox?")), query);
        assert_eq!(of_query("nonsense=1"), InboxQuery::default());
        assert_eq!(address(&InboxQuery::default()), "/inbox");
    }
}
