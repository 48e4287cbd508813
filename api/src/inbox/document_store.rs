//! The documents that items are about.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, CaseStatement, Expr, ExprTrait, OnConflict, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult};
use types::accounts::AccountId;
use types::documents::{DocumentId, DocumentKind};
use types::inbox::{Cause, InboxDocument};
use uuid::Uuid;

use super::document_entity::{ActiveModel, Column, Entity};
use super::model::{Known, Marked};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// Keeps documents under the cause they have now. One that is kept under it already stays as it is; one that changes its
/// cause is set aside no more.
pub(super) async fn put(tx: &Tx, scope: &Scope, marked: &[Marked]) -> Result<()> {
    if marked.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |each: &Marked| ActiveModel {
        document_id: Set(each.document.id.0),
        reseller_id: Set(reseller),
        account_id: Set(each.account.0),
        cause: Set(each.cause.name().to_owned()),
        kind: Set(each.document.kind.name().to_owned()),
        series: Set(each.document.series.clone()),
        number: Set(each.document.number),
        due_at: Set(each.due_at),
        act_by: Set(each.act_by),
        opens_at: Set(each.opens_at),
        dismissed_at: Set(None),
    };
    let mut change = OnConflict::column(Column::DocumentId);
    for column in [Column::DueAt, Column::ActBy, Column::OpensAt, Column::DismissedAt] {
        let as_it_was: SimpleExpr = CaseStatement::new()
            .case(
                Expr::col((Entity, Column::Cause)).eq(Expr::col((Alias::new("excluded"), Column::Cause))),
                Expr::col((Entity, column)),
            )
            .finally(Expr::col((Alias::new("excluded"), column)))
            .into();
        change.value(column, as_it_was);
    }
    change.update_column(Column::Cause);
    Entity::insert_many(marked.iter().map(row))
        .on_conflict(change)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Forgets documents; tells how many there were.
pub(super) async fn remove(tx: &Tx, scope: &Scope, ids: &[DocumentId]) -> Result<u64> {
    if ids.is_empty() {
        return Ok(0);
    }
    let delete = Entity::delete_many()
        .filter(Column::DocumentId.is_in(ids.iter().map(|id| id.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    Ok(delete.exec(&tx.executor()).await?.rows_affected)
}

/// Sets the documents of an account and cause aside, or takes back that they were at that time.
pub(super) async fn set_aside(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    cause: Cause,
    (from, to): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
) -> Result<()> {
    let mut update = Entity::update_many()
        .col_expr(Column::DismissedAt, Expr::val(to))
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Cause.eq(cause.name()));
    update = match from {
        Some(at) => update.filter(Column::DismissedAt.eq(at)),
        None => update.filter(Column::DismissedAt.is_null()),
    };
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Documents by account and cause.
pub(super) type ByCause = HashMap<(AccountId, Cause), Known>;

/// How many documents of some accounts need a person, by cause, and which presses most.
pub(super) async fn of_accounts(source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<ByCause> {
    const OVER: &str = "OVER (PARTITION BY account_id, cause)";
    let window = |what: &str| Expr::cust(format!("{what} {OVER}"));
    let ranked = Query::select()
        .columns([
            Column::AccountId,
            Column::Cause,
            Column::DocumentId,
            Column::Kind,
            Column::Series,
            Column::Number,
            Column::DueAt,
            Column::ActBy,
            Column::OpensAt,
        ])
        .expr_as(
            Expr::cust(
                "ROW_NUMBER() OVER (PARTITION BY account_id, cause \
                 ORDER BY CASE WHEN dismissed_at IS NULL THEN 0 ELSE 1 END, act_by, document_id)",
            ),
            "place",
        )
        .expr_as(window("COUNT(*)"), "of_all")
        .expr_as(window("COUNT(CASE WHEN dismissed_at IS NULL THEN 1 END)"), "fresh")
        .expr_as(
            window("MIN(CASE WHEN dismissed_at IS NULL THEN opens_at END)"),
            "first_at",
        )
        .from(Entity)
        .and_where(Expr::col(Column::ResellerId).eq(scope.reseller()?.0))
        .and_where(Expr::col(Column::AccountId).is_in(accounts.iter().map(|account| account.0)))
        .take();
    let select = Query::select()
        .expr(Expr::cust("*"))
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("place").eq(1))
        .take();
    let rows = source.executor().query_all(&select).await?;
    rows.iter().map(read).collect()
}

/// The documents that are kept as not sent, by their ids.
pub(crate) fn not_sent() -> SelectStatement {
    Query::select()
        .column(Column::DocumentId)
        .from(Entity)
        .and_where(Expr::col(Column::Cause).eq(Cause::NotSent.name()))
        .take()
}

fn read(row: &QueryResult) -> Result<((AccountId, Cause), Known)> {
    let unknown = |what: &str| Error::broken(format!("unknown {what}"));
    let cause: String = row.try_get("", "cause")?;
    let cause = Cause::of_name(&cause).ok_or_else(|| unknown("cause"))?;
    let kind: String = row.try_get("", "kind")?;
    let account = AccountId(row.try_get::<Uuid>("", "account_id")?);
    let first = Marked {
        document: InboxDocument {
            id: DocumentId(row.try_get::<Uuid>("", "document_id")?),
            kind: DocumentKind::of_name(&kind).ok_or_else(|| unknown("kind"))?,
            series: row.try_get("", "series")?,
            number: row.try_get("", "number")?,
        },
        account,
        cause,
        due_at: row.try_get("", "due_at")?,
        act_by: row.try_get("", "act_by")?,
        opens_at: row.try_get("", "opens_at")?,
    };
    let known = Known {
        all: row.try_get("", "of_all")?,
        fresh: row.try_get("", "fresh")?,
        opens_at: row.try_get("", "first_at")?,
        first,
    };
    Ok(((account, cause), known))
}
