//! How documents stand, in the table of documents.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentId, DocumentState};
use types::kit::problem::Code;

use super::entity::{Column, Entity, Model};
use super::model::Kept;
use super::notice_model::Lines;
use super::state_model::Standing;
use super::store::of_account;
use super::xml::{GRANTED, Named};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// So many identities are asked about in one query.
const BATCH: usize = 1_000;

/// One document, held as it is until the transaction ends.
pub(super) async fn hold(tx: &Tx, scope: &Scope, account: AccountId, id: DocumentId) -> Result<Kept> {
    let query = of_account(scope, account)?.filter(Column::Id.eq(id.0)).lock_exclusive();
    query.one(&tx.executor()).await?.ok_or(Code::NotFound)?.kept()
}

/// The documents of an account and environment that have one of these identities, held until the transaction ends.
pub(super) async fn hold_named(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    environment: Environment,
    identities: &[String],
) -> Result<Vec<Kept>> {
    let mut held = Vec::new();
    for batch in identities.chunks(BATCH) {
        let query = of_account(scope, account)?
            .filter(Column::Environment.eq(environment.name()))
            .filter(Column::Identity.is_in(batch))
            .order_by_asc(Column::Id)
            .lock_exclusive();
        let rows = query.all(&tx.executor()).await?.into_iter().map(Model::kept);
        held.extend(rows.collect::<Result<Vec<_>>>()?);
    }
    Ok(held)
}

/// The identity of one of the documents named that used its number: authorised or denied, as far as is known, or
/// authorised and voided since. One whose number was declared unused did not.
pub(super) async fn used(source: &impl Source, scope: &Scope, lines: &Lines<'_>) -> Result<Option<String>> {
    use DocumentState as S;
    let decided = [S::Accepted, S::Observed, S::Denied, S::Voiding].map(DocumentState::name);
    let voided = Condition::all()
        .add(Column::State.eq(S::Voided.name()))
        .add(Column::StateProved.eq(true))
        .add(Column::StateCode.ne(GRANTED));
    let used = Condition::any().add(Column::State.is_in(decided)).add(voided);
    let identities: Vec<String> = lines.named.iter().flat_map(Named::identities).collect();
    for batch in identities.chunks(BATCH) {
        let query = of_account(scope, lines.account)?
            .filter(Column::Environment.eq(lines.environment.name()))
            .filter(Column::Identity.is_in(batch))
            .filter(used.clone())
            .order_by_asc(Column::Number);
        if let Some(row) = query.one(&source.executor()).await? {
            return Ok(Some(row.identity));
        }
    }
    Ok(None)
}

/// The documents of an account that have one of these identities, in either environment.
pub(super) async fn named(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    identities: Vec<String>,
) -> Result<Vec<Kept>> {
    let environments = [Environment::Production, Environment::Demo].map(Environment::name);
    let query = of_account(scope, account)?
        .filter(Column::Environment.is_in(environments))
        .filter(Column::Identity.is_in(identities));
    query
        .all(&source.executor())
        .await?
        .into_iter()
        .map(Model::kept)
        .collect()
}

/// Has documents stand so.
pub(super) async fn set(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    ids: impl Iterator<Item = DocumentId>,
    to: &Standing,
) -> Result<()> {
    let change = Entity::update_many()
        .col_expr(Column::State, Expr::value(to.state.name()))
        .col_expr(Column::StateCode, Expr::value(to.code.clone()))
        .col_expr(Column::StateText, Expr::value(to.words.clone()))
        .col_expr(Column::StateTicket, Expr::value(to.ticket.clone()))
        .col_expr(Column::StateProved, Expr::value(to.proved))
        .col_expr(Column::StateAt, Expr::value(to.at))
        .col_expr(Column::StateToldAt, Expr::value(to.told_at));
    within(change, scope, account, ids)?.exec(&tx.executor()).await?;
    Ok(())
}

/// Has documents be in a state, by the word they stand on already: their voiding was asked for, or refused.
pub(super) async fn set_state(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    ids: impl Iterator<Item = DocumentId>,
    (state, now): (DocumentState, DateTime<Utc>),
) -> Result<()> {
    let change = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.name()))
        .col_expr(Column::StateTicket, Expr::value(None::<String>))
        .col_expr(Column::StateAt, Expr::value(now));
    within(change, scope, account, ids)?.exec(&tx.executor()).await?;
    Ok(())
}

fn within(
    change: sea_orm::UpdateMany<Entity>,
    scope: &Scope,
    account: AccountId,
    ids: impl Iterator<Item = DocumentId>,
) -> Result<sea_orm::UpdateMany<Entity>> {
    Ok(change
        .filter(Column::AccountId.eq(scope.account(account)?.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Id.is_in(ids.map(|id| id.0))))
}
