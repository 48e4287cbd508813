//! The table of what is counted by calendar month.

use chrono::{Datelike, NaiveDate};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;

use super::month_entity::{ActiveModel, Column, Entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// The first day of a day's month.
pub(crate) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Counts one look-up more of an account in the month of a day.
pub(crate) async fn count_lookup(tx: &Tx, scope: &Scope, account: AccountId, day: NaiveDate) -> Result<()> {
    let first = ActiveModel {
        account_id: Set(account.0),
        reseller_id: Set(scope.reseller()?.0),
        starts_on: Set(first_of_month(day)),
        lookups: Set(1),
    };
    let mut more = OnConflict::columns([Column::AccountId, Column::StartsOn]);
    more.value(Column::Lookups, Expr::col((Entity, Column::Lookups)).add(1));
    Entity::insert(first)
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// How many look-ups an account made in the month of a day.
pub(super) async fn lookups(source: &impl Source, scope: &Scope, account: AccountId, day: NaiveDate) -> Result<i64> {
    let row = Entity::find_by_id((account.0, first_of_month(day))).filter(Column::ResellerId.eq(scope.reseller()?.0));
    Ok(row.one(&source.executor()).await?.map_or(0, |row| row.lookups))
}
