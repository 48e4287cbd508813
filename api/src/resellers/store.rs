//! The tables of resellers and reseller plans.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::kit::fault::Fault;
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;
use types::resellers::{Reseller, ResellerId, ResellerPlan, ResellerPlanId, Standing, ValidReseller};
use types::tax_id::Country;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::plan_entity as plan;
use crate::access::Scope;
use crate::kit::db::{Source, Tx, breaks_unique};
use crate::kit::error::{Error, Result};
use crate::kit::page::page_of;

pub(super) async fn list_plans(source: &impl Source, scope: &Scope, page: PageQuery) -> Result<Page<ResellerPlan>> {
    scope.installation()?;
    let mut query = plan::Entity::find();
    if let Some(cursor) = page.cursor {
        query = query.filter(plan::Column::Id.lt(cursor));
    }
    let size = page_size(page.limit);
    let rows = query
        .order_by_desc(plan::Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |row| row.id, |row| Ok(row.plan()))
}

pub(super) async fn insert_plan(tx: &Tx, scope: &Scope, new: &ResellerPlan) -> Result<()> {
    scope.installation()?;
    let row = plan::ActiveModel {
        id: Set(new.id.0),
        name: Set(new.name.clone()),
        maximum_accounts: Set(new.maximum_accounts),
        discount_basis_points: Set(new.discount_basis_points),
        created_at: Set(new.created_at),
        version: Set(new.version),
    };
    plan::Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// A reseller plan, held until the transaction ends.
pub(super) async fn hold_plan(tx: &Tx, scope: &Scope, id: ResellerPlanId) -> Result<ResellerPlan> {
    scope.installation()?;
    let query = plan::Entity::find_by_id(id.0).lock_exclusive();
    let found = query.one(&tx.executor()).await?;
    Ok(found.map(plan::Model::plan).ok_or(Code::NotFound)?)
}

/// Writes a reseller plan as it is now; it is held.
pub(super) async fn update_plan(tx: &Tx, scope: &Scope, plan: &ResellerPlan) -> Result<()> {
    scope.installation()?;
    let update = plan::Entity::update_many()
        .col_expr(plan::Column::Name, Expr::val(plan.name.as_str()))
        .col_expr(plan::Column::MaximumAccounts, Expr::val(plan.maximum_accounts))
        .col_expr(plan::Column::DiscountBasisPoints, Expr::val(plan.discount_basis_points))
        .col_expr(plan::Column::Version, Expr::val(plan.version))
        .filter(plan::Column::Id.eq(plan.id.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// The plan, as a value of that field.
pub(super) async fn find_plan(source: &impl Source, field: &str, id: ResellerPlanId) -> Result<ResellerPlan> {
    let found = plan::Entity::find_by_id(id.0).one(&source.executor()).await?;
    found
        .map(plan::Model::plan)
        .ok_or_else(|| Error::field(field, Fault::Unknown))
}

pub(super) async fn list(source: &impl Source, scope: &Scope, page: PageQuery) -> Result<Page<Reseller>> {
    scope.installation()?;
    let mut query = Entity::find().find_also_related(plan::Entity);
    if let Some(cursor) = page.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let size = page_size(page.limit);
    let rows = query
        .order_by_desc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |(row, _)| row.id, reseller)
}

pub(super) async fn find(source: &impl Source, scope: &Scope, id: ResellerId) -> Result<Reseller> {
    scope.installation()?;
    by_id(source, id).await
}

/// A reseller by its id, for its own members and for what is theirs.
pub(super) async fn by_id(source: &impl Source, id: ResellerId) -> Result<Reseller> {
    let found = Entity::find_by_id(id.0)
        .find_also_related(plan::Entity)
        .one(&source.executor())
        .await?;
    reseller(found.ok_or(Code::NotFound)?)
}

/// The names and countries of some resellers, for papers that are theirs.
pub(super) async fn some(
    source: &impl Source,
    ids: impl Iterator<Item = ResellerId>,
) -> Result<HashMap<ResellerId, (String, Country)>> {
    let ids: HashSet<_> = ids.map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let query = Entity::find().filter(Column::Id.is_in(ids));
    let told = |row: Model| {
        let country = Country::of_code(&row.country).ok_or_else(|| Error::broken("unknown country"))?;
        Ok((ResellerId(row.id), (row.name, country)))
    };
    query.all(&source.executor()).await?.into_iter().map(told).collect()
}

pub(super) async fn insert(
    tx: &Tx,
    scope: &Scope,
    id: ResellerId,
    new: &ValidReseller,
    now: DateTime<Utc>,
) -> Result<()> {
    scope.installation()?;
    let row = ActiveModel {
        id: Set(id.0),
        reseller_plan_id: Set(new.plan_id.0),
        name: Set(new.name.as_str().to_owned()),
        country: Set(new.tax_id.country().code().to_owned()),
        tax_id: Set(new.tax_id.as_str().to_owned()),
        accounts: Set(0),
        suspended_at: Set(None),
        suspended_for: Set(None),
        created_at: Set(now),
        version: Set(1),
    };
    match Entity::insert(row).exec_without_returning(&tx.executor()).await {
        Err(error) if breaks_unique(&error, &["tax_id"]) => Err(Error::field("tax_id", Fault::Taken)),
        other => Ok(other.map(|_| ())?),
    }
}

/// Writes plan and standing of a reseller as they are now, against the version before.
pub(super) async fn update(tx: &Tx, scope: &Scope, reseller: &Reseller, against: i64) -> Result<()> {
    scope.installation()?;
    let (since, reason) = match &reseller.standing {
        Standing::Active => (None, None),
        Standing::Suspended { since, reason } => (Some(*since), Some(reason.clone())),
    };
    let update = Entity::update_many()
        .col_expr(Column::ResellerPlanId, reseller.plan.id.0.into())
        .col_expr(Column::SuspendedAt, Expr::val(since))
        .col_expr(Column::SuspendedFor, Expr::val(reason))
        .col_expr(Column::Version, reseller.version.into())
        .filter(Column::Id.eq(reseller.id.0))
        .filter(Column::Version.eq(against));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

/// Counts one more account, if the reseller's plan has room for it; false when it has none.
pub(crate) async fn take_account(tx: &Tx, scope: &Scope) -> Result<bool> {
    let maximum = Query::select()
        .column(plan::Column::MaximumAccounts)
        .from(plan::Entity)
        .and_where(Expr::col((plan::Entity, plan::Column::Id)).equals((Entity, Column::ResellerPlanId)))
        .take();
    let maximum = || Expr::SubQuery(None, Box::new(maximum.clone().into()));
    let room = Cond::any()
        .add(maximum().is_null())
        .add(Expr::col((Entity, Column::Accounts)).lt(maximum()));
    let update = Entity::update_many()
        .col_expr(Column::Accounts, Expr::col(Column::Accounts).add(1))
        .filter(Column::Id.eq(scope.reseller()?.0))
        .filter(room);
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Adds what is missing to the count of a reseller's accounts, or takes away what is too much.
pub(crate) async fn correct_accounts(tx: &Tx, scope: &Scope, by: i64) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Accounts, Expr::col(Column::Accounts).add(by))
        .filter(Column::Id.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// The resellers after one of them, by their ids, so many at most.
pub(crate) async fn ids_after(
    source: &impl Source,
    scope: &Scope,
    after: Option<ResellerId>,
    most: u64,
) -> Result<Vec<ResellerId>> {
    scope.installation()?;
    let mut query = Entity::find().select_only().column(Column::Id);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.0));
    }
    let query = query.order_by_asc(Column::Id).limit(most).into_tuple::<uuid::Uuid>();
    let ids = query.all(&source.executor()).await?;
    Ok(ids.into_iter().map(ResellerId).collect())
}

fn reseller((row, plan): (Model, Option<plan::Model>)) -> Result<Reseller> {
    let plan = plan.ok_or_else(|| Error::broken("a reseller has no plan"))?;
    let standing = match (row.suspended_at, row.suspended_for) {
        (Some(since), reason) => Standing::Suspended {
            since,
            reason: reason.unwrap_or_default(),
        },
        (None, _) => Standing::Active,
    };
    Ok(Reseller {
        id: ResellerId(row.id),
        name: row.name,
        country: Country::of_code(&row.country).ok_or_else(|| Error::broken("unknown country"))?,
        tax_id: row.tax_id,
        plan: plan.plan(),
        accounts: row.accounts,
        standing,
        created_at: row.created_at,
        version: row.version,
    })
}

impl plan::Model {
    fn plan(self) -> ResellerPlan {
        ResellerPlan {
            id: ResellerPlanId(self.id),
            name: self.name,
            maximum_accounts: self.maximum_accounts,
            discount_basis_points: self.discount_basis_points,
            created_at: self.created_at,
            version: self.version,
        }
    }
}
