//! All words of names in their order, and where the rows of each are listed.

use std::ops::Range;
use std::path::Path;

use super::{CLASSES, PLACES, TERMS, places};
use crate::error::Result;
use crate::file::{Checked, Pages, Written};
use crate::num::{at, narrow, place, put, take, take_bytes, wide};

/// Writes terms in their order, and the lists of each.
pub(super) struct Writer<'a> {
    terms: Pages<'a>,
    lists: Vec<Pages<'a>>,
    last: Vec<u8>,
    line: Vec<u8>,
}

impl<'a> Writer<'a> {
    pub(super) fn create(terms: &'a Path, lists: &'a [std::path::PathBuf]) -> Result<Self> {
        Ok(Self {
            terms: Pages::create(terms)?,
            lists: lists.iter().map(|path| Pages::create(path)).collect::<Result<_>>()?,
            last: Vec::new(),
            line: Vec::new(),
        })
    }

    /// Adds a term with its rows, class by class.
    pub(super) fn add(&mut self, term: &[u8], rows: [&[u32]; CLASSES]) -> Result<()> {
        let same = term
            .iter()
            .zip(&self.last)
            .take_while(|(one, other)| one == other)
            .count();
        let (_, rest) = term.split_at_checked(same).unwrap_or_default();
        self.line.clear();
        put(&mut self.line, wide(same));
        put(&mut self.line, wide(rest.len()));
        self.line.extend_from_slice(rest);
        let mut list = Vec::new();
        for (rows, pages) in rows.into_iter().zip(&mut self.lists) {
            list.clear();
            places::write(rows, &mut list);
            pages.write(&list)?;
            put(&mut self.line, wide(rows.len()));
            put(&mut self.line, wide(list.len()));
        }
        self.terms.write(&self.line)?;
        self.last.clear();
        self.last.extend_from_slice(term);
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Vec<(String, Written)>> {
        let mut files = vec![(TERMS.to_owned(), self.terms.finish()?)];
        for (name, pages) in PLACES.into_iter().zip(self.lists) {
            files.push((name.to_owned(), pages.finish()?));
        }
        Ok(files)
    }
}

/// The terms of a version, in memory.
#[derive(Debug)]
pub(super) struct Terms {
    text: Vec<u8>,
    ends: Vec<u32>,
    pub(super) lists: [Lists; CLASSES],
}

/// The lists of a class.
#[derive(Debug)]
pub(super) struct Lists {
    pub(super) file: Checked,
    /// Where the list of each term begins, and where the last ends.
    starts: Vec<u64>,
    /// How many rows the lists before each have together.
    before: Vec<u64>,
}

impl Terms {
    pub(super) fn open(folder: &Path) -> Result<Self> {
        let file = Checked::open(folder, TERMS)?;
        let bytes = file.all()?;
        let mut rest = bytes.as_slice();
        let mut terms = Self {
            text: Vec::new(),
            ends: vec![0],
            lists: [Lists::open(folder, PLACES[0])?, Lists::open(folder, PLACES[1])?],
        };
        while !rest.is_empty() {
            terms.take(&mut rest).ok_or(file.corrupt("a term is cut off"))?;
        }
        for lists in &terms.lists {
            if lists.starts.last() != Some(&lists.file.length()) {
                return Err(file.corrupt("it belongs to other lists"));
            }
        }
        Ok(terms)
    }

    fn take(&mut self, rest: &mut &[u8]) -> Option<()> {
        let (same, length) = (place(take(rest)?), place(take(rest)?));
        let last = self.ends.len().checked_sub(2).and_then(|before| self.ends.get(before));
        let start = at(last.copied().unwrap_or_default());
        if same > self.text.len() - start {
            return None;
        }
        self.text.extend_from_within(start..start + same);
        self.text.extend_from_slice(take_bytes(rest, length)?);
        self.ends.push(narrow(self.text.len()));
        for lists in &mut self.lists {
            let count = lists.before.last()?.checked_add(take(rest)?)?;
            let end = lists.starts.last()?.checked_add(take(rest)?)?;
            lists.before.push(count);
            lists.starts.push(end);
        }
        Some(())
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len() - 1
    }

    fn get(&self, number: usize) -> &[u8] {
        let ends = self.ends.get(number).zip(self.ends.get(number + 1));
        let text = ends.and_then(|(start, end)| self.text.get(at(*start)..at(*end)));
        text.unwrap_or_default()
    }

    /// The first term that does not fulfil what all before it do.
    fn first_not(&self, is_before: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if is_before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The terms that begin so, or the one that is so.
    pub(super) fn find(&self, text: &[u8], is_prefix: bool) -> Range<usize> {
        let start = self.first_not(|term| term < text);
        if is_prefix {
            start..self.first_not(|term| term < text || term.starts_with(text))
        } else {
            start..start + usize::from(start < self.len() && self.get(start) == text)
        }
    }
}

impl Lists {
    fn open(folder: &Path, name: &'static str) -> Result<Self> {
        Ok(Self {
            file: Checked::open(folder, name)?,
            starts: vec![0],
            before: vec![0],
        })
    }

    /// How many rows the terms have together.
    pub(super) fn count(&self, terms: &Range<usize>) -> u64 {
        let before = |number: usize| self.before.get(number).copied().unwrap_or_default();
        before(terms.end).saturating_sub(before(terms.start))
    }

    /// From where to where the lists of the terms are.
    pub(super) fn bounds(&self, terms: &Range<usize>) -> (u64, u64) {
        let start = |number: usize| self.starts.get(number).copied().unwrap_or_default();
        (start(terms.start), start(terms.end))
    }

    /// A term's list.
    pub(super) fn cursor(&self, term: usize) -> Result<places::Cursor<'_>> {
        let terms = term..term + 1;
        let (from, to) = self.bounds(&terms);
        places::Cursor::open(&self.file, from, to, place(self.count(&terms)))
    }

    /// All rows of all those terms, some more than once.
    pub(super) fn each(&self, terms: &Range<usize>, mut each: impl FnMut(u32)) -> Result<()> {
        let (from, to) = self.bounds(terms);
        let mut buffer = Vec::new();
        let mut bytes = self.file.read(from, to, &mut buffer)?;
        for term in terms.clone() {
            let (from, to) = self.bounds(&(term..term + 1));
            let list = take_bytes(&mut bytes, place(to - from));
            let count = place(self.count(&(term..term + 1)));
            let done = list.and_then(|list| places::each(list, count, &mut each));
            done.ok_or(self.file.corrupt("a list of rows is damaged"))?;
        }
        Ok(())
    }
}
