//! Branches: SUNAT's *padrón reducido de locales anexos*, kept beside that of taxpayers and answered with it.

use std::path::Path;
use std::sync::Arc;

use padron::{Address, Import, Kind};
use types::lookup::{Branch, Branches, MOST_BRANCHES};
use types::tax_id::Country;

use super::import::Progress;
use super::shelf::imported_at;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::places::gazetteer;

/// Imports the registry of branches, and makes it the one that answers. Tells how many there are, and how many lines were
/// refused.
///
/// # Errors
/// As those of `import::import`.
pub async fn import(context: &Context, file: &Path, allow_fewer: bool, progress: Progress) -> Result<(u64, u64)> {
    let import = Import {
        allow_fewer,
        ..Import::new(context.branches.root(), Kind::Branches, &context.now().to_rfc3339())
    };
    let store = Arc::clone(&context.branches);
    let file = file.to_owned();
    let read = move || -> padron::Result<_> {
        let manifest = import.file(&file, &|far| progress(far))?;
        store.refresh()?;
        Ok((manifest.rows, manifest.rejected))
    };
    let read = tokio::task::spawn_blocking(read).await.map_err(Error::broken)?;
    read.map_err(Error::broken)
}

/// The branches of a RUC; none where no registry of branches was imported.
pub(super) fn of(context: &Context, ruc: &str) -> Result<Option<Branches>> {
    if let Err(error) = context.branches.refresh_in(context.now().timestamp()) {
        tracing::error!(%error, "the registry of branches cannot be opened");
    }
    let Some((version, ruc)) = context.branches.version().zip(padron::parse_ruc(ruc.as_bytes())) else {
        return Ok(None);
    };
    let found = version.branches(ruc).map_err(Error::broken)?;
    Ok(Some(Branches {
        count: i64::try_from(found.len()).map_err(Error::broken)?,
        items: found.into_iter().take(MOST_BRANCHES).map(told).collect(),
        as_of: imported_at(version.manifest())?,
    }))
}

fn told(address: Address) -> Branch {
    let places = gazetteer::of(Country::Pe);
    Branch {
        address: address.line(),
        place: address.ubigeo.as_deref().and_then(|code| places.nearest(code)),
        place_code: address.ubigeo,
    }
}
