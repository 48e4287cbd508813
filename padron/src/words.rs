//! Words and their numbers. A row is kept as the numbers of its words; the more often a word is used, the lower its
//! number, and the fewer bytes that takes.

use std::cmp::Reverse;
use std::path::Path;

use crate::error::{Error, Result};
use crate::file::{Checked, Pages, Written};
use crate::num::{at, low, narrow, place, put, take, take_bytes, wide};

/// More different words than this are no padrón: the bound of what an import holds in memory.
pub(crate) const MOST: usize = 4_000_000;

/// And so many bytes of them.
const MOST_TEXT: usize = 128 << 20;

/// Words on their way in: each gets a number when it comes first, and is counted.
pub(crate) struct Interner {
    text: Vec<u8>,
    ends: Vec<u32>,
    counts: Vec<u32>,
    /// Upper half: part of the hash. Lower half: the number and one, or nothing.
    slots: Vec<u64>,
}

impl Interner {
    pub(crate) fn new(slots: usize) -> Self {
        Self {
            text: Vec::new(),
            ends: vec![0],
            counts: Vec::new(),
            slots: vec![0; slots.next_power_of_two()],
        }
    }

    pub(crate) const fn len(&self) -> usize {
        self.counts.len()
    }

    pub(crate) fn counts(&self) -> &[u32] {
        &self.counts
    }

    pub(crate) fn word(&self, number: usize) -> &[u8] {
        slice(&self.text, &self.ends, number).unwrap_or_default()
    }

    /// The number of a word that is used so often.
    pub(crate) fn intern(&mut self, word: &[u8], times: u32) -> u32 {
        let hash = hash(word);
        let mask = self.slots.len() - 1;
        let mut slot = place(hash >> 20) & mask;
        loop {
            let kept = self.slots.get(slot).copied().unwrap_or_default();
            if kept == 0 {
                return self.add(word, hash, slot, times);
            }
            let number = low(kept) - 1;
            if kept >> 32 == hash & 0xffff_ffff && self.word(at(number)) == word {
                if let Some(count) = self.counts.get_mut(at(number)) {
                    *count = count.saturating_add(times);
                }
                return number;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn add(&mut self, word: &[u8], hash: u64, slot: usize, times: u32) -> u32 {
        let number = narrow(self.counts.len());
        self.text.extend_from_slice(word);
        self.ends.push(narrow(self.text.len()));
        self.counts.push(times);
        if let Some(free) = self.slots.get_mut(slot) {
            *free = hash << 32 | u64::from(number + 1);
        }
        if self.counts.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![0; mask + 1];
        for number in 0..self.counts.len() {
            let hash = hash(self.word(number));
            let mut slot = place(hash >> 20) & mask;
            while slots.get(slot).is_some_and(|kept| *kept != 0) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = slots.get_mut(slot) {
                *free = hash << 32 | wide(number + 1);
            }
        }
        self.slots = slots;
    }
}

fn hash(word: &[u8]) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let (whole, rest) = word.as_chunks::<8>();
    let mut hash = wide(word.len()).wrapping_mul(MIX);
    let mut stir = |part: u64| {
        hash = (hash ^ part).wrapping_mul(MIX);
        hash ^= hash >> 29;
    };
    whole.iter().for_each(|part| stir(u64::from_le_bytes(*part)));
    stir(rest.iter().fold(1, |part, byte| part << 8 | u64::from(*byte)));
    hash.wrapping_mul(MIX) ^ hash >> 32
}

fn slice<'a>(text: &'a [u8], ends: &[u32], number: usize) -> Option<&'a [u8]> {
    let start = *ends.get(number)?;
    let end = *ends.get(number + 1)?;
    text.get(at(start)..at(end))
}

/// The words of all runs.
pub(crate) struct Vocabulary {
    words: Interner,
    /// The run in which a word came first, and its number there: of many words used as often, those go first.
    first: Vec<u64>,
}

impl Vocabulary {
    pub(crate) fn new() -> Self {
        Self {
            words: Interner::new(1 << 16),
            first: Vec::new(),
        }
    }

