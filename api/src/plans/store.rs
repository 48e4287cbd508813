//! The table of plans.

use std::collections::{HashMap, HashSet};

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;
use types::plans::{Plan, PlanId};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::page::page_of;

pub(super) async fn list(source: &impl Source, scope: &Scope, page: PageQuery) -> Result<Page<Plan>> {
    let mut query = Entity::find().filter(Column::ResellerId.eq(scope.reseller()?.0));
    if let Some(cursor) = page.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let size = page_size(page.limit);
    let rows = query
        .order_by_desc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |row| row.id, |row| Ok(Plan::from(row)))
}

pub(crate) async fn find(source: &impl Source, scope: &Scope, id: PlanId) -> Result<Plan> {
    let query = Entity::find_by_id(id.0).filter(Column::ResellerId.eq(scope.reseller()?.0));
    Ok(query.one(&source.executor()).await?.ok_or(Code::NotFound)?.into())
}

/// The plans of some accounts.
pub(crate) async fn by_ids(
    source: &impl Source,
    scope: &Scope,
    ids: impl Iterator<Item = PlanId>,
) -> Result<HashMap<PlanId, Plan>> {
    let ids: HashSet<_> = ids.map(|id| id.0).collect();
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Id.is_in(ids));
    let rows = query.all(&source.executor()).await?;
    Ok(rows.into_iter().map(|row| (PlanId(row.id), Plan::from(row))).collect())
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, plan: &Plan) -> Result<()> {
    let row = ActiveModel {
        id: Set(plan.id.0),
        reseller_id: Set(scope.reseller()?.0),
        name: Set(plan.name.clone()),
        documents: Set(plan.documents),
        users: Set(plan.users),
        accounts: Set(plan.accounts),
        created_at: Set(plan.created_at),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Counts one more account on a plan.
pub(crate) async fn take_account(tx: &Tx, scope: &Scope, id: PlanId) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Accounts, Expr::col(Column::Accounts).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

impl From<Model> for Plan {
    fn from(row: Model) -> Self {
        Self {
            id: PlanId(row.id),
            name: row.name,
            documents: row.documents,
            users: row.users,
            accounts: row.accounts,
            created_at: row.created_at,
        }
    }
}
