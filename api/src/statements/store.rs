//! What all accounts of a reseller owe, by how long it has been due.

use chrono::NaiveDate;
use sea_orm::sea_query::{CaseStatement, Cond, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, FromQueryResult};
use types::accounts::AccountId;
use types::kit::money::Currency;
use types::statements::Ageing;
use uuid::Uuid;

use super::model::{Days, Place};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::Result;

const ITEMS: &str = "ledger_items";

/// What an account owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owed {
    pub account: AccountId,
    pub due_since: NaiveDate,
    pub ageing: Ageing,
}

impl Owed {
    /// Where it stands among the others.
    pub(super) const fn place(&self) -> Place {
        Place {
            due_since: self.due_since,
            account: self.account,
        }
    }
}

#[derive(FromQueryResult)]
struct Row {
    account_id: Uuid,
    due_since: NaiveDate,
    not_due: i64,
    days_30: i64,
    days_60: i64,
    days_90: i64,
    older: i64,
    withheld: i64,
}

#[derive(FromQueryResult)]
struct Sums {
    accounts: i64,
    not_due: Option<i64>,
    days_30: Option<i64>,
    days_60: Option<i64>,
    days_90: Option<i64>,
    older: Option<i64>,
    withheld: Option<i64>,
}

/// The accounts that owe something after a place, what is due the longest first, so many at most.
pub(super) async fn page(
    source: &impl Source,
    scope: &Scope,
    currency: &Currency,
    days: Days,
    after: Option<Place>,
    most: u64,
) -> Result<Vec<Owed>> {
    let since = || Expr::col("falls_on").min();
    let mut query = open(scope, currency)?;
    query.column("account_id").expr_as(since(), "due_since");
    sums(&mut query, days);
    query.group_by_col("account_id");
    if let Some(place) = after {
        let later = since().gt(place.due_since);
        let same = since()
            .eq(place.due_since)
            .and(Expr::col("account_id").gt(place.account.0));
        query.cond_having(Cond::any().add(later).add(same));
    }
    query
        .order_by_expr(since(), sea_orm::Order::Asc)
        .order_by("account_id", sea_orm::Order::Asc)
        .limit(most);
    let rows = source.executor().query_all(&query).await?;
    let read = |row| {
        let row = Row::from_query_result(&row, "")?;
        Ok(Owed {
            account: AccountId(row.account_id),
            due_since: row.due_since,
            ageing: Ageing {
                not_due_minor: row.not_due,
                days_30_minor: row.days_30,
                days_60_minor: row.days_60,
                days_90_minor: row.days_90,
                older_minor: row.older,
                withheld_minor: row.withheld,
            },
        })
    };
    rows.into_iter().map(read).collect()
}

/// What all of them owe together, and how many they are.
pub(super) async fn totals(
    source: &impl Source,
    scope: &Scope,
    currency: &Currency,
    days: Days,
) -> Result<(i64, Ageing)> {
    let mut query = open(scope, currency)?;
    query.expr_as(Expr::col("account_id").count_distinct(), "accounts");
    sums(&mut query, days);
    let Some(row) = source.executor().query_one(&query).await? else {
        return Ok((0, Ageing::default()));
    };
    let row = Sums::from_query_result(&row, "")?;
    let ageing = Ageing {
        not_due_minor: row.not_due.unwrap_or_default(),
        days_30_minor: row.days_30.unwrap_or_default(),
        days_60_minor: row.days_60.unwrap_or_default(),
        days_90_minor: row.days_90.unwrap_or_default(),
        older_minor: row.older.unwrap_or_default(),
        withheld_minor: row.withheld.unwrap_or_default(),
    };
    Ok((row.accounts, ageing))
}

/// The charges of a reseller that are not paid.
fn open(scope: &Scope, currency: &Currency) -> Result<SelectStatement> {
    let query = Query::select()
        .from(ITEMS)
        .and_where(Expr::col("reseller_id").eq(scope.reseller()?.0))
        .and_where(Expr::col("currency").eq(currency.as_str()))
        .and_where(Expr::col("is_open").eq(true))
        .and_where(Expr::col("is_charge").eq(true))
        .take();
    Ok(query)
}

/// Adds up what is open by how long it has been due, and what of it goes to the State.
fn sums(query: &mut SelectStatement, days: Days) {
    let due = |from: Option<NaiveDate>, before: Option<NaiveDate>| -> SimpleExpr {
        let mut within = Cond::all();
        if let Some(from) = from {
            within = within.add(Expr::col("falls_on").gte(from));
        }
        if let Some(before) = before {
            within = within.add(Expr::col("falls_on").lt(before));
        }
        let own = Expr::col("open_minor").sub(Expr::col("withheld_minor"));
        whole(CaseStatement::new().case(within, own).finally(0).into())
    };
    let Days {
        today,
        back_30,
        back_60,
        back_90,
    } = days;
    query
        .expr_as(due(Some(today), None), "not_due")
        .expr_as(due(Some(back_30), Some(today)), "days_30")
        .expr_as(due(Some(back_60), Some(back_30)), "days_60")
        .expr_as(due(Some(back_90), Some(back_60)), "days_90")
        .expr_as(due(None, Some(back_90)), "older")
        .expr_as(whole(Expr::col("withheld_minor")), "withheld");
}

/// A sum as a whole number: on PostgreSQL that of whole numbers is a decimal.
fn whole(what: SimpleExpr) -> SimpleExpr {
    what.sum().cast_as("bigint")
}
