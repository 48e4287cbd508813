//! What a recount tells.

use std::fmt;

use crate::usage::issued::Issued;

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

/// The counters of documents in a row that differ.
pub(super) fn differing(table: &'static str, key: &str, stands: Issued, is: Issued) -> Vec<Difference> {
    let both = stands.counters().into_iter().zip(is.counters());
    both.filter(|((_, was), (_, is))| was != is)
        .map(|((counter, was), (_, is))| Difference {
            table,
            key: key.to_owned(),
            counter,
            was: was.to_string(),
            is: is.to_string(),
        })
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
