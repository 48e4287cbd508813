//! The table of reports.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;
use types::kit::text::Language;
use types::reports::{NewReport, ReportAccount, ReportId};
use types::resellers::ResellerId;
use types::users::MemberId;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::page::page_of;

/// What was asked, and for whom to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    pub report: NewReport,
    pub account: Option<ReportAccount>,
    pub language: Language,
}

/// A report as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub id: ReportId,
    pub reseller: ResellerId,
    pub member: MemberId,
    pub asked: Asked,
    pub name: String,
    pub documents: i64,
    pub missing: i64,
    pub bytes: Option<i64>,
    pub file: Option<String>,
    pub created_at: DateTime<Utc>,
    pub ready_at: Option<DateTime<Utc>>,
    pub expires_at: DateTime<Utc>,
}

/// What came of making a report.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub file: String,
    pub bytes: i64,
    pub documents: i64,
    pub missing: i64,
    pub ready_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, report: &Kept) -> Result<()> {
    let row = ActiveModel {
        id: Set(report.id.0),
        reseller_id: Set(scope.reseller()?.0),
        member_id: Set(member(scope)?),
        asked: Set(serde_json::to_string(&report.asked)?),
        name: Set(report.name.clone()),
        documents: Set(report.documents),
        missing: Set(report.missing),
        bytes: Set(report.bytes),
        file: Set(report.file.clone()),
        created_at: Set(report.created_at),
        ready_at: Set(report.ready_at),
        expires_at: Set(report.expires_at),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// One page of the reports of whoever asks, the last first.
pub(super) async fn list(source: &impl Source, scope: &Scope, asked: &PageQuery) -> Result<Page<Kept>> {
    let mut query = own(scope)?;
    if let Some(cursor) = asked.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let size = page_size(asked.limit);
    let rows = query
        .order_by_desc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |row| row.id, Model::kept)
}

/// A report of whoever asks.
pub(super) async fn find(source: &impl Source, scope: &Scope, id: ReportId) -> Result<Kept> {
    let query = own(scope)?.filter(Column::Id.eq(id.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.kept()
}

/// The report of a job, or of a link; none when it was deleted.
pub(super) async fn by_id(source: &impl Source, id: ReportId) -> Result<Option<Kept>> {
    let row = Entity::find_by_id(id.0).one(&source.executor()).await?;
    row.map(Model::kept).transpose()
}

/// Notes what came of making a report.
pub(super) async fn made(tx: &Tx, scope: &Scope, id: ReportId, made: &Made) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::File, made.file.clone().into())
        .col_expr(Column::Bytes, made.bytes.into())
        .col_expr(Column::Documents, made.documents.into())
        .col_expr(Column::Missing, made.missing.into())
        .col_expr(Column::ReadyAt, made.ready_at.into())
        .col_expr(Column::ExpiresAt, made.expires_at.into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .exec(&tx.executor())
        .await?;
    Ok(())
}

pub(super) async fn delete(tx: &Tx, scope: &Scope, id: ReportId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .filter(Column::MemberId.eq(member(scope)?))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .exec(&tx.executor())
        .await?;
    Ok(())
}

/// So many reports whose files are to be removed by that time, and are there.
pub(super) async fn spent(source: &impl Source, now: DateTime<Utc>, most: u64) -> Result<Vec<Kept>> {
    let query = Entity::find()
        .filter(Column::ExpiresAt.lte(now))
        .filter(Column::File.is_not_null())
        .limit(most);
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(Model::kept).collect()
}

/// Notes that the file of a report is gone.
pub(super) async fn without_file(tx: &Tx, id: ReportId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::File, Expr::value(Option::<String>::None))
        .filter(Column::Id.eq(id.0))
        .exec(&tx.executor())
        .await?;
    Ok(())
}

/// So many reports that expired before that time.
pub(super) async fn old(source: &impl Source, before: DateTime<Utc>, most: u64) -> Result<Vec<Kept>> {
    let query = Entity::find().filter(Column::ExpiresAt.lt(before)).limit(most);
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(Model::kept).collect()
}

/// Forgets some reports.
pub(super) async fn forget(tx: &Tx, ids: &[Uuid]) -> Result<()> {
    let delete = Entity::delete_many().filter(Column::Id.is_in(ids.iter().copied()));
    delete.exec(&tx.executor()).await?;
    Ok(())
}

fn own(scope: &Scope) -> Result<Select<Entity>> {
    Ok(Entity::find()
        .filter(Column::MemberId.eq(member(scope)?))
        .filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

/// Whose reports are reached: one's own.
fn member(scope: &Scope) -> Result<Uuid> {
    scope.actor().id.ok_or_else(|| Code::NotFound.into())
}

impl Model {
    fn kept(self) -> Result<Kept> {
        Ok(Kept {
            id: ReportId(self.id),
            reseller: ResellerId(self.reseller_id),
            member: MemberId(self.member_id),
            asked: serde_json::from_str(&self.asked)?,
            name: self.name,
            documents: self.documents,
            missing: self.missing,
            bytes: self.bytes,
            file: self.file,
            created_at: self.created_at,
            ready_at: self.ready_at,
            expires_at: self.expires_at,
        })
    }
}
