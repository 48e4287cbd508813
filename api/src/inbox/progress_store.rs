//! How far the documents of the installation were looked through.

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;
use uuid::Uuid;

use super::progress_entity::{ActiveModel, Column, Entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// The last document that was looked at; nil when none was.
pub(crate) async fn looked_through(tx: &Tx, scope: &Scope) -> Result<Uuid> {
    scope.installation()?;
    let row = Entity::find_by_id(Uuid::nil()).one(&tx.executor()).await?;
    Ok(row.map(|row| row.looked_through).unwrap_or_default())
}

/// Notes the last document that was looked at.
pub(crate) async fn look_through(tx: &Tx, scope: &Scope, id: Uuid) -> Result<()> {
    scope.installation()?;
    let row = ActiveModel {
        id: Set(Uuid::nil()),
        looked_through: Set(id),
    };
    let last = OnConflict::column(Column::Id)
        .update_column(Column::LookedThrough)
        .to_owned();
    Entity::insert_many([row])
        .on_conflict(last)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}
