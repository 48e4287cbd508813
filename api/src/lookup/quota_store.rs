//! The table of how often providers were asked in a month or a shorter window, which belongs to the installation.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::quota_entity::{ActiveModel, Column as C, Entity, Model};
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::registries::{Quota, Registry};

/// Windows are kept so long after they began.
const KEPT: TimeDelta = TimeDelta::days(400);

/// Which window of which quota of which provider: its name, the window's name, when it began.
pub(super) type Key = (String, String, DateTime<Utc>);

/// The window of a quota in which it is that time.
pub(super) fn key(registry: &Registry, quota: Quota, now: DateTime<Utc>) -> Key {
    (registry.name.clone(), quota.window.name(), quota.window.around(now).0)
}

/// Counts one ask of a provider in each of its quotas; where one is used up, in none of them, and tells until when.
pub(super) async fn take(tx: &Tx, registry: &Registry, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let mut taken = Vec::new();
    for quota in &registry.quotas {
        let key = key(registry, *quota, now);
        let (provider, span, starts_at) = key.clone();
        let first = ActiveModel {
            provider: Set(provider),
            span: Set(span),
            starts_at: Set(starts_at),
            asks: Set(1),
        };
        let mut more = OnConflict::columns([C::Provider, C::Span, C::StartsAt]);
        more.value(C::Asks, Expr::col((Entity, C::Asks)).add(1))
            .action_and_where(Expr::col((Entity, C::Asks)).lt(quota.asks));
        let insert = Entity::insert(first).on_conflict(more);
        if insert.exec_without_returning(&tx.executor()).await? == 0 {
            if !taken.is_empty() {
                let less = Entity::update_many().col_expr(C::Asks, Expr::col(C::Asks).sub(1));
                less.filter(any_of(taken)).exec(&tx.executor()).await?;
            }
            return Ok(Some(quota.window.around(now).1));
        }
        taken.push(key);
    }
    Ok(None)
}

/// How often each of some providers was asked in each of its windows that run; nothing is told of those in which it was
/// not.
pub(super) async fn asks(source: &impl Source, line: &[Registry], now: DateTime<Utc>) -> Result<HashMap<Key, i64>> {
    let own = |registry| move |quota: &Quota| key(registry, *quota, now);
    let keys: Vec<Key> = line
        .iter()
        .flat_map(|registry| registry.quotas.iter().map(own(registry)))
        .collect();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(any_of(keys)).all(&source.executor()).await?;
    let pair = |row: Model| ((row.provider, row.span, row.starts_at), row.asks);
    Ok(rows.into_iter().map(pair).collect())
}

fn any_of(keys: Vec<Key>) -> Condition {
    keys.into_iter()
        .fold(Condition::any(), |any, (provider, span, starts_at)| {
            let one = C::Provider.eq(provider).and(C::Span.eq(span));
            any.add(one.and(C::StartsAt.eq(starts_at)))
        })
}

/// Removes the windows that were over long ago.
pub(super) async fn forget(tx: &Tx, now: DateTime<Utc>) -> Result<()> {
    let old = Entity::delete_many().filter(C::StartsAt.lt(now - KEPT));
    old.exec(&tx.executor()).await?;
    Ok(())
}