    /// Takes the words of a run, and tells which numbers they have here.
    pub(crate) fn absorb(&mut self, run: u32, words: &Interner) -> Result<Vec<u32>> {
        let mut here = Vec::with_capacity(words.len());
        for (number, times) in words.counts().iter().enumerate() {
            let first = u64::from(run) << 32 | wide(number);
            let known = self.words.intern(words.word(number), *times);
            match self.first.get_mut(at(known)) {
                Some(kept) => *kept = first.min(*kept),
                None => self.first.push(first),
            }
            here.push(known);
        }
        if self.words.len() > MOST || self.words.text.len() > MOST_TEXT {
            return Err(Error::TooManyWords(MOST));
        }
        Ok(here)
    }

    /// Writes the words, those used most first, and tells which number each has got.
    pub(crate) fn write(&self, path: &Path) -> Result<(Vec<u32>, Written)> {
        let mut order: Vec<(Reverse<u32>, u64, u32)> = Vec::with_capacity(self.words.len());
        for ((number, count), first) in (0..).zip(self.words.counts()).zip(&self.first) {
            order.push((Reverse(*count), *first, number));
        }
        order.sort_unstable();
        let mut pages = Pages::create(path)?;
        let mut numbers = vec![0; order.len()];
        let mut line = Vec::new();
        for (new, (_, _, old)) in (0..).zip(&order) {
            if let Some(number) = numbers.get_mut(at(*old)) {
                *number = new;
            }
            let word = self.words.word(at(*old));
            line.clear();
            put(&mut line, wide(word.len()));
            line.extend_from_slice(word);
            pages.write(&line)?;
        }
        Ok((numbers, pages.finish()?))
    }
}

/// Words as a version has them.
#[derive(Debug)]
pub(crate) struct Words {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl Words {
    pub(crate) fn open(folder: &Path, name: &'static str) -> Result<Self> {
        let file = Checked::open(folder, name)?;
        let bytes = file.all()?;
        let mut rest = bytes.as_slice();
        let mut words = Self {
            text: Vec::with_capacity(bytes.len()),
            ends: vec![0],
        };
        while !rest.is_empty() {
            let length = take(&mut rest);
            let word = length.and_then(|length| take_bytes(&mut rest, place(length)));
            words
                .text
                .extend_from_slice(word.ok_or(file.corrupt("a word is cut off"))?);
            words.ends.push(narrow(words.text.len()));
        }
        Ok(words)
    }

    pub(crate) const fn len(&self) -> usize {
        self.ends.len() - 1
    }

    pub(crate) fn get(&self, number: u32) -> Option<&[u8]> {
        slice(&self.text, &self.ends, at(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_has_the_same_number_and_is_counted() {
        let mut words = Interner::new(2);
        let numbers: Vec<u32> = (0..1000)
            .map(|n| words.intern(format!("W{}", n % 100).as_bytes(), 1))
            .collect();
        assert_eq!(words.len(), 100);
        assert!(words.counts().iter().all(|count| *count == 10));
        assert_eq!(&numbers[..100], &numbers[900..]);
        assert_eq!(words.word(7), b"W7");
    }

    #[test]
    fn words_used_more_have_lower_numbers_whichever_run_comes_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("words");
        let run = |words: &[&str]| {
            let mut run = Interner::new(8);
            for word in words {
                run.intern(word.as_bytes(), 1);
            }
            run
        };
        let runs = [run(&["A", "B", "B", ""]), run(&["C", "D", "B", "C"])];
        let mut sums = Vec::new();
        for order in [[0, 1], [1, 0]] {
            let mut all = Vocabulary::new();
            for number in order {
                all.absorb(narrow(number), &runs[number]).expect("few");
            }
            sums.push(all.write(&path).expect("room").1.sha256);
            let read = Words::open(folder.path(), "words").expect("sound");
            let text: Vec<_> = (0..5).filter_map(|number| read.get(number)).collect();
            assert_eq!(text, [b"B".as_slice(), b"C", b"A", b"", b"D"]);
        }
        assert_eq!(sums[0], sums[1]);
    }
}
