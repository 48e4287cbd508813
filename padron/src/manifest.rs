//! What a version says of itself.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::file::{Written, hex};
use crate::line::Kind;

/// How versions are written by this release.
pub(crate) const FORMAT: u32 = 1;
pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const NAMES: &str = "names.json";

/// A version of the padrón.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// How it is written.
    pub format: u32,
    /// Of what.
    pub kind: Kind,
    /// When it was taken, as the importer said.
    pub as_of: String,
    /// Rows that are in it.
    pub rows: u64,
    /// Lines that are no row.
    pub rejected: u64,
    /// Rows whose RUC was there already.
    pub duplicates: u64,
    /// Length of the text.
    pub text_bytes: u64,
    /// Of the text.
    pub text_sha256: String,
    /// Of what was read: the archive, or the text.
    pub source_sha256: String,
    /// Where it was fetched, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Its files.
    pub files: BTreeMap<String, Written>,
    /// SHA-256 over its kind and files: the same text gives the same.
    pub checksum: String,
}

/// Where a source was fetched, and what was said there of its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The address.
    pub url: String,
    /// The mark of its version.
    pub etag: Option<String>,
    /// When it was changed, as it was said.
    pub last_modified: Option<String>,
}

/// The index of names of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesManifest {
    /// How it is written.
    pub format: u32,
    /// Different words, folded.
    pub terms: u64,
    /// Places where they stand.
    pub places: u64,
    /// Its files.
    pub files: BTreeMap<String, Written>,
    /// SHA-256 over its files.
    pub checksum: String,
}

/// One checksum of many files.
pub(crate) fn checksum(title: &str, files: &BTreeMap<String, Written>) -> String {
    let mut hash = Sha256::new();
    hash.update(title.as_bytes());
    for (name, written) in files {
        hash.update(format!("\n{name} {} {}", written.bytes, written.sha256).as_bytes());
    }
    hex(&hash.finalize())
}

/// Writes a small file whole or not at all, and has it on the disk.
pub(crate) fn replace(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    let partial = folder.join(format!("{name}.partial"));
    let mut file = File::create(&partial).map_err(Error::at(&partial))?;
    file.write_all(bytes).map_err(Error::at(&partial))?;
    file.sync_all().map_err(Error::at(&partial))?;
    fs::rename(&partial, &path).map_err(Error::at(&path))?;
    sync_folder(folder)
}

/// Has the names in a folder on the disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|file| file.sync_all())
            .map_err(Error::at(folder))?;
    }
    Ok(())
}

/// Writes one of these.
pub(crate) fn save(folder: &Path, name: &str, value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_vec_pretty(value).map_err(|error| Error::Source(error.into()))?;
    replace(folder, name, &text)
}

/// Reads one of these; none when there is none.
pub(crate) fn load<T: DeserializeOwned>(folder: &Path, name: &'static str) -> Result<Option<T>> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let path = folder.join(name);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::at(&path)(error)),
    };
    let corrupt = |_| Error::Corrupt {
        file: name,
        what: "it is no JSON of this kind",
    };
    let Format { format } = serde_json::from_slice(&text).map_err(corrupt)?;
    if format != FORMAT {
        return Err(Error::Format(format));
    }
    serde_json::from_slice(&text).map(Some).map_err(corrupt)
}
