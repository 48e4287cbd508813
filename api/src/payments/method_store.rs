//! The table of the methods that resellers take.

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use types::payments::{MethodSetting, PaymentMethod};

use super::method_entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// The methods that the reseller said it takes, in its order; none where it never said.
pub(super) async fn list(source: &impl Source, scope: &Scope) -> Result<Vec<MethodSetting>> {
    let rows = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(Column::Place)
        .all(&source.executor())
        .await?;
    let read = |row: Model| {
        Ok(MethodSetting {
            method: PaymentMethod::of_name(&row.method).ok_or_else(|| Error::broken("unknown method"))?,
            enabled: true,
            details: row.details,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Writes the methods that are taken, and no others.
pub(super) async fn replace(tx: &Tx, scope: &Scope, methods: &[MethodSetting]) -> Result<()> {
    let reseller = scope.reseller()?.0;
    let delete = Entity::delete_many().filter(Column::ResellerId.eq(reseller));
    delete.exec(&tx.executor()).await?;
    let row = |(place, each): (i64, &MethodSetting)| ActiveModel {
        reseller_id: Set(reseller),
        method: Set(each.method.name().to_owned()),
        place: Set(place),
        details: Set(each.details.clone()),
    };
    Entity::insert_many((0..).zip(methods).map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}
