//! Finding taxpayers by their names, in the padrón.

use types::lookup::named::{NameQuery, NamedTaxpayers};
use types::lookup::{Asked, NumberKind, Source};

use super::{disk, service, stop_service};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;

/// Those whose names have the words, as far as the limit goes. It is counted as one look-up of the reseller.
pub(super) async fn find(context: &Context, scope: &Scope, query: NameQuery) -> Result<NamedTaxpayers> {
    let limit = query.check()?;
    stop_service::let_pass(context, scope, None, &[]).await?;
    let (found, as_of) = disk::named(context, query.name, limit + 1).await?;
    service::count(context, scope, 1).await?;
    let more = found.len() > limit;
    let told = found.into_iter().take(limit).filter_map(|(ruc, entry)| {
        let asked = Asked::parse(NumberKind::Ruc, &ruc.to_string()).ok()?;
        Some(entry.told(&asked, Source::Padron, as_of))
    });
    let items = told.collect();
    Ok(NamedTaxpayers { items, more })
}
