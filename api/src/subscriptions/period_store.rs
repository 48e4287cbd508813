//! The table of periods that were charged.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::invoices::InvoiceLineId;
use types::kit::money::{Currency, Money};
use types::ledger::EntryId;
use types::plans::PlanId;
use uuid::Uuid;

use super::bill::Place;
use super::model::KeptPeriod;
use super::period_entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::usage::cycle::Span;

/// The last periods of an account, the last first, so many at most.
pub(super) async fn last(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    most: u64,
) -> Result<Vec<KeptPeriod>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_desc(Column::Number)
        .limit(most)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::period).collect()
}

/// The periods of some accounts that have days from one on.
pub(super) async fn from(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
    day: NaiveDate,
) -> Result<Vec<KeptPeriod>> {
    let rows = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::NextOn.gt(day))
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::period).collect()
}

/// Writes periods in one query.
pub(super) async fn insert(tx: &Tx, scope: &Scope, periods: &[KeptPeriod], at: DateTime<Utc>) -> Result<()> {
    if periods.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |period: &KeptPeriod| ActiveModel {
        account_id: Set(period.account.0),
        number: Set(period.number),
        reseller_id: Set(reseller),
        starts_on: Set(period.span.starts_on),
        next_on: Set(period.span.next_on),
        plan_id: Set(period.plan.0.0),
        plan_version: Set(period.plan.1),
        plan_name: Set(period.plan_name.clone()),
        currency: Set(period.amount.as_ref().map(|amount| amount.currency.as_str().to_owned())),
        amount_minor: Set(period.amount.as_ref().map(|amount| amount.minor)),
        entry_id: Set(period.charged.and_then(Place::entry).map(|entry| entry.0)),
        cut_on: Set(period.cut_on),
        credit_id: Set(period.credited.and_then(Place::entry).map(|entry| entry.0)),
        line_id: Set(period.charged.and_then(Place::line).map(|line| line.0)),
        credit_line_id: Set(period.credited.and_then(Place::line).map(|line| line.0)),
        created_at: Set(at),
    };
    Entity::insert_many(periods.iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Writes from when on a period was not had, and what was given back for that.
pub(super) async fn cut(tx: &Tx, scope: &Scope, period: &KeptPeriod) -> Result<()> {
    let entry = period.credited.and_then(Place::entry).map(|entry| entry.0);
    let line = period.credited.and_then(Place::line).map(|line| line.0);
    let update = Entity::update_many()
        .col_expr(Column::CutOn, Expr::val(period.cut_on))
        .col_expr(Column::CreditId, Expr::val(entry))
        .col_expr(Column::CreditLineId, Expr::val(line))
        .filter(Column::AccountId.eq(period.account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Number.eq(period.number));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Where something stands, by the column of its kind.
fn place(entry: Option<Uuid>, line: Option<Uuid>) -> Option<Place> {
    let entry = entry.map(|id| Place::Ledger(EntryId(id)));
    entry.or_else(|| line.map(|id| Place::Invoice(InvoiceLineId(id))))
}

impl Model {
    fn period(self) -> Result<KeptPeriod> {
        let amount = match (self.currency, self.amount_minor) {
            (Some(currency), Some(minor)) => Some(Money {
                minor,
                currency: Currency::parse(&currency).map_err(Error::broken)?,
            }),
            _ => None,
        };
        Ok(KeptPeriod {
            account: AccountId(self.account_id),
            number: self.number,
            span: Span {
                starts_on: self.starts_on,
                next_on: self.next_on,
            },
            plan: (PlanId(self.plan_id), self.plan_version),
            plan_name: self.plan_name,
            amount,
            charged: place(self.entry_id, self.line_id),
            cut_on: self.cut_on,
            credited: place(self.credit_id, self.credit_line_id),
        })
    }
}
