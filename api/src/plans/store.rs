//! The table of plans.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;
use types::plans::{Plan, PlanId, PlanTerms};

use super::count_store::{self, Key};
use super::entity::{ActiveModel, Column, Entity, Model};
use super::version_store::{self, OnVersion};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
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
    let terms = version_store::terms(source, scope, rows.iter().map(Model::newest_key)).await?;
    let counts = count_store::of_plans(source, scope, rows.iter().map(|row| PlanId(row.id))).await?;
    page_of(rows, size, |row| row.id, |row| row.told(&terms, &counts))
}

/// The plans that accounts are on, with how many, the most first.
pub(crate) async fn used(source: &impl Source, scope: &Scope) -> Result<Vec<(PlanId, String, i64)>> {
    let reseller = scope.reseller()?.0;
    let rows = Entity::find()
        .filter(Column::ResellerId.eq(reseller))
        .all(&source.executor())
        .await?;
    let mut counts: HashMap<PlanId, i64> = HashMap::new();
    for ((plan, _), accounts) in count_store::of_reseller(source, scope).await? {
        *counts.entry(plan).or_default() += accounts;
    }
    let mut used: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let id = PlanId(row.id);
            (id, row.name, counts.get(&id).copied().unwrap_or_default())
        })
        .filter(|(.., accounts)| *accounts > 0)
        .collect();
    used.sort_by(|a, b| (b.2, &a.1).cmp(&(a.2, &b.1)));
    Ok(used)
}

pub(super) async fn find(source: &impl Source, scope: &Scope, id: PlanId) -> Result<Plan> {
    let row = within(scope, id)?
        .one(&source.executor())
        .await?
        .ok_or(Code::NotFound)?;
    let terms = version_store::terms(source, scope, std::iter::once(row.newest_key())).await?;
    let counts = count_store::of_plans(source, scope, std::iter::once(id)).await?;
    row.told(&terms, &counts)
}

/// A version of a plan, the newest where none is named, as the database has it now.
///
/// # Errors
/// `not_found` when the plan is out of reach or has no such version.
pub(crate) async fn version(source: &impl Source, scope: &Scope, id: PlanId, number: Option<i64>) -> Result<OnVersion> {
    let row = within(scope, id)?.one(&source.executor()).await?;
    let newest = row.ok_or(Code::NotFound)?.newest;
    version_store::by_key(source, scope, (id, number.unwrap_or(newest))).await
}

/// The same, and the plan is held until the transaction ends: it makes no newer version, and goes on taking new
/// accounts if it does.
///
/// # Errors
/// `not_found` when the plan is out of reach or has no such version.
pub(crate) async fn hold(tx: &Tx, scope: &Scope, id: PlanId, number: Option<i64>) -> Result<OnVersion> {
    let row = within(scope, id)?.lock_shared().one(&tx.executor()).await?;
    let newest = row.ok_or(Code::NotFound)?.newest;
    version_store::by_key(tx, scope, (id, number.unwrap_or(newest))).await
}

/// Writes a plan and its first version.
pub(super) async fn insert(tx: &Tx, scope: &Scope, plan: &Plan) -> Result<()> {
    let row = ActiveModel {
        id: Set(plan.id.0),
        reseller_id: Set(scope.reseller()?.0),
        name: Set(plan.name.clone()),
        enabled: Set(plan.enabled),
        newest: Set(plan.newest_version),
        created_at: Set(plan.created_at),
        version: Set(plan.version),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    version_store::insert(tx, scope, (plan.id, plan.newest_version), &plan.terms, plan.created_at).await
}

/// Writes a plan as it is now against the version before, and its terms as a new version if they are one.
pub(super) async fn update(tx: &Tx, scope: &Scope, before: &Plan, after: &Plan, now: DateTime<Utc>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Name, after.name.clone().into())
        .col_expr(Column::Enabled, after.enabled.into())
        .col_expr(Column::Newest, after.newest_version.into())
        .col_expr(Column::Version, after.version.into())
        .filter(Column::Id.eq(after.id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Version.eq(before.version));
    if update.exec(&tx.executor()).await?.rows_affected == 0 {
        return Err(Code::VersionIsStale.into());
    }
    if after.newest_version == before.newest_version {
        return Ok(());
    }
    version_store::insert(tx, scope, (after.id, after.newest_version), &after.terms, now).await
}

fn within(scope: &Scope, id: PlanId) -> Result<Select<Entity>> {
    Ok(Entity::find_by_id(id.0).filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

impl Model {
    const fn newest_key(&self) -> Key {
        (PlanId(self.id), self.newest)
    }

    fn told(self, terms: &HashMap<Key, PlanTerms>, counts: &HashMap<Key, i64>) -> Result<Plan> {
        let terms = terms.get(&self.newest_key()).cloned();
        let on_each = counts.iter().filter(|((plan, _), _)| plan.0 == self.id);
        let accounts: i64 = on_each.map(|(_, accounts)| accounts).sum();
        let on_newest = counts.get(&self.newest_key()).copied().unwrap_or_default();
        Ok(Plan {
            id: PlanId(self.id),
            name: self.name,
            enabled: self.enabled,
            newest_version: self.newest,
            terms: terms.ok_or_else(|| Error::broken("a plan without its newest version"))?,
            accounts,
            accounts_on_older: accounts - on_newest,
            created_at: self.created_at,
            version: self.version,
        })
    }
}
