//! The client's password in the table of accounts.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, UpdateMany};
use types::accounts::AccountId;
use types::kit::problem::Code;

use super::entity::{Column, Entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// The hash of the client's password.
pub(crate) async fn password_hash(source: &impl Source, scope: &Scope, id: AccountId) -> Result<String> {
    let query = Entity::find_by_id(scope.account(id)?.0)
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .select_only()
        .column(Column::PasswordHash);
    let found: Option<String> = query.into_tuple().one(&source.executor()).await?;
    Ok(found.ok_or(Code::NotFound)?)
}

/// Puts a temporary password in place of whatever there is; sessions that began before that time are over.
pub(super) async fn reset(tx: &Tx, scope: &Scope, id: AccountId, hash: String, now: DateTime<Utc>) -> Result<()> {
    replacing(scope, id, hash, true, now)?.exec(&tx.executor()).await?;
    Ok(())
}

/// Puts a password of the client's own in place of that one; false when it is another already.
pub(crate) async fn replace(
    tx: &Tx,
    scope: &Scope,
    id: AccountId,
    old: &str,
    hash: String,
    now: DateTime<Utc>,
) -> Result<bool> {
    let update = replacing(scope, id, hash, false, now)?.filter(Column::PasswordHash.eq(old));
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

fn replacing(
    scope: &Scope,
    id: AccountId,
    hash: String,
    temporary: bool,
    now: DateTime<Utc>,
) -> Result<UpdateMany<Entity>> {
    let update = Entity::update_many()
        .col_expr(Column::PasswordHash, hash.into())
        .col_expr(Column::PasswordTemporary, temporary.into())
        .col_expr(Column::SessionsValidFrom, now.into())
        .filter(Column::Id.eq(scope.account(id)?.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    Ok(update)
}
