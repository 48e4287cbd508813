//! Reading much of the padrón at once, on a thread that may wait for the disk.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use padron::Version;
use types::kit::problem::Code;

use super::model::Entry;
use super::shelf::{Listed, imported_at, version};
use crate::kit::context::Context;
use crate::kit::error::{Error, Refusal, Result};

/// Seconds to wait for an index of names.
const INDEXING: u64 = 60;

/// What the padrón has of RUCs, in their order, and of when it is; none before the first import.
pub(super) async fn some(context: &Context, rucs: Vec<u64>) -> Result<Option<Vec<Listed>>> {
    let Some(version) = version(context) else {
        return Ok(None);
    };
    let as_of = imported_at(version.manifest())?;
    let found = elsewhere(version, move |version| version.by_rucs(&rucs)).await?;
    let named = |each: Option<padron::Taxpayer>| each.filter(|each| !each.name.is_empty());
    let told = |each| named(each).map(|each| (each.into(), as_of));
    Ok(Some(found.into_iter().map(told).collect()))
}

/// Those whose names fit, with their RUCs, so many at most; and of when the padrón is that has them. While the newest
/// has no index yet, that is the one before.
pub(super) async fn named(context: &Context, name: String, most: usize) -> Result<(Vec<(u64, Entry)>, DateTime<Utc>)> {
    version(context).ok_or(Code::LookupNotConfigured)?;
    let indexing = || Refusal::new(Code::NamesNotIndexed).retry_after(INDEXING);
    let version = context.padron.named().ok_or_else(indexing)?;
    let as_of = imported_at(version.manifest())?;
    let found = elsewhere(version, move |version| version.by_name(&name, most)).await?;
    Ok((found.into_iter().map(|each| (each.ruc, each.into())).collect(), as_of))
}

async fn elsewhere<T: Send + 'static>(
    version: Arc<Version>,
    read: impl FnOnce(&Version) -> padron::Result<T> + Send + 'static,
) -> Result<T> {
    let read = tokio::task::spawn_blocking(move || read(&version)).await;
    read.map_err(Error::broken)?.map_err(Error::broken)
}
