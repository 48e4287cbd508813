//! What stands in the invoices of a reseller, beside what their lines come to.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use types::invoices::InvoiceId;
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::line_entity as line;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// What an invoice comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Sums {
    pub lines: i64,
    pub total_minor: i64,
    pub tax_minor: i64,
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    #[sea_orm(nested)]
    sums: Sums,
}

/// What stands in the invoices of the reseller.
pub(crate) async fn standing(source: &impl Source, scope: &Scope) -> Result<BTreeMap<InvoiceId, Sums>> {
    let query = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Lines, Column::TotalMinor, Column::TaxMinor])
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows = query.into_model::<Row>().all(&source.executor()).await?;
    Ok(rows.into_iter().map(|row| (InvoiceId(row.id), row.sums)).collect())
}

/// What the lines of its invoices come to.
pub(crate) async fn counted(source: &impl Source, scope: &Scope) -> Result<BTreeMap<InvoiceId, Sums>> {
    use line::Column as L;
    let sum = |column: L| Expr::col(column).sum().cast_as("bigint").if_null(0);
    let query = line::Entity::find()
        .select_only()
        .column_as(L::InvoiceId, "id")
        .column_as(L::Id.count(), "lines")
        .column_as(sum(L::AmountMinor), "total_minor")
        .column_as(sum(L::TaxMinor), "tax_minor")
        .filter(L::ResellerId.eq(scope.reseller()?.0))
        .filter(L::InvoiceId.is_not_null())
        .group_by(L::InvoiceId);
    let rows = query.into_model::<Row>().all(&source.executor()).await?;
    Ok(rows.into_iter().map(|row| (InvoiceId(row.id), row.sums)).collect())
}

/// Writes what an invoice comes to.
pub(crate) async fn correct(tx: &Tx, scope: &Scope, invoice: InvoiceId, is: Sums) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Lines, is.lines.into())
        .col_expr(Column::TotalMinor, is.total_minor.into())
        .col_expr(Column::TaxMinor, is.tax_minor.into())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(invoice.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}
