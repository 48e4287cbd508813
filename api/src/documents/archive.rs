//! A receipt as it comes: the XML itself, or the ZIP in which SUNAT hands it out.
//!
//! A ZIP comes from strangers. It holds one XML and nothing else but SUNAT's empty `dummy`; it is bounded in entries,
//! sizes and ratio before and while it is opened; nothing is written under a name of its choosing.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

const MAXIMUM_BYTES: usize = 1024 * 1024;
const MAXIMUM_ENTRIES: usize = 4;
/// Of the XML in it.
const MAXIMUM_XML: u64 = 1024 * 1024;
/// How many times larger the XML may be than what it was packed into.
const MAXIMUM_RATIO: u64 = 100;
/// Below this size the ratio does not matter.
const SMALL: u64 = 16 * 1024;

/// A receipt, unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub xml: Vec<u8>,
    /// What its file in the ZIP is called, without folder and ending: `R-20600995805-01-F001-1`.
    pub name: Option<String>,
    pub zipped: bool,
}

/// Why a ZIP was not opened; said is what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotReadable(pub &'static str);

/// Unpacks a receipt. What does not begin as a ZIP is taken for the XML itself.
///
/// # Errors
/// When it is a ZIP that is damaged, too large, or holds what a receipt does not.
pub fn open(bytes: &[u8]) -> Result<Opened, NotReadable> {
    if !bytes.starts_with(b"PK") {
        let xml = bytes.to_vec();
        return Ok(Opened {
            xml,
            name: None,
            zipped: false,
        });
    }
    if bytes.len() > MAXIMUM_BYTES {
        return Err(NotReadable("larger than 1 MiB"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotReadable("damaged"))?;
    if archive.len() > MAXIMUM_ENTRIES || archive.has_duplicate_names() {
        return Err(NotReadable("too many files, or two of one name"));
    }
    let mut found = None;
    for place in 0..archive.len() {
        if let Some(one) = entry(&mut archive, place)?
            && found.replace(one).is_some()
        {
            return Err(NotReadable("more than one XML"));
        }
    }
    found.ok_or(NotReadable("no XML in it"))
}

/// The XML at a place; `None` for a folder or an empty file.
fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, place: usize) -> Result<Option<Opened>, NotReadable> {
    let file = archive.by_index(place).map_err(|_| NotReadable("damaged"))?;
    let path = file
        .name()
        .map_err(|_| NotReadable("a name that is no text"))?
        .into_owned();
    let name = safe(&path).ok_or(NotReadable("a name that leads elsewhere"))?;
    if file.is_symlink() || file.encrypted() {
        return Err(NotReadable("a link, or encrypted"));
    }
    if file.is_dir() || (file.size() == 0 && file.compressed_size() <= 2) {
        return Ok(None);
    }
    let stem = name.strip_suffix(".xml").or_else(|| name.strip_suffix(".XML"));
    let stem = stem.ok_or(NotReadable("a file that is no XML"))?.to_owned();
    if !matches!(
        file.compression(),
        CompressionMethod::Stored | CompressionMethod::Deflated
    ) {
        return Err(NotReadable("packed in another way"));
    }
    let too_large = NotReadable("unpacks to too much");
    let (size, packed) = (file.size(), file.compressed_size());
    if size > MAXIMUM_XML || (size > SMALL && size / MAXIMUM_RATIO > packed) {
        return Err(too_large);
    }
    let mut xml = Vec::new();
    let read = file.take(size.saturating_add(1)).read_to_end(&mut xml);
    read.map_err(|_| NotReadable("damaged"))?;
    if u64::try_from(xml.len()) != Ok(size) {
        return Err(too_large);
    }
    let name = Some(stem);
    Ok(Some(Opened {
        xml,
        name,
        zipped: true,
    }))
}

/// The last part of a path that leads nowhere but down, through at most one folder.
fn safe(path: &str) -> Option<&str> {
    let plain = |part: &str| {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b' ');
        !part.is_empty() && part.len() <= 100 && !part.starts_with('.') && part.bytes().all(allowed)
    };
    let inside = path.strip_suffix('/').unwrap_or(path);
    let parts: Vec<&str> = inside.split('/').collect();
    let sound = parts.len() <= 2 && parts.iter().all(|part| plain(part));
    parts.last().copied().filter(|_| sound)
}

#[cfg(test)]
mod tests;
