//! The padrón that answers here: files in a folder of their own, which belong to the installation, not to a reseller.
//! Every process looks into it for a newer version, once a second at most.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use padron::{Manifest, Store, Version};
use types::lookup::{NumberKind, Padron};

use super::model::Entry;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// What a padrón has of a number, and of when it is; none where it has nothing.
pub(super) type Listed = Option<(Entry, DateTime<Utc>)>;

/// What is told of the padrón that answers; none before the first import.
pub(super) fn current(context: &Context) -> Result<Option<Padron>> {
    version(context).map(|version| told(version.manifest())).transpose()
}

/// Whether the padrón has all numbers of a kind: of persons, it has those who have a RUC.
pub(super) fn has_all(kind: NumberKind) -> bool {
    kind == NumberKind::Ruc
}

/// Looks for a newer version at once, for whoever waits for one.
pub(super) fn look(context: &Context) {
    told_of(&context.padron, context.padron.refresh());
}

/// What the padrón that answers takes on the disk.
pub(super) fn bytes(context: &Context) -> Result<i64> {
    let bytes = version(context).map_or(Ok(0), |version| version.bytes());
    i64::try_from(bytes.map_err(Error::broken)?).map_err(Error::broken)
}

/// What the padrón has of a RUC, and of when it is; none before the first import. Who has no name in it is as good as not
/// there.
pub(super) fn find(context: &Context, ruc: &str) -> Result<Option<Listed>> {
    let Some((version, ruc)) = version(context).zip(padron::parse_ruc(ruc.as_bytes())) else {
        return Ok(None);
    };
    let found = version.by_ruc(ruc).map_err(Error::broken)?;
    let found = found.filter(|found| !found.name.is_empty());
    let as_of = imported_at(version.manifest())?;
    Ok(Some(found.map(|found| (found.into(), as_of))))
}

pub(super) fn told(manifest: &Manifest) -> Result<Padron> {
    let count = |count: u64| i64::try_from(count).map_err(Error::broken);
    Ok(Padron {
        rows: count(manifest.rows)?,
        rejected: count(manifest.rejected + manifest.duplicates)?,
        imported_at: imported_at(manifest)?,
        sha256: manifest.source_sha256.clone(),
    })
}

pub(super) fn imported_at(manifest: &Manifest) -> Result<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(&manifest.as_of).map_err(Error::broken)?;
    Ok(at.with_timezone(&Utc))
}

/// The version that answers. Where a newer one is damaged, the one before does.
pub(super) fn version(context: &Context) -> Option<Arc<Version>> {
    told_of(&context.padron, context.padron.refresh_in(context.now().timestamp()));
    context.padron.version()
}

/// Logs what is wrong with a newer version.
pub(super) fn told_of(store: &Store, refreshed: padron::Result<bool>) {
    match refreshed {
        Ok(false) => {}
        Ok(true) => {
            let version = store.version();
            if let Some(error) = version.as_ref().and_then(|version| version.names_damage()) {
                tracing::error!(%error, "the padrón cannot be asked for names until it is imported again");
            }
        }
        Err(error) => tracing::error!(%error, folder = %store.root().display(), "a registry cannot be opened"),
    }
}
