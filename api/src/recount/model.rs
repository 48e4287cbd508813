//! The counters of an account beside its documents.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value, json};
use types::accounts::AccountId;
use types::limits::{Cycle, Limit, Nearness};

use super::difference::{Difference, differing, number};
use crate::accounts::model::Contract;
use crate::documents::count_store::Alike;
use crate::documents::month_model::{Cell, Much};
use crate::documents::month_store::Part;
use crate::usage::cycle_tally::CycleTally;
use crate::usage::history::History;
use crate::usage::issued::Issued;
use crate::usage::recount_store::Standing;

/// The counters of an account as its documents give them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rebuilt {
    pub total: Issued,
    pub cycles: BTreeMap<NaiveDate, CycleTally>,
    /// What was issued by month, in the cells of this account.
    pub months: Cells,
}

impl Rebuilt {
    pub(super) fn of(account: &Contract, history: &History, documents: &[Alike]) -> Self {
        let own = account.country.currency();
        let mut rebuilt = Self::default();
        for alike in documents {
            let part = Part::Account(alike.account);
            *rebuilt.months.entry((part, alike.cell())).or_default() += alike.much;
            let tally = alike.tally(&own);
            if tally == CycleTally::default() {
                continue;
            }
            let starts_on = history.cycle_of(alike.issued_on, alike.cycle_changes);
            *rebuilt.cycles.entry(starts_on).or_default() += tally;
            rebuilt.total += tally.issued();
        }
        rebuilt
    }

    /// Every cycle that has a counter or documents: what stands, and what is.
    pub(super) fn beside(&self, standing: &Standing) -> Vec<(NaiveDate, CycleTally, CycleTally)> {
        let days: BTreeSet<_> = standing.cycles.keys().chain(self.cycles.keys()).copied().collect();
        let both = |day: NaiveDate| {
            let stands = standing.cycles.get(&day).map(|cycle| cycle.tally);
            let is = self.cycles.get(&day).copied();
            (day, stands.unwrap_or_default(), is.unwrap_or_default())
        };
        days.into_iter().map(both).collect()
    }
}

/// What is counted by month, in the cells of accounts or of a reseller's shards.
pub(super) type Cells = BTreeMap<(Part, Cell), Much>;

/// What has to be added to cells so that they are what they should be.
pub(super) fn missing(standing: &Cells, rebuilt: &Cells) -> Cells {
    let mut missing = rebuilt.clone();
    for (key, stands) in standing {
        let cell = missing.entry(key.clone()).or_default();
        *cell = *cell - *stands;
    }
    missing.retain(|_, much| *much != Much::default());
    missing
}

/// What differs of some cells, those of one month and class taken together.
pub(super) fn months_differing(whose: &str, standing: &Cells, rebuilt: &Cells) -> Vec<Difference> {
    let mut beside: BTreeMap<&Cell, (Much, Much)> = BTreeMap::new();
    for ((_, cell), stands) in standing {
        beside.entry(cell).or_default().0 += *stands;
    }
    for ((_, cell), is) in rebuilt {
        beside.entry(cell).or_default().1 += *is;
    }
    let told = |(cell, (was, is)): (&Cell, (Much, Much))| {
        let Cell {
            month,
            environment,
            kind,
            state,
            currency,
        } = cell;
        let key = format!("{whose} month={month} {environment} {kind} {state} {currency}");
        let key = key.trim().to_owned();
        let counters = [
            ("documents", was.documents, is.documents),
            ("minor", was.minor, is.minor),
        ];
        counters
            .into_iter()
            .filter(|(_, was, is)| was != is)
            .map(|(counter, was, is)| number("document_months", key.clone(), counter, was, is))
            .collect::<Vec<_>>()
    };
    beside.into_iter().flat_map(told).collect()
}

