//! What can go wrong, in words for whoever runs the import.

use std::io;
use std::path::{Path, PathBuf};

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the machine said.
        source: io::Error,
    },
    /// What is read cannot be read.
    #[error("the source cannot be read: {0}")]
    Source(io::Error),
    /// The zip is none, is cut off, or holds no text.
    #[error("the archive cannot be read: {0}")]
    Archive(String),
    /// The first line is another one.
    #[error("the text does not begin with the header of {0}")]
    Header(&'static str),
    /// The last line is no row and has no end.
    #[error("the text breaks off within line {0}")]
    CutOff(u64),
    /// Nothing but the header.
    #[error("the text holds no row")]
    Empty,
    /// A download that broke off looks like this.
    #[error("the text holds {rows} rows, the version that answers {before}: less than nine tenths")]
    TooFew {
        /// Rows of the text.
        rows: u64,
        /// Rows of the version that answers.
        before: u64,
    },
    /// More different words than any padrón has.
    #[error("the text holds more than {0} different words: it is no padrón")]
    TooManyWords(usize),
    /// Somebody else imports into the same folder.
    #[error("another import runs")]
    Busy,
    /// What is on the disk is not what was written.
    #[error("{file} is damaged: {what}")]
    Corrupt {
        /// Which file of the version.
        file: &'static str,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Written by another release.
    #[error("the version has format {0}, which this release does not read")]
    Format(u32),
}

/// What this crate answers.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Names the file that the machine refused.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}
