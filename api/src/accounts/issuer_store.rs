//! Accounts as whoever shows their documents names them.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use types::accounts::AccountId;
use types::tax_id::Country;
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};

/// An account by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub id: AccountId,
    pub name: String,
    pub tax_id: String,
    pub country: Country,
}

/// Those of the accounts that are the reseller's, each once.
pub(crate) async fn of_ids(
    source: &impl Source,
    scope: &Scope,
    ids: impl Iterator<Item = AccountId>,
) -> Result<Vec<Named>> {
    let ids: BTreeSet<Uuid> = ids.map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::TaxId, Column::Country])
        .filter(Column::Id.is_in(ids))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows: Vec<(Uuid, String, String, String)> = query.into_tuple().all(&source.executor()).await?;
    let named = |(id, name, tax_id, country): (Uuid, String, String, String)| {
        Ok(Named {
            id: AccountId(id),
            name,
            tax_id,
            country: Country::of_code(&country).ok_or_else(|| Error::broken("unknown country"))?,
        })
    };
    rows.into_iter().map(named).collect()
}
