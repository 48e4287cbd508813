//! The table of cycles that were moved by a change of their account's day.

use std::collections::{BTreeMap, HashMap};

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use types::accounts::AccountId;

use super::history::DayChange;
use super::move_entity::{ActiveModel, Column, Entity};
use super::store;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// Moves the cycles of an account whose day is changed for the `number`th time, and keeps that it was.
pub(crate) async fn change_day(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    number: i64,
    change: &DayChange,
) -> Result<()> {
    let reseller = scope.reseller()?.0;
    let row = |(from, to): &(_, _)| ActiveModel {
        account_id: Set(account.0),
        number: Set(number),
        from_on: Set(*from),
        reseller_id: Set(reseller),
        cycle_day: Set(i64::from(change.day)),
        to_on: Set(*to),
    };
    Entity::insert_many(change.moved.iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    for (from, to) in &change.moved {
        store::move_cycle(tx, scope, account, *from, *to).await?;
    }
    Ok(())
}

/// The changes of the day of some accounts, the oldest first.
pub(crate) async fn of_accounts(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Vec<DayChange>>> {
    let query = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(Column::FromOn);
    let mut changes: BTreeMap<(AccountId, i64), DayChange> = BTreeMap::new();
    for row in query.all(&source.executor()).await? {
        let day = u8::try_from(row.cycle_day).map_err(Error::broken)?;
        let change = changes
            .entry((AccountId(row.account_id), row.number))
            .or_insert_with(|| DayChange { day, moved: Vec::new() });
        change.moved.push((row.from_on, row.to_on));
    }
    let mut histories: HashMap<AccountId, Vec<DayChange>> = HashMap::new();
    for ((account, _), change) in changes {
        histories.entry(account).or_default().push(change);
    }
    Ok(histories)
}
