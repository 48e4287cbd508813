//! Importing SUNAT's registries, from a file or from an address: the padrón of taxpayers, and that of their branches.

use std::path::Path;
use std::sync::Arc;

use padron::{Import, Kind, Manifest, Origin, Store};
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

/// Imports a file of taxpayers, the archive as SUNAT ships it or its text, and makes it the one that answers; its names are
/// found a while later. What an import killed before left behind is removed.
///
/// # Errors
/// When the file cannot be read, is not a padrón, is damaged or cut off, holds no taxpayer, or holds less than nine
/// tenths of the one before, unless that is allowed, or when another import runs. The one before then goes on answering.
pub async fn import(context: &Context, file: &Path, allow_fewer: bool, progress: Progress) -> Result<Padron> {
    of_file(context, Kind::Taxpayers, file, allow_fewer, progress).await
}

/// The same of either registry.
pub(super) async fn of_file(
    context: &Context,
    kind: Kind,
    file: &Path,
    allow_fewer: bool,
    progress: Progress,
) -> Result<Padron> {
    let read = bring_in(context, kind, file, allow_fewer, None, progress).await;
    shelf::told(&read.map_err(Error::broken)?)
}

/// Fetches the taxpayers at an address and imports them; none where it is what was imported the last time. What was fetched is
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
    of_address(context, Kind::Taxpayers, url, allow_fewer, progress).await
}

/// The same of either registry.
pub(super) async fn of_address(
    context: &Context,
    kind: Kind,
    url: &str,
    allow_fewer: bool,
    progress: StagedProgress,
) -> std::result::Result<Option<Padron>, Failure> {
    let store = store(context, kind);
    let known = known_origin(store);
    let fetching = |read, total| progress(Stage::Fetching, padron::Progress { read, total });
    let Fetched::File(file) = fetch(store.root(), url, known.as_ref(), &fetching).await? else {
        return Ok(None);
    };
    let importing = Arc::clone(&progress);
    let importing = Arc::new(move |far| importing(Stage::Importing, far));
    let read = bring_in(
        context,
        kind,
        &file.path,
        allow_fewer,
        Some(file.origin.clone()),
        importing,
    )
    .await;
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

/// The versions of a registry.
fn store(context: &Context, kind: Kind) -> &Arc<Store> {
    match kind {
        Kind::Taxpayers => &context.padron,
        Kind::Branches => &context.branches,
    }
}

/// Where the version that answers was fetched.
fn known_origin(store: &Store) -> Option<Origin> {
    shelf::told_of(store, store.refresh());
    store.version()?.manifest().origin.clone()
}

async fn bring_in(
    context: &Context,
    kind: Kind,
    file: &Path,
    allow_fewer: bool,
    origin: Option<Origin>,
    progress: Progress,
) -> std::result::Result<Manifest, Failure> {
    let store = Arc::clone(store(context, kind));
    let import = Import {
        allow_fewer,
        origin,
        ..Import::new(store.root(), kind, &context.now().to_rfc3339())
    };
    let file = file.to_owned();
    let read = move || -> padron::Result<_> {
        let manifest = import.file(&file, &|far| progress(far))?;
        store.refresh()?;
        if kind == Kind::Taxpayers {
            store.index_names()?;
            store.refresh()?;
        }
        Ok(manifest)
    };
    // A thread that nobody waits for when the process ends: what it leaves behind is removed by the next import.
    let (tell, told) = tokio::sync::oneshot::channel();
    let work = move || drop(tell.send(read()));
    let thread = std::thread::Builder::new().name("padron".to_owned()).spawn(work);
    drop(thread.map_err(|_| Failure::Broken)?);
    Ok(told.await.map_err(|_| Failure::Broken)??)
}
