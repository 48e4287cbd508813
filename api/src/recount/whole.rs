//! The counters of a whole reseller beside its accounts and their documents.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use types::invoices::InvoiceId;

use super::difference::{Difference, differing, number};
use super::model::{Cells, missing, months_differing};
use crate::accounts::model::Contract;
use crate::documents::count_store::Alike;
use crate::documents::month_store::Part;
use crate::invoices::recount_store as invoices;
use crate::payments::month_store as payments;
use crate::plans::count_store::Key;
use crate::usage::day_store;
use crate::usage::issued::Issued;

/// What a reseller's own counters should be, as its accounts and their documents give it.
#[derive(Clone, Debug, Default)]
pub(super) struct Whole {
    pub accounts: i64,
    pub plans: BTreeMap<Key, i64>,
    /// By day and shard.
    pub days: BTreeMap<(NaiveDate, i64), Issued>,
    /// What was issued by month, by shard.
    pub months: Cells,
}

impl Whole {
    pub(super) fn add(&mut self, account: &Contract, documents: &[Alike]) {
        self.accounts += 1;
        *self.plans.entry(account.plan_key()).or_default() += 1;
        let own = account.country.currency();
        for alike in documents {
            let shard = day_store::shard(account.id);
            let issued = alike.tally(&own).issued();
            *self.days.entry((alike.issued_on, shard)).or_default() += issued;
            *self.months.entry((Part::Shard(shard), alike.cell())).or_default() += alike.much;
        }
    }

    /// What differs from what stands.
    pub(super) fn beside(&self, standing: &Self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if self.accounts != standing.accounts {
            let by = self.accounts - standing.accounts;
            let difference = number(
                "resellers",
                "the reseller".to_owned(),
                "accounts",
                standing.accounts,
                self.accounts,
            );
            wrong.push(Wrong {
                differences: vec![difference],
                repair: Repair::Accounts(by),
            });
        }
        let keys: BTreeSet<_> = self.plans.keys().chain(standing.plans.keys()).copied().collect();
        for key in keys {
            let of = |plans: &BTreeMap<Key, i64>| plans.get(&key).copied().unwrap_or_default();
            let (was, is) = (of(&standing.plans), of(&self.plans));
            if was != is {
                let (plan, version) = key;
                let row = format!("plan_id={plan} number={version}");
                let difference = number("plan_counts", row, "accounts", was, is);
                wrong.push(Wrong {
                    differences: vec![difference],
                    repair: Repair::Plan(key, is - was),
                });
            }
        }
        wrong.extend(self.days_beside(standing));
        wrong.extend(self.months_beside(standing));
        wrong
    }

    /// A day is read as the sum of its shards, so it is right when that is; when it is not, each shard is put right.
    fn days_beside(&self, standing: &Self) -> Vec<Wrong> {
        let mut days: BTreeMap<NaiveDate, (Issued, Issued, BTreeMap<i64, Issued>)> = BTreeMap::new();
        for ((day, shard), stands) in &standing.days {
            let (was, _, missing) = days.entry(*day).or_default();
            *was += *stands;
            let missing = missing.entry(*shard).or_default();
            *missing = *missing - *stands;
        }
        for ((day, shard), should) in &self.days {
            let (_, is, missing) = days.entry(*day).or_default();
            *is += *should;
            *missing.entry(*shard).or_default() += *should;
        }
        let differing = |(day, (was, is, missing)): (NaiveDate, (Issued, Issued, _))| Wrong {
            differences: differing("reseller_days", &format!("day={day}"), was.counters(), is.counters()),
            repair: Repair::Day(day, missing),
        };
        let wrong = days.into_iter().filter(|(_, (was, is, _))| was != is);
        wrong.map(differing).collect()
    }
}

impl Whole {
    /// A month is read as the sum of its shards, so it is right when that is.
    fn months_beside(&self, standing: &Self) -> Option<Wrong> {
        let differences = months_differing("", &standing.months, &self.months);
        let repair = Repair::Months(missing(&standing.months, &self.months));
        (!differences.is_empty()).then_some(Wrong { differences, repair })
    }
}

/// A counter of a whole reseller that is wrong, and what has to be added to it.
#[derive(Clone, Debug)]
pub(super) struct Wrong {
    pub differences: Vec<Difference>,
    pub repair: Repair,
}

#[derive(Clone, Debug)]
pub(super) enum Repair {
    Accounts(i64),
    Plan(Key, i64),
    Day(NaiveDate, BTreeMap<i64, Issued>),
    Months(Cells),
    Payments(BTreeMap<payments::Cell, payments::Sums>),
    Invoice(InvoiceId, invoices::Sums),
    CreditNotes,
}
