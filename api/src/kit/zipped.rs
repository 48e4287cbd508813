//! Writing ZIP archives of any size while little of them is in memory: what is packed goes out at once, and the list
//! of it, which an archive ends with, waits in a temporary file. Past 4 GiB or 65,535 files it is a ZIP64.

use std::io::{Read, Seek, Write};

use chrono::{Datelike, NaiveDate};
use flate2::{Compress, Compression, FlushCompress, Status};
use tempfile::SpooledTempFile;

use super::error::{Error, Result};

/// So much of the list is kept in memory, and so much of it is given out at a time.
const PIECE: usize = 1024 * 1024;
/// Of a file's own header, without its name.
const HEADER: usize = 30;
const VERSION: u16 = 20;
const VERSION_64: u16 = 45;
/// The archive was made on a system with permissions like Unix's, which everybody else leaves alone.
const MADE_BY: u16 = 3 << 8;
/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// A plain file that everybody may read.
const PERMISSIONS: u32 = 0o100_644 << 16;
const MOST_16: u64 = 0xffff;
const MOST_32: u64 = 0xffff_ffff;

/// Packs files one after the other; its memory is used again for each.
pub struct Packer {
    compress: Compress,
}

/// A file as it stands in the archive: its header, and its packed content.
#[derive(Debug)]
pub struct Packed {
    name: String,
    bytes: Vec<u8>,
    crc: u32,
    size: u32,
    packed: u32,
    date: u16,
}

/// An archive being written.
#[derive(Debug)]
pub struct Archive {
    list: SpooledTempFile,
    list_size: u64,
    files: u64,
    written: u64,
}

/// The end of an archive, to be given out piece by piece.
#[derive(Debug)]
pub struct Ending {
    list: SpooledTempFile,
    records: Option<Vec<u8>>,
}

impl Default for Packer {
    fn default() -> Self {
        Self {
            compress: Compress::new(Compression::new(LEVEL), false),
        }
    }
}

/// XML shrinks to nearly as little by the fastest ways as by the slowest.
const LEVEL: u32 = 1;

impl Packer {
    /// Packs a file of less than 4 GiB under a name.
    ///
    /// # Errors
    /// When it is larger.
    pub fn pack(&mut self, name: String, day: NaiveDate, content: &[u8]) -> Result<Packed> {
        let mut bytes = Vec::with_capacity(HEADER + name.len() + content.len() / 3 + 64);
        let size = u32::try_from(content.len()).map_err(Error::broken)?;
        let (crc, date) = (crc32fast::hash(content), date(day));
        header(&mut bytes, &name, (crc, 0, size), date)?;
        let start = bytes.len();
        self.deflate(content, &mut bytes)?;
        let packed = u32::try_from(bytes.len() - start).map_err(Error::broken)?;
        if let Some(place) = bytes.get_mut(18..22) {
            place.copy_from_slice(&packed.to_le_bytes());
        }
        Ok(Packed {
            name,
            bytes,
            crc,
            size,
            packed,
            date,
        })
    }

    fn deflate(&mut self, content: &[u8], out: &mut Vec<u8>) -> Result<()> {
        self.compress.reset();
        loop {
            let read = usize::try_from(self.compress.total_in()).map_err(Error::broken)?;
            let rest = content.get(read..).unwrap_or_default();
            let status = self.compress.compress_vec(rest, out, FlushCompress::Finish);
            if status.map_err(Error::broken)? == Status::StreamEnd {
                return Ok(());
            }
            out.reserve(out.capacity().max(PIECE / 16));
        }
    }
}

impl Packed {
    /// How many bytes it has in the archive.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is nothing of it; never so, since it has a header.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Default for Archive {
    fn default() -> Self {
        Self {
            list: SpooledTempFile::new(PIECE),
            list_size: 0,
            files: 0,
            written: 0,
        }
    }
}

