//! What an account's software reports of itself, in the tables of counts.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{CaseStatement, Cond, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult, QueryTrait};
use types::accounts::AccountId;
use types::usage::Notifications;

use super::admit_store::CycleKey;
use super::{cycle_entity as cycle, known_store, total_entity as total};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// What was made in a cycle so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Made {
    pub sales_notes: i64,
    pub lookups: i64,
}

/// What there is at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct There {
    pub establishments: Option<i64>,
    pub notifications: Option<Notifications>,
    pub certificate_until: Option<DateTime<Utc>>,
}

/// Raises the counts of a cycle to those reported, where they are lower; false when none is.
pub(crate) async fn raise(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    starts_on: NaiveDate,
    made: Made,
) -> Result<bool> {
    use cycle::Column as C;
    if made == Made::default() {
        return Ok(false);
    }
    let first = cycle::ActiveModel {
        reported_notes: Set(made.sales_notes),
        reported_lookups: Set(made.lookups),
        ..cycle::nothing(account.0, scope.reseller()?.0, starts_on)
    };
    let counted = |column: C| Expr::col((cycle::Entity, column));
    let all_notes = || counted(C::SalesNotes).add(counted(C::ReportedNotes));
    let elsewhere = CaseStatement::new()
        .case(
            all_notes().lt(made.sales_notes),
            Expr::val(made.sales_notes).sub(counted(C::SalesNotes)),
        )
        .finally(counted(C::ReportedNotes));
    let lookups = CaseStatement::new()
        .case(counted(C::ReportedLookups).lt(made.lookups), made.lookups)
        .finally(counted(C::ReportedLookups));
    let mut more = OnConflict::columns([C::AccountId, C::StartsOn]);
    more.value(C::ReportedNotes, elsewhere);
    more.value(C::ReportedLookups, lookups);
    let raises = Cond::any()
        .add(all_notes().lt(made.sales_notes))
        .add(counted(C::ReportedLookups).lt(made.lookups));
    more.action_cond_where(raises);
    let raised = cycle::Entity::insert(first)
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(raised == 1)
}

/// Counts so many look-ups more of each cycle that were answered here, or takes some back; how many there are in each
/// then, with those made elsewhere.
pub(crate) async fn count_lookups(
    tx: &Tx,
    scope: &Scope,
    counted: &BTreeMap<CycleKey, i64>,
) -> Result<HashMap<CycleKey, i64>> {
    use cycle::Column as C;
    if counted.is_empty() {
        return Ok(HashMap::new());
    }
    let reseller = scope.reseller()?.0;
    let row = |((account, starts_on), lookups): (&CycleKey, &i64)| cycle::ActiveModel {
        lookups: Set(*lookups),
        ..cycle::nothing(account.0, reseller, *starts_on)
    };
    let sum = Expr::col((cycle::Entity, C::Lookups)).add(Expr::col(("excluded", C::Lookups)));
    let more = OnConflict::columns([C::AccountId, C::StartsOn])
        .value(C::Lookups, sum)
        .to_owned();
    let mut insert = cycle::Entity::insert_many(counted.iter().map(row))
        .on_conflict(more)
        .into_query();
    insert.returning(Query::returning().columns([C::AccountId, C::StartsOn, C::Lookups, C::ReportedLookups]));
    let rows = tx.executor().query_all(&insert).await?;
    let told = |row: QueryResult| {
        let key = (AccountId(row.try_get("", "account_id")?), row.try_get("", "starts_on")?);
        let here: i64 = row.try_get("", "lookups")?;
        Ok((key, here + row.try_get::<i64>("", "reported_lookups")?))
    };
    rows.into_iter().map(told).collect()
}

/// Counts look-ups made elsewhere in a cycle.
pub(crate) async fn add_lookups(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    starts_on: NaiveDate,
    lookups: i64,
) -> Result<()> {
    use cycle::Column as C;
    let first = cycle::ActiveModel {
        reported_lookups: Set(lookups),
        ..cycle::nothing(account.0, scope.reseller()?.0, starts_on)
    };
    let mut more = OnConflict::columns([C::AccountId, C::StartsOn]);
    let counted = Expr::col((cycle::Entity, C::ReportedLookups));
    more.value(C::ReportedLookups, counted.add(lookups));
    let insert = cycle::Entity::insert(first).on_conflict(more);
    insert.exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Writes what there is, unless something later was reported before.
pub(crate) async fn note(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    there: There,
    counted_at: DateTime<Utc>,
) -> Result<()> {
    use total::Column as T;
    if there == There::default() {
        return Ok(());
    }
    let earlier = Cond::any()
        .add(T::ReportedAt.is_null())
        .add(T::ReportedAt.lte(counted_at));
    let mut update = total::Entity::update_many()
        .col_expr(T::ReportedAt, counted_at.into())
        .filter(T::AccountId.eq(account.0))
        .filter(T::ResellerId.eq(scope.reseller()?.0))
        .filter(earlier);
    if let Some(establishments) = there.establishments {
        update = update.col_expr(T::Establishments, establishments.into());
    }
    if let Some(notes) = there.notifications {
        update = update
            .col_expr(T::NotSent, notes.not_sent.into())
            .col_expr(T::PendingVoiding, notes.pending_voiding.into())
            .col_expr(T::WithErrors, notes.with_errors.into())
            .col_expr(T::OldestAt, Expr::val(notes.oldest_at))
            .col_expr(
                T::WithProblems,
                known_store::with_problems(notes.any(), known_store::KNOWN),
            );
    }
    if let Some(until) = there.certificate_until {
        update = update.col_expr(T::CertificateUntil, until.into());
    }
    update.exec(&tx.executor()).await?;
    Ok(())
}
