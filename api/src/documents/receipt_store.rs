//! The table of receipts.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, TryInsertResult};
use types::accounts::AccountId;
use types::documents::{DocumentId, DocumentState, Receipt, ReceiptId, ReceiptKind};
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;

use super::receipt_entity::{ActiveModel, Column, Entity, Model};
use super::xml::receipt::TaxReceipt;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::page::page_of;

/// A receipt to write.
pub(super) struct NewReceipt<'a> {
    pub id: ReceiptId,
    pub account: AccountId,
    pub document: DocumentId,
    pub read: &'a TaxReceipt,
    /// Of its XML.
    pub sha256: &'a str,
    /// Of the file as it came.
    pub bytes: usize,
    pub zipped: bool,
    pub now: DateTime<Utc>,
}

/// A receipt, and how many documents it voided.
#[derive(Clone, Debug)]
pub(super) struct KeptReceipt {
    pub receipt: Receipt,
    pub voided: i64,
}

/// Writes a receipt, unless its document has that one already; false then.
pub(super) async fn insert(tx: &Tx, scope: &Scope, new: &NewReceipt<'_>) -> Result<bool> {
    let TaxReceipt {
        kind,
        ruling,
        notes,
        number,
        ..
    } = new.read;
    let row = ActiveModel {
        id: Set(new.id.0),
        reseller_id: Set(scope.reseller()?.0),
        account_id: Set(scope.account(new.account)?.0),
        document_id: Set(new.document.0),
        kind: Set(kind.name().to_owned()),
        state: Set(ruling.says.state().map(|state| state.name().to_owned())),
        code: Set(ruling.code.clone()),
        description: Set(ruling.words.clone()),
        notes: Set(serde_json::to_string(notes)?),
        number: Set(number.clone()),
        told_at: Set(ruling.told_at),
        received_at: Set(new.now),
        sha256: Set(new.sha256.to_owned()),
        bytes: Set(i64::try_from(new.bytes).map_err(Error::broken)?),
        zipped: Set(new.zipped),
        voided: Set(0),
    };
    let insert = Entity::insert(row).on_conflict_do_nothing_on([Column::DocumentId, Column::Sha256]);
    match insert.exec_without_returning(&tx.executor()).await? {
        TryInsertResult::Inserted(rows) => Ok(rows == 1),
        TryInsertResult::Conflicted | TryInsertResult::Empty => Ok(false),
    }
}

/// Notes how many documents a receipt voided.
pub(super) async fn note_voided(tx: &Tx, scope: &Scope, id: ReceiptId, voided: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Voided, Expr::value(voided))
        .filter(Column::Id.eq(id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .exec(&tx.executor())
        .await?;
    Ok(())
}

/// The document's receipt of that content, if it has one.
pub(super) async fn same(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    document: DocumentId,
    sha256: &str,
) -> Result<Option<KeptReceipt>> {
    let query = of_document(scope, account, document)?.filter(Column::Sha256.eq(sha256));
    query.one(&source.executor()).await?.map(Model::kept).transpose()
}

pub(super) async fn find(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    document: DocumentId,
    id: ReceiptId,
) -> Result<Receipt> {
    let query = of_document(scope, account, document)?.filter(Column::Id.eq(id.0));
    let row = query.one(&source.executor()).await?.ok_or(Code::NotFound)?;
    Ok(row.kept()?.receipt)
}

/// One page of a document's receipts, the last received first.
pub(super) async fn list(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    document: DocumentId,
    asked: &PageQuery,
) -> Result<Page<Receipt>> {
    let mut query = of_document(scope, account, document)?;
    if let Some(cursor) = asked.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let size = page_size(asked.limit);
    let rows = query
        .order_by_desc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |row| row.id, |row| Ok(row.kept()?.receipt))
}

fn of_document(scope: &Scope, account: AccountId, document: DocumentId) -> Result<sea_orm::Select<Entity>> {
    Ok(Entity::find()
        .filter(Column::DocumentId.eq(document.0))
        .filter(Column::AccountId.eq(scope.account(account)?.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

impl Model {
    fn kept(self) -> Result<KeptReceipt> {
        let state = |name: &str| DocumentState::of_name(name).ok_or_else(|| Error::broken("unknown state"));
        let receipt = Receipt {
            id: ReceiptId(self.id),
            document_id: DocumentId(self.document_id),
            kind: ReceiptKind::of_name(&self.kind).ok_or_else(|| Error::broken("unknown kind of receipt"))?,
            state: self.state.as_deref().map(state).transpose()?,
            code: self.code,
            description: self.description,
            notes: serde_json::from_str(&self.notes)?,
            number: self.number,
            told_at: self.told_at,
            received_at: self.received_at,
            sha256: self.sha256,
            bytes: self.bytes,
            zipped: self.zipped,
        };
        let voided = self.voided;
        Ok(KeptReceipt { receipt, voided })
    }
}
