//! What accounts issued within some days, in the order of the days: read by `documents_account_issued`, some accounts at
//! a time.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Cond, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};
use types::accounts::{AccountId, Environment};
use types::documents::{Document, DocumentId, DocumentKind};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::receipt_entity as receipt;
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::Result;

/// Which documents are meant.
#[derive(Clone, Debug)]
pub(crate) struct Which {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// All kinds when empty.
    pub kinds: Vec<DocumentKind>,
    pub environment: Environment,
}

/// How many documents an account has of those that are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    pub documents: i64,
    /// Those whose XML has not come.
    pub missing: i64,
    /// The size of all XML.
    pub bytes: i64,
}

/// A document, and the hash of its XML where that has come.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    pub document: Document,
    pub sha256: Option<String>,
}

/// Where the file of a receipt is.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ReceiptFile {
    document_id: Uuid,
    pub kind: String,
    pub sha256: String,
    pub zipped: bool,
}

/// How much some accounts have of what is meant; those that have nothing are left out.
pub(crate) async fn extents(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
    which: &Which,
) -> Result<HashMap<AccountId, Extent>> {
    #[derive(FromQueryResult)]
    struct Row {
        account_id: Uuid,
        documents: i64,
        with_xml: i64,
        bytes: Option<i64>,
    }
    let query = of_accounts(scope, accounts, which)?
        .select_only()
        .column(Column::AccountId)
        .column_as(Column::Id.count(), "documents")
        .column_as(Column::Sha256.count(), "with_xml")
        .column_as(Column::XmlBytes.sum().cast_as("bigint"), "bytes")
        .group_by(Column::AccountId);
    let rows = query.into_model::<Row>().all(&source.executor()).await?;
    let extent = |row: Row| {
        let extent = Extent {
            documents: row.documents,
            missing: row.documents - row.with_xml,
            bytes: row.bytes.unwrap_or_default(),
        };
        (AccountId(row.account_id), extent)
    };
    Ok(rows.into_iter().map(extent).collect())
}

/// The documents of some accounts, each account's in order.
pub(crate) async fn all(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
    which: &Which,
) -> Result<Vec<Issued>> {
    let query = of_accounts(scope, accounts, which)?.order_by_asc(Column::AccountId);
    issued(in_order(query).all(&source.executor()).await?)
}

/// So many documents of one account after one of them.
pub(crate) async fn after(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    which: &Which,
    last: Option<(NaiveDate, DocumentId)>,
    most: u64,
) -> Result<Vec<Issued>> {
    let mut query = of_accounts(scope, &[account], which)?;
    if let Some((day, id)) = last {
        // The first condition is the range of the index; the second leaves out what was read of its first day.
        let beyond = Cond::any().add(Column::IssuedOn.gt(day)).add(Column::Id.gt(id.0));
        query = query.filter(Column::IssuedOn.gte(day)).filter(beyond);
    }
    issued(in_order(query).limit(most).all(&source.executor()).await?)
}

/// The receipts of some documents, each document's in the order in which they came.
pub(crate) async fn receipts(
    source: &impl Source,
    scope: &Scope,
    documents: &[DocumentId],
) -> Result<HashMap<DocumentId, Vec<ReceiptFile>>> {
    use receipt::Column as C;
    let query = receipt::Entity::find()
        .select_only()
        .columns([C::DocumentId, C::Kind, C::Sha256, C::Zipped])
        .filter(C::DocumentId.is_in(documents.iter().map(|id| id.0)))
        .filter(C::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(C::DocumentId)
        .order_by_asc(C::Id);
    let mut found: HashMap<DocumentId, Vec<ReceiptFile>> = HashMap::new();
    for file in query.into_model::<ReceiptFile>().all(&source.executor()).await? {
        found.entry(DocumentId(file.document_id)).or_default().push(file);
    }
    Ok(found)
}

fn of_accounts(scope: &Scope, accounts: &[AccountId], which: &Which) -> Result<Select<Entity>> {
    let query = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::IssuedOn.between(which.from, which.to))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Environment.eq(which.environment.name()));
    Ok(match which.kinds.as_slice() {
        [] => query,
        kinds => query.filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.name()))),
    })
}

fn in_order(query: Select<Entity>) -> Select<Entity> {
    query.order_by_asc(Column::IssuedOn).order_by_asc(Column::Id)
}

fn issued(rows: Vec<Model>) -> Result<Vec<Issued>> {
    let issued = |row: Model| {
        let kept = row.kept()?;
        Ok(Issued {
            document: kept.document,
            sha256: kept.sha256,
        })
    };
    rows.into_iter().map(issued).collect()
}
