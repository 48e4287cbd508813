//! The table of how often providers were asked in a month or a shorter window, which belongs to the installation.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::quota_entity::{ActiveModel, Column as C, Entity};
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::registries::Quota;

/// Windows are kept so long after they began.
const KEPT: TimeDelta = TimeDelta::days(400);

/// Counts one ask of a provider in each of its quotas; where one is used up, tells until when.
pub(super) async fn take(
    tx: &Tx,
    provider: &str,
    quotas: &[Quota],
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    for quota in quotas {
        let (starts_at, ends_at) = quota.window.around(now);
        let first = ActiveModel {
            provider: Set(provider.to_owned()),
            span: Set(quota.window.name()),
            starts_at: Set(starts_at),
            asks: Set(1),
        };
        let mut more = OnConflict::columns([C::Provider, C::Span, C::StartsAt]);
        more.value(C::Asks, Expr::col((Entity, C::Asks)).add(1))
            .action_and_where(Expr::col((Entity, C::Asks)).lt(quota.asks));
        let insert = Entity::insert(first).on_conflict(more);
        if insert.exec_without_returning(&tx.executor()).await? == 0 {
            return Ok(Some(ends_at));
        }
    }
    Ok(None)
}

/// Removes the windows that were over long ago.
pub(super) async fn forget(tx: &Tx, now: DateTime<Utc>) -> Result<()> {
    let old = Entity::delete_many().filter(C::StartsAt.lt(now - KEPT));
    old.exec(&tx.executor()).await?;
    Ok(())
}
