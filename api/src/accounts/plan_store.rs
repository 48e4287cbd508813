//! The accounts on a plan, many at a time, and putting many on another version.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;

use super::entity::{Column, Entity, Model};
use super::model::Contract;
use super::store::contract;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::plans::count_store::{Key, shift};
use crate::plans::version_store::{self, OnVersion};

/// So many are asked for by their ids in one query.
const BATCH: usize = 500;

/// The ids of the accounts on a version of a plan, the oldest first, so many at most.
pub(crate) async fn ids_on(
    source: &impl Source,
    scope: &Scope,
    (plan, number): Key,
    most: u64,
) -> Result<Vec<AccountId>> {
    let ids = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::PlanId.eq(plan.0))
        .filter(Column::PlanVersion.eq(number))
        .order_by_asc(Column::Id)
        .limit(most)
        .into_tuple::<uuid::Uuid>()
        .all(&source.executor())
        .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// Those of some accounts that are within reach, the oldest first.
pub(crate) async fn named(source: &impl Source, scope: &Scope, ids: &[AccountId]) -> Result<Vec<Contract>> {
    let mut found = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let query = Entity::find()
            .filter(Column::ResellerId.eq(scope.reseller()?.0))
            .filter(Column::Id.is_in(batch.iter().map(|id| id.0)))
            .order_by_asc(Column::Id);
        let rows = query.all(&source.executor()).await?;
        let plans = version_store::by_keys(source, scope, rows.iter().map(Model::plan_key)).await?;
        for row in rows {
            found.push(contract(row, &plans)?);
        }
    }
    Ok(found)
}

/// Puts accounts that are held on a version of a plan, and counts them there.
pub(crate) async fn put_on(tx: &Tx, scope: &Scope, accounts: &[Contract], to: &OnVersion) -> Result<()> {
    if accounts.is_empty() {
        return Ok(());
    }
    let (plan, number) = to.key();
    let update = Entity::update_many()
        .col_expr(Column::PlanId, plan.0.into())
        .col_expr(Column::PlanVersion, number.into())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Id.is_in(accounts.iter().map(|account| account.id.0)));
    let moved = update.exec(&tx.executor()).await?.rows_affected;
    if usize::try_from(moved).ok() != Some(accounts.len()) {
        return Err(Error::broken("accounts that were held are gone"));
    }
    let mut changes: HashMap<Key, i64> = HashMap::new();
    for account in accounts {
        *changes.entry(account.plan_key()).or_default() -= 1;
        *changes.entry(to.key()).or_default() += 1;
    }
    shift(tx, scope, &changes).await
}
