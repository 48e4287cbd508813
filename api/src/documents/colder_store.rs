//! The table of months whose files are in colder storage.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use uuid::Uuid;

use super::colder_entity::{ActiveModel, Column, Entity};
use super::month_entity as month;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// A month of an account, by its first day.
pub(crate) type AccountMonth = (AccountId, NaiveDate);

/// So many months are named in one statement.
const TOGETHER: usize = 500;

/// Files that were moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moved {
    pub documents: i64,
    pub bytes: i64,
}

/// Whether a file that came in on a day may be of a month that was moved already: no plan moves a month sooner.
pub(crate) fn may_be_colder(issued_on: NaiveDate, today: NaiveDate) -> bool {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
    months(today) - months(issued_on) > 3
}

/// The months before that one in which some accounts issued anything and whose files are not all moved, in order.
pub(crate) async fn unsettled(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
    before: NaiveDate,
) -> Result<Vec<AccountMonth>> {
    use month::Column as M;
    let column = |column: M| Expr::col((month::Entity, column));
    let settled = Query::select()
        .column((Entity, Column::AccountId))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::AccountId)).eq(column(M::Part)))
        .and_where(Expr::col((Entity, Column::Month)).eq(column(M::Month)))
        .and_where(Expr::col((Entity, Column::Settled)).eq(true))
        .take();
    let query = month::Entity::find()
        .select_only()
        .columns([M::Part, M::Month])
        .distinct()
        .filter(M::ResellerId.eq(scope.reseller()?.0))
        .filter(M::Part.is_in(accounts.iter().map(|account| account.0)))
        .filter(M::Month.lt(before))
        .filter(M::Documents.gt(0))
        .filter(Condition::all().not().add(Expr::exists(settled)))
        .order_by_asc(M::Part)
        .order_by_asc(M::Month);
    let rows: Vec<(Uuid, NaiveDate)> = query.into_tuple().all(&source.executor()).await?;
    Ok(rows.into_iter().map(|(part, month)| (AccountId(part), month)).collect())
}

/// Begins to move a month: tells what it is to be settled with, unless a file comes in meanwhile.
pub(crate) async fn begin(tx: &Tx, scope: &Scope, (account, month): AccountMonth) -> Result<i64> {
    let first = ActiveModel {
        account_id: Set(account.0),
        month: Set(month),
        reseller_id: Set(scope.reseller()?.0),
        documents: Set(0),
        bytes: Set(0),
        settled: Set(false),
        changes: Set(0),
    };
    Entity::insert_many([first])
        .on_conflict_do_nothing_on([Column::AccountId, Column::Month])
        .exec_without_returning(&tx.executor())
        .await?;
    let row = Entity::find_by_id((account.0, month)).one(&tx.executor()).await?;
    let row = row.ok_or_else(|| Error::broken("a month that was begun is not there"))?;
    Ok(row.changes)
}

/// Notes what of a month was moved. It is settled when all there is was moved, and nothing came in since it was begun.
pub(crate) async fn end(
    tx: &Tx,
    scope: &Scope,
    (account, month): AccountMonth,
    moved: Moved,
    (changes, whole): (i64, bool),
) -> Result<()> {
    let settled = Expr::col(Column::Changes).eq(changes).and(Expr::val(whole));
    let update = Entity::update_many()
        .col_expr(Column::Documents, moved.documents.into())
        .col_expr(Column::Bytes, moved.bytes.into())
        .col_expr(Column::Settled, settled)
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::Month.eq(month))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Files of these days came in: if their months were moved, they are looked at again.
pub(crate) async fn look_again(
    tx: &Tx,
    scope: &Scope,
    came: impl IntoIterator<Item = (AccountId, NaiveDate)>,
) -> Result<()> {
    let first = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let months: BTreeSet<AccountMonth> = came.into_iter().map(|(account, day)| (account, first(day))).collect();
    let months: Vec<AccountMonth> = months.into_iter().collect();
    for some in months.chunks(TOGETHER) {
        let each = some.iter().map(|(account, month)| (account.0, *month));
        let update = Entity::update_many()
            .col_expr(Column::Settled, false.into())
            .col_expr(Column::Changes, Expr::col(Column::Changes).add(1))
            .filter(Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::Month)]).in_tuples(each))
            .filter(Column::ResellerId.eq(scope.reseller()?.0));
        update.exec(&tx.executor()).await?;
    }
    Ok(())
}

/// What of an account was moved, and the last month of it.
pub(crate) async fn of_account(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
) -> Result<(Moved, Option<NaiveDate>)> {
    let query = Entity::find()
        .select_only()
        .column_as(Column::Documents.sum().cast_as("bigint"), "documents")
        .column_as(Column::Bytes.sum().cast_as("bigint"), "bytes")
        .column_as(Column::Month.max(), "last")
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Documents.gt(0));
    let row: Option<(Option<i64>, Option<i64>, Option<NaiveDate>)> = query.into_tuple().one(&source.executor()).await?;
    let (documents, bytes, last) = row.unwrap_or_default();
    let moved = Moved {
        documents: documents.unwrap_or_default(),
        bytes: bytes.unwrap_or_default(),
    };
    Ok((moved, last))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::may_be_colder;

    #[test]
    fn no_file_of_the_last_months_can_have_been_moved() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (issued, today, may) in [
            ("2026-11-30", "2026-11-30", false),
            ("2026-08-01", "2026-11-30", false),
            ("2026-07-31", "2026-11-01", true),
            ("2025-12-31", "2026-01-01", false),
            ("2025-09-30", "2026-01-01", true),
        ] {
            assert_eq!(may_be_colder(day(issued), day(today)), may, "{issued} on {today}");
        }
    }
}
