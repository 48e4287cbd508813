//! What is kept of the money of accounts and of their reseller, beside what it comes to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use types::accounts::AccountId;

use super::difference::{Difference, differing};
use super::money_model::{of_credits, of_items, of_sums, told};
use super::whole::{Repair, Wrong};
use crate::access::Scope;
use crate::accounts::store as contracts;
use crate::invoices::recount_store as invoices;
use crate::kit::context::Context;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::ledger::recount_model::{Credit, misnumbered};
use crate::ledger::{recount_service as ledger, recount_store as numbered};
use crate::payments::month_store::{self as months, Cell, Sums};

/// What the payments of a reseller come to, as they are read.
#[derive(Debug, Default)]
pub(super) struct Payments(BTreeMap<Cell, Sums>);

impl Payments {
    /// Adds those of some accounts.
    pub(super) async fn add(&mut self, source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<()> {
        for (cell, sums) in months::counted(source, scope, accounts).await? {
            *self.0.entry(cell).or_default() += sums;
        }
        Ok(())
    }

    /// What differs of the reseller: months, each read as the sum of its shards, and invoices.
    pub(super) async fn beside(self, source: &impl Source, scope: &Scope) -> Result<Vec<Wrong>> {
        let mut wrong = months_beside(&self.0, &months::standing(source, scope).await?);
        let standing = invoices::standing(source, scope).await?;
        let counted = invoices::counted(source, scope).await?;
        for (id, stands) in standing {
            let is = counted.get(&id).copied().unwrap_or_default();
            let counters = |sums: invoices::Sums| {
                [
                    ("lines", sums.lines),
                    ("total_minor", sums.total_minor),
                    ("tax_minor", sums.tax_minor),
                ]
            };
            let differences = differing("invoices", &format!("id={id}"), counters(stands), counters(is));
            if !differences.is_empty() {
                let repair = Repair::Invoice(id, is);
                wrong.push(Wrong { differences, repair });
            }
        }
        Ok(wrong)
    }
}

/// What stands of a month, what it should be, and what is missing in each cell.
type Beside = (Sums, Sums, BTreeMap<Cell, Sums>);

/// The credits of a reseller with the numbers of their credit notes, as they are read.
#[derive(Debug, Default)]
pub(super) struct Credits(Vec<Credit>);

impl Credits {
    /// Adds those of some accounts.
    pub(super) async fn add(&mut self, source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<()> {
        self.0.extend(numbered::credits(source, scope, Some(accounts)).await?);
        Ok(())
    }

    /// What differs of the numbers: credits without one of their own, and the last that was given.
    pub(super) async fn beside(self, source: &impl Source, scope: &Scope) -> Result<Option<Wrong>> {
        let mut differences: Vec<Difference> = misnumbered(&self.0).iter().map(of_credits).collect();
        let all = i64::try_from(self.0.len()).map_err(Error::broken)?;
        let given = numbered::given(source, scope).await?;
        let counter = format!("reseller_id={}", scope.reseller()?.0);
        differences.extend(differing(
            "credit_note_counters",
            &counter,
            [("given", given)],
            [("given", all)],
        ));
        let repair = Repair::CreditNotes;
        Ok((!differences.is_empty()).then_some(Wrong { differences, repair }))
    }
}

/// One wrong for each month and currency.
fn months_beside(counted: &BTreeMap<Cell, Sums>, standing: &BTreeMap<Cell, Sums>) -> Vec<Wrong> {
    let mut beside: BTreeMap<(NaiveDate, &str), Beside> = BTreeMap::new();
    let cells: BTreeSet<&Cell> = counted.keys().chain(standing.keys()).collect();
    for cell in cells {
        let of = |cells: &BTreeMap<Cell, Sums>| cells.get(cell).copied().unwrap_or_default();
        let (stands, should) = (of(standing), of(counted));
        let (was, is, missing) = beside.entry((cell.0, cell.1.as_str())).or_default();
        *was += stands;
        *is += should;
        if stands != should {
            missing.insert(cell.clone(), should - stands);
        }
    }
    let differing = |((month, currency), (was, is, missing)): ((NaiveDate, &str), Beside)| Wrong {
        differences: differing(
            "payment_months",
            &format!("month={month} currency={currency}"),
            was.counters(),
            is.counters(),
        ),
        repair: Repair::Payments(missing),
    };
    let wrong = beside.into_iter().filter(|(_, (was, is, _))| was != is);
    wrong.map(differing).collect()
}

/// What differs of the ledgers of some accounts.
pub(super) async fn compare(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<BTreeMap<AccountId, Vec<Difference>>> {
    Ok(by_account(&ledger::compare(source, scope, accounts).await?))
}

/// Puts the ledger of an account right, with the account held: what differed then.
pub(super) async fn repair(context: &Context, scope: &Scope, account: AccountId) -> Result<Vec<Difference>> {
    context
        .db
        .write(async |tx| {
            if contracts::hold_all(tx, scope, &[account]).await?.is_empty() {
                return Ok(Vec::new());
            }
            let wrong = ledger::repair(context, tx, scope, account).await?;
            let found = by_account(&wrong).remove(&account).unwrap_or_default();
            if !found.is_empty() {
                let (before, after) = told(&found);
                let change = Change::changed(&before, &after)?;
                outbox::record(context, tx, scope.event("account.ledger_recounted", account.0, change)).await?;
            }
            Ok(found)
        })
        .await
}

fn by_account(wrong: &ledger::Wrong) -> BTreeMap<AccountId, Vec<Difference>> {
    let mut found: BTreeMap<AccountId, Vec<Difference>> = BTreeMap::new();
    for sum in &wrong.sums {
        found.entry(sum.0.0).or_default().push(of_sums(sum));
    }
    for item in &wrong.items {
        found.entry(item.is.account).or_default().extend(of_items(item));
    }
    found
}
