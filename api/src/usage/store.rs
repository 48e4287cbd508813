//! The tables of counts.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::future::try_join;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::kit::problem::Code;
use types::limits::{Cycle, Limit, Meter, NEAR, Nearness};
use types::usage::{CycleUsage, Notifications};
use uuid::Uuid;

use super::known_store::{self, KnownTrouble};
use super::{cycle_entity as cycle, total_entity as total};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// What is counted of one account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub total_documents: i64,
    pub total_demo_documents: i64,
    /// Documents of the cycle asked about.
    pub cycle_documents: i64,
    pub users: i64,
    pub establishments: i64,
    pub notifications: Notifications,
    /// What of these the account's software reported.
    pub reported: Notifications,
    /// What of these is known here.
    pub known: KnownTrouble,
    /// Until when its certificate is valid, as its software reported.
    pub certificate_until: Option<DateTime<Utc>>,
    /// Sales notes of the cycle asked about.
    pub sales_notes: i64,
    /// Look-ups of the cycle asked about.
    pub lookups: i64,
    /// What was sold with documents in the cycle asked about, in the smallest unit of the country's currency.
    pub sales_minor: i64,
    /// What was sold with sales notes, likewise.
    pub notes_minor: i64,
}

impl Counts {
    /// How much of a meter is counted.
    pub(crate) const fn used(&self, meter: Meter) -> i64 {
        match meter {
            Meter::Documents => self.cycle_documents,
            Meter::SalesNotes => self.sales_notes,
            Meter::Lookups => self.lookups,
            Meter::Users => self.users,
            Meter::Establishments => self.establishments,
            Meter::SalesAmount => self.sales_minor,
        }
    }
}

impl cycle::Model {
    /// Look-ups answered here, and those made elsewhere.
    const fn all_lookups(&self) -> i64 {
        self.lookups + self.reported_lookups
    }

    /// Sales notes admitted here, and those made elsewhere.
    pub(super) const fn all_notes(&self) -> i64 {
        self.sales_notes + self.reported_notes
    }
}

impl total::Model {
    /// What is reported and what is known here: of each the more, for both may count the same documents.
    fn notifications(&self) -> Notifications {
        Notifications {
            not_sent: Ord::max(self.not_sent, self.known_not_sent),
            pending_voiding: Ord::max(self.pending_voiding, self.known_voiding),
            with_errors: Ord::max(self.with_errors, self.known_errors),
            ..self.reported()
        }
    }

    const fn reported(&self) -> Notifications {
        Notifications {
            not_sent: self.not_sent,
            pending_voiding: self.pending_voiding,
            with_errors: self.with_errors,
            oldest_at: self.oldest_at,
            reported_at: self.reported_at,
        }
    }
}

/// The cycle a document is counted in, and its limit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Counted {
    pub starts_on: NaiveDate,
    pub runs: Cycle,
    /// None = unlimited.
    pub limit: Option<i64>,
    /// Whether sales notes use up the limit too.
    pub with_notes: bool,
}

