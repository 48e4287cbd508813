//! What is counted of documents by month: which cell of the table a document stands in, and what moves between cells.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use types::accounts::{AccountId, Environment};
use types::documents::totals::month;
use types::documents::{Document, DocumentKind, DocumentState};

use super::model::Kept;

/// Documents that are counted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Cell {
    /// Its first day.
    pub month: NaiveDate,
    pub environment: &'static str,
    pub kind: &'static str,
    pub state: &'static str,
    /// Empty for documents without an amount.
    pub currency: String,
}

/// How many documents, and what they come to in the currency of their cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Much {
    pub documents: i64,
    pub minor: i64,
}

/// What is to be added to cells: nothing of it is written before [`super::month_store::add`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Moves(BTreeMap<(AccountId, Cell), Much>);

impl Cell {
    /// The cell in which a document stands.
    pub(crate) fn of(document: &Document, state: DocumentState) -> Self {
        let currency = document.total.as_ref().map(|total| total.currency.as_str());
        Self::named(
            document.issued_on,
            (document.environment, document.kind, state),
            currency.unwrap_or_default(),
        )
    }

    pub(crate) fn named(
        day: NaiveDate,
        (environment, kind, state): (Environment, DocumentKind, DocumentState),
        currency: &str,
    ) -> Self {
        Self {
            month: month(day),
            environment: environment.name(),
            kind: kind.name(),
            state: state.name(),
            currency: currency.to_owned(),
        }
    }
}

impl Moves {
    /// A document came in, or is what it is now; before, it may have been something else.
    pub(crate) fn follow(&mut self, before: Option<&Kept>, after: &Kept) {
        if let Some(before) = before {
            self.count(&before.document, before.standing.state, -1);
        }
        self.count(&after.document, after.standing.state, 1);
    }

    /// A document comes to be in another state.
    pub(super) fn change_state(&mut self, kept: &Kept, to: DocumentState) {
        self.count(&kept.document, kept.standing.state, -1);
        self.count(&kept.document, to, 1);
    }

    fn count(&mut self, document: &Document, state: DocumentState, documents: i64) {
        let minor = document.total.as_ref().map_or(0, |total| total.minor);
        let key = (document.account_id, Cell::of(document, state));
        let much = self.0.entry(key).or_default();
        *much += Much {
            documents,
            minor: minor * documents,
        };
    }

    /// What moves, without what comes to nothing.
    pub(super) fn cells(self) -> impl Iterator<Item = ((AccountId, Cell), Much)> {
        self.0.into_iter().filter(|(_, much)| *much != Much::default())
    }
}

impl std::ops::AddAssign for Much {
    fn add_assign(&mut self, more: Self) {
        self.documents += more.documents;
        self.minor += more.minor;
    }
}

impl std::ops::Sub for Much {
    type Output = Self;
    fn sub(self, less: Self) -> Self {
        Self {
            documents: self.documents - less.documents,
            minor: self.minor - less.minor,
        }
    }
}
