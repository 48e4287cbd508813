//! Making the index of names of a version that answers already.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{CLASSES, IN_ORDER, PLACES, TERMS, fold, terms::Writer};
use crate::block::Blocks;
use crate::build::WORDS;
use crate::error::Result;
use crate::manifest::{self, FORMAT, NAMES, NamesManifest, checksum};
use crate::num::{at, narrow, wide};
use crate::row;
use crate::words::{Interner, Words};

/// So many rows of lists are in memory at once; the rows are read again for the rest.
const ROOM: u64 = 24_000_000;

/// Makes the index in the version's folder; when its manifest is there, it is whole.
pub(crate) fn index(folder: &Path) -> Result<NamesManifest> {
    let words = Words::open(folder, WORDS)?;
    let blocks = Blocks::open(folder)?;
    let in_order = (0..narrow(words.len())).find(|word| words.get(*word) == Some(IN_ORDER));
    let names = Names::of(&blocks, words, in_order)?;

    let path = folder.join(TERMS);
    let lists: Vec<PathBuf> = PLACES.iter().map(|name| folder.join(name)).collect();
    let mut writer = Writer::create(&path, &lists)?;
    let mut places = 0;
    let mut first = 0;
    while first < names.order.len() {
        let last = names.fitting(first);
        places += names.fill(&blocks, in_order, first..last, &mut writer)?;
        first = last;
    }
    let files: BTreeMap<_, _> = writer.finish()?.into_iter().collect();
    let manifest = NamesManifest {
        format: FORMAT,
        terms: wide(names.order.len()),
        places,
        checksum: checksum("names", &files),
        files,
    };
    manifest::save(folder, NAMES, &manifest)?;
    Ok(manifest)
}

/// Which terms the words of names have.
struct Names {
    text: Interner,
    /// Terms in the order of their text.
    order: Vec<u32>,
    /// Where the terms of each word are.
    ends: Vec<u32>,
    /// Places in the order.
    terms: Vec<u32>,
    /// How many rows each term in the order has at most, class by class.
    counts: [Vec<u32>; CLASSES],
}

impl Names {
    fn of(blocks: &Blocks, words: Words, in_order: Option<u32>) -> Result<Self> {
        let mut used = [vec![0_u32; words.len()], vec![0; words.len()]];
        let mut name = Vec::new();
        blocks.each(|_, _, bytes| {
            name.clear();
            let standing = row::name_of(bytes, |word| name.push(word))?;
            let used = class(&mut used, standing, in_order);
            for word in &name {
                *used.get_mut(at(*word))? += 1;
            }
            Some(())
        })?;
        let mut names = Self {
            text: Interner::new(1 << 16),
            order: Vec::new(),
            ends: vec![0],
            terms: Vec::new(),
            counts: [Vec::new(), Vec::new()],
        };
        let [one, other] = &used;
        for (word, (one, other)) in (0..).zip(one.iter().zip(other)) {
            if one + other > 0 {
                let text = row::text(words.get(word).unwrap_or_default());
                fold::terms(&text, |term| {
                    names.terms.push(names.text.intern(term.as_bytes(), 1));
                });
            }
            names.ends.push(narrow(names.terms.len()));
        }
        names.arrange(&used);
        Ok(names)
    }

    /// Puts the terms into the order of their text, and counts their rows.
    fn arrange(&mut self, used: &[Vec<u32>; CLASSES]) {
        let mut order: Vec<u32> = (0..narrow(self.text.len())).collect();
        order.sort_unstable_by_key(|term| self.text.word(at(*term)));
        let mut places = vec![0; order.len()];
        for (place, term) in (0..).zip(&order) {
            if let Some(kept) = places.get_mut(at(*term)) {
                *kept = place;
            }
        }
        for term in &mut self.terms {
            *term = places.get(at(*term)).copied().unwrap_or_default();
        }
        for (counts, used) in self.counts.iter_mut().zip(used) {
            *counts = vec![0; order.len()];
            for (word, used) in used.iter().enumerate() {
                let (from, to) = (self.ends.get(word), self.ends.get(word + 1));
                let terms = from.zip(to).and_then(|(from, to)| self.terms.get(at(*from)..at(*to)));
                for term in terms.unwrap_or_default() {
                    if let Some(count) = counts.get_mut(at(*term)) {
                        *count = count.saturating_add(*used);
                    }
                }
            }
        }
        self.order = order;
    }

    fn terms_of(&self, word: u32) -> Option<&[u32]> {
        let from = self.ends.get(at(word))?;
        let to = self.ends.get(at(word) + 1)?;
        self.terms.get(at(*from)..at(*to))
    }

    fn count(&self, term: usize) -> u64 {
        self.counts
            .iter()
            .filter_map(|counts| counts.get(term))
            .copied()
            .map(u64::from)
            .sum()
    }

    /// The end of the terms from this one on whose rows fit into memory.
    fn fitting(&self, first: usize) -> usize {
        let mut sum = 0;
        let fits = |term: &usize| {
            sum += self.count(*term);
            sum <= ROOM
        };
        let fitting = (first..self.order.len()).take_while(fits).count();
        first + fitting.max(1)
    }

    /// Lists the rows of some terms and writes them.
    fn fill(
        &self,
        blocks: &Blocks,
        in_order: Option<u32>,
        terms: std::ops::Range<usize>,
        writer: &mut Writer<'_>,
    ) -> Result<u64> {
        // Where the next row of each term goes, class by class; afterwards, where its rows end.
        let mut next = [Vec::with_capacity(terms.len()), Vec::with_capacity(terms.len())];
        let mut room = 0_u32;
        for term in terms.clone() {
            for (next, counts) in next.iter_mut().zip(&self.counts) {
                next.push(room);
                room += counts.get(term).copied().unwrap_or_default();
            }
        }
        let mut rows = vec![0_u32; at(room)];
        let mut name = Vec::new();
        blocks.each(|number, _, bytes| {
            name.clear();
            let standing = row::name_of(bytes, |word| name.push(word))?;
            let next = class(&mut next, standing, in_order);
            for word in &name {
                for term in self.terms_of(*word)? {
                    let Some(term) = at(*term).checked_sub(terms.start) else {
                        continue;
                    };
                    let Some(place) = next.get_mut(term) else { continue };
                    *rows.get_mut(at(*place))? = number;
                    *place += 1;
                }
            }
            Some(())
        })?;
        let mut start = 0;
        let mut places = 0;
        for (slot, term) in terms.enumerate() {
            let mut lists = [Vec::new(), Vec::new()];
            for (list, ends) in lists.iter_mut().zip(&next) {
                let end = ends.get(slot).copied().unwrap_or_default();
                list.extend_from_slice(rows.get(at(start)..at(end)).unwrap_or_default());
                // A word may stand twice in a name.
                list.dedup();
                places += wide(list.len());
                start = end;
            }
            let text = self
                .order
                .get(term)
                .map_or(b"".as_slice(), |term| self.text.word(at(*term)));
            let [one, other] = &lists;
            writer.add(text, [one, other])?;
        }
        Ok(places)
    }
}

fn class<T>(classes: &mut [T; CLASSES], standing: u32, in_order: Option<u32>) -> &mut T {
    let [first, rest] = classes;
    if Some(standing) == in_order { first } else { rest }
}
