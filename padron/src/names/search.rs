//! Finding rows by words: all of them must be in the name, the last one may be only begun.

use std::ops::Range;
use std::path::Path;

use super::places::Cursor;
use super::terms::{Lists, Terms};
use super::{CLASSES, fold};
use crate::error::Result;
use crate::num::{at, place};

/// Fewer rows of a prefix than this are sorted, more are marked in a map of all rows.
const FEW: u64 = 20_000;
/// A prefix alone looks at so many of its terms, those with the most rows.
const WIDE: usize = 64;
/// Reading a name takes as long as going through so many rows of lists.
const NAME: u64 = 400;

/// The index of names of a version.
#[derive(Debug)]
pub(crate) struct Names {
    terms: Terms,
    rows: u64,
}

/// What a name must have.
struct Clause {
    text: String,
    is_prefix: bool,
    terms: Range<usize>,
}

/// What is looked for.
pub(crate) struct Query {
    clauses: Vec<Clause>,
}

/// How well a name fits; the lowest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    /// Whether a word is only begun.
    is_partial: bool,
    /// Whether the name begins otherwise.
    begins_otherwise: bool,
    /// Words of the name that were not asked for.
    more: usize,
}

impl Names {
    pub(crate) fn open(folder: &Path, rows: u64) -> Result<Self> {
        let terms = Terms::open(folder)?;
        Ok(Self { terms, rows })
    }

    /// Reads what somebody types; none when there is no word in it, or one that no name has.
    pub(crate) fn query(&self, text: &str) -> Option<Query> {
        let mut words = Vec::new();
        fold::terms(text, |term| words.push(term.to_owned()));
        let last = words.len().checked_sub(1)?;
        let is_open = !text.ends_with(char::is_whitespace);
        let clause = |(number, text): (usize, String)| {
            let whole = self.terms.find(text.as_bytes(), false);
            let is_prefix = number == last && is_open || whole.is_empty();
            let terms = if is_prefix {
                self.terms.find(text.as_bytes(), true)
            } else {
                whole
            };
            (!terms.is_empty()).then_some(Clause { text, is_prefix, terms })
        };
        let clauses = words.into_iter().enumerate().map(clause).collect::<Option<_>>()?;
        Some(Query { clauses })
    }

    /// The first rows of each class that fulfil a query, as many as are wanted of each; none of a class when those
    /// before are enough. `name` reads a row's name.
    pub(crate) fn find(
        &self,
        query: &Query,
        wanted: usize,
        enough: usize,
        name: &mut dyn FnMut(u32) -> Result<String>,
    ) -> Result<[Vec<u32>; CLASSES]> {
        let mut found = [Vec::new(), Vec::new()];
        for (found, lists) in found.iter_mut().zip(&self.terms.lists) {
            let search = Search {
                lists,
                rows: self.rows,
                wanted,
            };
            *found = search.run(&query.clauses, name)?;
            if found.len() >= enough {
                break;
            }
        }
        Ok(found)
    }
}

impl Query {
    /// How well a name fits that fulfils this.
    pub(crate) fn rank(&self, name: &str) -> Rank {
        let mut words = Vec::new();
        fold::terms(name, |term| words.push(term.to_owned()));
        let is_whole = |clause: &Clause| words.contains(&clause.text);
        let begins = self
            .clauses
            .first()
            .zip(words.first())
            .is_some_and(|(clause, word)| clause.fits(word));
        Rank {
            is_partial: !self.clauses.iter().all(is_whole),
            begins_otherwise: !begins,
            more: words.len().saturating_sub(self.clauses.len()),
        }
    }
}

impl Clause {
    fn fits(&self, word: &str) -> bool {
        if self.is_prefix {
            word.starts_with(&self.text)
        } else {
            word == self.text
        }
    }

    fn is_in(&self, name: &str) -> bool {
        let mut found = false;
        fold::terms(name, |term| found |= self.fits(term));
        found
    }
}

/// A search in one class.
struct Search<'a> {
    lists: &'a Lists,
    rows: u64,
    wanted: usize,
}

