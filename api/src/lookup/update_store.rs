//! The table of updates of the padrón, which belong to the installation.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::lookup::{Padron, PadronEnd, PadronFailure, PadronStage};
use uuid::Uuid;

use super::update_entity::{ActiveModel, Column as C, Entity, Model};
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// So many are kept.
const KEPT: u64 = 50;

/// An update, as it is kept.
pub(super) struct Update {
    pub id: Uuid,
    pub began_at: DateTime<Utc>,
    pub stage: PadronStage,
    pub end: Option<PadronEnd>,
}

/// Writes that one begins.
pub(super) async fn insert(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        began_at: Set(now),
        stage: Set(PadronStage::Waiting.name().to_owned()),
        ended_at: Set(None),
        imported: Set(None),
        rejected: Set(None),
        failure: Set(None),
        detail: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// The latest ones, the newest first.
pub(super) async fn latest(source: &impl Source, count: u64) -> Result<Vec<Update>> {
    let rows = Entity::find()
        .order_by_desc(C::BeganAt)
        .order_by_desc(C::Id)
        .limit(count)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::read).collect()
}

/// Writes what one is doing.
pub(super) async fn reach(tx: &Tx, id: Uuid, stage: PadronStage) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(C::Stage, stage.name().into())
        .filter(C::Id.eq(id));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Writes what came of one: what was imported, if anything was, or why it failed and more about that.
pub(super) async fn end(
    tx: &Tx,
    id: Uuid,
    came: &std::result::Result<Option<Padron>, (PadronFailure, String)>,
    now: DateTime<Utc>,
) -> Result<()> {
    let imported = came.as_ref().ok().and_then(Option::as_ref);
    let failure = came.as_ref().err();
    let update = Entity::update_many()
        .col_expr(C::EndedAt, now.into())
        .col_expr(C::Imported, Expr::value(imported.map(|padron| padron.rows)))
        .col_expr(C::Rejected, Expr::value(imported.map(|padron| padron.rejected)))
        .col_expr(C::Failure, Expr::value(failure.map(|(failure, _)| failure.name())))
        .col_expr(C::Detail, Expr::value(failure.map(|(_, detail)| detail.clone())))
        .filter(C::Id.eq(id));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Removes all but the latest; tells which.
pub(super) async fn prune(tx: &Tx) -> Result<Vec<Uuid>> {
    let old = Entity::find()
        .select_only()
        .column(C::Id)
        .order_by_desc(C::BeganAt)
        .offset(KEPT)
        .limit(KEPT)
        .into_tuple::<Uuid>();
    let old = old.all(&tx.executor()).await?;
    let delete = Entity::delete_many().filter(C::Id.is_in(old.iter().copied()));
    delete.exec(&tx.executor()).await?;
    Ok(old)
}

impl Model {
    fn read(self) -> Result<Update> {
        let broken = |what: &str| Error::broken(format!("unknown {what} of an update of the padrón"));
        let failure = self
            .failure
            .as_deref()
            .map(|name| PadronFailure::of_name(name).ok_or(broken("failure")));
        let failure = failure.transpose()?;
        let end = self.ended_at.map(|ended_at| PadronEnd {
            began_at: self.began_at,
            ended_at,
            is_newer: self.imported.is_some(),
            rows: self.imported,
            rejected: self.rejected,
            failure,
            detail: self.detail,
        });
        Ok(Update {
            id: self.id,
            began_at: self.began_at,
            stage: PadronStage::of_name(&self.stage).ok_or_else(|| broken("stage"))?,
            end,
        })
    }
}
