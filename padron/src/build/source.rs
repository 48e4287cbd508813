//! Reading the text: one thread takes it from the archive in chunks of whole lines and hands them on.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::error::{Error, Result};
use crate::file::hex;
use crate::num::wide;

/// Whole lines of the text.
pub(super) struct Chunk {
    /// From nought on, in the order of the text.
    pub(super) number: u32,
    /// Where in the text it begins.
    pub(super) offset: u64,
    pub(super) bytes: Vec<u8>,
    /// Nothing comes after it.
    pub(super) is_last: bool,
}

/// Counts what is read of a source.
pub(super) struct Counted<'a, R> {
    pub(super) inner: R,
    pub(super) read: &'a AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(wide(count), Ordering::Relaxed);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Whether a file is an archive, by how it begins.
pub(super) fn is_archive(path: &Path) -> Result<bool> {
    let mut begin = [0; 4];
    let mut file = File::open(path).map_err(Error::at(path))?;
    match file.read_exact(&mut begin) {
        Ok(()) => Ok(begin == *b"PK\x03\x04"),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(Error::at(path)(error)),
    }
}

/// Gives the text in an archive to a function.
pub(super) fn unpacked<T>(source: impl Read + Seek, with: impl FnOnce(&mut dyn Read) -> Result<T>) -> Result<T> {
    let broken = |error: zip::result::ZipError| Error::Archive(error.to_string());
    let mut archive = ZipArchive::new(source).map_err(broken)?;
    let is_text = |name: &str| name.to_ascii_lowercase().ends_with(".txt");
    let name = archive
        .file_names()
        .flatten()
        .find(|name| is_text(name))
        .map(|name| name.into_owned());
    let Some(name) = name else {
        return Err(Error::Archive("it holds no text".to_owned()));
    };
    let mut text = archive.by_name(&name).map_err(broken)?;
    with(&mut text)
}

/// Reads chunk after chunk of about that size and hands each on, until nobody wants more. Tells how long the text is.
pub(super) fn chunks(text: &mut dyn Read, size: usize, mut hand: impl FnMut(Arc<Chunk>) -> bool) -> Result<u64> {
    let mut offset = 0;
    let mut carried = Vec::new();
    for number in 0.. {
        let mut bytes = Vec::with_capacity(size + carried.len());
        bytes.append(&mut carried);
        let room = wide(size.saturating_sub(bytes.len()).max(1));
        Read::take(&mut *text, room)
            .read_to_end(&mut bytes)
            .map_err(Error::Source)?;
        let is_last = bytes.len() < size;
        // A line longer than a chunk is no row: it is handed on in pieces, which are rejected.
        let cut = memchr::memrchr(b'\n', &bytes).filter(|_| !is_last);
        if let Some(cut) = cut {
            carried = bytes.split_off(cut + 1);
        }
        let chunk = Chunk {
            number,
            offset,
            bytes,
            is_last,
        };
        offset += wide(chunk.bytes.len());
        if !hand(Arc::new(chunk)) || is_last {
            break;
        }
    }
    Ok(offset)
}

/// SHA-256 of all that is read.
pub(super) fn sha256_of(mut source: impl Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 18];
    loop {
        let count = source.read(&mut buffer)?;
        let (read, _) = buffer.split_at_checked(count).unwrap_or_default();
        if read.is_empty() {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_whole_lines_and_together_the_text() {
        let line = b"20131312955|SOMEBODY WITH A NAME|ACTIVO|HABIDO|-|-|-|-|-|-|-|-|-|-|-|\n";
        let text = line.repeat(5000);
        let mut all = Vec::new();
        let mut last = Vec::new();
        let length = chunks(&mut text.as_slice(), line.len() * 2000 + 7, |chunk| {
            assert_eq!(chunk.offset, wide(all.len()));
            assert!(chunk.bytes.ends_with(b"\n"));
            all.extend_from_slice(&chunk.bytes);
            last.push(chunk.is_last);
            true
        });
        assert_eq!(length.expect("read"), wide(text.len()));
        assert_eq!(all, text);
        assert_eq!(last, [false, false, true]);
    }
}
