//! What a reseller's days bring, on its own calendar.

use chrono::{Datelike, NaiveDate};
use types::accounts::AccountId;

use super::cycle::CycleRule;
use super::day_store;
use super::issued::Issued;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::resellers::standing;

/// Counts of a day, or what is added to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// With fiscal validity.
    pub documents: i64,
    pub demo_documents: i64,
    pub created: i64,
    pub locked: i64,
    pub unlocked: i64,
}

impl Tally {
    pub(crate) const NOTHING: Self = Self {
        documents: 0,
        demo_documents: 0,
        created: 0,
        locked: 0,
        unlocked: 0,
    };

    /// An account was made.
    pub(crate) const CREATED: Self = Self {
        created: 1,
        ..Self::NOTHING
    };

    /// An account was lost: somebody locked it.
    pub(crate) const LOCKED: Self = Self {
        locked: 1,
        ..Self::NOTHING
    };

    /// An account that was lost was unlocked.
    pub(crate) const UNLOCKED: Self = Self {
        unlocked: 1,
        ..Self::NOTHING
    };

    /// Documents, as they are counted.
    pub(crate) const fn documents(issued: Issued) -> Self {
        Self {
            documents: issued.documents,
            demo_documents: issued.demo_documents,
            ..Self::NOTHING
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.documents += more.documents;
        self.demo_documents += more.demo_documents;
        self.created += more.created;
        self.locked += more.locked;
        self.unlocked += more.unlocked;
    }
}

/// The first day of a day's month.
pub(crate) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The day it is in the reseller's country.
pub(crate) async fn today(context: &Context, source: &impl Source, scope: &Scope) -> Result<NaiveDate> {
    let country = standing::country(source, scope.reseller()?).await?;
    Ok(CycleRule::new(country, 1).today(context.now()))
}

/// Counts what happened to accounts just now.
pub(crate) async fn count_today(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    happened: &[(AccountId, Tally)],
) -> Result<()> {
    if happened.iter().all(|(_, tally)| *tally == Tally::default()) {
        return Ok(());
    }
    let today = today(context, tx, scope).await?;
    let of_today = happened.iter().map(|(account, tally)| (today, *account, *tally));
    day_store::add(tx, scope, of_today).await
}