/// What differs of one account.
pub(super) fn of_account(
    account: &Contract,
    standing: &Standing,
    months: &Cells,
    rebuilt: &Rebuilt,
    now: DateTime<Utc>,
) -> Vec<Difference> {
    let key = format!("account_id={}", account.id);
    let mut found = differing(
        "usage_totals",
        &key,
        standing.total.counters(),
        rebuilt.total.counters(),
    );
    for (starts_on, stands, is) in rebuilt.beside(standing) {
        let key = format!("{key} starts_on={starts_on}");
        found.extend(differing("usage_cycles", &key, stands.counters(), is.counters()));
        if let Some((was, is)) = mark(account, standing, starts_on, is, now) {
            found.push(Difference {
                table: "usage_cycles",
                key,
                counter: "near_limit",
                was: said(was.as_ref()),
                is: said(is.as_ref()),
            });
        }
    }
    found.extend(months_differing(
        &format!("account_id={}", account.id),
        months,
        &rebuilt.months,
    ));
    found
}

/// The mark of a cycle that is near its limit, as it stands and as it should be, where those differ. A cycle that ended
/// keeps the mark it had, which nobody reads any more.
fn mark(
    account: &Contract,
    standing: &Standing,
    starts_on: NaiveDate,
    tally: CycleTally,
    now: DateTime<Utc>,
) -> Option<(Option<Cycle>, Option<Cycle>)> {
    let cycle = standing.cycles.get(&starts_on);
    let stands = cycle.and_then(|cycle| cycle.near.clone());
    let notes = tally.sales_notes + cycle.map_or(0, |cycle| cycle.reported_notes);
    let used = account.terms.documents_used(tally.documents, notes);
    let open = account
        .open_cycles(now)
        .into_iter()
        .find(|cycle| cycle.starts_on == starts_on);
    let still_read = stands.as_ref().is_some_and(|near| near.resets_at > now);
    let nothing_to_count = open.as_ref().is_some_and(|open| open.limit == Some(0)) && used == 0;
    if (open.is_none() && !still_read) || nothing_to_count {
        return None;
    }
    let near = |limit| Limit::of(limit, None, true, used).nearness() != Nearness::Far;
    let should = open.filter(|open| near(open.limit)).map(|open| open.runs);
    (stands != should).then_some((stands, should))
}

fn said(near: Option<&Cycle>) -> String {
    near.map_or_else(
        || "no".to_owned(),
        |cycle| format!("{} to {}", cycle.starts_at.to_rfc3339(), cycle.resets_at.to_rfc3339()),
    )
}

/// An account's counters as its history tells them: before the repair and after it, the cycles and months that differ
/// alone.
pub(super) fn told(standing: &Standing, months: &Cells, rebuilt: &Rebuilt) -> (Value, Value) {
    let all = |issued: Issued, cycles: Map<String, Value>, months: Map<String, Value>| {
        json!({
            "total_documents": issued.documents,
            "total_demo_documents": issued.demo_documents,
            "cycles": cycles,
            "months": months,
        })
    };
    let (mut before, mut after) = (Map::new(), Map::new());
    for (starts_on, stands, is) in rebuilt.beside(standing) {
        if stands != is {
            let counters = |tally: CycleTally| tally.counters().into_iter().collect::<HashMap<_, _>>();
            before.insert(starts_on.to_string(), json!(counters(stands)));
            after.insert(starts_on.to_string(), json!(counters(is)));
        }
    }
    let (mut months_before, mut months_after) = (Map::new(), Map::new());
    for each in months_differing("", months, &rebuilt.months) {
        let key = format!("{} {}", each.key, each.counter);
        months_before.insert(key.clone(), json!(each.was));
        months_after.insert(key, json!(each.is));
    }
    (
        all(standing.total, before, months_before),
        all(rebuilt.total, after, months_after),
    )
}

/// The documents of each account.
pub(super) fn by_account(documents: Vec<Alike>) -> HashMap<AccountId, Vec<Alike>> {
    let mut each: HashMap<AccountId, Vec<Alike>> = HashMap::new();
    for alike in documents {
        each.entry(alike.account).or_default().push(alike);
    }
    each
}
