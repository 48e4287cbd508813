//! Reading the list of accounts: by keyset in any of its orders, narrowed by what an index answers.
//!
//! First the ids of a page are found, then their rows are read. See `kit::narrowing` for how the first is done.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Value};
use types::accounts::{AccountCursor, AccountId, AccountSort, Environment};
use types::kit::page::Order;
use types::kit::problem::Code;
use types::plans::PlanId;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::model::Contract;
use super::store::contract;
use super::term_store;
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::narrowing::chosen;
use crate::kit::narrowing::store::measure;
use crate::plans::version_store as plans;
use crate::usage::list_store::{self as usage, Total as Counter};

/// Something that must hold of every account of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Narrowing {
    /// A term begins with this word.
    Word(String),
    Plan(PlanId),
    Environment(Environment),
    Active,
    Locked,
    /// Its running cycle is near its limit at this time.
    NearLimit(DateTime<Utc>),
    /// Its software reported documents that need somebody.
    Problems,
    CreatedFrom(DateTime<Utc>),
    CreatedBefore(DateTime<Utc>),
}

/// What is to be read.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub narrowings: Vec<Narrowing>,
    pub sort: AccountSort,
    pub order: Order,
    pub cursor: Option<AccountCursor>,
    pub size: u64,
    /// How many accounts the reseller has.
    pub all: i64,
}

/// A page of accounts as the store gives it.
#[derive(Debug)]
pub(super) struct Found {
    pub accounts: Vec<Contract>,
    pub next: Option<AccountCursor>,
    /// How many fit in all, where it was found on the way.
    pub total: Option<i64>,
}

/// One page of the reseller's accounts.
pub(super) async fn list(source: &impl Source, scope: &Scope, asked: &Asked) -> Result<Found> {
    let reseller = scope.reseller()?.0;
    let way = way(source, scope, asked).await?;
    let along = way.place.filter(|place| !asked.lies_in_order(*place));
    let mut select = within(reseller, &asked.narrowings, along);
    order(&mut select, reseller, asked)?;
    let rows = source.executor().query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    let mut keys: Vec<(Uuid, i64)> = rows.iter().map(read).collect::<Result<_>>()?;
    let size = usize::try_from(asked.size).map_err(Error::broken)?;
    let goes_on = keys.len() > size;
    keys.truncate(size);

    let mut rows = rows_of(source, scope, keys.iter().map(|(id, _)| *id)).await?;
    let mut accounts = Vec::with_capacity(keys.len());
    let mut last = None;
    for (id, number) in keys {
        if let Some((row, account)) = rows.remove(&id) {
            last = Some(cursor(asked.sort, &row, number));
            accounts.push(account);
        }
    }
    let total = match way.total {
        _ if asked.cursor.is_some() => None,
        Total::Known(total) => Some(total),
        _ if !goes_on => Some(i64::try_from(accounts.len()).map_err(Error::broken)?),
        Total::Countable => Some(count(source, scope, within(reseller, &asked.narrowings, way.place)).await?),
        Total::Unknown => None,
    };
    let next = last.filter(|_| goes_on);
    Ok(Found { accounts, next, total })
}

/// Those of the accounts that are the reseller's, in no order.
pub(super) async fn of_ids(source: &impl Source, scope: &Scope, ids: &[AccountId]) -> Result<Vec<Contract>> {
    let rows = rows_of(source, scope, ids.iter().map(|id| id.0)).await?;
    Ok(rows.into_values().map(|(_, account)| account).collect())
}

/// How a list is read.
struct Way {
    /// The narrowing to read from.
    place: Option<usize>,
    total: Total,
}

/// What is known of how many accounts there are in all.
enum Total {
    Known(i64),
    /// They are few enough to be counted.
    Countable,
    Unknown,
}

