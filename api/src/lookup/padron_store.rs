//! The tables of imports and taxpayers. They belong to the installation, not to a reseller.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::lookup::Padron;
use uuid::Uuid;

use super::model::{Entry, Listed};
use super::{import_entity as import, taxpayer_entity as taxpayer};
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// The import that answers now.
pub(super) async fn current(source: &impl Source) -> Result<Option<(Uuid, Padron)>> {
    let query = import::Entity::find().filter(import::Column::Current.eq(true));
    let padron = |row: import::Model| {
        let id = row.id;
        (
            id,
            Padron {
                rows: row.rows,
                rejected: row.rejected,
                imported_at: row.imported_at,
                sha256: row.sha256,
            },
        )
    };
    Ok(query.one(&source.executor()).await?.map(padron))
}

/// What the import that answers has of a RUC, and of when that import is. The taxpayer is asked for in one statement,
/// so that an import which takes its place meanwhile is seen whole or not at all.
pub(super) async fn find(source: &impl Source, ruc: &str) -> Result<Option<(Entry, DateTime<Utc>)>> {
    let current = Query::select()
        .column(import::Column::Id)
        .from(import::Entity)
        .and_where(import::Column::Current.eq(true))
        .take();
    let query = taxpayer::Entity::find()
        .filter(taxpayer::Column::Ruc.eq(ruc))
        .filter(taxpayer::Column::ImportId.in_subquery(current));
    let Some(row) = query.one(&source.executor()).await? else {
        return Ok(None);
    };
    let import = import::Entity::find_by_id(row.import_id)
        .one(&source.executor())
        .await?;
    let entry = Entry {
        name: row.name,
        state: Some(row.state),
        condition: Some(row.condition),
        address: row.address,
        place_code: row.ubigeo,
    };
    Ok(import.map(|import| (entry, import.imported_at)))
}

/// Adds taxpayers to an import that does not answer yet; of two with the same number the first stays.
pub(super) async fn insert(tx: &Tx, import: Uuid, taxpayers: Vec<Listed>) -> Result<u64> {
    let row = |each: Listed| taxpayer::ActiveModel {
        import_id: Set(import),
        ruc: Set(each.ruc),
        name: Set(each.entry.name),
        state: Set(each.entry.state.unwrap_or_default()),
        condition: Set(each.entry.condition.unwrap_or_default()),
        ubigeo: Set(each.entry.place_code),
        address: Set(each.entry.address),
    };
    let first = OnConflict::columns([taxpayer::Column::ImportId, taxpayer::Column::Ruc])
        .do_nothing()
        .to_owned();
    let insert = taxpayer::Entity::insert_many(taxpayers.into_iter().map(row)).on_conflict(first);
    Ok(insert.exec_without_returning(&tx.executor()).await?)
}

/// Makes an import the one that answers.
pub(super) async fn switch(tx: &Tx, id: Uuid, padron: &Padron) -> Result<()> {
    let off = import::Entity::update_many().col_expr(import::Column::Current, false.into());
    off.filter(import::Column::Current.eq(true))
        .exec(&tx.executor())
        .await?;
    let row = import::ActiveModel {
        id: Set(id),
        rows: Set(padron.rows),
        rejected: Set(padron.rejected),
        sha256: Set(padron.sha256.clone()),
        current: Set(true),
        imported_at: Set(padron.imported_at),
    };
    import::Entity::insert(row)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Removes the taxpayers of every import but the one that answers.
pub(super) async fn clear(tx: &Tx, current: Option<Uuid>) -> Result<()> {
    let mut old = taxpayer::Entity::delete_many();
    if let Some(current) = current {
        old = old.filter(taxpayer::Column::ImportId.ne(current));
    }
    old.exec(&tx.executor()).await?;
    Ok(())
}
