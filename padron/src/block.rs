//! Rows in the order of their keys, 64 to a block, and where each block begins.
//!
//! A block: how many rows, how far each key is from the one before, how long each row is, and the rows.

use std::path::Path;

use crate::error::Result;
use crate::file::{Checked, Pages, Written};
use crate::num::{place, put, take, take_bytes, wide};

pub(crate) const ROWS: &str = "rows";
pub(crate) const KEYS: &str = "keys";
/// So many rows are in a block, but for the last.
pub(crate) const BLOCK: usize = 64;

/// Writes rows in the order of their keys.
pub(crate) struct Writer<'a> {
    rows: Pages<'a>,
    keys: Pages<'a>,
    head: Vec<u8>,
    lengths: Vec<u8>,
    body: Vec<u8>,
    count: usize,
    first: u64,
    last: u64,
    /// First key of the block before.
    before: u64,
}

impl<'a> Writer<'a> {
    pub(crate) fn create(rows: &'a Path, keys: &'a Path) -> Result<Self> {
        Ok(Self {
            rows: Pages::create(rows)?,
            keys: Pages::create(keys)?,
            head: Vec::new(),
            lengths: Vec::new(),
            body: Vec::new(),
            count: 0,
            first: 0,
            last: 0,
            before: 0,
        })
    }

    /// Adds a row: that which the function appends.
    pub(crate) fn add(&mut self, key: u64, row: impl FnOnce(&mut Vec<u8>) -> Option<()>) -> Result<Option<()>> {
        if self.count == 0 {
            self.first = key;
            self.last = key;
        }
        let before = self.body.len();
        if row(&mut self.body).is_none() {
            return Ok(None);
        }
        put(&mut self.head, key - self.last);
        put(&mut self.lengths, wide(self.body.len() - before));
        self.last = key;
        self.count += 1;
        if self.count == BLOCK {
            self.flush()?;
        }
        Ok(Some(()))
    }

    fn flush(&mut self) -> Result<()> {
        let begin = self.rows.length();
        let mut count = Vec::with_capacity(2);
        put(&mut count, wide(self.count));
        for part in [&count, &self.head, &self.lengths, &self.body] {
            self.rows.write(part)?;
        }
        let mut entry = Vec::with_capacity(8);
        put(&mut entry, self.first - self.before);
        put(&mut entry, self.rows.length() - begin);
        self.keys.write(&entry)?;
        self.before = self.first;
        self.count = 0;
        for part in [&mut self.head, &mut self.lengths, &mut self.body] {
            part.clear();
        }
        Ok(())
    }

    /// Ends both files.
    pub(crate) fn finish(mut self) -> Result<[(String, Written); 2]> {
        if self.count > 0 {
            self.flush()?;
        }
        Ok([
            (ROWS.to_owned(), self.rows.finish()?),
            (KEYS.to_owned(), self.keys.finish()?),
        ])
    }
}

/// Reads rows by their keys, or one after the other.
#[derive(Debug)]
pub(crate) struct Blocks {
    file: Checked,
    firsts: Vec<u64>,
    starts: Vec<u64>,
}

impl Blocks {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let file = Checked::open(folder, ROWS)?;
        let keys = Checked::open(folder, KEYS)?;
        let bytes = keys.all()?;
        let mut rest = bytes.as_slice();
        let (mut first, mut start) = (0_u64, 0_u64);
        let (mut firsts, mut starts) = (Vec::new(), Vec::new());
        while !rest.is_empty() {
            let entry = take(&mut rest).zip(take(&mut rest));
            let (key, length) = entry.ok_or(keys.corrupt("an entry is cut off"))?;
            first = first.saturating_add(key);
            firsts.push(first);
            starts.push(start);
            start = start.saturating_add(length);
        }
        if start != file.length() {
            return Err(keys.corrupt("it belongs to other rows"));
        }
        starts.push(start);
        Ok(Self { file, firsts, starts })
    }

    pub(crate) const fn len(&self) -> usize {
        self.firsts.len()
    }

    pub(crate) const fn corrupt(&self, what: &'static str) -> crate::Error {
        self.file.corrupt(what)
    }

    /// The last block that begins before a key, or with it where that is wanted.
    pub(crate) fn block_of(&self, key: u64, with_it: bool) -> usize {
        let before = self
            .firsts
            .partition_point(|first| *first < key || with_it && *first == key);
        before.saturating_sub(1)
    }

    /// Reads a block; its rows are gone through with `Block::next`.
    pub(crate) fn read<'b>(&self, number: usize, buffer: &'b mut Vec<u8>) -> Result<Block<'b>> {
        let bounds = self.starts.get(number).zip(self.starts.get(number + 1));
        let (Some((start, end)), Some(first)) = (bounds, self.firsts.get(number)) else {
            return Err(self.corrupt("a block is missing"));
        };
        let bytes = self.file.read(*start, *end, buffer)?;
        Block::of(*first, bytes).ok_or(self.corrupt("a block is no block"))
    }

    /// Goes through all rows in their order: number of the row, key, row.
    pub(crate) fn each(&self, mut each: impl FnMut(u32, u64, &[u8]) -> Option<()>) -> Result<()> {
        let mut buffer = Vec::new();
        let mut number = 0;
        for block in 0..self.len() {
            let mut rows = self.read(block, &mut buffer)?;
            while let Some((key, row)) = rows.next() {
                each(number, key, row).ok_or(self.corrupt("a row is no row"))?;
                number += 1;
            }
        }
        Ok(())
    }
}

/// The rows of a block that are still to come.
pub(crate) struct Block<'b> {
    left: u64,
    key: u64,
    keys: &'b [u8],
    lengths: &'b [u8],
    body: &'b [u8],
}

impl<'b> Block<'b> {
    fn of(first: u64, mut bytes: &'b [u8]) -> Option<Self> {
        let left = take(&mut bytes)?;
        if left > wide(BLOCK) {
            return None;
        }
        let keys = bytes;
        (0..left).try_for_each(|_| take(&mut bytes).map(drop))?;
        let lengths = bytes;
        let total = (0..left).try_fold(0_u64, |total, _| total.checked_add(take(&mut bytes)?))?;
        (total == wide(bytes.len())).then_some(Self {
            left,
            key: first,
            keys,
            lengths,
            body: bytes,
        })
    }

    pub(crate) fn next(&mut self) -> Option<(u64, &'b [u8])> {
        self.left = self.left.checked_sub(1)?;
        self.key += take(&mut self.keys)?;
        let length = take(&mut self.lengths)?;
        Some((self.key, take_bytes(&mut self.body, place(length))?))
    }

    /// The row so many places on.
    pub(crate) fn nth(&mut self, number: usize) -> Option<(u64, &'b [u8])> {
        for _ in 0..number {
            self.next()?;
        }
        self.next()
    }
}