/// Which narrowing to read from, and what that tells of how many accounts there are in all.
async fn way(source: &impl Source, scope: &Scope, asked: &Asked) -> Result<Way> {
    let reseller = scope.reseller()?.0;
    let mut places = Vec::new();
    let mut measures = Vec::new();
    for (place, narrowing) in asked.narrowings.iter().enumerate() {
        if let Some(ids) = narrowing.ids(reseller) {
            places.push(place);
            measures.push(measure(source, ids, "account_id").await?);
        }
    }
    let page = i64::try_from(asked.size).unwrap_or(i64::MAX);
    let place = chosen(&measures, asked.all, page).and_then(|nth| places.get(nth).copied());
    let total = match (measures.as_slice(), asked.narrowings.len()) {
        ([only], 1) if only.is_all => Total::Known(only.rows),
        _ if place.is_some() => Total::Countable,
        _ => Total::Unknown,
    };
    Ok(Way { place, total })
}

async fn count(source: &impl Source, _: &Scope, mut select: SelectStatement) -> Result<i64> {
    let select = select
        .clear_selects()
        .expr(Func::count(Expr::col((Entity, Column::Id))))
        .take();
    let row = source.executor().query_one(&select).await?;
    let row = row.ok_or_else(|| Error::broken("a count gives no row"))?;
    Ok(row.try_get_by_index(0)?)
}

/// The ids of the accounts of which everything holds, read from the narrowing at that place.
fn within(reseller: Uuid, narrowings: &[Narrowing], from: Option<usize>) -> SelectStatement {
    let mut select = Query::select()
        .column((Entity, Column::Id))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::ResellerId)).eq(reseller))
        .take();
    for (place, narrowing) in narrowings.iter().enumerate() {
        let ids = narrowing.ids(reseller).filter(|_| from == Some(place));
        select.and_where(match ids {
            Some(ids) => Expr::col((Entity, Column::Id)).in_subquery(ids),
            None => narrowing.holds(),
        });
    }
    select
}

impl Asked {
    /// Whether an index has what the narrowing at that place leaves in the order asked for, so that nothing is won by
    /// reading all of it first.
    fn lies_in_order(&self, place: usize) -> bool {
        let own = matches!(
            self.narrowings.get(place),
            Some(Narrowing::Plan(_) | Narrowing::Environment(_) | Narrowing::Locked)
        );
        own && self.sort == AccountSort::Created
    }
}

impl Narrowing {
    /// The accounts it leaves, as `account_id`, where an index gives them.
    fn ids(&self, reseller: Uuid) -> Option<SelectStatement> {
        let own = |condition: Expr| {
            Query::select()
                .expr_as(Expr::col(Column::Id), "account_id")
                .from(Entity)
                .and_where(Expr::col(Column::ResellerId).eq(reseller))
                .and_where(condition)
                .take()
        };
        match self {
            Self::Word(word) => Some(term_store::beginning(reseller, word)),
            Self::Plan(id) => Some(own(Expr::col(Column::PlanId).eq(id.0))),
            Self::Environment(environment) => Some(own(Expr::col(Column::Environment).eq(environment.name()))),
            Self::Locked => Some(own(Expr::col(Column::LockedAt).is_not_null())),
            Self::NearLimit(now) => Some(usage::near(reseller, *now)),
            Self::Problems => Some(usage::with_problems(reseller)),
            Self::Active | Self::CreatedFrom(_) | Self::CreatedBefore(_) => None,
        }
    }

    /// Whether it holds of the account of the row.
    fn holds(&self) -> Expr {
        let column = |column: Column| Expr::col((Entity, column));
        match self {
            Self::Word(word) => scalar(term_store::of_row(word)).is_not_null(),
            Self::Plan(id) => column(Column::PlanId).eq(id.0),
            Self::Environment(environment) => column(Column::Environment).eq(environment.name()),
            Self::Active => column(Column::LockedAt).is_null(),
            Self::Locked => column(Column::LockedAt).is_not_null(),
            Self::NearLimit(now) => scalar(usage::near_of((Entity, Column::Id), *now)).is_not_null(),
            Self::Problems => scalar(usage::with_problems_of((Entity, Column::Id))).is_not_null(),
            Self::CreatedFrom(from) => column(Column::CreatedAt).gte(*from),
            Self::CreatedBefore(before) => column(Column::CreatedAt).lt(*before),
        }
    }
}

