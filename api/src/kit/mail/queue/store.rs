//! The table of mails.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use self::entity::{ActiveModel, Column, Entity, Model};
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

mod entity;

/// A mail whose time has come.
pub(super) struct Due {
    pub id: Uuid,
    pub reseller: Option<Uuid>,
    pub sealed: String,
    pub attempts: usize,
    pub next_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Writes mails that wait from now on, each by its id and as it was sealed.
pub(super) async fn insert(
    tx: &Tx,
    reseller: Option<Uuid>,
    mails: Vec<(Uuid, String)>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    let row = |(id, sealed)| ActiveModel {
        id: Set(id),
        reseller_id: Set(reseller),
        sealed: Set(Some(sealed)),
        attempts: Set(0),
        next_at: Set(Some(now)),
        fault: Set(None),
        created_at: Set(now),
        expires_at: Set(expires_at),
        sent_at: Set(None),
    };
    Entity::insert_many(mails.into_iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

pub(super) async fn due(source: &impl Source, now: DateTime<Utc>, limit: u64) -> Result<Vec<Due>> {
    let query = Entity::find()
        .filter(Column::NextAt.lte(now))
        .order_by_asc(Column::NextAt)
        .limit(limit);
    let rows = query.all(&source.executor()).await?;
    Ok(rows.into_iter().filter_map(Model::due).collect())
}

/// Claims a mail until that time; false when somebody else did.
pub(super) async fn claim(tx: &Tx, id: Uuid, seen: DateTime<Utc>, until: DateTime<Utc>) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::NextAt, until.into())
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::NextAt.eq(seen));
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

pub(super) async fn sent(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let update = erase().col_expr(Column::SentAt, now.into()).filter(Column::Id.eq(id));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Notes why it was not sent, and when to try again: never, when there is no next time.
pub(super) async fn failed(tx: &Tx, id: Uuid, fault: &str, next: Option<DateTime<Utc>>) -> Result<()> {
    let update = match next {
        Some(next) => Entity::update_many().col_expr(Column::NextAt, next.into()),
        None => erase(),
    };
    let update = update.col_expr(Column::Fault, fault.into()).filter(Column::Id.eq(id));
    update.exec(&tx.executor()).await?;
    Ok(())
}

pub(super) async fn delete_before(tx: &Tx, before: DateTime<Utc>) -> Result<()> {
    let old = Entity::delete_many()
        .filter(Column::CreatedAt.lt(before))
        .filter(Column::NextAt.is_null());
    old.exec(&tx.executor()).await?;
    Ok(())
}

fn erase() -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::Sealed, Expr::value(Option::<String>::None))
        .col_expr(Column::NextAt, Expr::value(Option::<DateTime<Utc>>::None))
}

impl Model {
    fn due(self) -> Option<Due> {
        Some(Due {
            id: self.id,
            reseller: self.reseller_id,
            sealed: self.sealed?,
            attempts: usize::try_from(self.attempts).unwrap_or_default(),
            next_at: self.next_at?,
            expires_at: self.expires_at,
        })
    }
}
