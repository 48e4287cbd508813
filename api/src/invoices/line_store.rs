//! The table of lines, invoiced or not.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::invoices::{InvoiceId, InvoiceLineId};
use types::kit::money::{Currency, Money};
use types::ledger::TaxPart;
use types::resellers::ResellerId;
use uuid::Uuid;

use super::line_entity::{ActiveModel, Column, Entity, Model};
use super::model::{Line, NewLine, Open, Sum};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// What open lines of one currency come to, as it is read.
#[derive(FromQueryResult)]
struct Summed {
    currency: String,
    lines: i64,
    total_minor: i64,
    tax_minor: i64,
}

/// Writes lines with one query.
pub(super) async fn insert(tx: &Tx, scope: &Scope, lines: &[Line]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?;
    Entity::insert_many(lines.iter().map(|line| row(reseller, line)))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// The lines of an invoice after one of them, in the order in which they were written, so many at most.
pub(super) async fn of_invoice(
    source: &impl Source,
    scope: &Scope,
    invoice: InvoiceId,
    (after, most): (Option<Uuid>, u64),
) -> Result<Vec<Line>> {
    let mut query = Entity::find().filter(Column::InvoiceId.eq(invoice.0));
    match scope.reseller() {
        Ok(reseller) => query = query.filter(Column::ResellerId.eq(reseller.0)),
        Err(_) => scope.installation()?,
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(most)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::line).collect()
}

/// What the lines of the reseller come to that are in no invoice, by currency; those written before a time, or all.
pub(super) async fn open(source: &impl Source, scope: &Scope, before: Option<DateTime<Utc>>) -> Result<Vec<Open>> {
    let mut query = summed(scope)?.filter(Column::InvoiceId.is_null());
    if let Some(before) = before {
        query = query.filter(Column::WrittenAt.lt(before));
    }
    let query = query.group_by(Column::Currency).order_by_asc(Column::Currency);
    let rows = query.into_model::<Summed>().all(&source.executor()).await?;
    rows.into_iter().map(Summed::open).collect()
}

/// What the lines of an invoice come to.
pub(super) async fn sum_of(tx: &Tx, scope: &Scope, invoice: InvoiceId) -> Result<Open> {
    let query = summed(scope)?.filter(Column::InvoiceId.eq(invoice.0));
    let row = query
        .group_by(Column::Currency)
        .into_model::<Summed>()
        .one(&tx.executor())
        .await?;
    row.ok_or_else(|| Error::broken("an invoice has no lines"))?.open()
}

/// The resellers that have lines in no invoice.
pub(super) async fn with_open(source: &impl Source, scope: &Scope) -> Result<Vec<ResellerId>> {
    scope.installation()?;
    let query = Entity::find()
        .select_only()
        .column(Column::ResellerId)
        .filter(Column::InvoiceId.is_null())
        .group_by(Column::ResellerId)
        .order_by_asc(Column::ResellerId)
        .into_tuple::<Uuid>();
    let ids = query.all(&source.executor()).await?;
    Ok(ids.into_iter().map(ResellerId).collect())
}

/// Puts the lines of the reseller in a currency that are in no invoice and were written before a time into one.
pub(super) async fn put_into(
    tx: &Tx,
    scope: &Scope,
    invoice: InvoiceId,
    currency: &Currency,
    before: DateTime<Utc>,
) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::InvoiceId, Expr::val(invoice.0))
        .filter(Column::InvoiceId.is_null())
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Currency.eq(currency.as_str()))
        .filter(Column::WrittenAt.lt(before));
    update.exec(&tx.executor()).await?;
    Ok(())
}

fn summed(scope: &Scope) -> Result<sea_orm::Select<Entity>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Currency)
        .column_as(Column::Id.count(), "lines")
        .column_as(whole(Expr::col(Column::AmountMinor).sum()), "total_minor")
        .column_as(whole(Expr::col(Column::TaxMinor).sum()), "tax_minor")
        .filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

/// A sum as a whole number, nothing where there is none; `PostgreSQL` adds integers up to decimals.
fn whole(sum: impl Into<Expr>) -> Expr {
    Expr::expr(sum.into()).cast_as("bigint").if_null(0)
}

fn row(reseller: ResellerId, kept: &Line) -> ActiveModel {
    let line = &kept.line;
    ActiveModel {
        id: Set(kept.id.0),
        reseller_id: Set(reseller.0),
        account_id: Set(line.account.0),
        invoice_id: Set(None),
        account_name: Set(line.account_name.clone()),
        description: Set(line.description.clone()),
        from_on: Set(line.from),
        to_on: Set(line.to),
        currency: Set(line.full.currency.as_str().to_owned()),
        full_minor: Set(line.full.minor),
        discount_minor: Set(line.discount_minor),
        tax_points: Set(line.tax.as_ref().map(|tax| tax.basis_points)),
        tax_minor: Set(line.tax.as_ref().map(|tax| tax.minor)),
        amount_minor: Set(line.amount_minor),
        written_at: Set(kept.written_at),
    }
}

impl Summed {
    fn open(self) -> Result<Open> {
        Ok(Open {
            currency: Currency::parse(&self.currency).map_err(Error::broken)?,
            sum: Sum {
                lines: self.lines,
                tax_minor: self.tax_minor,
            },
            total_minor: self.total_minor,
        })
    }
}

impl Model {
    fn line(self) -> Result<Line> {
        let tax = self.tax_points.zip(self.tax_minor);
        Ok(Line {
            id: InvoiceLineId(self.id),
            line: NewLine {
                account: AccountId(self.account_id),
                account_name: self.account_name,
                description: self.description,
                from: self.from_on,
                to: self.to_on,
                full: Money {
                    minor: self.full_minor,
                    currency: Currency::parse(&self.currency).map_err(Error::broken)?,
                },
                discount_minor: self.discount_minor,
                tax: tax.map(|(basis_points, minor)| TaxPart { basis_points, minor }),
                amount_minor: self.amount_minor,
            },
            written_at: self.written_at,
        })
    }
}