/// A question asked for each row as it is reached: unlike with `EXISTS`, no engine answers it for all rows first.
fn scalar(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}

/// Sorts, begins after the cursor, and reads one more than the page holds.
fn order(select: &mut SelectStatement, reseller: Uuid, asked: &Asked) -> Result<()> {
    let own = |column: Column| (Expr::col((Entity, column)), Expr::col((Entity, Column::Id)));
    let (key, id) = match asked.sort {
        AccountSort::Created => own(Column::CreatedAt),
        AccountSort::Name => own(Column::SortName),
        AccountSort::Hostname => own(Column::Hostname),
        AccountSort::TaxId => own(Column::TaxId),
        AccountSort::TotalDocuments => usage::join(select, reseller, (Entity, Column::Id), Counter::Documents),
        AccountSort::Users => usage::join(select, reseller, (Entity, Column::Id), Counter::Users),
    };
    let number = match asked.sort {
        AccountSort::TotalDocuments | AccountSort::Users => key.clone(),
        _ => Expr::val(0_i64).cast_as("bigint"),
    };
    select.expr(number);
    if let Some(cursor) = &asked.cursor {
        let here = Expr::tuple([key.clone(), id.clone()]);
        let there = Expr::tuple([Expr::val(value(asked.sort, cursor)?), Expr::val(cursor.id.0)]);
        select.and_where(match asked.order {
            Order::Asc => here.gt(there),
            Order::Desc => here.lt(there),
        });
    }
    let way = match asked.order {
        Order::Asc => sea_orm::Order::Asc,
        Order::Desc => sea_orm::Order::Desc,
    };
    select
        .order_by_expr(key, way.clone())
        .order_by_expr(id, way)
        .limit(asked.size + 1);
    Ok(())
}

/// The value of a cursor, if it is one of this order.
fn value(sort: AccountSort, cursor: &AccountCursor) -> Result<Value> {
    let wrong = || Error::from(Refusal::new(Code::MalformedRequest).detail("cursor"));
    if cursor.sort != sort {
        return Err(wrong());
    }
    Ok(match sort {
        AccountSort::Created => cursor.value.parse::<DateTime<Utc>>().map_err(|_| wrong())?.into(),
        AccountSort::Name | AccountSort::Hostname | AccountSort::TaxId => cursor.value.clone().into(),
        AccountSort::TotalDocuments | AccountSort::Users => cursor.value.parse::<i64>().map_err(|_| wrong())?.into(),
    })
}

fn cursor(sort: AccountSort, row: &Model, number: i64) -> AccountCursor {
    let value = match sort {
        AccountSort::Created => row.created_at.to_rfc3339(),
        AccountSort::Name => row.sort_name.clone(),
        AccountSort::Hostname => row.hostname.clone(),
        AccountSort::TaxId => row.tax_id.clone(),
        AccountSort::TotalDocuments | AccountSort::Users => number.to_string(),
    };
    AccountCursor {
        sort,
        id: AccountId(row.id),
        value,
    }
}

/// Accounts by their ids, as rows and as what they are.
async fn rows_of(
    source: &impl Source,
    scope: &Scope,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, (Model, Contract)>> {
    let query = Entity::find()
        .filter(Column::Id.is_in(ids))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows = query.all(&source.executor()).await?;
    let plans = plans::by_keys(source, scope, rows.iter().map(Model::plan_key)).await?;
    let each = |row: Model| Ok((row.id, (row.clone(), contract(row, &plans)?)));
    rows.into_iter().map(each).collect()
}
