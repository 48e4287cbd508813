//! The tables of subscriptions and of their extras.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::kit::money::{Currency, Money};
use types::kit::problem::Code;
use types::resellers::ResellerId;
use types::subscriptions::{Discount, Extra};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::extra_entity as extra;
use super::model::Kept;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// The accounts, of every reseller, with a period to be charged by now, the one that waits longest first, so many at
/// most.
pub(super) async fn due(
    source: &impl Source,
    scope: &Scope,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<(ResellerId, AccountId)>> {
    waiting(source, scope, Column::DueAt, now, most).await
}

/// The accounts, of every reseller, with a cycle that is over by now and whose use is not charged, likewise.
pub(super) async fn use_due(
    source: &impl Source,
    scope: &Scope,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<(ResellerId, AccountId)>> {
    waiting(source, scope, Column::UseDueAt, now, most).await
}

/// Those whose time in a column has come.
async fn waiting(
    source: &impl Source,
    scope: &Scope,
    due_at: Column,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<(ResellerId, AccountId)>> {
    scope.installation()?;
    let found: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::ResellerId, Column::AccountId])
        .filter(due_at.lte(now))
        .order_by_asc(due_at)
        .order_by_asc(Column::AccountId)
        .limit(most)
        .into_tuple()
        .all(&source.executor())
        .await?;
    let pair = |(reseller, account)| (ResellerId(reseller), AccountId(account));
    Ok(found.into_iter().map(pair).collect())
}

/// The subscription of an account, where it has one.
pub(super) async fn find(source: &impl Source, scope: &Scope, account: AccountId) -> Result<Option<Kept>> {
    let mut found = of(source, scope, &[account]).await?;
    Ok(found.remove(&account))
}

/// The subscriptions of some accounts.
pub(super) async fn of(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Kept>> {
    let reseller = scope.reseller()?.0;
    let ids = || accounts.iter().map(|account| account.0);
    let rows = Entity::find()
        .filter(Column::AccountId.is_in(ids()))
        .filter(Column::ResellerId.eq(reseller))
        .all(&source.executor())
        .await?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in rows {
        let kept = row.kept();
        found.insert(kept.account, kept);
    }
    let extras = extra::Entity::find()
        .filter(extra::Column::AccountId.is_in(ids()))
        .filter(extra::Column::ResellerId.eq(reseller))
        .order_by_asc(extra::Column::AccountId)
        .order_by_asc(extra::Column::Place)
        .all(&source.executor())
        .await?;
    for row in extras {
        if let Some(kept) = found.get_mut(&AccountId(row.account_id)) {
            kept.extras.push(row.extra()?);
        }
    }
    Ok(found)
}

/// Those of some accounts that never had a subscription.
pub(super) async fn without(
    source: &impl Source,
    scope: &Scope,
    accounts: impl Iterator<Item = AccountId>,
) -> Result<Vec<AccountId>> {
    let accounts: Vec<AccountId> = accounts.collect();
    let known: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .into_tuple()
        .all(&source.executor())
        .await?;
    Ok(accounts
        .into_iter()
        .filter(|account| !known.contains(&account.0))
        .collect())
}

/// Begins subscriptions without extras, but for accounts that have one already; how many it began.
pub(super) async fn begin(tx: &Tx, scope: &Scope, all: &[Kept]) -> Result<u64> {
    if all.is_empty() {
        return Ok(0);
    }
    let reseller = scope.reseller()?.0;
    let there = OnConflict::column(Column::AccountId).do_nothing().to_owned();
    let begun = Entity::insert_many(all.iter().map(|kept| row(reseller, kept)))
        .on_conflict(there)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(begun)
}

/// Writes a subscription that is held, and its extras, whole.
pub(super) async fn write(tx: &Tx, scope: &Scope, kept: &Kept) -> Result<()> {
    put(tx, scope, std::slice::from_ref(kept)).await?;
    let reseller = scope.reseller()?.0;
    let old = extra::Entity::delete_many()
        .filter(extra::Column::AccountId.eq(kept.account.0))
        .filter(extra::Column::ResellerId.eq(reseller));
    old.exec(&tx.executor()).await?;
    if kept.extras.is_empty() {
        return Ok(());
    }
    let row = |(place, extra): (i64, &Extra)| extra::ActiveModel {
        account_id: Set(kept.account.0),
        place: Set(place),
        reseller_id: Set(reseller),
        name: Set(extra.name.clone()),
        unit_minor: Set(extra.unit.minor),
        currency: Set(extra.unit.currency.as_str().to_owned()),
        quantity: Set(extra.quantity),
    };
    extra::Entity::insert_many((0..).zip(&kept.extras).map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Writes subscriptions whose accounts are held, without their extras, in one query.
pub(super) async fn put(tx: &Tx, scope: &Scope, all: &[Kept]) -> Result<()> {
    let reseller = scope.reseller()?.0;
    let mut anew = OnConflict::column(Column::AccountId);
    anew.update_columns([
        Column::StartsOn,
        Column::ChargedTo,
        Column::DueAt,
        Column::UsedTo,
        Column::UseDueAt,
        Column::Periods,
        Column::DiscountPoints,
        Column::DiscountUntil,
        Column::EndReason,
        Column::Version,
    ]);
    Entity::insert_many(all.iter().map(|kept| row(reseller, kept)))
        .on_conflict(anew)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// # Errors
/// `version_is_stale` when it was seen at another version.
pub(super) fn at(kept: Option<Kept>, version: i64) -> Result<Kept> {
    match kept {
        Some(kept) if kept.version == version => Ok(kept),
        Some(_) => Err(Code::VersionIsStale.into()),
        None => Err(Code::NotFound.into()),
    }
}

fn row(reseller: Uuid, kept: &Kept) -> ActiveModel {
    ActiveModel {
        account_id: Set(kept.account.0),
        reseller_id: Set(reseller),
        starts_on: Set(kept.starts_on),
        charged_to: Set(kept.charged_to),
        due_at: Set(kept.due_at),
        used_to: Set(Some(kept.used_to)),
        use_due_at: Set(kept.use_due_at),
        periods: Set(kept.periods),
        discount_points: Set(kept.discount.map(|discount| discount.basis_points)),
        discount_until: Set(kept.discount.and_then(|discount| discount.until)),
        end_reason: Set(kept.end_reason.clone()),
        version: Set(kept.version),
    }
}

impl Model {
    fn kept(self) -> Kept {
        let discount = |basis_points| Discount {
            basis_points,
            until: self.discount_until,
        };
        Kept {
            account: AccountId(self.account_id),
            starts_on: self.starts_on,
            charged_to: self.charged_to,
            due_at: self.due_at,
            used_to: self.used_to.unwrap_or(self.charged_to),
            use_due_at: self.use_due_at,
            periods: self.periods,
            discount: self.discount_points.map(discount),
            end_reason: self.end_reason,
            extras: Vec::new(),
            version: self.version,
        }
    }
}

impl extra::Model {
    fn extra(self) -> Result<Extra> {
        Ok(Extra {
            name: self.name,
            unit: Money {
                minor: self.unit_minor,
                currency: Currency::parse(&self.currency).map_err(Error::broken)?,
            },
            quantity: self.quantity,
        })
    }
}
