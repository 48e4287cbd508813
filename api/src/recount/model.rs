//! The counters of an account beside its documents.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value, json};
use types::accounts::AccountId;
use types::limits::{Cycle, Limit, Nearness};

use super::difference::{Difference, differing};
use crate::accounts::model::Contract;
use crate::documents::count_store::Alike;
use crate::usage::history::History;
use crate::usage::issued::Issued;
use crate::usage::recount_store::Standing;

/// The counters of an account as its documents give them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rebuilt {
    pub total: Issued,
    pub cycles: BTreeMap<NaiveDate, Issued>,
}

impl Rebuilt {
    pub(super) fn of(history: &History, documents: &[Alike]) -> Self {
        let mut rebuilt = Self::default();
        for alike in documents {
            let issued = Issued::of(alike.environment, alike.documents);
            let starts_on = history.cycle_of(alike.issued_on, alike.cycle_changes);
            *rebuilt.cycles.entry(starts_on).or_default() += issued;
            rebuilt.total += issued;
        }
        rebuilt
    }

    /// Every cycle that has a counter or documents: what stands, and what is.
    pub(super) fn beside(&self, standing: &Standing) -> Vec<(NaiveDate, Issued, Issued)> {
        let days: BTreeSet<_> = standing.cycles.keys().chain(self.cycles.keys()).copied().collect();
        let both = |day: NaiveDate| {
            let stands = standing.cycles.get(&day).map(|cycle| cycle.issued);
            let is = self.cycles.get(&day).copied();
            (day, stands.unwrap_or_default(), is.unwrap_or_default())
        };
        days.into_iter().map(both).collect()
    }
}

/// What differs of one account.
pub(super) fn of_account(
    account: &Contract,
    standing: &Standing,
    rebuilt: &Rebuilt,
    now: DateTime<Utc>,
) -> Vec<Difference> {
    let key = format!("account_id={}", account.id);
    let mut found = differing("usage_totals", &key, standing.total, rebuilt.total);
    for (starts_on, stands, is) in rebuilt.beside(standing) {
        let key = format!("{key} starts_on={starts_on}");
        found.extend(differing("usage_cycles", &key, stands, is));
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
    found
}

/// The mark of a cycle that is near its limit, as it stands and as it should be, where those differ. A cycle that ended
/// keeps the mark it had, which nobody reads any more.
fn mark(
    account: &Contract,
    standing: &Standing,
    starts_on: NaiveDate,
    issued: Issued,
    now: DateTime<Utc>,
) -> Option<(Option<Cycle>, Option<Cycle>)> {
    let stands = standing.cycles.get(&starts_on).and_then(|cycle| cycle.near.clone());
    let open = account
        .open_cycles(now)
        .into_iter()
        .find(|cycle| cycle.starts_on == starts_on);
    let still_read = stands.as_ref().is_some_and(|near| near.resets_at > now);
    let nothing_to_count = open.as_ref().is_some_and(|open| open.limit == Some(0)) && issued.documents == 0;
    if (open.is_none() && !still_read) || nothing_to_count {
        return None;
    }
    let near = |limit| Limit::of(limit, None, true, issued.documents).nearness() != Nearness::Far;
    let should = open.filter(|open| near(open.limit)).map(|open| open.runs);
    (stands != should).then_some((stands, should))
}

fn said(near: Option<&Cycle>) -> String {
    near.map_or_else(
        || "no".to_owned(),
        |cycle| format!("{} to {}", cycle.starts_at.to_rfc3339(), cycle.resets_at.to_rfc3339()),
    )
}

/// An account's counters as its history tells them: before the repair and after it, the cycles that differ alone.
pub(super) fn told(standing: &Standing, rebuilt: &Rebuilt) -> (Value, Value) {
    let all = |issued: Issued, cycles: Map<String, Value>| {
        json!({
            "total_documents": issued.documents,
            "total_demo_documents": issued.demo_documents,
            "cycles": cycles,
        })
    };
    let (mut before, mut after) = (Map::new(), Map::new());
    for (starts_on, stands, is) in rebuilt.beside(standing) {
        if stands != is {
            let counters = |issued: Issued| issued.counters().into_iter().collect::<HashMap<_, _>>();
            before.insert(starts_on.to_string(), json!(counters(stands)));
            after.insert(starts_on.to_string(), json!(counters(is)));
        }
    }
    (all(standing.total, before), all(rebuilt.total, after))
}

/// The documents of each account.
pub(super) fn by_account(documents: Vec<Alike>) -> HashMap<AccountId, Vec<Alike>> {
    let mut each: HashMap<AccountId, Vec<Alike>> = HashMap::new();
    for alike in documents {
        each.entry(alike.account).or_default().push(alike);
    }
    each
}
