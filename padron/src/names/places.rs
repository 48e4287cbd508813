//! The rows that have a word, in their order: how far each is from the one before. A long list is in parts of 256 with
//! a table before them, so that one can go on from anywhere in it.

use crate::error::Result;
use crate::file::Checked;
use crate::num::{place, put, take, take_bytes, wide};

const PART: usize = 256;
/// A part's entry in the table has at most so many bytes.
const ENTRY: u64 = 10;

/// Appends a list.
pub(super) fn write(rows: &[u32], into: &mut Vec<u8>) {
    if rows.len() <= PART {
        deltas(rows, 0, into);
        return;
    }
    let (mut table, mut bodies) = (Vec::new(), Vec::new());
    let mut before = 0;
    for part in rows.chunks(PART) {
        let Some((first, rest)) = part.split_first() else {
            continue;
        };
        let start = bodies.len();
        deltas(rest, *first, &mut bodies);
        put(&mut table, u64::from(first - before));
        put(&mut table, wide(bodies.len() - start));
        before = *first;
    }
    put(into, wide(table.len()));
    into.extend_from_slice(&table);
    into.extend_from_slice(&bodies);
}

fn deltas(rows: &[u32], mut before: u32, into: &mut Vec<u8>) {
    for row in rows {
        put(into, u64::from(row - before));
        before = *row;
    }
}

/// Goes through a list that is in memory as a whole; none when it is damaged.
pub(super) fn each(mut list: &[u8], count: usize, mut each: impl FnMut(u32)) -> Option<()> {
    if count <= PART {
        return undo(list, 0, each);
    }
    let length = place(take(&mut list)?);
    let mut table = take_bytes(&mut list, length)?;
    let mut first = 0_u64;
    while !table.is_empty() {
        first = first.checked_add(take(&mut table)?)?;
        let length = place(take(&mut table)?);
        let row = u32::try_from(first).ok()?;
        each(row);
        undo(take_bytes(&mut list, length)?, row, &mut each)?;
    }
    Some(())
}

fn undo(mut bytes: &[u8], before: u32, mut each: impl FnMut(u32)) -> Option<()> {
    let mut row = u64::from(before);
    while !bytes.is_empty() {
        row = row.checked_add(take(&mut bytes)?)?;
        each(u32::try_from(row).ok()?);
    }
    Some(())
}

/// A list on the disk, of which only those parts are read that are needed.
pub(super) struct Cursor<'a> {
    file: &'a Checked,
    /// First row, and from where to where the rest of the part is.
    parts: Vec<(u32, u64, u64)>,
    next: usize,
    rows: Vec<u32>,
    at: usize,
    buffer: Vec<u8>,
}

impl<'a> Cursor<'a> {
    /// A list of so many rows, from one place of the file to another.
    pub(super) fn open(file: &'a Checked, from: u64, to: u64, count: usize) -> Result<Self> {
        let mut cursor = Self {
            file,
            parts: Vec::new(),
            next: 0,
            rows: Vec::new(),
            at: 0,
            buffer: Vec::new(),
        };
        let damaged = || file.corrupt("a list of rows is damaged");
        if count <= PART {
            let bytes = file.read(from, to, &mut cursor.buffer)?;
            let rows = &mut cursor.rows;
            each(bytes, count, |row| rows.push(row)).ok_or_else(damaged)?;
            return Ok(cursor);
        }
        let table = wide(count.div_ceil(PART)).saturating_mul(ENTRY).saturating_add(ENTRY);
        let bytes = file.read(from, from.saturating_add(table).min(to), &mut cursor.buffer)?;
        cursor.parts = table_of(bytes, from, to).ok_or_else(damaged)?;
        Ok(cursor)
    }

    /// The first row from this one on that is in the list. Rows that were passed do not come back.
    pub(super) fn seek(&mut self, row: u32) -> Result<Option<u32>> {
        loop {
            let rest = self.rows.get(self.at..).unwrap_or_default();
            // Who goes through the list asks for the next row.
            if let Some(next) = rest.first().filter(|next| **next >= row) {
                return Ok(Some(*next));
            }
            self.at += rest.partition_point(|other| *other < row);
            if let Some(found) = self.rows.get(self.at) {
                return Ok(Some(*found));
            }
            let later = self.parts.get(self.next..).unwrap_or_default();
            let Some((first, _, _)) = later.first() else {
                return Ok(None);
            };
            // The last part that begins before the row, where more than one does.
            let skipped = if *first < row {
                later.partition_point(|part| part.0 <= row).saturating_sub(1)
            } else {
                0
            };
            self.next += skipped;
            self.load()?;
        }
    }

    fn load(&mut self) -> Result<()> {
        self.rows.clear();
        self.at = 0;
        let Some((first, from, to)) = self.parts.get(self.next).copied() else {
            return Ok(());
        };
        self.next += 1;
        let bytes = self.file.read(from, to, &mut self.buffer)?;
        let rows = &mut self.rows;
        rows.push(first);
        let done = undo(bytes, first, |row| rows.push(row));
        done.ok_or(self.file.corrupt("a list of rows is damaged"))
    }
}

fn table_of(mut bytes: &[u8], from: u64, to: u64) -> Option<Vec<(u32, u64, u64)>> {
    let whole = bytes.len();
    let length = place(take(&mut bytes)?);
    let mut start = from + wide(whole - bytes.len()) + wide(length);
    let mut table = take_bytes(&mut bytes, length)?;
    let mut parts = Vec::with_capacity(table.len() / 3);
    let mut first = 0_u64;
    while !table.is_empty() {
        first = first.checked_add(take(&mut table)?)?;
        let end = start.checked_add(take(&mut table)?)?;
        parts.push((u32::try_from(first).ok()?, start, end));
        start = end;
    }
    (start == to).then_some(parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::file::Pages;

    proptest! {
        #[test]
        fn lists_come_back_and_are_sought(rows in prop::collection::btree_set(0_u32..50_000, 0..2000), from in 0_u32..50_000) {
            let rows: Vec<u32> = rows.into_iter().collect();
            let mut bytes = vec![9; 3];
            write(&rows, &mut bytes);
            let mut read = Vec::new();
            prop_assert!(each(&bytes[3..], rows.len(), |row| read.push(row)).is_some());
            prop_assert_eq!(&read, &rows);

            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("f");
            let mut pages = Pages::create(&path).expect("a file");
            pages.write(&bytes).expect("room");
            pages.finish().expect("room");
            let file = Checked::open(folder.path(), "f").expect("sound");
            let mut cursor = Cursor::open(&file, 3, wide(bytes.len()), rows.len()).expect("sound");
            let mut sought = from;
            for row in rows.iter().filter(|row| **row >= from) {
                prop_assert_eq!(cursor.seek(sought).expect("sound"), Some(*row));
                sought = row + 1;
            }
            prop_assert_eq!(cursor.seek(sought).expect("sound"), None);
        }

        #[test]
        fn damaged_lists_are_none_and_no_panic(bytes: Vec<u8>, count in 0_usize..1000) {
            let mut read = Vec::new();
            // Rows never go down, whatever the bytes say.
            if each(&bytes, count, |row| read.push(row)).is_some() {
                prop_assert!(read.is_sorted());
            }
            drop(table_of(&bytes, 0, 100));
        }
    }
}
