//! The table of what was issued by month and kind: of each account, and of each reseller as a whole in shards.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentKind, DocumentState};
use uuid::Uuid;

use super::issued_store::Which;
use super::month_entity::{ActiveModel, Column, Entity, Model};
use super::month_model::{Cell, Moves, Much};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::usage::day_store;

/// So many cells are written with one statement: each has nine values, and an engine takes so many of them.
const CELLS: usize = 3_000;

/// Whose cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    /// One of the shards of the whole reseller.
    Shard(i64),
    Account(AccountId),
}

/// Adds what moved to the cells of its accounts and of their reseller, always in one order: two that do it at once
/// never wait for each other in a circle.
pub(crate) async fn add(tx: &Tx, scope: &Scope, moves: Moves) -> Result<()> {
    let mut cells: BTreeMap<(Part, Cell), Much> = BTreeMap::new();
    for ((account, cell), much) in moves.cells() {
        let shard = Part::Shard(day_store::shard(account));
        *cells.entry((shard, cell.clone())).or_default() += much;
        *cells.entry((Part::Account(account), cell)).or_default() += much;
    }
    cells.retain(|_, much| *much != Much::default());
    add_to_cells(tx, scope, cells).await
}

/// Adds to cells.
pub(crate) async fn add_to_cells(tx: &Tx, scope: &Scope, cells: BTreeMap<(Part, Cell), Much>) -> Result<()> {
    let reseller = scope.reseller()?.0;
    let row = |((part, cell), much): &((Part, Cell), Much)| ActiveModel {
        reseller_id: Set(reseller),
        part: Set(part.id()),
        month: Set(cell.month),
        environment: Set(cell.environment.to_owned()),
        kind: Set(cell.kind.to_owned()),
        state: Set(cell.state.to_owned()),
        currency: Set(cell.currency.clone()),
        documents: Set(much.documents),
        minor: Set(much.minor),
    };
    let mut more = OnConflict::columns([
        Column::ResellerId,
        Column::Part,
        Column::Month,
        Column::Environment,
        Column::Kind,
        Column::State,
        Column::Currency,
    ]);
    for column in [Column::Documents, Column::Minor] {
        let added = Expr::col((Entity, column)).add(Expr::col(("excluded", column)));
        more.value(column, added);
    }
    let cells: Vec<_> = cells.into_iter().collect();
    for some in cells.chunks(CELLS) {
        Entity::insert_many(some.iter().map(row))
            .on_conflict(more.clone())
            .exec_without_returning(&tx.executor())
            .await?;
    }
    Ok(())
}

/// What is asked of the cells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// Of this account; of the whole reseller when none.
    pub account: Option<AccountId>,
    pub environment: Option<Environment>,
    pub kind: Option<DocumentKind>,
    pub state: Option<DocumentState>,
    /// The first days of the first month and the last.
    pub months: Option<(NaiveDate, NaiveDate)>,
}

/// How many documents there are of what is wanted, and the first and last month that have any.
pub(crate) async fn extent(
    source: &impl Source,
    scope: &Scope,
    wanted: &Wanted,
) -> Result<(i64, Option<(NaiveDate, NaiveDate)>)> {
    let query = within(scope, wanted)?
        .filter(Column::Documents.gt(0))
        .select_only()
        .column_as(Column::Documents.sum().cast_as("bigint"), "documents")
        .column_as(Column::Month.min(), "first")
        .column_as(Column::Month.max(), "last");
    let row: Option<(Option<i64>, Option<NaiveDate>, Option<NaiveDate>)> =
        query.into_tuple().one(&source.executor()).await?;
    let (documents, first, last) = row.unwrap_or_default();
    Ok((documents.unwrap_or_default(), first.zip(last)))
}

/// The cells of what is wanted, the shards of a reseller taken together, in order.
pub(crate) async fn cells(source: &impl Source, scope: &Scope, wanted: &Wanted) -> Result<Vec<(Cell, Much)>> {
    let mut query = within(scope, wanted)?.select_only();
    for column in [
        Column::Month,
        Column::Environment,
        Column::Kind,
        Column::State,
        Column::Currency,
    ] {
        query = query.column(column).group_by(column).order_by_asc(column);
    }
    let query = query
        .column_as(Column::Documents.sum().cast_as("bigint"), "documents")
        .column_as(Column::Minor.sum().cast_as("bigint"), "minor");
    let rows = query.into_model::<Sums>().all(&source.executor()).await?;
    rows.into_iter().map(Sums::told).collect()
}

