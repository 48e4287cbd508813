//! Importing the padrón, from its file or from an address.

use std::path::Path;
use std::sync::Arc;

use padron::{Import, Kind, Manifest, Origin};
use types::lookup::Padron;

use super::fetch::{FetchError, Fetched, fetch};
use super::shelf;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// What is told how far an import is.
pub type Progress = Arc<dyn Fn(padron::Progress) + Send + Sync>;

/// What an import from an address is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Fetching,
    Importing,
}

/// What is told how far an import from an address is.
pub type StagedProgress = Arc<dyn Fn(Stage, padron::Progress) + Send + Sync>;

/// Why nothing was imported. What answered before goes on answering.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error(transparent)]
    Padron(#[from] padron::Error),
    #[error("the import broke down")]
    Broken,
}

/// Imports a file, the archive as SUNAT ships it or its text, and makes it the one that answers; its names are found a
/// while later. What an import killed before left behind is removed.
///
/// # Errors
/// When the file cannot be read, is not a padrón, is damaged or cut off, holds no taxpayer, or holds less than nine
/// tenths of the one before, unless that is allowed, or when another import runs. The one before then goes on answering.
pub async fn import(context: &Context, file: &Path, allow_fewer: bool, progress: Progress) -> Result<Padron> {
    let read = bring_in(context, file, allow_fewer, None, progress).await;
    shelf::told(&read.map_err(Error::broken)?)
}

/// Fetches what is at an address and imports it; none where it is what was imported the last time. What was fetched is
/// removed when it was imported, and when it is no padrón.
///
/// # Errors
/// When it cannot be fetched whole, or as `import`.
pub async fn import_from(
    context: &Context,
    url: &str,
    allow_fewer: bool,
    progress: StagedProgress,
) -> std::result::Result<Option<Padron>, Failure> {
    let known = known_origin(context);
    let root = context.padron.root();
    let fetching = |read, total| progress(Stage::Fetching, padron::Progress { read, total });
    let Fetched::File(file) = fetch(root, url, known.as_ref(), &fetching).await? else {
        return Ok(None);
    };
    let importing = Arc::clone(&progress);
    let importing = Arc::new(move |far| importing(Stage::Importing, far));
    let read = bring_in(context, &file.path, allow_fewer, Some(file.origin.clone()), importing).await;
    // Only where the machine is to blame is it worth keeping.
    let is_kept = matches!(
        &read,
        Err(Failure::Broken | Failure::Padron(padron::Error::Busy | padron::Error::Io { .. }))
    );
    if !is_kept && let Err(error) = file.remove() {
        tracing::warn!(%error, "what was fetched of the padrón could not be removed");
    }
    let told = shelf::told(&read?);
    told.map(Some).map_err(|_| Failure::Broken)
}

/// Where the version that answers was fetched.
fn known_origin(context: &Context) -> Option<Origin> {
    shelf::look(context);
    context.padron.version()?.manifest().origin.clone()
}

async fn bring_in(
    context: &Context,
    file: &Path,
    allow_fewer: bool,
    origin: Option<Origin>,
    progress: Progress,
) -> std::result::Result<Manifest, Failure> {
    let import = Import {
        allow_fewer,
        origin,
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
    // A thread that nobody waits for when the process ends: what it leaves behind is removed by the next import.
    let (tell, told) = tokio::sync::oneshot::channel();
    let work = move || drop(tell.send(read()));
    let thread = std::thread::Builder::new().name("padron".to_owned()).spawn(work);
    drop(thread.map_err(|_| Failure::Broken)?);
    Ok(told.await.map_err(|_| Failure::Broken)??)
}
