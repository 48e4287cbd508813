//! The table of integration keys.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::{AccountId, IntegrationKey, IntegrationKeyId};
use types::resellers::ResellerId;

use super::key_entity::{ActiveModel, Column, Entity, Model};
use crate::access::{Integration, Scope};
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

pub(super) async fn list(source: &impl Source, scope: &Scope, account: AccountId) -> Result<Vec<IntegrationKey>> {
    let query = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::Id);
    Ok(query
        .all(&source.executor())
        .await?
        .into_iter()
        .map(IntegrationKey::from)
        .collect())
}

pub(super) async fn insert(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    key: &IntegrationKey,
    hash: String,
) -> Result<()> {
    let row = ActiveModel {
        id: Set(key.id.0),
        reseller_id: Set(scope.reseller()?.0),
        account_id: Set(account.0),
        name: Set(key.name.clone()),
        hint: Set(key.hint.clone()),
        hash: Set(hash),
        created_at: Set(key.created_at),
        last_used_at: Set(None),
        revoked_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Revokes a key; false when the account has no such living key.
pub(super) async fn revoke(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    id: IntegrationKeyId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::RevokedAt, now.into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::RevokedAt.is_null());
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Who a key of that hash stands for, and when it was last used.
pub(super) async fn holder(source: &impl Source, hash: &str) -> Result<Option<(Integration, Option<DateTime<Utc>>)>> {
    let query = Entity::find()
        .filter(Column::Hash.eq(hash))
        .filter(Column::RevokedAt.is_null());
    let holder = |row: Model| {
        let integration = Integration {
            key: IntegrationKeyId(row.id),
            name: row.name,
            reseller: ResellerId(row.reseller_id),
            account: AccountId(row.account_id),
        };
        (integration, row.last_used_at)
    };
    Ok(query.one(&source.executor()).await?.map(holder))
}

/// Notes when keys were last used. They are held first, in their order: two that do it at once never wait for each
/// other in a circle.
pub(super) async fn used(tx: &Tx, keys: &[IntegrationKeyId], at: DateTime<Utc>) -> Result<()> {
    let are_these = Column::Id.is_in(keys.iter().map(|key| key.0));
    let hold = Entity::find()
        .filter(are_these.clone())
        .order_by_asc(Column::Id)
        .lock_exclusive();
    hold.all(&tx.executor()).await?;
    let update = Entity::update_many()
        .col_expr(Column::LastUsedAt, at.into())
        .filter(are_these);
    update.exec(&tx.executor()).await?;
    Ok(())
}

impl From<Model> for IntegrationKey {
    fn from(row: Model) -> Self {
        Self {
            id: IntegrationKeyId(row.id),
            name: row.name,
            hint: row.hint,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
        }
    }
}
