//! Recounting everything at once, as a command, and reseller by reseller, as a task.

use chrono::TimeDelta;
use serde_json::json;
use types::access::Operation;
use types::accounts::AccountId;
use types::resellers::ResellerId;

use super::account_service as accounts;
use super::difference::{Difference, Report};
use super::money::{self, Credits, Payments};
use super::store;
use super::whole::{Repair, Whole, Wrong};
use crate::access::Scope;
use crate::accounts::store as contracts;
use crate::documents::month_store;
use crate::invoices::recount_store as invoices;
use crate::kit::context::Context;
use crate::kit::db::{Snapshot, Tx};
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::ledger::recount_service as ledger;
use crate::payments::month_store as payments;
use crate::plans::count_store as plans;
use crate::resellers::{standing, store as resellers};
use crate::usage::day_store;
use crate::usage::days::Tally;
use crate::usage::recount_store;

/// So many accounts are compared with a few queries.
const PAGE: u64 = 200;

/// A reseller's turn comes again after so long.
const EVERY: TimeDelta = TimeDelta::hours(24);

/// What a comparison found.
struct Found {
    looked_at: i64,
    accounts: Vec<(AccountId, Vec<Difference>)>,
    ledgers: Vec<(AccountId, Vec<Difference>)>,
    reseller: Vec<Wrong>,
    /// The repairs there had been.
    repairs: i64,
}

/// Recounts every reseller, and puts right what differs if that is wanted.
///
/// # Errors
/// When the database fails.
pub async fn all(context: &Context, repair: bool) -> Result<Report> {
    let mut all = Report::default();
    let mut after = None;
    loop {
        let page = open(context, after).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        for reseller in page {
            let one = of_reseller(context, reseller, repair).await?;
            all.accounts += one.accounts;
            all.repaired += one.repaired;
            all.differences.extend(one.differences);
        }
    }
    Ok(all)
}

/// Recounts the resellers whose turn it is, and puts right what differs. Of several processes one takes each turn.
///
/// # Errors
/// When the database fails.
pub async fn due(context: &Context) -> Result<Report> {
    let mut after = None;
    while let Some(last) = open(context, after).await?.last() {
        after = Some(*last);
    }
    let mut all = Report::default();
    let installation = installation();
    while let Some(due) = store::due(&context.db, &installation, context.now()).await? {
        let next_at = context.now() + EVERY;
        let claim = async |tx: &Tx| store::claim(tx, &installation, due, next_at).await;
        if context.db.write(claim).await? {
            let one = of_reseller(context, due.reseller, true).await?;
            all.accounts += one.accounts;
            all.repaired += one.repaired;
            all.differences.extend(one.differences);
        }
    }
    Ok(all)
}

/// The next resellers, each with a turn.
async fn open(context: &Context, after: Option<ResellerId>) -> Result<Vec<ResellerId>> {
    let installation = installation();
    let page = resellers::ids_after(&context.db, &installation, after, PAGE).await?;
    let known = store::known(&context.db, &installation, &page).await?;
    let new: Vec<_> = page.iter().filter(|id| !known.contains(id)).copied().collect();
    if !new.is_empty() {
        let open = async |tx: &Tx| store::open(tx, &installation, &new, context.now()).await;
        context.db.write(open).await?;
    }
    Ok(page)
}

fn installation() -> Scope {
    Scope::of_command(Operation::ListResellers, None, "recount")
}

async fn of_reseller(context: &Context, reseller: ResellerId, repair: bool) -> Result<Report> {
    let scope = Scope::of_command(Operation::GetUsage, Some(reseller), "recount");
    let found = context.db.look(async |now| compare(context, now, &scope).await).await?;
    let mut report = Report {
        accounts: found.looked_at,
        ..Report::default()
    };
    if repair {
        for (account, _) in &found.accounts {
            report
                .differences
                .extend(accounts::repair(context, &scope, *account).await?);
        }
        for (account, _) in &found.ledgers {
            report
                .differences
                .extend(money::repair(context, &scope, *account).await?);
        }
        report
            .differences
            .extend(repair_reseller(context, &scope, found).await?);
        report.repaired = report.differences.len();
    } else {
        let own = found.reseller.into_iter().flat_map(|wrong| wrong.differences);
        let accounts = found.accounts.into_iter().chain(found.ledgers);
        let differences = accounts.flat_map(|(_, differences)| differences);
        report.differences = differences.chain(own).collect();
    }
    tell(reseller, &report);
    Ok(report)
}