impl<'a> Search<'a> {
    fn run(&self, clauses: &[Clause], name: &mut dyn FnMut(u32) -> Result<String>) -> Result<Vec<u32>> {
        let mut order: Vec<(u64, &Clause)> = Vec::with_capacity(clauses.len());
        for clause in clauses {
            order.push((self.lists.count(&clause.terms), clause));
        }
        order.sort_by_key(|(count, _)| *count);
        let Some(((count, rarest), others)) = order.split_first() else {
            return Ok(Vec::new());
        };
        if *count == 0 {
            return Ok(Vec::new());
        }
        if others.is_empty() && rarest.terms.len() > 1 {
            return self.begun(&rarest.terms);
        }
        let mut rarest = self.listed(rarest, *count)?;
        let mut tests = Vec::with_capacity(others.len());
        for (count, clause) in others {
            tests.push(self.test(clause, *count)?);
        }
        let mut found = Vec::new();
        let mut from = 0;
        'rows: while let Some(row) = rarest.seek(from)? {
            let Some(next) = row.checked_add(1) else { break };
            from = next;
            for test in &mut tests {
                if !test.has(row, self, name)? {
                    continue 'rows;
                }
            }
            found.push(row);
            if found.len() == self.wanted {
                break;
            }
        }
        Ok(found)
    }

    /// The first rows of a prefix that is asked for alone.
    fn begun(&self, terms: &Range<usize>) -> Result<Vec<u32>> {
        let mut most: Vec<usize> = terms.clone().collect();
        let count = |term: &usize| std::cmp::Reverse(self.lists.count(&(*term..term + 1)));
        if most.len() > WIDE {
            most.select_nth_unstable_by_key(WIDE, count);
            most.truncate(WIDE);
        }
        let mut found = Vec::new();
        for term in most {
            let mut cursor = self.lists.cursor(term)?;
            let mut from = 0;
            for _ in 0..self.wanted {
                let Some(row) = cursor.seek(from)? else { break };
                found.push(row);
                from = row.saturating_add(1);
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(self.wanted);
        Ok(found)
    }

    /// The rows of a clause, one after the other.
    fn listed(&self, clause: &Clause, count: u64) -> Result<Listed<'a>> {
        if clause.terms.len() == 1 {
            return Ok(Listed::Whole(self.lists.cursor(clause.terms.start)?));
        }
        if count > FEW {
            return Ok(Listed::Many(self.map(&clause.terms)?));
        }
        let mut rows = Vec::with_capacity(place(count));
        self.lists.each(&clause.terms, |row| rows.push(row))?;
        rows.sort_unstable();
        rows.dedup();
        Ok(Listed::Few(rows))
    }

    fn map(&self, terms: &Range<usize>) -> Result<Vec<u64>> {
        let mut map = vec![0; place(self.rows.div_ceil(64))];
        self.lists.each(terms, |row| {
            if let Some(word) = map.get_mut(at(row / 64)) {
                *word |= 1 << (row % 64);
            }
        })?;
        Ok(map)
    }

    fn test<'c>(&self, clause: &'c Clause, count: u64) -> Result<Test<'a, 'c>> {
        if clause.terms.len() == 1 {
            return Ok(Test::Listed(self.listed(clause, count)?));
        }
        Ok(Test::Read {
            clause,
            left: count / NAME + 64,
        })
    }
}

/// Rows in their order.
enum Listed<'a> {
    Whole(Cursor<'a>),
    Few(Vec<u32>),
    Many(Vec<u64>),
}

impl Listed<'_> {
    /// The first row from this one on.
    fn seek(&mut self, row: u32) -> Result<Option<u32>> {
        match self {
            Self::Whole(cursor) => cursor.seek(row),
            Self::Few(rows) => Ok(rows.get(rows.partition_point(|other| *other < row)).copied()),
            Self::Many(map) => Ok(next_in(map, row)),
        }
    }
}

fn next_in(map: &[u64], row: u32) -> Option<u32> {
    let first = at(row / 64);
    let mut mask = u64::MAX << (row % 64);
    for (number, word) in (row / 64..).zip(map.get(first..)?) {
        let left = word & mask;
        if left != 0 {
            return Some(number * 64 + left.trailing_zeros());
        }
        mask = u64::MAX;
    }
    None
}

/// How a row is looked at that has the rarest clause.
enum Test<'a, 'c> {
    Listed(Listed<'a>),
    /// By its name, so many times; then all rows of the clause are marked, which takes as long as all that reading did.
    Read {
        clause: &'c Clause,
        left: u64,
    },
}

impl<'a> Test<'a, '_> {
    fn has(&mut self, row: u32, search: &Search<'a>, name: &mut dyn FnMut(u32) -> Result<String>) -> Result<bool> {
        if let Self::Read { clause, left } = self {
            if let Some(fewer) = left.checked_sub(1) {
                *left = fewer;
                return Ok(clause.is_in(&name(row)?));
            }
            *self = Self::Listed(Listed::Many(search.map(&clause.terms)?));
        }
        match self {
            Self::Listed(listed) => Ok(listed.seek(row)? == Some(row)),
            Self::Read { .. } => Ok(false),
        }
    }
}
