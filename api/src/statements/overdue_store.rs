//! What all accounts of a reseller owe that was due before a day.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use types::kit::money::Currency;

use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};

const ITEMS: &str = "ledger_items";

/// What is overdue in a currency: how many accounts owe it, and how much, without what goes to the State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Overdue {
    pub currency: Currency,
    pub accounts: i64,
    pub minor: i64,
}

#[derive(FromQueryResult)]
struct Row {
    currency: String,
    accounts: i64,
    minor: i64,
}

/// What is overdue, each currency by itself; reads the charges that are overdue and no others.
pub(crate) async fn before(source: &impl Source, scope: &Scope, today: NaiveDate) -> Result<Vec<Overdue>> {
    let own = || Expr::col("open_minor").sub(Expr::col("withheld_minor"));
    let select = Query::select()
        .column("currency")
        .expr_as(Expr::col("account_id").count_distinct(), "accounts")
        .expr_as(own().sum().cast_as("bigint"), "minor")
        .from(ITEMS)
        .and_where(Expr::col("reseller_id").eq(scope.reseller()?.0))
        .and_where(Expr::col("is_open").eq(true))
        .and_where(Expr::col("is_charge").eq(true))
        .and_where(Expr::col("falls_on").lt(today))
        .and_where(own().gt(0))
        .group_by_col("currency")
        .to_owned();
    let rows = source.executor().query_all(&select).await?;
    let read = |row| {
        let row = Row::from_query_result(&row, "")?;
        Ok(Overdue {
            currency: Currency::parse(&row.currency).map_err(Error::broken)?,
            accounts: row.accounts,
            minor: row.minor,
        })
    };
    rows.into_iter().map(read).collect()
}
