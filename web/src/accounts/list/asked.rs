//! What the list shows, as its address says it: which accounts, in which order, and how they look.

use types::accounts::{AccountQuery, AccountSort};

use crate::accounts::list::columns::{self, Col};
use crate::kit::filter::understood;

const COLUMNS: &str = "columns";
const DENSITY: &str = "density";
const COMPACT: &str = "compact";

/// What the list shows. Its query says what is out of the ordinary and nothing else, always in the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which accounts, in which order; never where to go on.
    pub accounts: AccountQuery,
    /// The columns beside the name; none = the usual ones.
    pub columns: Option<Vec<Col>>,
    pub compact: bool,
}

impl Asked {
    /// What a query says. What it says that nobody understands is left out.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        let mut asked = Self::default();
        let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        pairs.retain(|(name, value)| {
            match name.as_str() {
                COLUMNS => asked.columns = columns::of_names(value),
                DENSITY => asked.compact = value == COMPACT,
                _ => return true,
            }
            false
        });
        asked.accounts = understood(pairs, accounts).unwrap_or_default();
        asked
    }

    /// The query that says this; empty for the list as it is at first.
    #[must_use]
    pub fn query(&self) -> String {
        let accounts = plain(self.accounts.clone());
        let accounts = serde_urlencoded::to_string(&accounts).unwrap_or_default();
        let columns = self.columns.as_ref();
        let columns = columns.map(|columns| format!("{COLUMNS}={}", columns::names(columns)));
        let density = self.compact.then(|| format!("{DENSITY}={COMPACT}"));
        let parts = [Some(accounts), columns, density];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join("&")
    }

    /// How the list looks, whatever is in it.
    #[must_use]
    pub fn look(&self) -> Self {
        Self {
            accounts: AccountQuery::default(),
            ..self.clone()
        }
    }

    /// The columns beside the name.
    #[must_use]
    pub fn shown(&self) -> Vec<Col> {
        self.columns.clone().unwrap_or_else(columns::usual)
    }

    /// Shows a column, or no longer.
    pub fn show(&mut self, column: Col, wanted: bool) {
        let mut shown = self.shown();
        shown.retain(|each| *each != column);
        if wanted {
            shown.push(column);
        }
        self.columns = columns::unusual(&shown);
    }

    /// The words searched for.
    #[must_use]
    pub fn words(&self) -> &str {
        self.accounts.q.as_deref().unwrap_or_default()
    }

    /// Searches for words.
    pub fn search(&mut self, words: &str) {
        self.accounts.q = Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
    }

    /// Sorts by that, the way people read it first.
    pub fn sort(&mut self, sort: AccountSort) {
        self.accounts.sort = Some(sort);
        self.accounts.order = None;
        self.accounts = plain(std::mem::take(&mut self.accounts));
    }

    /// Sorts by that; when the list is sorted so, the other way round.
    pub fn turn(&mut self, sort: AccountSort) {
        match self.accounts.sorted() {
            (before, order) if before == sort => self.accounts.order = Some(order.other()),
            _ => self.sort(sort),
        }
        self.accounts = plain(std::mem::take(&mut self.accounts));
    }

    /// How many filters are set; what is searched for is none.
    #[must_use]
    pub fn filters(&self) -> usize {
        let set = [
            self.accounts.plan_id.is_some(),
            self.accounts.environment.is_some(),
            self.accounts.state.is_some(),
            self.accounts.near_limit,
            self.accounts.problems,
            self.accounts.created_from.is_some() || self.accounts.created_to.is_some(),
        ];
        set.into_iter().filter(|set| *set).count()
    }

    /// Takes the filters off; what is searched for, the order and the look stay.
    pub fn clear_filters(&mut self) {
        self.accounts = AccountQuery {
            q: self.accounts.q.take(),
            sort: self.accounts.sort,
            order: self.accounts.order,
            ..AccountQuery::default()
        };
    }

    /// Whether some accounts may be left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.accounts.is_everything()
    }
}

/// The accounts that a query asks for, if all of it is understood.
fn accounts(query: &str) -> Option<AccountQuery> {
    let accounts: AccountQuery = serde_urlencoded::from_str(query).ok()?;
    let mut asked = Asked {
        accounts: accounts.whole(),
        ..Asked::default()
    };
    let words = asked.words().to_owned();
    asked.search(&words);
    Some(plain(asked.accounts))
}

/// Without saying what is so anyway.
fn plain(mut accounts: AccountQuery) -> AccountQuery {
    let (sort, order) = accounts.sorted();
    accounts.sort = Some(sort).filter(|sort| *sort != AccountSort::default());
    accounts.order = Some(order).filter(|order| *order != sort.natural());
    accounts
}

#[cfg(test)]
mod tests {
    use types::accounts::AccountSort;
    use types::kit::page::Order;

    use super::Asked;
    use crate::accounts::list::columns::Col;

    #[test]
    fn a_query_is_read_back_and_says_nothing_that_is_so_anyway() {
        for query in [
            "",
            "q=pukara+textil",
            "environment=demo&state=locked&near_limit=true&problems=true",
            "created_from=2026-11-01&created_to=2026-11-21&sort=name",
            "sort=name&order=desc&columns=plan.users&density=compact",
            "order=asc",
            "columns=name",
        ] {
            assert_eq!(Asked::of_query(query).query(), query);
        }
        for (said, meant) in [
            ("sort=created&order=desc", ""),
            ("sort=name&order=asc&near_limit=false", "sort=name"),
            ("q=++&cursor=x&limit=7", ""),
            ("density=roomy", ""),
        ] {
            assert_eq!(Asked::of_query(said).query(), meant, "{said}");
        }
    }

    #[test]
    fn what_nobody_understands_leaves_the_rest() {
        let asked = Asked::of_query("utm=x&state=asleep&environment=demo&created_from=soon&columns=plan.weight");
        assert_eq!(asked.query(), "environment=demo&columns=plan");
    }

    #[test]
    fn sorting_begins_the_natural_way_and_turns_round() {
        let mut asked = Asked::default();
        asked.turn(AccountSort::Created);
        assert_eq!(asked.query(), "order=asc");
        asked.turn(AccountSort::Users);
        assert_eq!(asked.accounts.sorted(), (AccountSort::Users, Order::Desc));
        asked.turn(AccountSort::Users);
        assert_eq!(asked.query(), "sort=users&order=asc");
        asked.turn(AccountSort::Name);
        assert_eq!(asked.query(), "sort=name");
    }

    #[test]
    fn columns_that_are_the_usual_ones_are_not_said() {
        let mut asked = Asked::default();
        asked.show(Col::Lookups, true);
        assert!(asked.query().contains("lookups"), "{}", asked.query());
        asked.show(Col::Lookups, false);
        assert_eq!(asked.query(), "");
    }

    #[test]
    fn filters_go_and_the_rest_stays() {
        let mut asked = Asked::of_query("q=ana&state=locked&created_from=2026-01-01&created_to=2026-02-01&sort=name");
        assert_eq!(asked.filters(), 2);
        asked.clear_filters();
        assert_eq!(asked.query(), "q=ana&sort=name");
        assert!(asked.narrows(), "it is searched");
        asked.search("");
        assert!(!asked.narrows(), "everything is there");
    }
}