/// What stands counted of some accounts.
pub(crate) async fn of_accounts(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<BTreeMap<(Part, Cell), Much>> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Part.is_in(accounts.iter().map(|account| account.0)));
    let rows = query.all(&source.executor()).await?;
    let told = |row: Model| {
        let part = Part::Account(AccountId(row.part));
        row.told().map(|(cell, much)| ((part, cell), much))
    };
    rows.into_iter().map(told).collect()
}

/// What some accounts issued within some whole months, of the kinds that are meant.
pub(crate) async fn issued(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
    which: &Which,
) -> Result<Vec<(AccountId, Cell, Much)>> {
    let mut query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Part.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::Month.between(which.from, which.to))
        .filter(Column::Environment.eq(which.environment.name()))
        .filter(Column::Documents.gt(0));
    if !which.kinds.is_empty() {
        query = query.filter(Column::Kind.is_in(which.kinds.iter().map(|kind| kind.name())));
    }
    let rows = query.all(&source.executor()).await?;
    let told = |row: Model| {
        let account = AccountId(row.part);
        row.told().map(|(cell, much)| (account, cell, much))
    };
    rows.into_iter().map(told).collect()
}

/// What stands counted of a reseller as a whole, by shard.
pub(crate) async fn of_reseller(source: &impl Source, scope: &Scope) -> Result<BTreeMap<(Part, Cell), Much>> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Part.is_in(Part::shards()));
    let rows = query.all(&source.executor()).await?;
    let told = |row: Model| {
        let shard = i64::try_from(row.part.as_u128()).map_err(Error::broken)?;
        row.told().map(|(cell, much)| ((Part::Shard(shard), cell), much))
    };
    rows.into_iter().map(told).collect()
}

fn within(scope: &Scope, wanted: &Wanted) -> Result<sea_orm::Select<Entity>> {
    let parts = match wanted.account {
        Some(account) => vec![Part::Account(scope.account(account)?).id()],
        None => Part::shards(),
    };
    let mut query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Part.is_in(parts));
    if let Some(environment) = wanted.environment {
        query = query.filter(Column::Environment.eq(environment.name()));
    }
    if let Some(kind) = wanted.kind {
        query = query.filter(Column::Kind.eq(kind.name()));
    }
    if let Some(state) = wanted.state {
        query = query.filter(Column::State.eq(state.name()));
    }
    if let Some((first, last)) = wanted.months {
        query = query.filter(Column::Month.between(first, last));
    }
    Ok(query)
}

impl Part {
    /// As it stands in the table. No account's id is as small as the number of a shard.
    fn id(self) -> Uuid {
        match self {
            Self::Shard(shard) => Uuid::from_u128(shard.unsigned_abs().into()),
            Self::Account(account) => account.0,
        }
    }

    fn shards() -> Vec<Uuid> {
        (0..i64::from(day_store::SHARDS))
            .map(|shard| Self::Shard(shard).id())
            .collect()
    }
}

#[derive(Debug, FromQueryResult)]
struct Sums {
    month: NaiveDate,
    environment: String,
    kind: String,
    state: String,
    currency: String,
    documents: i64,
    minor: i64,
}

impl Sums {
    fn told(self) -> Result<(Cell, Much)> {
        let unknown = |what: &str| Error::broken(format!("unknown {what} in the months of documents"));
        let environments = [Environment::Production, Environment::Demo];
        let environment = environments.into_iter().find(|each| each.name() == self.environment);
        let known = (
            environment.ok_or_else(|| unknown("environment"))?,
            DocumentKind::of_name(&self.kind).ok_or_else(|| unknown("kind"))?,
            DocumentState::of_name(&self.state).ok_or_else(|| unknown("state"))?,
        );
        let much = Much {
            documents: self.documents,
            minor: self.minor,
        };
        Ok((Cell::named(self.month, known, &self.currency), much))
    }
}

impl Model {
    fn told(self) -> Result<(Cell, Much)> {
        let sums = Sums {
            month: self.month,
            environment: self.environment,
            kind: self.kind,
            state: self.state,
            currency: self.currency,
            documents: self.documents,
            minor: self.minor,
        };
        sums.told()
    }
}
