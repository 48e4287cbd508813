//! The runs become one file of rows, each with the numbers of words that hold for all. One thread finds the next row,
//! another writes those found.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use super::join;
use super::run::Run;
use crate::block::{KEYS, ROWS, Writer};
use crate::error::{Error, Result};
use crate::file::Written;
use crate::num::{at, narrow, place, take, take_bytes};
use crate::row;

/// So many bytes of rows are handed on at once.
const BATCH: usize = 1 << 18;

/// What the merge came to.
pub(super) struct Merged {
    pub(super) rows: u64,
    pub(super) duplicates: u64,
    pub(super) files: [(String, Written); 2],
}

/// Rows in their order: key, which run it is of, and where it ends.
#[derive(Default)]
struct Batch {
    rows: Vec<(u64, u32, u32)>,
    bytes: Vec<u8>,
}

/// Merges runs, in the order of the text. Of rows with the same key the first stays, or all where that is wanted.
pub(super) fn merge(runs: &[Run], numbers: &[u32], folder: &Path, all: bool) -> Result<Merged> {
    let (rows, keys) = (folder.join(ROWS), folder.join(KEYS));
    let mut writer = Writer::create(&rows, &keys)?;
    let known = |word: &u32| numbers.get(at(*word)).copied().unwrap_or(u32::MAX);
    let words: Vec<Vec<u32>> = runs.iter().map(|run| run.words.iter().map(known).collect()).collect();
    let mut count = 0;
    let duplicates = thread::scope(|scope| {
        let (sender, batches) = sync_channel::<Batch>(4);
        let order = scope.spawn(move || in_order(runs, all, &sender));
        for batch in &batches {
            let mut start = 0;
            for (key, run, end) in batch.rows {
                let bytes = batch.bytes.get(at(start)..at(end)).unwrap_or_default();
                let words = words.get(at(run)).map(Vec::as_slice).unwrap_or_default();
                let number = |word| words.get(at(word)).copied();
                let wrote = writer.add(key, |into| row::renumber(bytes, number, into))?;
                wrote.ok_or_else(|| Error::at(folder)(ErrorKind::InvalidData.into()))?;
                start = end;
                count += 1;
            }
        }
        join(order)?
    })?;
    Ok(Merged {
        rows: count,
        duplicates,
        files: writer.finish()?,
    })
}

/// Hands on the rows of all runs in the order of their keys, until nobody wants more. Tells how many were left out.
fn in_order(runs: &[Run], all: bool, hand: &SyncSender<Batch>) -> Result<u64> {
    let mut readers = Vec::with_capacity(runs.len());
    let mut next = BinaryHeap::with_capacity(runs.len());
    for run in runs {
        let mut reader = Reader::open(run)?;
        if reader.advance()? {
            next.push(Reverse((reader.key, readers.len())));
        }
        readers.push(reader);
    }
    let mut duplicates = 0;
    let mut last = None;
    let mut batch = Batch::default();
    while let Some(Reverse((_, run))) = next.pop() {
        let Some(reader) = readers.get_mut(run) else { continue };
        // Runs of a text that is sorted do not overlap: one is gone through at a stretch.
        let limit = next.peek().map(|Reverse(other)| *other);
        loop {
            if last == Some(reader.key) && !all {
                duplicates += 1;
            } else {
                last = Some(reader.key);
                batch.bytes.extend_from_slice(reader.row());
                batch.rows.push((reader.key, narrow(run), narrow(batch.bytes.len())));
                if batch.bytes.len() >= BATCH && hand.send(std::mem::take(&mut batch)).is_err() {
                    return Ok(duplicates);
                }
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
    // Who does not want it has failed, and says so.
    hand.send(batch).ok();
    Ok(duplicates)
}

/// A run as it is read back.
struct Reader<'a> {
    path: &'a Path,
    file: File,
    frame: Vec<u8>,
    place: usize,
    key: u64,
    row: (usize, usize),
}

impl<'a> Reader<'a> {
    fn open(run: &'a Run) -> Result<Self> {
        Ok(Self {
            path: &run.path,
            file: File::open(&run.path).map_err(Error::at(&run.path))?,
            frame: Vec::new(),
            place: 0,
            key: 0,
            row: (0, 0),
        })
    }

    /// Goes to the next row; false where there is none.
    fn advance(&mut self) -> Result<bool> {
        if self.place == self.frame.len() && !self.load()? {
            return Ok(false);
        }
        let mut rest = self.frame.get(self.place..).unwrap_or_default();
        let read = take(&mut rest).zip(take(&mut rest));
        let (key, length) = read.ok_or_else(|| self.broken())?;
        let start = self.frame.len() - rest.len();
        take_bytes(&mut rest, place(length)).ok_or_else(|| self.broken())?;
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

    fn row(&self) -> &[u8] {
        self.frame.get(self.row.0..self.row.1).unwrap_or_default()
    }

    fn broken(&self) -> Error {
        Error::at(self.path)(ErrorKind::InvalidData.into())
    }
}
