//! Importing the padrón from its file.

use std::path::Path;
use std::sync::Arc;

use padron::{Import, Kind};
use types::lookup::Padron;

use super::shelf;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// What is told how far an import is.
pub type Progress = Arc<dyn Fn(padron::Progress) + Send + Sync>;

/// Imports a file, the archive as SUNAT ships it or its text, and makes it the one that answers; its names are found a
/// while later. What an import killed before left behind is removed.
///
/// # Errors
/// When the file cannot be read, is not a padrón, is damaged or cut off, holds no taxpayer, or holds less than nine
/// tenths of the one before, unless that is allowed, or when another import runs. The one before then goes on answering.
pub async fn import(context: &Context, file: &Path, allow_fewer: bool, progress: Progress) -> Result<Padron> {
    let import = Import {
        allow_fewer,
        ..Import::new(context.padron.root(), Kind::Taxpayers, &context.now().to_rfc3339())
    };
    let store = Arc::clone(&context.padron);
    let file = file.to_owned();
    let read = move || -> padron::Result<_> {
        let manifest = import.file(&file, &|far| progress(far))?;
        store.refresh()?;
        store.index_names()?;
        store.refresh()?;
        Ok(manifest)
    };
    let read = tokio::task::spawn_blocking(read).await.map_err(Error::broken)?;
    shelf::told(&read.map_err(Error::broken)?)
}
