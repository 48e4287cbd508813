//! The table of documents.

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::ActiveValue::{self, Set};
use sea_orm::sea_query::{Cond, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult, QueryTrait};
use types::accounts::{AccountId, Environment};
use types::documents::{Document, DocumentId, DocumentKind, DocumentState};
use types::kit::money::{Currency, Money};
use types::kit::problem::Code;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::{Kept, Known};
use super::state_model::Standing;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// What no two documents have in common.
const KNOWN_BY: [Column; 3] = [Column::AccountId, Column::Environment, Column::Identity];

/// So many accounts are asked about in one query: each adds a level to the condition.
const BATCH: usize = 200;

/// Those of some documents that are there, by what they are known by.
pub(crate) async fn known(source: &impl Source, scope: &Scope, wanted: &[Known]) -> Result<HashMap<Known, Kept>> {
    let mut identities: BTreeMap<(Uuid, &str), Vec<&str>> = BTreeMap::new();
    for each in wanted {
        let of = identities.entry((each.account.0, each.environment.name())).or_default();
        of.push(&each.identity);
    }
    let identities: Vec<_> = identities.into_iter().collect();
    let mut found = HashMap::with_capacity(wanted.len());
    for batch in identities.chunks(BATCH) {
        let any = batch
            .iter()
            .fold(Cond::any(), |any, ((account, environment), identities)| {
                let one = Cond::all()
                    .add(Column::AccountId.eq(*account))
                    .add(Column::Environment.eq(*environment))
                    .add(Column::Identity.is_in(identities.iter().copied()));
                any.add(one)
            });
        let query = Entity::find()
            .filter(Column::ResellerId.eq(scope.reseller()?.0))
            .filter(any);
        for row in query.all(&source.executor()).await? {
            let kept = row.kept()?;
            found.insert(kept.known(), kept);
        }
    }
    Ok(found)
}

/// Writes those documents that are not there yet, and tells which these are.
pub(crate) async fn insert_new(tx: &Tx, scope: &Scope, documents: &[Kept]) -> Result<HashSet<DocumentId>> {
    if documents.is_empty() {
        return Ok(HashSet::new());
    }
    let there = OnConflict::columns(KNOWN_BY).do_nothing().to_owned();
    let mut insert = Entity::insert_many(rows(scope, documents)?)
        .on_conflict(there)
        .into_query();
    insert.returning_col(Column::Id);
    let inserted = tx.executor().query_all(&insert).await?;
    let id = |row: QueryResult| Ok(DocumentId(row.try_get("", "id")?));
    inserted.into_iter().map(id).collect()
}

/// Writes documents as they are now, those that are there already with what their XML tells.
pub(crate) async fn write(tx: &Tx, scope: &Scope, documents: &[Kept]) -> Result<()> {
    if documents.is_empty() {
        return Ok(());
    }
    let mut told = OnConflict::columns(KNOWN_BY);
    told.update_columns([
        Column::AccessKey,
        Column::IssuedOn,
        Column::CustomerTaxId,
        Column::CustomerName,
        Column::TotalMinor,
        Column::TotalCurrency,
        Column::XmlBytes,
        Column::Sha256,
        Column::ReceivedAt,
        Column::CycleChanges,
        Column::State,
        Column::StateCode,
        Column::StateText,
        Column::StateTicket,
        Column::StateProved,
        Column::StateAt,
        Column::StateToldAt,
    ]);
    Entity::insert_many(rows(scope, documents)?)
        .on_conflict(told)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Takes back documents that were written in this very transaction and then refused.
pub(crate) async fn take_back(tx: &Tx, scope: &Scope, documents: &[DocumentId]) -> Result<()> {
    if documents.is_empty() {
        return Ok(());
    }
    let delete = Entity::delete_many()
        .filter(Column::Id.is_in(documents.iter().map(|id| id.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    delete.exec(&tx.executor()).await?;
    Ok(())
}

/// What is told of a document, if it is: a column that none of many rows has a value for is not written at all.
fn where_known<T: Into<sea_orm::Value>>(value: Option<T>) -> ActiveValue<Option<T>>
where
    Option<T>: Into<sea_orm::Value>,
{
    value.map_or(ActiveValue::NotSet, |value| Set(Some(value)))
}

fn rows(scope: &Scope, documents: &[Kept]) -> Result<Vec<ActiveModel>> {
    let reseller = scope.reseller()?.0;
    let row = |kept: &Kept| {
        let (document, standing) = (&kept.document, &kept.standing);
        ActiveModel {
            id: Set(document.id.0),
            reseller_id: Set(reseller),
            account_id: Set(document.account_id.0),
            kind: Set(document.kind.name().to_owned()),
            series: Set(document.series.clone()),
            number: Set(document.number),
            identity: Set(kept.identity.clone()),
            access_key: where_known(document.access_key.clone()),
            environment: Set(document.environment.name().to_owned()),
            issued_on: Set(document.issued_on),
            customer_tax_id: where_known(document.customer_tax_id.clone()),
            customer_name: where_known(document.customer_name.clone()),
            total_minor: where_known(document.total.as_ref().map(|total| total.minor)),
            total_currency: where_known(document.total.as_ref().map(|total| total.currency.as_str().to_owned())),
            xml_bytes: where_known(document.xml_bytes),
            sha256: where_known(kept.sha256.clone()),
            counted: Set(document.kind.counts()),
            received_at: where_known(document.received_at),
            admitted_at: Set(document.admitted_at),
            cycle_changes: Set(kept.cycle_changes),
            state: Set(standing.state.name().to_owned()),
            state_code: where_known(standing.code.clone()),
            state_text: where_known(standing.words.clone()),
            state_ticket: where_known(standing.ticket.clone()),
            state_proved: Set(standing.proved),
            state_at: where_known(standing.at),
            state_told_at: where_known(standing.told_at),
        }
    };
    Ok(documents.iter().map(row).collect())
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
            state: standing.told(),
            admitted_at: self.admitted_at,
            received_at: self.received_at,
        };
        Ok(Kept {
            document,
            identity: self.identity,
            sha256: self.sha256,
            cycle_changes: self.cycle_changes,
            standing,
        })
    }
}
