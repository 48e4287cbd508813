//! The runs become one file of rows, each with the numbers of words that hold for all.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::run::Run;
use crate::block::{KEYS, ROWS, Writer};
use crate::error::{Error, Result};
use crate::file::Written;
use crate::num::{at, place, take, take_bytes};
use crate::row;

/// What the merge came to.
pub(super) struct Merged {
    pub(super) rows: u64,
    pub(super) duplicates: u64,
    pub(super) files: [(String, Written); 2],
}

/// Merges runs, in the order of the text. Of rows with the same key the first stays, or all where that is wanted.
pub(super) fn merge(runs: &[Run], numbers: &[u32], folder: &Path, all: bool) -> Result<Merged> {
    let (rows, keys) = (folder.join(ROWS), folder.join(KEYS));
    let mut writer = Writer::create(&rows, &keys)?;
    let mut readers = Vec::with_capacity(runs.len());
    let mut next = BinaryHeap::with_capacity(runs.len());
    for run in runs {
        let mut reader = Reader::open(run, numbers)?;
        if reader.advance()? {
            next.push(Reverse((reader.key, readers.len())));
        }
        readers.push(reader);
    }
    let (mut count, mut duplicates) = (0, 0);
    let mut last = None;
    while let Some(Reverse((_, run))) = next.pop() {
        let Some(reader) = readers.get_mut(run) else { continue };
        // Runs of a text that is sorted do not overlap: one is gone through at a stretch.
        let limit = next.peek().map(|Reverse(other)| *other);
        loop {
            if last == Some(reader.key) && !all {
                duplicates += 1;
            } else {
                let wrote = writer.add(reader.key, |into| reader.row(into))?;
                wrote.ok_or(reader.broken())?;
                count += 1;
                last = Some(reader.key);
            }
            if !reader.advance()? {
                break;
            }
            if limit.is_some_and(|limit| (reader.key, run) > limit) {
                next.push(Reverse((reader.key, run)));
                break;
            }
        }
    }
    Ok(Merged {
        rows: count,
        duplicates,
        files: writer.finish()?,
    })
}

/// A run as it is read back.
struct Reader<'a> {
    path: &'a Path,
    file: File,
    frame: Vec<u8>,
    place: usize,
    key: u64,
    row: (usize, usize),
    words: Vec<u32>,
}

impl<'a> Reader<'a> {
    fn open(run: &'a Run, numbers: &[u32]) -> Result<Self> {
        let known = |word: &u32| numbers.get(at(*word)).copied().unwrap_or(u32::MAX);
        Ok(Self {
            path: &run.path,
            file: File::open(&run.path).map_err(Error::at(&run.path))?,
            frame: Vec::new(),
            place: 0,
            key: 0,
            row: (0, 0),
            words: run.words.iter().map(known).collect(),
        })
    }

    /// Goes to the next row; false where there is none.
    fn advance(&mut self) -> Result<bool> {
        if self.place == self.frame.len() && !self.load()? {
            return Ok(false);
        }
        let mut rest = self.frame.get(self.place..).unwrap_or_default();
        let read = take(&mut rest).zip(take(&mut rest));
        let (key, length) = read.ok_or(self.broken())?;
        let start = self.frame.len() - rest.len();
        take_bytes(&mut rest, place(length)).ok_or(self.broken())?;
        self.place = self.frame.len() - rest.len();
        self.key += key;
        self.row = (start, self.place);
        Ok(true)
    }

    /// Reads the next frame that holds something.
    fn load(&mut self) -> Result<bool> {
        let mut length = [0; 4];
        match self.file.read_exact(&mut length) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(Error::at(self.path)(error)),
        }
        self.frame.resize(at(u32::from_le_bytes(length)), 0);
        self.file.read_exact(&mut self.frame).map_err(Error::at(self.path))?;
        self.place = 0;
        Ok(!self.frame.is_empty())
    }

    fn row(&self, into: &mut Vec<u8>) -> Option<()> {
        let bytes = self.frame.get(self.row.0..self.row.1)?;
        row::renumber(bytes, |word| self.words.get(at(word)).copied(), into)
    }

    fn broken(&self) -> Error {
        Error::at(self.path)(ErrorKind::InvalidData.into())
    }
}
