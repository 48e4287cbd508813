//! Moving what is older than plans keep at hand, for a command and as a task of every day.

use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use types::access::Operation;
use types::accounts::AccountId;
use types::reports::Month;
use types::resellers::ResellerId;
use types::retention::AccountStorage;

use super::work;
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::documents::colder_store::{self as colder, AccountMonth};
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::turns;
use crate::resellers::store as resellers;

/// What its turns are known by, and how often one comes.
const TASK: &str = "retention";
const EVERY: TimeDelta = TimeDelta::hours(24);
/// So many accounts are asked about with one query.
const PAGE: u64 = 200;

/// What was moved, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub documents: i64,
    /// Of their files; of what would be moved only the XML.
    pub bytes: i64,
    /// The files that are in neither folder, by their names in it.
    pub missing: Vec<String>,
}

/// Where the files of an account's documents are.
pub async fn of_account(context: &Context, scope: &Scope, id: AccountId) -> Result<AccountStorage> {
    let account = accounts::find(&context.db, scope, id).await?;
    let (moved, last) = colder::of_account(&context.db, scope, id).await?;
    Ok(AccountStorage {
        months_at_hand: account.terms.months_at_hand,
        has_colder: context.files.has_colder(),
        colder_documents: moved.documents,
        colder_bytes: moved.bytes,
        colder_until: last.map(Month::of),
    })
}

/// Moves what is to be moved, for whoever has the turn; nothing where there is no colder storage.
///
/// # Errors
/// When the database or a folder fails; what was moved until then is.
pub async fn due(context: &Context) -> Result<()> {
    if context.files.has_colder() && turns::is_ours(context, TASK, EVERY).await? {
        let report = all(context, false).await?;
        tracing::info!(
            documents = report.documents,
            bytes = report.bytes,
            "files were moved to colder storage"
        );
    }
    Ok(())
}

/// Moves what is to be moved of every account; only counts it when nothing is to change.
///
/// # Errors
/// When the database or a folder fails; what was moved until then is.
pub async fn all(context: &Context, dry: bool) -> Result<Report> {
    let installation = Scope::of_command(Operation::ListResellers, None, TASK);
    let mut report = Report::default();
    let mut after = None;
    loop {
        let page = resellers::ids_after(&context.db, &installation, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(report) };
        after = Some(*last);
        for reseller in page {
            of_reseller(context, reseller, dry, &mut report).await?;
        }
    }
}

async fn of_reseller(context: &Context, reseller: ResellerId, dry: bool, report: &mut Report) -> Result<()> {
    let scope = Scope::of_command(Operation::GetAccountStorage, Some(reseller), TASK);
    // Both countries are behind UTC: a month that was over there yesterday is over in them too.
    let today = (context.now() - TimeDelta::days(1)).date_naive();
    let mut after = None;
    loop {
        let page = accounts::after(&context.db, &scope, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.id);
        for of in months(context, &scope, &page, today).await? {
            let moved = if dry {
                work::count(context, &scope, of).await?
            } else {
                work::cool(context, &scope, of, &mut report.missing).await?
            };
            report.documents += moved.documents;
            report.bytes += moved.bytes;
        }
    }
}

/// The months of some accounts that are older than their plans keep at hand and not moved yet.
async fn months(context: &Context, scope: &Scope, page: &[Contract], today: NaiveDate) -> Result<Vec<AccountMonth>> {
    let kept = |account: &Contract| Some((account.id, kept_from(today, account.terms.months_at_hand?)));
    let kept: HashMap<AccountId, NaiveDate> = page.iter().filter_map(kept).collect();
    let Some(latest) = kept.values().max() else {
        return Ok(Vec::new());
    };
    let ids: Vec<AccountId> = kept.keys().copied().collect();
    let mut unsettled = colder::unsettled(&context.db, scope, &ids, *latest).await?;
    unsettled.retain(|(account, month)| kept.get(account).is_some_and(|from| month < from));
    Ok(unsettled)
}

/// The first day that is kept at hand.
fn kept_from(today: NaiveDate, months: i64) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    let months = Months::new(u32::try_from(months).unwrap_or(u32::MAX));
    first.checked_sub_months(months).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::kept_from;

    #[test]
    fn whole_months_are_kept_beside_the_one_that_runs() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(kept_from(day("2026-11-22"), 3), day("2026-08-01"));
        assert_eq!(kept_from(day("2026-01-01"), 12), day("2025-01-01"));
        assert_eq!(kept_from(day("2026-03-31"), 240), day("2006-03-01"));
    }
}
