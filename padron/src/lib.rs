//! The national register of taxpayers of Peru, as SUNAT publishes it: 18 million rows that answer in microseconds.
//!
//! An import reads the archive and writes a version: a folder of files that nobody changes any more. One file names
//! the version that answers; replacing that file is what makes an import count. Readers keep the version that they
//! opened until they ask for a newer one.

mod block;
mod build;
mod error;
mod file;
mod folder;
mod line;
mod manifest;
mod names;
mod num;
mod number;
mod read;
mod row;
mod standing;
mod taxpayer;
mod words;

pub use build::{Import, Progress};
pub use error::{Error, Result};
pub use file::Written;
pub use line::{Kind, Reason};
pub use manifest::{Manifest, NamesManifest, Origin};
pub use number::{parse_ruc, ruc_of_dni};
pub use read::{Store, Version, index_names};
pub use standing::{Condition, State};
pub use taxpayer::{Address, Taxpayer};
