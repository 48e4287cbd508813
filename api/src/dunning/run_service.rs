//! Looking at every account that something is new of: the task, and the command.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use types::access::Operation;
use types::accounts::AccountId;
use types::tax_id::Country;

use super::look_service::{Came, With, look};
use super::model::until;
use super::{due_store as due_accounts, setting_store as settings};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::turns;
use crate::usage::cycle::CycleRule;

/// What its turns are known by, and how often one comes.
const TASK: &str = "dunning";
const EVERY: TimeDelta = TimeDelta::seconds(40);
/// So many accounts are looked at in one transaction.
const TOGETHER: usize = 100;
/// So many accounts of a reseller are looked at in one run, for each reason to.
const MOST: u64 = 50_000;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Accounts that were looked at.
    pub accounts: u64,
    /// Steps that were taken.
    pub steps: u64,
    /// Steps that stop nothing any more.
    pub lifted: u64,
    /// Accounts that could not be looked at.
    pub failed: u64,
}

/// Does all that is due, for whoever has the turn.
///
/// # Errors
/// When the database fails; what was done until then is.
pub async fn due(context: &Context) -> Result<Report> {
    if turns::is_ours(context, TASK, EVERY).await? {
        all(context).await
    } else {
        Ok(Report::default())
    }
}

/// Takes every step that is due, and undoes what is not to be any more. What fails keeps nobody else from it.
///
/// # Errors
/// When the database fails; what was done until then is.
pub async fn all(context: &Context) -> Result<Report> {
    let installation = Scope::of_command(Operation::ListResellers, None, TASK);
    let mut report = Report::default();
    for (reseller, _) in settings::all(&context.db, &installation).await? {
        let scope = Scope::of_command(Operation::ListDunning, Some(reseller), TASK);
        if let Err(error) = of_reseller(context, &scope, &mut report).await {
            tracing::error!(%error, %reseller, "what is overdue could not be looked for; it is tried again");
        }
    }
    Ok(report)
}

async fn of_reseller(context: &Context, scope: &Scope, report: &mut Report) -> Result<()> {
    let with = With::of(context, scope).await?;
    let until = until(with.steps(), latest_today(context));
    let mut found: BTreeSet<AccountId> = BTreeSet::new();
    let version = with.settings.version;
    if let Some(until) = until {
        found.extend(due_accounts::risen(&context.db, scope, (until, version), context.now(), MOST).await?);
        found.extend(due_accounts::touched(&context.db, scope, MOST).await?);
    }
    found.extend(due_accounts::paid(&context.db, scope, until, MOST).await?);
    let found: Vec<AccountId> = found.into_iter().collect();
    for some in found.chunks(TOGETHER) {
        together(context, scope, &with, some, report).await;
    }
    Ok(())
}

/// Looks at some accounts in one transaction, and where that fails at each in its own.
async fn together(context: &Context, scope: &Scope, with: &With, ids: &[AccountId], report: &mut Report) {
    let work = async |tx: &Tx| look(context, tx, scope, with, ids, |_| ()).await;
    match (context.db.write(work).await, ids) {
        (Ok(Came { steps, lifted }), _) => {
            report.accounts += u64::try_from(ids.len()).unwrap_or(u64::MAX);
            report.steps += steps;
            report.lifted += lifted;
        }
        (Err(error), [account]) => {
            tracing::error!(%error, %account, "an account could not be looked at; it is tried again");
            report.failed += 1;
        }
        (Err(_), many) => {
            for one in many {
                Box::pin(together(context, scope, with, std::slice::from_ref(one), report)).await;
            }
        }
    }
}

/// The day that it is where it is the latest; each account has its own.
pub(super) fn latest_today(context: &Context) -> NaiveDate {
    let today = |country| CycleRule::new(country, 1).today(context.now());
    today(Country::Pe).max(today(Country::Br))
}
