//! Documents whose state may need a person, as they are found by those who look through all of them.

use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentId, DocumentKind, DocumentState};
use types::resellers::ResellerId;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::access::Scope;
use crate::inbox::document_store;
use crate::inbox::model::{InTrouble, cause_of};
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::usage::known_store;

/// The documents after one of them and before another, by their ids, that may need a person, so many at most: all
/// resellers', each held as it is until the transaction ends. In Peru those of an account of which it was never told
/// how a document stands are left out: its software does not say. Ids tell when a document was admitted, so each is read
/// once in its life, by a range of the primary key.
pub(crate) async fn between(
    tx: &Tx,
    scope: &Scope,
    (after, before): (Uuid, Uuid),
    most: u64,
) -> Result<Vec<(ResellerId, InTrouble)>> {
    scope.installation()?;
    let brazilian = [DocumentKind::Nfe, DocumentKind::Nfce].map(DocumentKind::name);
    let told = Column::Kind
        .is_in(brazilian)
        .or(Column::AccountId.in_subquery(known_store::telling()));
    let query = Entity::find()
        .filter(Column::Id.gt(after))
        .filter(Column::Id.lt(before))
        .filter(Column::State.is_in(troubled()))
        .filter(Column::Kind.ne(DocumentKind::SalesNote.name()))
        .filter(Column::Environment.eq(Environment::Production.name()))
        .filter(told)
        .order_by_asc(Column::Id)
        .limit(most)
        .lock(LockType::Share);
    let rows = query.all(&tx.executor()).await?;
    rows.into_iter().map(Model::in_trouble).collect()
}

/// Some of the documents that are kept as not sent and are so no more: all resellers'.
pub(crate) async fn sent_since(
    source: &impl Source,
    scope: &Scope,
    most: u64,
) -> Result<Vec<(ResellerId, AccountId, DocumentId)>> {
    scope.installation()?;
    let waiting = [DocumentState::NotSent, DocumentState::Sent].map(DocumentState::name);
    let query = Entity::find()
        .select_only()
        .column(Column::ResellerId)
        .column(Column::AccountId)
        .column(Column::Id)
        .filter(Expr::col((Entity, Column::Id)).in_subquery(document_store::not_sent()))
        .filter(Column::State.is_not_in(waiting))
        .limit(most);
    let rows: Vec<(Uuid, Uuid, Uuid)> = query.into_tuple().all(&source.executor()).await?;
    let told = |(reseller, account, id)| (ResellerId(reseller), AccountId(account), DocumentId(id));
    Ok(rows.into_iter().map(told).collect())
}

/// Some documents of a reseller as they stand, held until the transaction ends.
pub(crate) async fn held(tx: &Tx, scope: &Scope, ids: &[DocumentId]) -> Result<Vec<InTrouble>> {
    let query = Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(Column::Id)
        .lock(LockType::Share);
    let rows = query.all(&tx.executor()).await?;
    let told = |row: Model| row.in_trouble().map(|(_, document)| document);
    rows.into_iter().map(told).collect()
}

fn troubled() -> impl Iterator<Item = &'static str> {
    let states = DocumentState::ALL.into_iter();
    states
        .filter(|state| cause_of(*state).is_some())
        .map(DocumentState::name)
}

impl Model {
    fn in_trouble(self) -> Result<(ResellerId, InTrouble)> {
        let reseller = ResellerId(self.reseller_id);
        let kept = self.kept()?;
        Ok((reseller, kept.in_trouble(kept.standing.state, None)))
    }
}
