//! Branches: SUNAT's *padrón reducido de locales anexos*, kept beside that of taxpayers and answered with it.

use std::path::Path;

use padron::{Address, Kind};
use types::lookup::{Branch, Branches, MOST_BRANCHES, Padron};
use types::tax_id::Country;

use super::import::{Failure, Progress, StagedProgress, of_address, of_file};
use super::shelf::{imported_at, told_of};
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::places::gazetteer;

/// Imports a file of branches, and makes it the one that answers.
///
/// # Errors
/// As those of `import::import`.
pub async fn import(context: &Context, file: &Path, allow_fewer: bool, progress: Progress) -> Result<Padron> {
    of_file(context, Kind::Branches, file, allow_fewer, progress).await
}

/// Fetches the branches at an address and imports them; none where they are what was imported the last time.
///
/// # Errors
/// As those of `import::import_from`.
pub async fn import_from(
    context: &Context,
    url: &str,
    allow_fewer: bool,
    progress: StagedProgress,
) -> std::result::Result<Option<Padron>, Failure> {
    of_address(context, Kind::Branches, url, allow_fewer, progress).await
}

/// The branches of a RUC; none where no registry of branches was imported.
pub(super) fn of(context: &Context, ruc: &str) -> Result<Option<Branches>> {
    told_of(
        &context.branches,
        context.branches.refresh_in(context.now().timestamp()),
    );
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