impl Archive {
    /// Adds files, and gives the bytes that come next. May wait for the disk.
    ///
    /// # Errors
    /// When the list cannot be written.
    pub fn add(&mut self, files: Vec<Packed>) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(files.iter().map(Packed::len).sum());
        let mut list = Vec::with_capacity(files.len() * 128);
        for file in files {
            entry(&mut list, &file, self.written)?;
            self.written += size_of_bytes(&file.bytes)?;
            self.files += 1;
            bytes.extend(file.bytes);
        }
        self.list.write_all(&list).map_err(Error::broken)?;
        self.list_size += size_of_bytes(&list)?;
        Ok(bytes)
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// When the list cannot be read back.
    pub fn end(mut self) -> Result<Ending> {
        self.list.rewind().map_err(Error::broken)?;
        let mut records = Vec::new();
        let (files, size, start) = (self.files, self.list_size, self.written);
        if files >= MOST_16 || size >= MOST_32 || start >= MOST_32 {
            records.extend(0x0606_4b50_u32.to_le_bytes());
            records.extend(44_u64.to_le_bytes());
            records.extend((MADE_BY | VERSION_64).to_le_bytes());
            records.extend(VERSION_64.to_le_bytes());
            records.extend([0; 8]);
            for number in [files, files, size, start] {
                records.extend(number.to_le_bytes());
            }
            records.extend(0x0706_4b50_u32.to_le_bytes());
            records.extend([0; 4]);
            records.extend((start + size).to_le_bytes());
            records.extend(1_u32.to_le_bytes());
        }
        records.extend(0x0605_4b50_u32.to_le_bytes());
        records.extend([0; 4]);
        let count = u16::try_from(files.min(MOST_16)).map_err(Error::broken)?;
        records.extend(count.to_le_bytes());
        records.extend(count.to_le_bytes());
        records.extend(within_32(size)?.to_le_bytes());
        records.extend(within_32(start)?.to_le_bytes());
        records.extend([0; 2]);
        Ok(Ending {
            list: self.list,
            records: Some(records),
        })
    }
}

impl Ending {
    /// The bytes that come next; none after the last. May wait for the disk.
    ///
    /// # Errors
    /// When the list cannot be read back.
    pub fn piece(&mut self) -> Result<Option<Vec<u8>>> {
        let mut piece = Vec::new();
        let most = u64::try_from(PIECE).map_err(Error::broken)?;
        Read::by_ref(&mut self.list)
            .take(most)
            .read_to_end(&mut piece)
            .map_err(Error::broken)?;
        Ok(if piece.is_empty() {
            self.records.take()
        } else {
            Some(piece)
        })
    }
}

/// What stands before a file's content.
fn header(bytes: &mut Vec<u8>, name: &str, (crc, packed, size): (u32, u32, u32), date: u16) -> Result<()> {
    bytes.extend(0x0403_4b50_u32.to_le_bytes());
    for number in [VERSION, UTF_8, DEFLATED, 0, date] {
        bytes.extend(number.to_le_bytes());
    }
    for number in [crc, packed, size] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(u16::try_from(name.len()).map_err(Error::broken)?.to_le_bytes());
    bytes.extend([0; 2]);
    bytes.extend(name.as_bytes());
    Ok(())
}

/// A file's line in the list.
fn entry(list: &mut Vec<u8>, file: &Packed, start: u64) -> Result<()> {
    let is_far = start >= MOST_32;
    let version = if is_far { VERSION_64 } else { VERSION };
    list.extend(0x0201_4b50_u32.to_le_bytes());
    for number in [MADE_BY | version, version, UTF_8, DEFLATED, 0, file.date] {
        list.extend(number.to_le_bytes());
    }
    for number in [file.crc, file.packed, file.size] {
        list.extend(number.to_le_bytes());
    }
    let extra: u16 = if is_far { 12 } else { 0 };
    let name = u16::try_from(file.name.len()).map_err(Error::broken)?;
    for number in [name, extra, 0, 0, 0] {
        list.extend(number.to_le_bytes());
    }
    list.extend(PERMISSIONS.to_le_bytes());
    list.extend(within_32(start)?.to_le_bytes());
    list.extend(file.name.as_bytes());
    if is_far {
        list.extend(1_u16.to_le_bytes());
        list.extend(8_u16.to_le_bytes());
        list.extend(start.to_le_bytes());
    }
    Ok(())
}

/// A number of 32 bits, or the one that says that it stands elsewhere.
fn within_32(number: u64) -> Result<u32> {
    u32::try_from(number.min(MOST_32)).map_err(Error::broken)
}

fn size_of_bytes(bytes: &[u8]) -> Result<u64> {
    u64::try_from(bytes.len()).map_err(Error::broken)
}

/// A day as archives write it, from 1980 on.
fn date(day: NaiveDate) -> u16 {
    let year = u16::try_from(day.year().clamp(1980, 2107) - 1980).unwrap_or_default();
    let (month, day) = (
        u16::try_from(day.month()).unwrap_or(1),
        u16::try_from(day.day()).unwrap_or(1),
    );
    (year << 9) | (month << 5) | day
}

#[cfg(test)]
mod tests;
