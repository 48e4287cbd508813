//! How many of a reseller's accounts are in which state and environment, where that is few of them.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use types::accounts::{Environment, LockLevel};

use super::entity::{Column, Entity};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};

/// How many accounts are in demo, read from `accounts_of_environment` alone.
pub(crate) async fn demo(source: &impl Source, scope: &Scope) -> Result<i64> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Environment.eq(Environment::Demo.name()));
    i64::try_from(query.count(&source.executor()).await?).map_err(Error::broken)
}

/// How many accounts are locked at each level. Reads the rows of locked accounts alone, by `accounts_locked`.
pub(crate) async fn locked(source: &impl Source, scope: &Scope) -> Result<Vec<(LockLevel, i64)>> {
    let query = Entity::find()
        .select_only()
        .column(Column::LockLevel)
        .column_as(Column::Id.count(), "accounts")
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::LockedAt.is_not_null())
        .group_by(Column::LockLevel);
    let rows: Vec<(String, i64)> = query.into_tuple().all(&source.executor()).await?;
    let level = |name: &str| LockLevel::of_name(name).ok_or_else(|| Error::broken("unknown level of a lock"));
    rows.into_iter()
        .map(|(name, accounts)| Ok((level(&name)?, accounts)))
        .collect()
}
