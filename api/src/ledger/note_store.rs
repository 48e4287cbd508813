//! The numbers of credit notes: given with the entries, never taken again.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use types::accounts::AccountId;
use types::kit::page::page_size;
use types::kit::problem::Code;
use types::ledger::{CreditNoteQuery, EntryId, EntryKind};
use uuid::Uuid;

use super::note_counter_entity as counter;
use super::note_entity::{ActiveModel, Column, Entity, Model};
use super::store::Written;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// A credit note by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    pub entry: EntryId,
    pub account: AccountId,
    pub number: i64,
    /// The charge it corrects.
    pub charge: Option<EntryId>,
}

/// Gives the credits among entries their numbers, in their order. Whoever gives some too waits until the transaction
/// ends, so that none is left out where it is undone.
pub(super) async fn give(tx: &Tx, scope: &Scope, entries: &[Written<'_>]) -> Result<HashMap<EntryId, i64>> {
    let credits = || entries.iter().filter(|each| each.posting.kind == EntryKind::Credit);
    let how_many = i64::try_from(credits().count()).map_err(Error::broken)?;
    if how_many == 0 {
        return Ok(HashMap::new());
    }
    let reseller = scope.reseller()?.0;
    let first = raise(tx, scope, how_many).await? - how_many + 1;
    let row = |(number, each): (i64, &Written<'_>)| ActiveModel {
        entry_id: Set(each.id.0),
        reseller_id: Set(reseller),
        account_id: Set(each.account.0),
        number: Set(number),
        happened_on: Set(each.posting.happened_on),
        charge_id: Set(each.posting.meant_for.map(|charge| charge.0)),
    };
    Entity::insert_many((first..).zip(credits()).map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(credits().map(|each| each.id).zip(first..).collect())
}

/// Raises the last number that was given, and tells what it is then. Nobody else gives one until the transaction ends.
pub(super) async fn raise(tx: &Tx, scope: &Scope, by: i64) -> Result<i64> {
    let row = counter::ActiveModel {
        reseller_id: Set(scope.reseller()?.0),
        given: Set(by),
    };
    let sum = Expr::col((counter::Entity, counter::Column::Given)).add(Expr::col(("excluded", counter::Column::Given)));
    let mut more = OnConflict::column(counter::Column::ResellerId);
    more.value(counter::Column::Given, sum);
    let mut raise = counter::Entity::insert(row).on_conflict(more).into_query();
    raise.returning_col(counter::Column::Given);
    let raised = tx.executor().query_one(&raise).await?;
    let raised = raised.ok_or_else(|| Error::broken("a counter was not raised"))?;
    Ok(raised.try_get("", "given")?)
}

/// The numbers of those of some entries that are credits.
pub(super) async fn numbers(
    source: &impl Source,
    scope: &Scope,
    entries: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, i64>> {
    let query = Entity::find()
        .select_only()
        .columns([Column::EntryId, Column::Number])
        .filter(Column::EntryId.is_in(entries))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows: Vec<(Uuid, i64)> = query.into_tuple().all(&source.executor()).await?;
    Ok(rows.into_iter().collect())
}

/// The credit note of an account that an entry is.
pub(super) async fn find(source: &impl Source, scope: &Scope, account: AccountId, entry: EntryId) -> Result<Numbered> {
    let row = Entity::find()
        .filter(Column::EntryId.eq(entry.0))
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .one(&source.executor())
        .await?;
    Ok(row.ok_or(Code::NotFound)?.into())
}

/// Credit notes, the last number first, with one more than the page holds where more follow.
pub(super) async fn list(source: &impl Source, scope: &Scope, asked: &CreditNoteQuery) -> Result<Vec<Numbered>> {
    let reseller = scope.reseller()?.0;
    let mut query = Entity::find().filter(Column::ResellerId.eq(reseller));
    if let Some(account) = asked.account_id {
        query = query.filter(Column::AccountId.eq(account.0));
    }
    if let Some(from) = asked.from {
        query = query.filter(Column::HappenedOn.gte(from));
    }
    if let Some(to) = asked.to {
        query = query.filter(Column::HappenedOn.lte(to));
    }
    if let Some(cursor) = asked.cursor {
        let last = Query::select()
            .column(Column::Number)
            .from(Entity)
            .and_where(Column::EntryId.eq(cursor))
            .and_where(Column::ResellerId.eq(reseller))
            .take();
        query = query.filter(Expr::col(Column::Number).lt(Expr::from(last)));
    }
    let rows = query
        .order_by_desc(Column::Number)
        .limit(page_size(asked.limit) + 1)
        .all(&source.executor())
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

impl From<Model> for Numbered {
    fn from(row: Model) -> Self {
        Self {
            entry: EntryId(row.entry_id),
            account: AccountId(row.account_id),
            number: row.number,
            charge: row.charge_id.map(EntryId),
        }
    }
}
