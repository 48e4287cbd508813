//! A chunk becomes a run: its rows in the order of their keys, in a file of its own until all runs are merged.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::source::Chunk;
use crate::error::{Error, Result};
use crate::line::{Kind, Reason};
use crate::num::{at, narrow, put, wide};
use crate::row;
use crate::words::{Interner, Vocabulary};

/// So much of a run is read back at once.
const FRAME: usize = 1 << 16;

/// A sorted run on the disk, and what was found in its chunk.
pub(super) struct Run {
    pub(super) number: u32,
    pub(super) path: PathBuf,
    /// What the numbers of its words are in the vocabulary.
    pub(super) words: Vec<u32>,
    /// Lines of the chunk.
    pub(super) lines: u64,
    pub(super) rejected: u64,
    /// Some of those: line within the chunk, place in the text, why.
    pub(super) kept: Vec<(u64, u64, Reason)>,
}

/// Rows of a chunk.
struct Rows {
    words: Interner,
    bytes: Vec<u8>,
    /// Key, and where the row begins and ends.
    places: Vec<(u64, u32, u32)>,
}

/// Reads the lines of a chunk and writes its run.
pub(super) fn write(chunk: &Chunk, kind: Kind, keep: usize, folder: &Path, all: &Mutex<Vocabulary>) -> Result<Run> {
    let mut run = Run {
        number: chunk.number,
        path: folder.join(format!("run{}", chunk.number)),
        words: Vec::new(),
        lines: 0,
        rejected: 0,
        kept: Vec::new(),
    };
    let mut rows = Rows {
        words: Interner::new(1 << 15),
        bytes: Vec::with_capacity(chunk.bytes.len() / 3),
        places: Vec::with_capacity(chunk.bytes.len() / 80),
    };
    let mut offset = chunk.offset;
    for line in chunk.bytes.split_inclusive(|byte| *byte == b'\n') {
        let place = offset;
        offset += wide(line.len());
        run.lines += 1;
        if run.lines == 1 && chunk.number == 0 {
            if !kind.is_header(line) {
                return Err(Error::Header(kind.title()));
            }
            continue;
        }
        match kind.read(line) {
            Ok(row) => rows.add(&row),
            Err(_) if line.trim_ascii().is_empty() => {}
            Err(_) if chunk.is_last && !line.ends_with(b"\n") => return Err(Error::CutOff(run.lines)),
            Err(reason) => {
                run.rejected += 1;
                if run.kept.len() < keep {
                    run.kept.push((run.lines, place, reason));
                }
            }
        }
    }
    fs::write(&run.path, rows.sorted()).map_err(Error::at(&run.path))?;
    let mut all = all.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    run.words = all.absorb(chunk.number, &rows.words)?;
    Ok(run)
}

impl Rows {
    fn add(&mut self, row: &crate::line::Row<'_>) {
        let start = narrow(self.bytes.len());
        row::write(row, &mut self.words, &mut self.bytes);
        self.places.push((row.ruc / 10, start, narrow(self.bytes.len())));
    }

    /// The rows by key, those with the same key as they came.
    fn sorted(&mut self) -> Vec<u8> {
        self.places.sort_unstable();
        let mut out = Vec::with_capacity(self.bytes.len() + self.places.len() * 4);
        let mut frame = Vec::with_capacity(FRAME * 2);
        let mut last = 0;
        for (key, start, end) in &self.places {
            let row = self.bytes.get(at(*start)..at(*end)).unwrap_or_default();
            put(&mut frame, key - last);
            put(&mut frame, wide(row.len()));
            frame.extend_from_slice(row);
            last = *key;
            if frame.len() >= FRAME {
                close(&mut frame, &mut out);
            }
        }
        close(&mut frame, &mut out);
        out
    }
}

/// Appends a frame with its length before it.
fn close(frame: &mut Vec<u8>, out: &mut Vec<u8>) {
    out.extend(narrow(frame.len()).to_le_bytes());
    out.append(frame);
}
