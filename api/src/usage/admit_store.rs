//! Counting many admissions of many accounts of a reseller at once. Whoever calls holds the accounts.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::limits::Cycle;

use super::cycle_tally::CycleTally;
use super::{cycle_entity as cycle, total_entity as total};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// A cycle of an account: the account, and the day on which it starts.
pub(crate) type CycleKey = (AccountId, NaiveDate);

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
            sales_notes: row.all_notes(),
            sales_minor: row.sales_minor,
            notes_minor: row.notes_minor,
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
        documents: Set(each.tally.documents),
        demo_documents: Set(each.tally.demo_documents),
        sales_notes: Set(each.tally.sales_notes),
        sales_minor: Set(each.tally.sales_minor),
        notes_minor: Set(each.tally.notes_minor),
        near_from: Set(each.near.as_ref().map(|cycle| cycle.starts_at)),
        near_until: Set(each.near.as_ref().map(|cycle| cycle.resets_at)),
        ..cycle::nothing(each.key.0.0, reseller, each.key.1)
    };
    let mut more = OnConflict::columns([C::AccountId, C::StartsOn]);
    for column in [
        C::Documents,
        C::DemoDocuments,
        C::SalesNotes,
        C::SalesMinor,
        C::NotesMinor,
    ] {
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
        documents: Set(*documents),
        demo_documents: Set(*demo_documents),
        ..total::nothing(account.0, reseller)
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
