//! The counters of documents as they stand, and putting them right.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::limits::Cycle;

use super::cycle_tally::CycleTally;
use super::issued::Issued;
use super::{cycle_entity as cycle, day_entity as day, store, total_entity as total};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// What stands counted of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    pub total: Issued,
    pub cycles: BTreeMap<NaiveDate, StandingCycle>,
}

/// What stands counted in one cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StandingCycle {
    pub tally: CycleTally,
    /// Sales notes made elsewhere, which no document tells of.
    pub reported_notes: i64,
    /// While which time it is marked as near its limit.
    pub near: Option<Cycle>,
}

/// What stands counted of some accounts.
pub(crate) async fn of_accounts(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Standing>> {
    let reseller = scope.reseller()?.0;
    let ids = || accounts.iter().map(|account| account.0);
    let mut standing: HashMap<AccountId, Standing> = HashMap::new();
    let totals = total::Entity::find()
        .filter(total::Column::AccountId.is_in(ids()))
        .filter(total::Column::ResellerId.eq(reseller));
    for row in totals.all(&source.executor()).await? {
        standing.entry(AccountId(row.account_id)).or_default().total = Issued {
            documents: row.documents,
            demo_documents: row.demo_documents,
        };
    }
    let cycles = cycle::Entity::find()
        .filter(cycle::Column::AccountId.is_in(ids()))
        .filter(cycle::Column::ResellerId.eq(reseller));
    for row in cycles.all(&source.executor()).await? {
        let of_account = standing.entry(AccountId(row.account_id)).or_default();
        of_account.cycles.insert(row.starts_on, row.into());
    }
    Ok(standing)
}

/// Writes what is to stand in a cycle of an account that is held.
pub(crate) async fn correct_cycle(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    starts_on: NaiveDate,
    tally: CycleTally,
) -> Result<()> {
    use cycle::Column as C;
    let row = cycle::ActiveModel {
        documents: Set(tally.documents),
        demo_documents: Set(tally.demo_documents),
        sales_notes: Set(tally.sales_notes),
        sales_minor: Set(tally.sales_minor),
        notes_minor: Set(tally.notes_minor),
        ..cycle::nothing(account.0, scope.reseller()?.0, starts_on)
    };
    let mut instead = OnConflict::columns([C::AccountId, C::StartsOn]);
    instead.update_columns([
        C::Documents,
        C::DemoDocuments,
        C::SalesNotes,
        C::SalesMinor,
        C::NotesMinor,
    ]);
    cycle::Entity::insert(row)
        .on_conflict(instead)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Writes what is to stand in all of an account that is held.
pub(crate) async fn correct_total(tx: &Tx, scope: &Scope, account: AccountId, issued: Issued) -> Result<()> {
    let update = || {
        let rows = total::Entity::update_many()
            .col_expr(total::Column::Documents, issued.documents.into())
            .col_expr(total::Column::DemoDocuments, issued.demo_documents.into());
        rows.filter(total::Column::AccountId.eq(account.0))
    };
    if update().exec(&tx.executor()).await?.rows_affected == 0 {
        store::open(tx, scope, account).await?;
        update().exec(&tx.executor()).await?;
    }
    Ok(())
}

/// What stands counted of a reseller's days, by day and shard.
pub(crate) async fn days(source: &impl Source, scope: &Scope) -> Result<BTreeMap<(NaiveDate, i64), Issued>> {
    let query = day::Entity::find().filter(day::Column::ResellerId.eq(scope.reseller()?.0));
    let counted = |row: day::Model| {
        let issued = Issued {
            documents: row.documents,
            demo_documents: row.demo_documents,
        };
        ((row.day, row.shard), issued)
    };
    let rows = query.all(&source.executor()).await?;
    Ok(rows.into_iter().map(counted).collect())
}

impl From<cycle::Model> for StandingCycle {
    fn from(row: cycle::Model) -> Self {
        let near = row.near_from.zip(row.near_until);
        Self {
            tally: CycleTally {
                documents: row.documents,
                demo_documents: row.demo_documents,
                sales_notes: row.sales_notes,
                sales_minor: row.sales_minor,
                notes_minor: row.notes_minor,
            },
            reported_notes: row.reported_notes,
            near: near.map(|(starts_at, resets_at)| Cycle { starts_at, resets_at }),
        }
    }
}
