//! What the list of credit notes shows, as its address says it: those of which days.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use types::ledger::CreditNoteQuery;
use uuid::Uuid;

use crate::kit::filter::understood;
use crate::kit::{Shown, quietly};
use crate::statements::NOTES;

/// The days of the notes that are shown; all of them when nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Asked {
    /// What a query says. What it says that nobody understands is left out.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let read = |query: &str| serde_urlencoded::from_str::<CreditNoteQuery>(query).ok();
        let CreditNoteQuery { from, to, .. } = understood(pairs, read).unwrap_or_default();
        Self { from, to }
    }

    /// The query that says this; empty for all days.
    #[must_use]
    pub fn query(self) -> String {
        serde_urlencoded::to_string(self.page(None)).unwrap_or_default()
    }

    /// What the service is asked for.
    #[must_use]
    pub fn page(self, cursor: Option<Uuid>) -> CreditNoteQuery {
        CreditNoteQuery {
            from: self.from,
            to: self.to,
            cursor,
            ..CreditNoteQuery::default()
        }
    }

    /// Whether some notes may be left out.
    #[must_use]
    pub fn is_narrowed(self) -> bool {
        self != Self::default()
    }

    /// Whether it begins after its end.
    #[must_use]
    pub fn is_backwards(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| from > to)
    }
}

/// Reads the address of the page. Once the page is left, it stays as it was.
#[must_use]
pub fn showing() -> Shown<Asked> {
    let location = use_location();
    let asked = Memo::new(move |last: Option<&Asked>| match last {
        Some(last) if *location.pathname.read() != NOTES => *last,
        _ => Asked::of_query(location.search.read().trim_start_matches('?')),
    });
    let navigate = use_navigate();
    let go = Callback::new(move |(asked, replace): (Asked, bool)| {
        let query = asked.query();
        let to = if query.is_empty() {
            NOTES.to_owned()
        } else {
            format!("{NOTES}?{query}")
        };
        navigate(&to, quietly(replace));
    });
    Shown::new(asked, go)
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn a_query_is_read_back_and_what_nobody_understands_is_left_out() {
        for query in ["", "from=2026-11-01", "to=2026-11-30", "from=2026-11-01&to=2026-11-30"] {
            let asked = Asked::of_query(query);
            assert_eq!(
                (asked.query().as_str(), asked.is_narrowed()),
                (query, !query.is_empty())
            );
            assert!(!asked.is_backwards());
        }
        for (said, meant) in [
            ("limit=7&utm=x&from=soon", ""),
            ("to=2026-11-30&show=all", "to=2026-11-30"),
        ] {
            assert_eq!(Asked::of_query(said).query(), meant, "{said}");
        }
        assert!(Asked::of_query("from=2026-11-02&to=2026-11-01").is_backwards());
        assert!(!Asked::of_query("from=2026-11-01&to=2026-11-01").is_backwards());
    }
}
