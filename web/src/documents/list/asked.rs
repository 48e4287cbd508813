//! What the list of documents shows, as its address says it: which documents, in which order.

use types::documents::{DocumentQuery, DocumentSort};
use types::kit::page::Order;

use crate::kit::filter::understood;

/// What the list shows. Its query says what is out of the ordinary and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which documents, in which order; never where to go on.
    pub documents: DocumentQuery,
}

impl Asked {
    /// What a query says. What it says that nobody understands is left out.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        Self {
            documents: understood(pairs, documents).unwrap_or_default(),
        }
    }

    /// The query that says this; empty for the list as it is at first.
    #[must_use]
    pub fn query(&self) -> String {
        serde_urlencoded::to_string(plain(self.documents.clone())).unwrap_or_default()
    }

    /// The words searched for.
    #[must_use]
    pub fn words(&self) -> &str {
        self.documents.q.as_deref().unwrap_or_default()
    }

    /// Searches for words.
    pub fn search(&mut self, words: &str) {
        self.documents.q = Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
    }

    /// Sorts by that, the last first; when the list is sorted so, the other way round.
    pub fn turn(&mut self, sort: DocumentSort) {
        let (before, order) = self.documents.sorted();
        self.documents.sort = Some(sort);
        self.documents.order = (before == sort).then(|| order.other());
        self.documents = plain(std::mem::take(&mut self.documents));
    }

    /// How many filters are set; what is searched for is none.
    #[must_use]
    pub fn filters(&self) -> usize {
        let DocumentQuery {
            state,
            kind,
            environment,
            issued_from,
            issued_to,
            account_id,
            ..
        } = &self.documents;
        let set = [
            state.is_some(),
            kind.is_some(),
            environment.is_some(),
            issued_from.is_some() || issued_to.is_some(),
            account_id.is_some(),
        ];
        set.into_iter().filter(|set| *set).count()
    }

    /// Takes the filters off; what is searched for and the order stay.
    pub fn clear_filters(&mut self) {
        self.documents = DocumentQuery {
            q: self.documents.q.take(),
            sort: self.documents.sort,
            order: self.documents.order,
            ..DocumentQuery::default()
        };
    }
}

/// The documents that a query asks for, if all of it is understood.
fn documents(query: &str) -> Option<DocumentQuery> {
    let documents: DocumentQuery = serde_urlencoded::from_str(query).ok()?;
    let mut asked = Asked {
        documents: documents.whole(),
    };
    let words = asked.words().to_owned();
    asked.search(&words);
    Some(plain(asked.documents))
}

/// Without saying what is so anyway.
fn plain(mut documents: DocumentQuery) -> DocumentQuery {
    let unsaid = DocumentQuery {
        sort: None,
        ..documents.clone()
    };
    documents.sort = documents.sort.filter(|sort| *sort != unsaid.sorted().0);
    documents.order = documents.order.filter(|order| *order != Order::Desc);
    documents
}

#[cfg(test)]
mod tests {
    use types::documents::DocumentSort;

    use super::Asked;

    #[test]
    fn a_query_is_read_back_and_says_nothing_that_is_so_anyway() {
        for query in [
            "",
            "q=F001-211",
            "q=andina&state=rejected&kind=factura&environment=demo",
            "issued_from=2026-11-01&issued_to=2026-11-30",
            "sort=issued&order=asc",
            "issued_from=2026-11-01&sort=admitted",
        ] {
            assert_eq!(Asked::of_query(query).query(), query);
        }
        for (said, meant) in [
            ("sort=admitted&order=desc", ""),
            ("issued_from=2026-11-01&sort=issued", "issued_from=2026-11-01"),
            ("q=++&cursor=x&limit=7", ""),
            ("utm=x&state=asleep&kind=boleta&issued_to=soon", "kind=boleta"),
        ] {
            assert_eq!(Asked::of_query(said).query(), meant, "{said}");
        }
    }

    #[test]
    fn sorting_begins_with_the_last_and_turns_round() {
        let mut asked = Asked::default();
        asked.turn(DocumentSort::Issued);
        assert_eq!(asked.query(), "sort=issued");
        asked.turn(DocumentSort::Issued);
        assert_eq!(asked.query(), "sort=issued&order=asc");
        asked.turn(DocumentSort::Admitted);
        assert_eq!(asked.query(), "");
    }

    #[test]
    fn filters_go_and_the_rest_stays() {
        let mut asked = Asked::of_query("q=ana&state=sent&issued_from=2026-01-01&issued_to=2026-02-01&order=asc");
        assert_eq!(asked.filters(), 2);
        asked.clear_filters();
        assert_eq!(asked.query(), "q=ana&order=asc");
    }
}
