//! The table of views.

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use types::kit::fault::Fault;
use types::kit::problem::Code;
use types::views::{View, ViewId};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx, breaks_unique};
use crate::kit::error::{Error, Result};

/// The views of whoever asks, the oldest first.
pub(super) async fn list(source: &impl Source, scope: &Scope) -> Result<Vec<View>> {
    let rows = own(scope)?.order_by_asc(Column::Id).all(&source.executor()).await?;
    Ok(rows.into_iter().map(View::from).collect())
}

/// How many views whoever asks has.
pub(super) async fn count(source: &impl Source, scope: &Scope) -> Result<u64> {
    Ok(own(scope)?.count(&source.executor()).await?)
}

pub(super) async fn find(source: &impl Source, scope: &Scope, id: ViewId) -> Result<View> {
    let query = own(scope)?.filter(Column::Id.eq(id.0));
    Ok(query.one(&source.executor()).await?.ok_or(Code::NotFound)?.into())
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, view: &View) -> Result<()> {
    let row = ActiveModel {
        id: Set(view.id.0),
        reseller_id: Set(scope.reseller()?.0),
        member_id: Set(scope.actor().id.ok_or(Code::NotAllowed)?),
        name: Set(view.name.clone()),
        query: Set(view.query.clone()),
        created_at: Set(view.created_at),
        version: Set(view.version),
    };
    let done = Entity::insert(row).exec_without_returning(&tx.executor()).await;
    named_alone(done).map(|_| ())
}

/// Writes name and query of a view, against the version before.
pub(super) async fn update(tx: &Tx, scope: &Scope, view: &View, against: i64) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Name, view.name.clone().into())
        .col_expr(Column::Query, view.query.clone().into())
        .col_expr(Column::Version, view.version.into())
        .filter(Column::Id.eq(view.id.0))
        .filter(Column::MemberId.eq(member(scope)?))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Version.eq(against));
    match named_alone(update.exec(&tx.executor()).await)?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

pub(super) async fn delete(tx: &Tx, scope: &Scope, id: ViewId) -> Result<()> {
    let delete = Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .filter(Column::MemberId.eq(member(scope)?))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    delete.exec(&tx.executor()).await?;
    Ok(())
}

fn own(scope: &Scope) -> Result<sea_orm::Select<Entity>> {
    Ok(Entity::find()
        .filter(Column::MemberId.eq(member(scope)?))
        .filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

/// Whose views are reached: one's own.
fn member(scope: &Scope) -> Result<Uuid> {
    scope.actor().id.ok_or_else(|| Code::NotFound.into())
}

/// A name one has given already is a fault of that field.
fn named_alone<T>(done: std::result::Result<T, DbErr>) -> Result<T> {
    match done {
        Err(error) if breaks_unique(&error, &["views_name", "name"]) => Err(Error::field("name", Fault::Taken)),
        other => Ok(other?),
    }
}

impl From<Model> for View {
    fn from(row: Model) -> Self {
        Self {
            id: ViewId(row.id),
            name: row.name,
            query: row.query,
            created_at: row.created_at,
            version: row.version,
        }
    }
}