/// Compares everything of a reseller with what it counts, at one moment, a page of accounts at a time.
async fn compare(context: &Context, now: &Snapshot, scope: &Scope) -> Result<Found> {
    let mut found = Found {
        looked_at: 0,
        accounts: Vec::new(),
        ledgers: Vec::new(),
        reseller: Vec::new(),
        repairs: store::repairs(now, scope).await?,
    };
    let mut whole = Whole::default();
    let (mut payments, mut credits) = (Payments::default(), Credits::default());
    let mut after = None;
    loop {
        let page = contracts::after(now, scope, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let ids: Vec<AccountId> = page.iter().map(|account| account.id).collect();
        payments.add(now, scope, &ids).await?;
        credits.add(now, scope, &ids).await?;
        found.ledgers.extend(money::compare(now, scope, &ids).await?);
        for (account, compared) in page.iter().zip(accounts::compare(now, scope, &page).await?) {
            whole.add(account, &compared.documents);
            let differences = compared.differences(account, context.now());
            if !differences.is_empty() {
                found.accounts.push((account.id, differences));
            }
        }
    }
    found.looked_at = whole.accounts;
    let standing = Whole {
        accounts: standing::of_member(now, scope.reseller()?).await?.accounts,
        plans: plans::standing(now, scope).await?.into_iter().collect(),
        days: recount_store::days(now, scope).await?,
        months: month_store::of_reseller(now, scope).await?,
    };
    found.reseller = whole.beside(&standing);
    found.reseller.extend(payments.beside(now, scope).await?);
    found.reseller.extend(credits.beside(now, scope).await?);
    Ok(found)
}

/// Puts the counters of a whole reseller right, one after the other; stops when somebody else did so meanwhile.
async fn repair_reseller(context: &Context, scope: &Scope, found: Found) -> Result<Vec<Difference>> {
    let mut repaired = Vec::new();
    for (repairs, wrong) in (found.repairs..).zip(found.reseller) {
        let correct = async |tx: &Tx| {
            if !store::begin_repair(tx, scope, repairs).await? {
                return Ok(false);
            }
            correct(tx, scope, &wrong.repair).await?;
            record(context, tx, scope, &wrong.differences).await?;
            Ok(true)
        };
        if !context.db.write(correct).await? {
            tracing::info!(reseller = %scope.reseller()?.0, "another recount is putting the same counters right");
            break;
        }
        repaired.extend(wrong.differences);
    }
    Ok(repaired)
}

async fn correct(tx: &Tx, scope: &Scope, repair: &Repair) -> Result<()> {
    match repair {
        Repair::Accounts(by) => resellers::correct_accounts(tx, scope, *by).await,
        Repair::Plan(version, by) => plans::correct(tx, scope, *version, *by).await,
        Repair::Day(day, missing) => {
            let missing = missing
                .iter()
                .map(|(shard, issued)| ((*day, *shard), Tally::documents(*issued)));
            day_store::add_to_shards(tx, scope, missing.collect()).await
        }
        Repair::Months(missing) => month_store::add_to_cells(tx, scope, missing.clone()).await,
        Repair::Payments(missing) => payments::add_to_cells(tx, scope, missing.clone()).await,
        Repair::Invoice(id, is) => invoices::correct(tx, scope, *id, *is).await,
        Repair::CreditNotes => ledger::renumber(tx, scope).await,
    }
}

async fn record(context: &Context, tx: &Tx, scope: &Scope, differences: &[Difference]) -> Result<()> {
    for each in differences {
        let facts = json!({
            "table": each.table, "key": each.key, "counter": each.counter, "was": each.was, "is": each.is,
        });
        let event = scope.event("reseller.recounted", scope.reseller()?.0, Change::facts(&facts));
        outbox::record(context, tx, event).await?;
    }
    Ok(())
}

/// Leaves a trace in the log and in the metrics.
fn tell(reseller: ResellerId, report: &Report) {
    metrics::counter!("talonario_recounted_accounts_total").increment(report.accounts.unsigned_abs());
    let repaired = if report.repaired > 0 { "yes" } else { "no" };
    for each in &report.differences {
        metrics::counter!("talonario_recount_differences_total", "table" => each.table, "repaired" => repaired)
            .increment(1);
        tracing::warn!(%reseller, difference = %each, repaired, "a counter was not what it counts");
    }
}
