//! The table of documents.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, TryInsertResult};
use types::accounts::{AccountId, Environment};
use types::documents::{Document, DocumentId, DocumentKind, DocumentQuery, DocumentStanding, DocumentState};
use types::kit::money::{Currency, Money};
use types::kit::page::{Page, page_size};
use types::kit::problem::Code;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::Checked;
use super::state_model::{self, Standing};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::page::page_of;

/// A document to write.
pub(super) struct NewRow<'a> {
    pub id: DocumentId,
    pub account: AccountId,
    pub checked: &'a Checked,
    pub xml_bytes: usize,
    pub sha256: &'a str,
    pub now: DateTime<Utc>,
}

/// A document, the hash of its XML, and how it stands.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub document: Document,
    pub sha256: String,
    pub standing: Standing,
}

/// Writes a document, unless its account has one of that identity already; false then.
pub(super) async fn insert(tx: &Tx, scope: &Scope, new: &NewRow<'_>) -> Result<bool> {
    let read = &new.checked.document;
    let first = state_model::at_first(read, new.now);
    let row = ActiveModel {
        id: Set(new.id.0),
        reseller_id: Set(scope.reseller()?.0),
        account_id: Set(new.account.0),
        kind: Set(read.kind.name().to_owned()),
        series: Set(read.series.clone()),
        number: Set(read.number),
        identity: Set(read.identity.clone()),
        access_key: Set(read.access_key.clone()),
        environment: Set(new.checked.environment.name().to_owned()),
        issued_on: Set(read.issued_on),
        customer_tax_id: Set(read.customer_tax_id.clone()),
        customer_name: Set(read.customer_name.clone()),
        total_minor: Set(read.total.as_ref().map(|total| total.minor)),
        total_currency: Set(read.total.as_ref().map(|total| total.currency.as_str().to_owned())),
        xml_bytes: Set(i64::try_from(new.xml_bytes).map_err(Error::broken)?),
        sha256: Set(new.sha256.to_owned()),
        counted: Set(read.kind.counts()),
        received_at: Set(new.now),
        state: Set(first.state.name().to_owned()),
        state_code: Set(first.code),
        state_text: Set(first.words),
        state_ticket: Set(None),
        state_proved: Set(first.proved),
        state_at: Set(first.at),
        state_told_at: Set(first.told_at),
    };
    let same = [Column::AccountId, Column::Environment, Column::Identity];
    let insert = Entity::insert(row).on_conflict_do_nothing_on(same);
    match insert.exec_without_returning(&tx.executor()).await? {
        TryInsertResult::Inserted(rows) => Ok(rows == 1),
        TryInsertResult::Conflicted | TryInsertResult::Empty => Ok(false),
    }
}

/// The account's document of that identity, if it has one.
pub(super) async fn same(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    checked: &Checked,
) -> Result<Option<Kept>> {
    let query = of_account(scope, account)?
        .filter(Column::Environment.eq(checked.environment.name()))
        .filter(Column::Identity.eq(checked.document.identity.as_str()));
    query.one(&source.executor()).await?.map(Model::kept).transpose()
}

/// One page of an account's documents, the last received first.
pub(super) async fn list(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    asked: &DocumentQuery,
) -> Result<Page<Document>> {
    let mut query = of_account(scope, account)?;
    if let Some(cursor) = asked.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let size = page_size(asked.limit);
    let rows = query
        .order_by_desc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |row| row.id, |row| Ok(row.kept()?.document))
}

pub(super) async fn find(source: &impl Source, scope: &Scope, account: AccountId, id: DocumentId) -> Result<Kept> {
    let query = of_account(scope, account)?.filter(Column::Id.eq(id.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.kept()
}

pub(super) fn of_account(scope: &Scope, account: AccountId) -> Result<sea_orm::Select<Entity>> {
    let account = scope.account(account)?;
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

impl Model {
    pub(super) fn kept(self) -> Result<Kept> {
        let standing = Standing {
            state: DocumentState::of_name(&self.state).ok_or_else(|| Error::broken("unknown state of a document"))?,
            code: self.state_code,
            words: self.state_text,
            ticket: self.state_ticket,
            proved: self.state_proved,
            at: self.state_at,
            told_at: self.state_told_at,
        };
        let total = match (self.total_minor, self.total_currency) {
            (Some(minor), Some(currency)) => Some(Money {
                minor,
                currency: Currency::parse(&currency).map_err(Error::broken)?,
            }),
            _ => None,
        };
        let demo = self.environment == Environment::Demo.name();
        let document = Document {
            id: DocumentId(self.id),
            account_id: AccountId(self.account_id),
            kind: DocumentKind::of_name(&self.kind).ok_or_else(|| Error::broken("unknown kind of document"))?,
            series: self.series,
            number: self.number,
            access_key: self.access_key,
            environment: if demo {
                Environment::Demo
            } else {
                Environment::Production
            },
            issued_on: self.issued_on,
            customer_tax_id: self.customer_tax_id,
            customer_name: self.customer_name,
            total,
            xml_bytes: self.xml_bytes,
            state: told(&standing),
            received_at: self.received_at,
        };
        Ok(Kept {
            document,
            sha256: self.sha256,
            standing,
        })
    }
}

/// How a document stands, in the tax office's own words.
fn told(standing: &Standing) -> DocumentStanding {
    DocumentStanding {
        state: standing.state,
        code: standing.code.clone(),
        text: standing.words.clone(),
        ticket: standing.ticket.clone(),
        proved: standing.proved,
        at: standing.told_at.or(standing.at),
    }
}
