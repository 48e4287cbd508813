//! The table of what providers told, each event once.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, TryInsertResult};
use types::boletos::AsaasEvent;

use super::event_entity::{ActiveModel, Column, Entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// Events are remembered so long: much longer than a provider sends one again.
const REMEMBERED: TimeDelta = TimeDelta::days(60);

/// Whether an event came before.
pub(super) async fn is_known(source: &impl Source, scope: &Scope, event: &AsaasEvent) -> Result<bool> {
    let query = Entity::find_by_id((scope.owner(), event.id.clone()));
    Ok(query.count(&source.executor()).await? > 0)
}

/// Remembers an event; whether it is new.
pub(super) async fn remember(tx: &Tx, scope: &Scope, event: &AsaasEvent, now: DateTime<Utc>) -> Result<bool> {
    let row = ActiveModel {
        reseller_id: Set(scope.owner()),
        event: Set(event.id.clone()),
        name: Set(event.event.clone()),
        charge: Set(event.payment.as_ref().map(|charge| charge.id.clone())),
        received_at: Set(now),
    };
    let insert = Entity::insert(row).on_conflict_do_nothing_on([Column::ResellerId, Column::Event]);
    match insert.exec_without_returning(&tx.executor()).await? {
        TryInsertResult::Inserted(rows) => Ok(rows == 1),
        TryInsertResult::Conflicted | TryInsertResult::Empty => Ok(false),
    }
}

/// Forgets the reseller's events of long ago.
pub(super) async fn forget(tx: &Tx, scope: &Scope, now: DateTime<Utc>) -> Result<()> {
    let old = Entity::delete_many()
        .filter(Column::ResellerId.eq(scope.owner()))
        .filter(Column::ReceivedAt.lt(now - REMEMBERED));
    old.exec(&tx.executor()).await?;
    Ok(())
}
