//! The table of invoices. The operator reaches those of all resellers.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use types::invoices::{InvoiceId, InvoiceQuery, InvoiceState};
use types::kit::money::{Currency, Money};
use types::kit::page::page_size;
use types::kit::problem::Code;
use types::payments::PaymentMethod;
use types::resellers::ResellerId;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::model::{Kept, Sum};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// Invoices, the last issued first, with one more than the page holds where more follow.
pub(super) async fn list(source: &impl Source, scope: &Scope, asked: &InvoiceQuery) -> Result<Vec<Kept>> {
    let mut query = within(scope)?;
    if let Some(reseller) = asked.reseller_id {
        query = query.filter(Column::ResellerId.eq(reseller.0));
    }
    if let Some(state) = asked.state {
        query = query.filter(Column::State.eq(state.name()));
    }
    if let Some(cursor) = asked.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let rows = query
        .order_by_desc(Column::Id)
        .limit(page_size(asked.limit) + 1)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::kept).collect()
}

pub(super) async fn find(source: &impl Source, scope: &Scope, id: InvoiceId) -> Result<Kept> {
    let query = within(scope)?.filter(Column::Id.eq(id.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.kept()
}

/// An invoice, held until the transaction ends.
pub(super) async fn hold(tx: &Tx, scope: &Scope, id: InvoiceId) -> Result<Kept> {
    let query = within(scope)?.filter(Column::Id.eq(id.0)).lock_exclusive();
    query.one(&tx.executor()).await?.ok_or(Code::NotFound)?.kept()
}

/// Whether the reseller has an invoice of that month in that currency.
pub(super) async fn is_issued(
    source: &impl Source,
    scope: &Scope,
    month: chrono::NaiveDate,
    currency: &Currency,
) -> Result<bool> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Currency.eq(currency.as_str()))
        .filter(Column::IssuedOn.eq(month));
    Ok(query.one(&source.executor()).await?.is_some())
}

/// The pending invoices that were issued since then and whose resellers were not told, the oldest first, so many at most.
pub(super) async fn untold(
    source: &impl Source,
    scope: &Scope,
    since: DateTime<Utc>,
    most: u64,
) -> Result<Vec<(ResellerId, InvoiceId)>> {
    scope.installation()?;
    let query = Entity::find()
        .select_only()
        .column(Column::ResellerId)
        .column(Column::Id)
        .filter(Column::ToldAt.is_null())
        .filter(Column::CreatedAt.gte(since))
        .filter(Column::State.eq(InvoiceState::Pending.name()))
        .order_by_asc(Column::CreatedAt)
        .limit(most)
        .into_tuple::<(Uuid, Uuid)>();
    let rows = query.all(&source.executor()).await?;
    let told = |(reseller, id)| (ResellerId(reseller), InvoiceId(id));
    Ok(rows.into_iter().map(told).collect())
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, invoice: &Kept) -> Result<()> {
    debug_assert!(scope.reseller().is_ok_and(|own| own == invoice.reseller));
    let row = row(invoice).into_active_model();
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Writes an invoice as it is to be.
pub(super) async fn update(tx: &Tx, scope: &Scope, invoice: &Kept) -> Result<()> {
    let mut update = Entity::update_many()
        .set(row(invoice).into_active_model().reset_all())
        .filter(Column::Id.eq(invoice.id.0));
    match scope.reseller() {
        Ok(reseller) => update = update.filter(Column::ResellerId.eq(reseller.0)),
        Err(_) => scope.installation()?,
    }
    update.exec(&tx.executor()).await?;
    Ok(())
}

fn within(scope: &Scope) -> Result<sea_orm::Select<Entity>> {
    let query = Entity::find();
    match scope.reseller() {
        Ok(reseller) => Ok(query.filter(Column::ResellerId.eq(reseller.0))),
        Err(_) => scope.installation().map(|()| query),
    }
}

fn row(invoice: &Kept) -> Model {
    let (paid_on, method, reference) = match &invoice.paid {
        Some((on, method, reference)) => (Some(*on), Some(method.name().to_owned()), reference.clone()),
        None => (None, None, None),
    };
    Model {
        id: invoice.id.0,
        reseller_id: invoice.reseller.0,
        number: invoice.number,
        issued_on: invoice.issued_on,
        due_on: invoice.due_on,
        state: invoice.state.name().to_owned(),
        currency: invoice.total.currency.as_str().to_owned(),
        lines: invoice.sum.lines,
        total_minor: invoice.total.minor,
        tax_minor: invoice.sum.tax_minor,
        paid_on,
        method,
        reference,
        cancel_reason: invoice.cancel_reason.clone(),
        decided_by: invoice.decided_by.clone(),
        created_at: invoice.created_at,
        told_at: invoice.told_at,
        version: invoice.version,
    }
}

impl Model {
    fn kept(self) -> Result<Kept> {
        let paid = match (self.paid_on, self.method) {
            (Some(on), Some(method)) => {
                let method = PaymentMethod::of_name(&method);
                let method = method.ok_or_else(|| Error::broken("unknown way to pay"))?;
                Some((on, method, self.reference))
            }
            _ => None,
        };
        Ok(Kept {
            id: InvoiceId(self.id),
            reseller: ResellerId(self.reseller_id),
            number: self.number,
            issued_on: self.issued_on,
            due_on: self.due_on,
            state: InvoiceState::of_name(&self.state).ok_or_else(|| Error::broken("unknown state of invoice"))?,
            sum: Sum {
                lines: self.lines,
                tax_minor: self.tax_minor,
            },
            total: Money {
                minor: self.total_minor,
                currency: Currency::parse(&self.currency).map_err(Error::broken)?,
            },
            paid,
            cancel_reason: self.cancel_reason,
            decided_by: self.decided_by,
            created_at: self.created_at,
            told_at: self.told_at,
            version: self.version,
        })
    }
}
