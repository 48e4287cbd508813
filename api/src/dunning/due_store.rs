//! What is open of accounts by the day it is due, read from the ledger, and which accounts that concerns anew.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};
use types::accounts::AccountId;
use types::kit::money::{Currency, Money};
use uuid::Uuid;

use super::model::Open;
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};

const ITEMS: &str = "ledger_items";
const LADDERS: &str = "dunnings";

#[derive(FromQueryResult)]
struct Found {
    account_id: Uuid,
}

#[derive(FromQueryResult)]
struct Row {
    account_id: Uuid,
    falls_on: NaiveDate,
    currency: String,
    open_minor: i64,
    withheld_minor: i64,
}

/// The accounts that owe something due until a day, and do not stand where they stood, or were looked at with other
/// steps, or whose time has come; so many at most.
pub(super) async fn risen(
    source: &impl Source,
    scope: &Scope,
    (until, version): (NaiveDate, i64),
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<AccountId>> {
    let longest = || Expr::col((ITEMS, "falls_on")).min();
    let since = || Expr::col((LADDERS, "since"));
    let next_at = || Expr::col((LADDERS, "next_at"));
    let same_account = Expr::col((LADDERS, "account_id")).equals((ITEMS, "account_id"));
    let mut query = owing(scope)?;
    query
        .column((ITEMS, "account_id"))
        .left_join(LADDERS, same_account)
        .and_where(Expr::col((ITEMS, "falls_on")).lte(until))
        .group_by_columns([
            (ITEMS, "account_id"),
            (LADDERS, "since"),
            (LADDERS, "next_at"),
            (LADDERS, "seen_settings"),
        ])
        .cond_having(
            Cond::any()
                .add(since().is_null().and(next_at().is_null()))
                .add(since().ne(longest()))
                .add(next_at().lte(now))
                .add(Expr::col((LADDERS, "seen_settings")).ne(version)),
        )
        .limit(most);
    accounts(source.executor().query_all(&query).await?)
}

/// The accounts on the ladder that owe nothing due until a day any more; all of them where there is no such day.
pub(super) async fn paid(
    source: &impl Source,
    scope: &Scope,
    until: Option<NaiveDate>,
    most: u64,
) -> Result<Vec<AccountId>> {
    let mut query = Query::select()
        .column((LADDERS, "account_id"))
        .from(LADDERS)
        .and_where(Expr::col((LADDERS, "reseller_id")).eq(scope.reseller()?.0))
        .and_where(Expr::col((LADDERS, "since")).is_not_null())
        .limit(most)
        .take();
    if let Some(until) = until {
        let mut owed = owing_of(scope)?;
        owed.expr(Expr::val(1))
            .and_where(Expr::col((ITEMS, "account_id")).equals((LADDERS, "account_id")))
            .and_where(Expr::col((ITEMS, "falls_on")).lte(until));
        query.and_where(Expr::exists(owed).not());
    }
    accounts(source.executor().query_all(&query).await?)
}

/// The accounts of which something is to be stopped that somebody changed since they were looked at.
pub(super) async fn touched(source: &impl Source, scope: &Scope, most: u64) -> Result<Vec<AccountId>> {
    let same_account = Expr::col(("accounts", "id")).equals((LADDERS, "account_id"));
    let version = Expr::col(("accounts", "version"));
    let query = Query::select()
        .column((LADDERS, "account_id"))
        .from(LADDERS)
        .inner_join("accounts", same_account)
        .and_where(Expr::col((LADDERS, "reseller_id")).eq(scope.reseller()?.0))
        .and_where(Expr::col((LADDERS, "since")).is_not_null())
        .and_where(Expr::col((LADDERS, "wants")).is_not_null())
        .and_where(version.ne(Expr::col((LADDERS, "seen_version"))))
        .limit(most)
        .take();
    accounts(source.executor().query_all(&query).await?)
}

/// The accounts that owe something due until a day, or are on the ladder.
pub(super) async fn concerned(source: &impl Source, scope: &Scope, until: Option<NaiveDate>) -> Result<Vec<AccountId>> {
    let id = Expr::col(("accounts", "id"));
    let mut reasons = Cond::any().add(
        id.clone().in_subquery(
            Query::select()
                .column((LADDERS, "account_id"))
                .from(LADDERS)
                .and_where(Expr::col((LADDERS, "reseller_id")).eq(scope.reseller()?.0))
                .and_where(Expr::col((LADDERS, "since")).is_not_null())
                .take(),
        ),
    );
    if let Some(until) = until {
        let mut owed = owing(scope)?;
        owed.column((ITEMS, "account_id"))
            .and_where(Expr::col((ITEMS, "falls_on")).lte(until));
        reasons = reasons.add(id.clone().in_subquery(owed));
    }
    let query = Query::select()
        .expr_as(id, "account_id")
        .from("accounts")
        .and_where(Expr::col(("accounts", "reseller_id")).eq(scope.reseller()?.0))
        .cond_where(reasons)
        .take();
    accounts(source.executor().query_all(&query).await?)
}

/// What is open of some accounts, but for what goes to the State.
pub(super) async fn open(
    source: &impl Source,
    scope: &Scope,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Vec<Open>>> {
    let mut query = owing_of(scope)?;
    query
        .columns(["account_id", "falls_on", "currency", "open_minor", "withheld_minor"].map(|column| (ITEMS, column)))
        .and_where(Expr::col((ITEMS, "account_id")).is_in(ids.iter().map(|account| account.0)))
        .order_by((ITEMS, "currency"), sea_orm::Order::Asc);
    let mut open: HashMap<AccountId, Vec<Open>> = HashMap::new();
    for row in source.executor().query_all(&query).await? {
        let row = Row::from_query_result(&row, "")?;
        let amount = Money {
            minor: row.open_minor - row.withheld_minor,
            currency: Currency::parse(&row.currency).map_err(Error::broken)?,
        };
        let due_on = row.falls_on;
        open.entry(AccountId(row.account_id))
            .or_default()
            .push(Open { due_on, amount });
    }
    Ok(open)
}

/// The charges of a reseller of which something is open that does not go to the State, to be looked for by the day they are
/// due: the index of what is due has all of it.
fn owing(scope: &Scope) -> Result<SelectStatement> {
    let reseller = scope.reseller()?.0;
    let mut query = open_items();
    query
        .and_where(Expr::col((ITEMS, "reseller_id")).eq(reseller))
        .and_where(Expr::col((ITEMS, "is_charge")).eq(true));
    Ok(query)
}

/// The same, of accounts that are named. Whose and what they are is not asked in words of an index: SQLite, unless it
/// was told how many resellers there are, would read all that one has for each account.
fn owing_of(scope: &Scope) -> Result<SelectStatement> {
    let reseller = scope.reseller()?.0;
    let charged_by = Expr::case(Expr::col((ITEMS, "is_charge")), Expr::col((ITEMS, "reseller_id")));
    let mut query = open_items();
    query.and_where(Expr::expr(charged_by).eq(reseller));
    Ok(query)
}

fn open_items() -> SelectStatement {
    Query::select()
        .from(ITEMS)
        .and_where(Expr::col((ITEMS, "is_open")).eq(true))
        .and_where(Expr::col((ITEMS, "open_minor")).gt(Expr::col((ITEMS, "withheld_minor"))))
        .take()
}

fn accounts(rows: Vec<QueryResult>) -> Result<Vec<AccountId>> {
    let read = |row| Ok(AccountId(Found::from_query_result(&row, "")?.account_id));
    rows.into_iter().map(read).collect()
}