/// Begins counting for a new account.
pub(crate) async fn open(tx: &Tx, scope: &Scope, account: AccountId) -> Result<()> {
    let row = total::nothing(account.0, scope.reseller()?.0);
    total::Entity::insert(row)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// The counts of some accounts, each with the cycle of its own that starts on the day given for it.
pub(crate) async fn of_accounts(
    source: &impl Source,
    scope: &Scope,
    wanted: &HashMap<AccountId, NaiveDate>,
) -> Result<HashMap<AccountId, Counts>> {
    let reseller = scope.reseller()?.0;
    let ids = || wanted.keys().map(|id| id.0);
    let executor = source.executor();
    let totals = total::Entity::find()
        .filter(total::Column::ResellerId.eq(reseller))
        .filter(total::Column::AccountId.is_in(ids()))
        .all(&executor);
    let cycles = cycle::Entity::find()
        .filter(cycle::Column::ResellerId.eq(reseller))
        .filter(cycle::Column::AccountId.is_in(ids()))
        .filter(cycle::Column::StartsOn.is_in(wanted.values().copied()))
        .all(&executor);
    let (totals, cycles) = try_join(totals, cycles).await?;

    let mut counts: HashMap<AccountId, Counts> = HashMap::new();
    for row in totals {
        let each = counts.entry(AccountId(row.account_id)).or_default();
        each.total_documents = row.documents;
        each.total_demo_documents = row.demo_documents;
        each.users = row.users;
        each.establishments = row.establishments;
        each.notifications = row.notifications();
        each.reported = row.reported();
        each.certificate_until = row.certificate_until;
        each.known = KnownTrouble {
            not_sent: row.known_not_sent,
            voiding: row.known_voiding,
            errors: row.known_errors,
        };
    }
    for row in cycles {
        let account = AccountId(row.account_id);
        if wanted.get(&account) == Some(&row.starts_on) {
            let each = counts.entry(account).or_default();
            each.cycle_documents = row.documents;
            each.sales_notes = row.all_notes();
            each.lookups = row.all_lookups();
            each.sales_minor = row.sales_minor;
            each.notes_minor = row.notes_minor;
        }
    }
    Ok(counts)
}

/// The counts of one account and of its cycle that starts on that day.
pub(crate) async fn of_account(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    starts_on: NaiveDate,
) -> Result<Counts> {
    let wanted = HashMap::from([(account, starts_on)]);
    of_accounts(source, scope, &wanted)
        .await?
        .get(&account)
        .copied()
        .ok_or_else(|| Code::NotFound.into())
}

/// Gives a cycle another first day, with what it has counted. Where one of that day is there already, both become one.
pub(super) async fn move_cycle(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<()> {
    use cycle::Column as C;
    let reseller = scope.reseller()?.0;
    let of_day = |day: NaiveDate| cycle::Entity::find_by_id((account.0, day)).filter(C::ResellerId.eq(reseller));
    let Some(row) = of_day(from).one(&tx.executor()).await?.filter(|_| from != to) else {
        return Ok(());
    };
    let there = |column: C| Expr::col((cycle::Entity, column));
    let mut add = OnConflict::columns([C::AccountId, C::StartsOn]);
    add.value(C::Documents, there(C::Documents).add(row.documents));
    add.value(C::DemoDocuments, there(C::DemoDocuments).add(row.demo_documents));
    add.value(C::SalesNotes, there(C::SalesNotes).add(row.sales_notes));
    add.value(C::ReportedLookups, there(C::ReportedLookups).add(row.reported_lookups));
    add.value(C::Lookups, there(C::Lookups).add(row.lookups));
    add.value(C::SalesMinor, there(C::SalesMinor).add(row.sales_minor));
    add.value(C::NotesMinor, there(C::NotesMinor).add(row.notes_minor));
    add.value(C::ReportedNotes, there(C::ReportedNotes).add(row.reported_notes));
    let moved = cycle::ActiveModel {
        starts_on: Set(to),
        ..row.into_active_model().reset_all()
    };
    let insert = cycle::Entity::insert(moved).on_conflict(add);
    insert.exec_without_returning(&tx.executor()).await?;
    let delete = cycle::Entity::delete_by_id((account.0, from)).filter(C::ResellerId.eq(reseller));
    delete.exec(&tx.executor()).await?;
    Ok(())
}

/// The last cycles of an account that start after a day, so many at most, the oldest first.
pub(super) async fn last_cycles(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    after: NaiveDate,
    most: u32,
) -> Result<Vec<CycleUsage>> {
    let query = cycle::Entity::find()
        .filter(cycle::Column::AccountId.eq(account.0))
        .filter(cycle::Column::ResellerId.eq(scope.reseller()?.0))
        .filter(cycle::Column::StartsOn.gt(after))
        .order_by_desc(cycle::Column::StartsOn)
        .limit(u64::from(most));
    let row = |row: cycle::Model| CycleUsage {
        starts_on: row.starts_on,
        documents: row.documents,
        demo_documents: row.demo_documents,
        sales_notes: row.all_notes(),
        lookups: row.all_lookups(),
    };
    let rows = query.all(&source.executor()).await?;
    Ok(rows.into_iter().rev().map(row).collect())
}

/// Marks which cycles of some accounts are near their limit as it is now, and no others: after the limits or the days
/// of their cycles changed. Each account comes with its cycles that may still run. Accounts of the same cycles and limit
/// are marked in one statement.
pub(crate) async fn mark_near(tx: &Tx, scope: &Scope, accounts: &[(AccountId, [Counted; 2])]) -> Result<()> {
    use cycle::Column as C;
    let reseller = scope.reseller()?;
    let update = |accounts: &[Uuid], from: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>| {
        cycle::Entity::update_many()
            .col_expr(C::NearFrom, Expr::val(from))
            .col_expr(C::NearUntil, Expr::val(until))
            .filter(C::AccountId.is_in(accounts.iter().copied()))
            .filter(C::ResellerId.eq(reseller.0))
    };
    let ids: Vec<_> = accounts.iter().map(|(account, _)| *account).collect();
    known_store::look_again(tx, scope, &ids).await?;
    let all: Vec<_> = ids.iter().map(|account| account.0).collect();
    let none = update(&all, None, None).filter(C::NearUntil.is_not_null());
    none.exec(&tx.executor()).await?;

    let mut alike: HashMap<&Counted, Vec<Uuid>> = HashMap::new();
    for (account, cycles) in accounts {
        for each in cycles {
            alike.entry(each).or_default().push(account.0);
        }
    }
    for (cycle, accounts) in alike {
        let Some(limit) = cycle.limit else { continue };
        let near = update(&accounts, Some(cycle.runs.starts_at), Some(cycle.runs.resets_at))
            .filter(C::StartsOn.eq(cycle.starts_on))
            .filter(is_near(cycle.used(Expr::col), limit));
        near.exec(&tx.executor()).await?;
    }
    Ok(())
}

impl Counted {
    /// What `PlanTerms::documents_used` says, for the database.
    fn used(&self, counted: impl Fn(cycle::Column) -> Expr) -> Expr {
        let documents = counted(cycle::Column::Documents);
        if self.with_notes {
            let notes = counted(cycle::Column::SalesNotes).add(counted(cycle::Column::ReportedNotes));
            documents.add(notes)
        } else {
            documents
        }
    }

    /// From when until when the cycle runs, if so many documents are near its limit.
    pub(crate) fn near(&self, documents: i64) -> Option<&Cycle> {
        let limit = Limit::of(self.limit, None, true, documents);
        (limit.nearness() != Nearness::Far).then_some(&self.runs)
    }
}

/// What [`Limit::nearness`] says, for the database.
fn is_near(documents: Expr, limit: i64) -> Expr {
    documents.mul(100).gte(limit.saturating_mul(NEAR))
}

/// How many users an account has, as it last reported.
pub(crate) async fn users(source: &impl Source, scope: &Scope, account: AccountId) -> Result<i64> {
    let query = total::Entity::find_by_id(account.0).filter(total::Column::ResellerId.eq(scope.reseller()?.0));
    let row = query.one(&source.executor()).await?.ok_or(Code::NotFound)?;
    Ok(row.users)
}

/// Writes how many users an account has now.
pub(crate) async fn set_users(tx: &Tx, scope: &Scope, account: AccountId, users: i64) -> Result<()> {
    set(tx, scope, account, total::Column::Users, users).await
}

/// Writes how many establishments an account has now.
pub(crate) async fn set_establishments(tx: &Tx, scope: &Scope, account: AccountId, establishments: i64) -> Result<()> {
    set(tx, scope, account, total::Column::Establishments, establishments).await
}

async fn set(tx: &Tx, scope: &Scope, account: AccountId, column: total::Column, count: i64) -> Result<()> {
    let update = total::Entity::update_many()
        .col_expr(column, count.into())
        .filter(total::Column::AccountId.eq(account.0))
        .filter(total::Column::ResellerId.eq(scope.reseller()?.0));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::NotFound.into()),
        _ => Ok(()),
    }
}
