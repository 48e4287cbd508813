//! The table of how many accounts are on each version of a plan.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::plans::PlanId;

use super::count_entity::{ActiveModel, Column, Entity};
use super::entity as plan;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// A version of a plan: the plan and its number.
pub(crate) type Key = (PlanId, i64);

/// How many accounts are on each version of some plans.
pub(super) async fn of_plans(
    source: &impl Source,
    scope: &Scope,
    plans: impl Iterator<Item = PlanId>,
) -> Result<HashMap<Key, i64>> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::PlanId.is_in(plans.map(|id| id.0)));
    let rows = query.all(&source.executor()).await?;
    let counted = |row: super::count_entity::Model| ((PlanId(row.plan_id), row.number), row.accounts);
    Ok(rows.into_iter().map(counted).collect())
}

/// How many accounts are on each version of all of a reseller's plans that has any.
pub(super) async fn of_reseller(source: &impl Source, scope: &Scope) -> Result<HashMap<Key, i64>> {
    let reseller = scope.reseller()?.0;
    let own = Query::select()
        .column(plan::Column::Id)
        .from(plan::Entity)
        .and_where(Expr::col(plan::Column::ResellerId).eq(reseller))
        .take();
    let query = Entity::find()
        .filter(Column::PlanId.in_subquery(own))
        .filter(Column::ResellerId.eq(reseller))
        .filter(Column::Accounts.gt(0));
    let rows = query.all(&source.executor()).await?;
    let counted = |row: super::count_entity::Model| ((PlanId(row.plan_id), row.number), row.accounts);
    Ok(rows.into_iter().map(counted).collect())
}

/// Begins counting for a new version.
pub(super) async fn open(tx: &Tx, scope: &Scope, (plan, number): Key) -> Result<()> {
    let row = ActiveModel {
        plan_id: Set(plan.0),
        number: Set(number),
        reseller_id: Set(scope.reseller()?.0),
        accounts: Set(0),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Counts so many accounts more, or fewer, on each of some versions; always in the same order, so that two that do
/// it at once do not wait for each other.
pub(crate) async fn shift(tx: &Tx, scope: &Scope, changes: &HashMap<Key, i64>) -> Result<()> {
    let mut changes: Vec<_> = changes.iter().filter(|(_, by)| **by != 0).collect();
    changes.sort();
    for ((plan, number), by) in changes {
        let update = Entity::update_many()
            .col_expr(Column::Accounts, Expr::col(Column::Accounts).add(*by))
            .filter(Column::PlanId.eq(plan.0))
            .filter(Column::Number.eq(*number))
            .filter(Column::ResellerId.eq(scope.reseller()?.0));
        if update.exec(&tx.executor()).await?.rows_affected == 0 {
            return Err(Error::broken("a version of a plan is not counted"));
        }
    }
    Ok(())
}

/// How many accounts stand counted on each version of a reseller's plans that has a count.
pub(crate) async fn standing(source: &impl Source, scope: &Scope) -> Result<HashMap<Key, i64>> {
    let query = Entity::find().filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows = query.all(&source.executor()).await?;
    let counted = |row: super::count_entity::Model| ((PlanId(row.plan_id), row.number), row.accounts);
    Ok(rows.into_iter().map(counted).collect())
}

/// Adds what is missing to the count of a version, or takes away what is too much; begins the count where there is
/// none.
pub(crate) async fn correct(tx: &Tx, scope: &Scope, (plan, number): Key, by: i64) -> Result<()> {
    let row = ActiveModel {
        plan_id: Set(plan.0),
        number: Set(number),
        reseller_id: Set(scope.reseller()?.0),
        accounts: Set(by),
    };
    let mut more = OnConflict::columns([Column::PlanId, Column::Number]);
    more.value(Column::Accounts, Expr::col((Entity, Column::Accounts)).add(by));
    Entity::insert(row)
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}
