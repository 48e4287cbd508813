//! The table of answers.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, TryInsertResult};
use uuid::Uuid;

use super::{Once, Sender};
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

mod entity;

/// Takes the key; false when it was taken before.
pub(super) async fn claim(tx: &Tx, sender: Sender, once: &Once, now: DateTime<Utc>) -> Result<bool> {
    let row = entity::ActiveModel {
        actor_id: Set(sender.actor),
        reseller_id: Set(sender.reseller),
        key: Set(once.key.clone()),
        operation: Set(sender.operation.to_owned()),
        body_hash: Set(once.body_hash.clone()),
        answer: Set(None),
        created_at: Set(now),
    };
    let key = [entity::Column::ActorId, entity::Column::Key];
    let insert = entity::Entity::insert(row).on_conflict_do_nothing_on(key);
    match insert.exec_without_returning(&tx.executor()).await? {
        TryInsertResult::Inserted(rows) => Ok(rows == 1),
        TryInsertResult::Conflicted | TryInsertResult::Empty => Ok(false),
    }
}

pub(super) async fn keep(tx: &Tx, actor: Uuid, key: &str, answer: String) -> Result<()> {
    let update = entity::Entity::update_many().col_expr(entity::Column::Answer, answer.into());
    of(update, actor, key).exec(&tx.executor()).await?;
    Ok(())
}

pub(super) async fn find(tx: &Tx, actor: Uuid, key: &str) -> Result<entity::Model> {
    let found = of(entity::Entity::find(), actor, key).one(&tx.executor()).await?;
    found.ok_or_else(|| Error::broken("an answer that was claimed is not there"))
}

pub(super) async fn delete_before(tx: &Tx, before: DateTime<Utc>) -> Result<()> {
    let old = entity::Entity::delete_many().filter(entity::Column::CreatedAt.lt(before));
    old.exec(&tx.executor()).await?;
    Ok(())
}

fn of<Q: QueryFilter>(query: Q, actor: Uuid, key: &str) -> Q {
    query
        .filter(entity::Column::ActorId.eq(actor))
        .filter(entity::Column::Key.eq(key))
}
