//! The table of the steps that were taken.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::dunning::{DunningAction, LiftedBy, TakenStep, Told, ToldStep};

use super::step_entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// So many steps are named in one query.
const TOGETHER: usize = 500;

/// The steps that some accounts took for what was due on one of some days, and those that still stop something.
pub(super) async fn of(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
    days: Vec<NaiveDate>,
) -> Result<HashMap<AccountId, Vec<TakenStep>>> {
    let stopping = DunningAction::ALL.into_iter().filter(|action| action.level().is_some());
    let still = Condition::all()
        .add(Column::Action.is_in(stopping.map(DunningAction::name)))
        .add(Column::Told.ne(Told::PassedOver.name()))
        .add(Column::LiftedAt.is_null());
    let rows = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Condition::any().add(Column::Since.is_in(days)).add(still))
        .all(&source.executor())
        .await?;
    let mut found: HashMap<AccountId, Vec<TakenStep>> = HashMap::new();
    for row in rows {
        found.entry(AccountId(row.account_id)).or_default().push(row.step()?);
    }
    Ok(found)
}

/// The last steps of an account, the last first, so many at most.
pub(super) async fn last(source: &impl Source, scope: &Scope, account: AccountId, most: u64) -> Result<Vec<TakenStep>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_desc(Column::TakenAt)
        .order_by_desc(Column::Since)
        .order_by_desc(Column::Days)
        .limit(most)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::step).collect()
}

/// The steps that an account took for what was due on a day and that were not passed over, the first first.
pub(super) async fn of_day(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    since: NaiveDate,
) -> Result<Vec<TakenStep>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Since.eq(since))
        .filter(Column::Told.ne(Told::PassedOver.name()))
        .order_by_asc(Column::Days)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::step).collect()
}

/// Notes who told the client of a step, and when.
pub(super) async fn tell(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    step: ToldStep,
    by: &str,
    at: DateTime<Utc>,
) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::ToldAt, Expr::val(at))
        .col_expr(Column::ToldBy, Expr::val(by))
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::Since.eq(step.since))
        .filter(Column::Days.eq(step.days))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Writes steps in one query.
pub(super) async fn insert(tx: &Tx, scope: &Scope, steps: &[(AccountId, TakenStep)]) -> Result<()> {
    if steps.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |(account, step): &(AccountId, TakenStep)| ActiveModel {
        account_id: Set(account.0),
        since: Set(step.since),
        days: Set(step.days),
        reseller_id: Set(reseller),
        action: Set(step.action.name().to_owned()),
        told: Set(step.told.name().to_owned()),
        addresses: Set(step.addresses),
        taken_at: Set(step.taken_at),
        told_at: Set(step.told_at),
        told_by: Set(step.told_by.clone()),
        lifted_at: Set(step.lifted_at),
        lifted_by: Set(step.lifted_by.map(|why| why.name().to_owned())),
    };
    Entity::insert_many(steps.iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// What names a step: its account, the day it stands on, and its own.
pub(super) type Key = (AccountId, NaiveDate, i64);

/// Notes when and why what some steps stopped goes on; nothing where they stop it again.
pub(super) async fn lift(
    tx: &Tx,
    scope: &Scope,
    keys: &[Key],
    lifted: Option<(DateTime<Utc>, LiftedBy)>,
) -> Result<()> {
    let (at, why) = lifted.unzip();
    let key = [Column::AccountId, Column::Since, Column::Days].map(Expr::col);
    for some in keys.chunks(TOGETHER) {
        let some = some.iter().map(|(account, since, days)| (account.0, *since, *days));
        let update = Entity::update_many()
            .col_expr(Column::LiftedAt, Expr::val(at))
            .col_expr(Column::LiftedBy, Expr::val(why.map(LiftedBy::name)))
            .filter(Expr::tuple(key.clone()).in_tuples(some))
            .filter(Column::ResellerId.eq(scope.reseller()?.0));
        update.exec(&tx.executor()).await?;
    }
    Ok(())
}

impl Model {
    fn step(self) -> Result<TakenStep> {
        let why = |name: &str| LiftedBy::of_name(name).ok_or_else(|| Error::broken("unknown end of a step"));
        Ok(TakenStep {
            since: self.since,
            days: self.days,
            action: DunningAction::of_name(&self.action).ok_or_else(|| Error::broken("unknown step of a ladder"))?,
            taken_at: self.taken_at,
            told: Told::of_name(&self.told).ok_or_else(|| Error::broken("unknown way to tell a step"))?,
            addresses: self.addresses,
            told_at: self.told_at,
            told_by: self.told_by,
            lifted_at: self.lifted_at,
            lifted_by: self.lifted_by.as_deref().map(why).transpose()?,
        })
    }
}
