//! What lists of accounts ask of the counts: which are near their limit, and their order by what was counted.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, Query, SelectStatement};
use uuid::Uuid;

use super::{cycle_entity as cycle, total_entity as total};

/// What is counted of an account's whole time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Total {
    Documents,
    Users,
}

/// The accounts whose running cycle is near its limit, as `account_id`.
pub(crate) fn near(reseller: Uuid, now: DateTime<Utc>) -> SelectStatement {
    runs(now)
        .and_where(Expr::col((cycle::Entity, cycle::Column::ResellerId)).eq(reseller))
        .take()
}

/// The accounts whose running cycle is near its limit, as `account_id`, with the documents it counts, as `used`.
pub(crate) fn near_counts(reseller: Uuid, now: DateTime<Utc>) -> SelectStatement {
    let documents = Expr::col((cycle::Entity, cycle::Column::Documents));
    near(reseller, now).expr_as(documents, "used").take()
}

/// The same of one account, the one in whose row the question stands.
pub(crate) fn near_of(own: impl IntoColumnRef, now: DateTime<Utc>) -> SelectStatement {
    runs(now)
        .and_where(Expr::col((cycle::Entity, cycle::Column::AccountId)).equals(own))
        .limit(1)
        .take()
}

/// The accounts with documents that need somebody, as `account_id`.
pub(crate) fn with_problems(reseller: Uuid) -> SelectStatement {
    troubled()
        .and_where(Expr::col((total::Entity, total::Column::ResellerId)).eq(reseller))
        .take()
}

/// The same of one account, the one in whose row the question stands.
pub(crate) fn with_problems_of(own: impl IntoColumnRef) -> SelectStatement {
    troubled()
        .and_where(Expr::col((total::Entity, total::Column::AccountId)).equals(own))
        .limit(1)
        .take()
}

fn troubled() -> SelectStatement {
    Query::select()
        .column((total::Entity, total::Column::AccountId))
        .from(total::Entity)
        .and_where(Expr::col((total::Entity, total::Column::WithProblems)).eq(true))
        .take()
}

/// Joins the totals of the accounts of a query; gives the count and the id to sort by.
pub(crate) fn join(
    select: &mut SelectStatement,
    reseller: Uuid,
    own: impl IntoColumnRef,
    count: Total,
) -> (Expr, Expr) {
    let column = |column: total::Column| Expr::col((total::Entity, column));
    select
        .inner_join(total::Entity, column(total::Column::AccountId).equals(own))
        .and_where(column(total::Column::ResellerId).eq(reseller));
    let count = match count {
        Total::Documents => total::Column::Documents,
        Total::Users => total::Column::Users,
    };
    (column(count), column(total::Column::AccountId))
}

/// The cycles that are near their limit and run at that time.
fn runs(now: DateTime<Utc>) -> SelectStatement {
    Query::select()
        .column((cycle::Entity, cycle::Column::AccountId))
        .from(cycle::Entity)
        .and_where(Expr::col((cycle::Entity, cycle::Column::NearUntil)).gt(now))
        .and_where(Expr::col((cycle::Entity, cycle::Column::NearFrom)).lte(now))
        .take()
}
