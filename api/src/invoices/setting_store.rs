//! The one row of how the operator invoices, which gives the invoices their numbers.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use types::invoices::{InvoiceSettings, ValidInvoiceSettings};
use types::kit::problem::Code;
use uuid::Uuid;

use super::setting_entity::{Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// How the operator invoices.
pub(super) async fn find(source: &impl Source, scope: &Scope) -> Result<InvoiceSettings> {
    scope.installation()?;
    let row = Entity::find_by_id(Uuid::nil()).one(&source.executor()).await?;
    row.map(Model::settings).ok_or_else(missing)
}

/// How the operator invoices, held until the transaction ends: whoever issues invoices waits.
pub(super) async fn hold(tx: &Tx, scope: &Scope) -> Result<InvoiceSettings> {
    scope.installation()?;
    let query = Entity::find_by_id(Uuid::nil()).lock_exclusive();
    let row = query.one(&tx.executor()).await?;
    row.map(Model::settings).ok_or_else(missing)
}

/// Takes the next number.
pub(super) async fn number(tx: &Tx, scope: &Scope) -> Result<i64> {
    scope.installation()?;
    let row = Entity::find_by_id(Uuid::nil()).one(&tx.executor()).await?;
    let number = row.ok_or_else(missing)?.next_number;
    let next = Entity::update_many()
        .col_expr(Column::NextNumber, Expr::col(Column::NextNumber).add(1))
        .filter(Column::Id.eq(Uuid::nil()));
    next.exec(&tx.executor()).await?;
    Ok(number)
}

/// Says how the operator invoices, against the version before.
pub(super) async fn write(tx: &Tx, scope: &Scope, asked: &ValidInvoiceSettings, against: i64) -> Result<()> {
    scope.installation()?;
    let update = Entity::update_many()
        .col_expr(Column::IssuerName, Expr::val(asked.issuer_name.as_str()))
        .col_expr(Column::IssuerTaxId, Expr::val(asked.issuer_tax_id.as_str()))
        .col_expr(Column::DaysToPay, Expr::val(asked.days_to_pay))
        .col_expr(Column::HowToPay, Expr::val(asked.how_to_pay.as_deref()))
        .col_expr(Column::Version, Expr::val(against + 1))
        .filter(Column::Id.eq(Uuid::nil()))
        .filter(Column::Version.eq(against));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

fn missing() -> Error {
    Error::broken("how the operator invoices is not there")
}

impl Model {
    fn settings(self) -> InvoiceSettings {
        InvoiceSettings {
            issuer_name: self.issuer_name,
            issuer_tax_id: self.issuer_tax_id,
            days_to_pay: self.days_to_pay,
            how_to_pay: self.how_to_pay,
            version: self.version,
        }
    }
}
