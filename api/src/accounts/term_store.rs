//! The terms accounts are found by.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::accounts::terms::Known;

use super::entity;
use super::term_entity::{ActiveModel, Column, Entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// After every text that begins with a word, and before all others.
const LAST: char = '\u{10FFFF}';

/// Writes the terms of an account anew.
pub(super) async fn write(tx: &Tx, scope: &Scope, account: AccountId, known: Known<'_>) -> Result<()> {
    let reseller = scope.reseller()?.0;
    let old = Entity::delete_many()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(reseller));
    old.exec(&tx.executor()).await?;
    let row = |term| ActiveModel {
        reseller_id: Set(reseller),
        term: Set(term),
        account_id: Set(account.0),
    };
    Entity::insert_many(known.terms().into_iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// The accounts that have a term beginning with a word; one is named once for each such term.
pub(super) fn beginning(reseller: uuid::Uuid, word: &str) -> SelectStatement {
    let term = Expr::col((Entity, Column::Term));
    Query::select()
        .column((Entity, Column::AccountId))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::ResellerId)).eq(reseller))
        .and_where(term.clone().gte(word))
        .and_where(term.lt(format!("{word}{LAST}")))
        .take()
}

/// A term beginning with a word, of the account in whose row the question stands.
pub(super) fn of_row(word: &str) -> SelectStatement {
    let term = Expr::col((Entity, Column::Term));
    let own = (entity::Entity, entity::Column::Id);
    Query::select()
        .column((Entity, Column::Term))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::AccountId)).equals(own))
        .and_where(term.clone().gte(word))
        .and_where(term.lt(format!("{word}{LAST}")))
        .limit(1)
        .take()
}
