//! Counting many admissions of many accounts of a reseller at once. Whoever calls holds the accounts.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::limits::Cycle;

use super::{cycle_entity as cycle, total_entity as total};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// A cycle of an account: the account, and the day on which it starts.
pub(crate) type CycleKey = (AccountId, NaiveDate);

/// What admissions make of a cycle's counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CycleTally {
    pub documents: i64,
    pub demo_documents: i64,
    pub sales_notes: i64,
    /// In the smallest unit of the country's currency.
    pub sales_minor: i64,
}

impl std::ops::AddAssign for CycleTally {
    fn add_assign(&mut self, more: Self) {
        self.documents += more.documents;
        self.demo_documents += more.demo_documents;
        self.sales_notes += more.sales_notes;
        self.sales_minor += more.sales_minor;
    }
}

impl std::ops::Neg for CycleTally {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            documents: -self.documents,
            demo_documents: -self.demo_documents,
            sales_notes: -self.sales_notes,
            sales_minor: -self.sales_minor,
        }
    }
}

/// What is added to a cycle, and how it stands then.
#[derive(Clone, Debug)]
pub(crate) struct Added {
    pub key: CycleKey,
    pub tally: CycleTally,
    /// From when until when it runs, if it is near its limit now.
    pub near: Option<Cycle>,
}

/// What is counted in some cycles; those in which nothing was counted yet are not there.
pub(crate) async fn cycles(
    source: &impl Source,
    scope: &Scope,
    wanted: &[CycleKey],
) -> Result<HashMap<CycleKey, CycleTally>> {
    let accounts = wanted.iter().map(|(account, _)| account.0);
    let days = wanted.iter().map(|(_, day)| *day);
    let query = cycle::Entity::find()
        .filter(cycle::Column::ResellerId.eq(scope.reseller()?.0))
        .filter(cycle::Column::AccountId.is_in(sorted(accounts)))
        .filter(cycle::Column::StartsOn.is_in(sorted(days)));
    let told = |row: cycle::Model| {
        let tally = CycleTally {
            documents: row.documents,
            demo_documents: row.demo_documents,
            sales_notes: row.sales_notes,
            sales_minor: row.sales_minor,
        };
        ((AccountId(row.account_id), row.starts_on), tally)
    };
    Ok(query.all(&source.executor()).await?.into_iter().map(told).collect())
}

/// Adds to the counts of cycles, and notes which are near their limit.
pub(crate) async fn add_to_cycles(tx: &Tx, scope: &Scope, added: &[Added]) -> Result<()> {
    use cycle::Column as C;
    if added.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |each: &Added| cycle::ActiveModel {
        account_id: Set(each.key.0.0),
        reseller_id: Set(reseller),
        starts_on: Set(each.key.1),
        documents: Set(each.tally.documents),
        demo_documents: Set(each.tally.demo_documents),
        sales_notes: Set(each.tally.sales_notes),
        reported_lookups: Set(0),
        lookups: Set(0),
        sales_minor: Set(each.tally.sales_minor),
        near_from: Set(each.near.as_ref().map(|cycle| cycle.starts_at)),
        near_until: Set(each.near.as_ref().map(|cycle| cycle.resets_at)),
    };
    let mut more = OnConflict::columns([C::AccountId, C::StartsOn]);
    for column in [C::Documents, C::DemoDocuments, C::SalesNotes, C::SalesMinor] {
        let sum = Expr::col((cycle::Entity, column)).add(Expr::col(("excluded", column)));
        more.value(column, sum);
    }
    more.update_columns([C::NearFrom, C::NearUntil]);
    cycle::Entity::insert_many(added.iter().map(row))
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Adds documents, those with and those without fiscal validity, to what accounts have issued in all.
pub(crate) async fn add_to_totals(tx: &Tx, scope: &Scope, added: &HashMap<AccountId, (i64, i64)>) -> Result<()> {
    use total::Column as T;
    if added.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |(account, (documents, demo_documents)): (&AccountId, &(i64, i64))| total::ActiveModel {
        account_id: Set(account.0),
        reseller_id: Set(reseller),
        documents: Set(*documents),
        demo_documents: Set(*demo_documents),
        users: Set(0),
        establishments: Set(0),
        not_sent: Set(0),
        pending_voiding: Set(0),
        with_errors: Set(0),
        oldest_at: Set(None),
        reported_at: Set(None),
        with_problems: Set(false),
    };
    let mut more = OnConflict::column(T::AccountId);
    for column in [T::Documents, T::DemoDocuments] {
        let sum = Expr::col((total::Entity, column)).add(Expr::col(("excluded", column)));
        more.value(column, sum);
    }
    total::Entity::insert_many(added.iter().map(row))
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
