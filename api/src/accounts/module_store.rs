//! The table of what each account has of the catalogue: one row for each, read by its key.

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::modules::ModuleCode;

use super::module_entity::{ActiveModel, Column, Entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// The modules of an account.
pub(crate) async fn find(source: &impl Source, scope: &Scope, id: AccountId) -> Result<Vec<ModuleCode>> {
    let query = Entity::find_by_id(scope.account(id)?.0).filter(Column::ResellerId.eq(scope.reseller()?.0));
    let row = query.one(&source.executor()).await?;
    let codes = row.map(|row| row.codes).unwrap_or_default();
    Ok(codes
        .split_whitespace()
        .map(|code| ModuleCode::from(code.to_owned()))
        .collect())
}

/// Gives a new account its modules.
pub(super) async fn insert(tx: &Tx, scope: &Scope, id: AccountId, modules: &[ModuleCode]) -> Result<()> {
    let row = ActiveModel {
        account_id: Set(id.0),
        reseller_id: Set(scope.reseller()?.0),
        codes: Set(text(modules)),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Gives an account other modules.
pub(super) async fn update(tx: &Tx, scope: &Scope, id: AccountId, modules: &[ModuleCode]) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Codes, text(modules).into())
        .filter(Column::AccountId.eq(scope.account(id)?.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

fn text(modules: &[ModuleCode]) -> String {
    modules.iter().map(ModuleCode::as_str).collect::<Vec<_>>().join(" ")
}
