//! Files that notice when they are damaged: pages of 1 KiB, and behind them a checksum for each.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::num::{place, wide};

const PAGE: usize = 1024;
const BUFFER: usize = 256 * PAGE;
/// Length of the data, and a checksum of that and of the table.
const END: usize = 12;

/// What a file came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Bytes on the disk.
    pub bytes: u64,
    /// SHA-256 of the checksums of its pages.
    pub sha256: String,
}

/// Writes such a file from its beginning to its end.
pub(crate) struct Pages<'a> {
    path: &'a Path,
    file: File,
    buffer: Vec<u8>,
    table: Vec<u8>,
    length: u64,
}

impl<'a> Pages<'a> {
    pub(crate) fn create(path: &'a Path) -> Result<Self> {
        Ok(Self {
            path,
            file: File::create(path).map_err(Error::at(path))?,
            buffer: Vec::with_capacity(2 * BUFFER),
            table: Vec::new(),
            length: 0,
        })
    }

    /// How much was written so far.
    pub(crate) const fn length(&self) -> u64 {
        self.length
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.length += wide(bytes.len());
        self.buffer.extend_from_slice(bytes);
        let whole = self.buffer.len() / BUFFER * BUFFER;
        if whole > 0 { self.flush(whole) } else { Ok(()) }
    }

    fn flush(&mut self, size: usize) -> Result<()> {
        let (now, _) = self.buffer.split_at_checked(size).unwrap_or_default();
        for page in now.chunks(PAGE) {
            self.table.extend(crc32fast::hash(page).to_le_bytes());
        }
        self.file.write_all(now).map_err(Error::at(self.path))?;
        self.buffer.drain(..size);
        Ok(())
    }

    /// Ends the file; it is on the disk then.
    pub(crate) fn finish(mut self) -> Result<Written> {
        self.flush(self.buffer.len())?;
        let mut end = self.table;
        end.extend(self.length.to_le_bytes());
        let sum = crc32fast::hash(&end);
        let sha256 = hex(&Sha256::digest(&end));
        end.extend(sum.to_le_bytes());
        self.file.write_all(&end).map_err(Error::at(self.path))?;
        self.file.sync_all().map_err(Error::at(self.path))?;
        Ok(Written {
            bytes: self.length + wide(end.len()),
            sha256,
        })
    }
}

/// Reads such a file from anywhere.
#[derive(Debug)]
pub(crate) struct Checked {
    name: &'static str,
    file: File,
    length: u64,
    table: Vec<u32>,
}

impl Checked {
    /// Opens a file of a version's folder.
    pub(crate) fn open(folder: &Path, name: &'static str) -> Result<Self> {
        let corrupt = |what| Error::Corrupt { file: name, what };
        let path = folder.join(name);
        let file = File::open(&path).map_err(Error::at(&path))?;
        let size = file.metadata().map_err(Error::at(&path))?.len();
        let mut end = [0; END];
        let before = size.checked_sub(wide(END)).ok_or(corrupt("it is cut off"))?;
        read_at(&file, &mut end, before).map_err(Error::at(&path))?;
        let [length @ .., a, b, c, d] = end;
        let length = u64::from_le_bytes(length);
        let pages = length.div_ceil(wide(PAGE));
        if length.saturating_add(pages.saturating_mul(4)) != before {
            return Err(corrupt("its length is wrong"));
        }
        let mut table = vec![0; place(before - length)];
        read_at(&file, &mut table, length).map_err(Error::at(&path))?;
        let mut sum = crc32fast::Hasher::new();
        sum.update(&table);
        sum.update(&length.to_le_bytes());
        if sum.finalize() != u32::from_le_bytes([a, b, c, d]) {
            return Err(corrupt("its table of checksums is wrong"));
        }
        let (table, _) = table.as_chunks::<4>();
        Ok(Self {
            name,
            file,
            length,
            table: table.iter().map(|sum| u32::from_le_bytes(*sum)).collect(),
        })
    }

    /// What is wrong with this file.
    pub(crate) const fn corrupt(&self, what: &'static str) -> Error {
        Error::Corrupt { file: self.name, what }
    }

    pub(crate) const fn length(&self) -> u64 {
        self.length
    }

    /// The bytes from one place to another, read into a buffer that is used again and again.
    pub(crate) fn read<'b>(&self, from: u64, to: u64, buffer: &'b mut Vec<u8>) -> Result<&'b [u8]> {
        if from > to || to > self.length {
            return Err(self.corrupt("a place in it is beyond its end"));
        }
        let first = from / wide(PAGE);
        let start = first * wide(PAGE);
        let end = to.next_multiple_of(wide(PAGE)).min(self.length);
        buffer.resize(place(end - start), 0);
        read_at(&self.file, buffer, start).map_err(|_| self.corrupt("it is cut off"))?;
        let sums = self.table.get(place(first)..).unwrap_or_default();
        for (page, sum) in buffer.chunks(PAGE).zip(sums) {
            if crc32fast::hash(page) != *sum {
                return Err(self.corrupt("the checksum of a page is wrong"));
            }
        }
        let wanted = buffer.get(place(from - start)..place(to - start));
        wanted.ok_or(self.corrupt("a place in it is beyond its end"))
    }

    /// All of it.
    pub(crate) fn all(&self) -> Result<Vec<u8>> {
        let mut buffer = Vec::new();
        self.read(0, self.length, &mut buffer)?;
        Ok(buffer)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_at(file: &File, mut buffer: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !buffer.is_empty() {
        let count = std::os::windows::fs::FileExt::seek_read(file, buffer, offset)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer = buffer.get_mut(count..).unwrap_or_default();
        offset += wide(count);
    }
    Ok(())
}

/// Bytes as people compare them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn written(folder: &Path, data: &[u8]) -> Written {
        let path = folder.join("f");
        let mut pages = Pages::create(&path).expect("a file");
        data.chunks(1000).for_each(|part| pages.write(part).expect("room"));
        pages.finish().expect("room")
    }

    #[test]
    fn what_is_written_is_read_from_anywhere() {
        let folder = tempfile::tempdir().expect("a folder");
        for size in [0_u32, 1, 4096, 300_000] {
            let data: Vec<u8> = (0..size).map(|n| n.to_le_bytes()[1]).collect();
            written(folder.path(), &data);
            let file = Checked::open(folder.path(), "f").expect("sound");
            assert_eq!(file.all().expect("sound"), data);
            let mut buffer = Vec::new();
            for (from, to) in [(0, 1), (4095, 4097), (100, 9000), (299_999, 300_000)] {
                let read = file.read(from, to, &mut buffer).ok();
                assert_eq!(read, data.get(place(from)..place(to)), "{size} {from}..{to}");
            }
        }
    }

    #[test]
    fn a_bit_that_turned_anywhere_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        written(folder.path(), &[7; 10_000]);
        let path = folder.path().join("f");
        let sound = fs::read(&path).expect("the file");
        for place in (0..sound.len()).step_by(97).chain(sound.len() - 40..sound.len()) {
            let mut damaged = sound.clone();
            damaged[place] ^= 0x10;
            fs::write(&path, damaged).expect("room");
            let read = Checked::open(folder.path(), "f").and_then(|file| file.all());
            assert!(matches!(read, Err(Error::Corrupt { .. })), "{place}");
        }
        for length in 0..sound.len() {
            if length % 89 != 0 && length + 30 < sound.len() {
                continue;
            }
            fs::write(&path, &sound[..length]).expect("room");
            assert!(Checked::open(folder.path(), "f").is_err(), "{length}");
        }
    }
}
