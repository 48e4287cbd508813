//! The table of items.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use types::accounts::AccountId;
use types::documents::{DocumentId, DocumentKind};
use types::inbox::{Cause, DismissalReason, InboxDocument, InboxItemId};
use types::kit::money::{Currency, Money};
use types::kit::problem::Code;
use types::limits::Meter;
use types::resellers::ResellerId;
use types::tax_id::Country;
use types::users::MemberId;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::{Figures, Item, SetAside, Standing, Subject};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::usage::list_store;

/// One item, held until the transaction ends.
pub(super) async fn hold(tx: &Tx, scope: &Scope, id: InboxItemId) -> Result<Item> {
    let query = Entity::find_by_id(id.0)
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .lock_exclusive();
    query.one(&tx.executor()).await?.ok_or(Code::NotFound)?.item()
}

/// The account that an item is about.
pub(super) async fn account_of(source: &impl Source, scope: &Scope, id: InboxItemId) -> Result<AccountId> {
    let query = Entity::find_by_id(id.0).filter(Column::ResellerId.eq(scope.reseller()?.0));
    let row = query.one(&source.executor()).await?.ok_or(Code::NotFound)?;
    Ok(AccountId(row.account_id))
}

/// Those of some items that are there, held until the transaction ends.
pub(super) async fn hold_all(tx: &Tx, scope: &Scope, ids: &[InboxItemId]) -> Result<HashMap<InboxItemId, Item>> {
    let query = Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(Column::Id)
        .lock_exclusive();
    let rows = query.all(&tx.executor()).await?;
    let read = |row: Model| row.item().map(|item| (item.id, item));
    rows.into_iter().map(read).collect()
}

/// Every item of some accounts.
pub(super) async fn of_accounts(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<HashMap<(AccountId, Subject), Item>> {
    let query = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows = query.all(&source.executor()).await?;
    let read = |row: Model| row.item().map(|item| ((item.account, item.subject), item));
    rows.into_iter().map(read).collect()
}

/// How many documents the items of an account are about, at most.
pub(super) async fn most_of(tx: &Tx, scope: &Scope, account: AccountId) -> Result<i64> {
    let query = Entity::find()
        .select_only()
        .column_as(Column::Count.max(), "most")
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Standing.ne(Standing::Closed.name()));
    let most: Option<Option<i64>> = query.into_tuple().one(&tx.executor()).await?;
    Ok(most.flatten().unwrap_or_default())
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, items: &[Item]) -> Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?;
    let rows = items.iter().map(|item| row(reseller, item).into_active_model());
    Entity::insert_many(rows).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Writes an item as it is to be.
