//! What a recount tells.

use std::fmt;

/// A counter that is not what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub table: &'static str,
    /// Which row, as `column=value`.
    pub key: String,
    pub counter: &'static str,
    pub was: String,
    pub is: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            table,
            key,
            counter,
            was,
            is,
        } = self;
        write!(f, "{table} {key} {counter}: {was}, counted {is}")
    }
}

/// What a recount came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many accounts were looked at.
    pub accounts: i64,
    pub differences: Vec<Difference>,
    /// How many of the differences were put right.
    pub repaired: usize,
}

/// The counters of a row that differ, under the names of their columns.
pub(super) fn differing<const N: usize>(
    table: &'static str,
    key: &str,
    stands: [(&'static str, i64); N],
    is: [(&'static str, i64); N],
) -> Vec<Difference> {
    let both = stands.into_iter().zip(is);
    both.filter(|((_, was), (_, is))| was != is)
        .map(|((counter, was), (_, is))| number(table, key.to_owned(), counter, was, is))
        .collect()
}

/// One counter that differs.
pub(super) fn number(table: &'static str, key: String, counter: &'static str, was: i64, is: i64) -> Difference {
    Difference {
        table,
        key,
        counter,
        was: was.to_string(),
        is: is.to_string(),
    }
}