pub(super) async fn update(tx: &Tx, scope: &Scope, item: &Item) -> Result<()> {
    let reseller = scope.reseller()?;
    let row: ActiveModel = row(reseller, item).into_active_model().reset_all();
    let update = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(item.id.0))
        .filter(Column::ResellerId.eq(reseller.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Gives items to a member or to nobody, each as its next version.
pub(super) async fn assign(tx: &Tx, scope: &Scope, ids: &[InboxItemId], to: Option<MemberId>) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let update = Entity::update_many()
        .col_expr(Column::AssigneeId, Expr::val(to.map(|member| member.0)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// The accounts with items that time changes now, so many at most, each with its reseller.
pub(crate) async fn timely(
    source: &impl Source,
    scope: &Scope,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<(ResellerId, AccountId)>> {
    scope.installation()?;
    let query = Entity::find()
        .select_only()
        .column(Column::ResellerId)
        .column(Column::AccountId)
        .filter(Column::LooksAt.lte(now))
        .order_by_asc(Column::LooksAt)
        .limit(most);
    let rows: Vec<(Uuid, Uuid)> = query.into_tuple().all(&source.executor()).await?;
    let told = |(reseller, account)| (ResellerId(reseller), AccountId(account));
    Ok(rows.into_iter().map(told).collect())
}

/// The accounts whose running cycle passed a mark that no item tells of, so many at most.
pub(crate) async fn past_a_mark(
    source: &impl Source,
    scope: &Scope,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<AccountId>> {
    let item = |column: Column| Expr::col((Entity, column));
    let near = list_store::near_counts(scope.reseller()?.0, now);
    let own = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(item(Column::AccountId).equals(("near", "account_id")))
        .filter(Column::Cause.eq(Cause::Limit.name()))
        .filter(Column::Meter.eq(Meter::Documents.name()))
        .filter(Column::Standing.ne(Standing::Closed.name()))
        .filter(
            item(Column::NextUsed)
                .is_null()
                .or(item(Column::NextUsed).gt(Expr::col(("near", "used")))),
        )
        .into_query();
    let select = Query::select()
        .column(("near", "account_id"))
        .from_subquery(near, "near")
        .and_where(Expr::exists(own).not())
        .limit(most)
        .take();
    let rows = source.executor().query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| Ok(AccountId(row.try_get_by_index::<Uuid>(0)?));
    rows.iter().map(read).collect()
}

fn row(reseller: ResellerId, item: &Item) -> Model {
    let Figures {
        count,
        grade,
        used,
        limit,
        ref currency,
        ref beyond,
        next_used,
        ref document,
        due_at,
    } = item.figures;
    let document = document.as_ref();
    let dismissed = item.dismissed.as_ref();
    let of_currency = beyond.as_ref().map(|price| &price.currency).or(currency.as_ref());
    Model {
        id: item.id.0,
        reseller_id: reseller.0,
        account_id: item.account.0,
        country: item.country.code().to_owned(),
        cause: item.subject.cause.name().to_owned(),
        meter: item.subject.meter.map_or("", Meter::name).to_owned(),
        standing: item.standing.name().to_owned(),
        count,
        grade,
        used,
        limit_to: limit,
        currency: of_currency.map(|currency| currency.as_str().to_owned()),
        beyond_minor: beyond.as_ref().map(|price| price.minor),
        next_used,
        document_id: document.map(|document| document.id.0),
        document_kind: document.map(|document| document.kind.name().to_owned()),
        document_series: document.map(|document| document.series.clone()),
        document_number: document.map(|document| document.number),
        due_at,
        act_by: item.act_by,
        looks_at: item.looks_at,
        since: item.since,
        assignee_id: item.assignee.map(|member| member.0),
        note: item.note.clone(),
        snoozed_until: item.snoozed_until,
        dismissed_reason: dismissed.map(|dismissed| dismissed.reason.name().to_owned()),
        dismissed_by: dismissed.map(|dismissed| dismissed.by.clone()),
        dismissed_at: dismissed.map(|dismissed| dismissed.at),
        dismissed_grade: dismissed.map_or(0, |dismissed| dismissed.grade),
        version: item.version,
    }
}

impl Model {
    pub(super) fn item(self) -> Result<Item> {
        let unknown = |what: &str| Error::broken(format!("unknown {what} of an item"));
        let cause = Cause::of_name(&self.cause).ok_or_else(|| unknown("cause"))?;
        let document = match (
            self.document_id,
            self.document_kind.as_deref().and_then(DocumentKind::of_name),
            self.document_series,
            self.document_number,
        ) {
            (Some(id), Some(kind), Some(series), Some(number)) => Some(InboxDocument {
                id: DocumentId(id),
                kind,
                series,
                number,
            }),
            _ => None,
        };
        let reason = self.dismissed_reason.as_deref().and_then(DismissalReason::of_name);
        let grade = self.dismissed_grade;
        let currency = self.currency.as_deref().and_then(|code| Currency::parse(code).ok());
        let dismissed = reason
            .zip(self.dismissed_by)
            .zip(self.dismissed_at)
            .map(|((reason, by), at)| SetAside { reason, by, at, grade });
        Ok(Item {
            id: InboxItemId(self.id),
            account: AccountId(self.account_id),
            country: Country::of_code(&self.country).ok_or_else(|| unknown("country"))?,
            subject: Subject {
                cause,
                meter: Meter::of_name(&self.meter),
            },
            standing: Standing::ALL
                .into_iter()
                .find(|standing| standing.name() == self.standing)
                .ok_or_else(|| unknown("standing"))?,
            figures: Figures {
                count: self.count,
                grade: self.grade,
                used: self.used,
                limit: self.limit_to,
                currency: currency.clone().filter(|_| self.beyond_minor.is_none()),
                beyond: self
                    .beyond_minor
                    .zip(currency)
                    .map(|(minor, currency)| Money { minor, currency }),
                next_used: self.next_used,
                document,
                due_at: self.due_at,
            },
            act_by: self.act_by,
            looks_at: self.looks_at,
            since: self.since,
            assignee: self.assignee_id.map(MemberId),
            note: self.note,
            snoozed_until: self.snoozed_until,
            dismissed,
            version: self.version,
        })
    }
}
