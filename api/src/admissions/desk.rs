//! Deciding what one account asks, one ask after the other, with its counts as they stand.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use types::admissions::MeterReading;
use types::kit::problem::{Code, LimitReached};
use types::limits::{Limit, Meter};

use super::model;
use crate::accounts::model::Contract;
use crate::documents::model::{Kept, Known};
use crate::kit::error::{Refusal, Result};
use crate::usage::admit_store::Added;
use crate::usage::cycle_tally::CycleTally;
use crate::usage::days::Tally;
use crate::usage::history::{self, DayChange};

/// The meters that documents count in.
const COUNTED: [Meter; 3] = [Meter::Documents, Meter::SalesNotes, Meter::SalesAmount];

/// An account's counter: what is there, what was decided, what is to be written.
#[derive(Debug)]
pub(super) struct Desk {
    pub account: Arc<Contract>,
    now: DateTime<Utc>,
    /// The changes of its cycle day, the oldest first; needed where documents are there from before one.
    pub changes: Vec<DayChange>,
    /// The documents that are there.
    pub known: HashMap<Known, Kept>,
    /// What is counted in its cycles, by their first days, with what was decided here.
    pub cycles: HashMap<NaiveDate, CycleTally>,
    adds: BTreeMap<NaiveDate, CycleTally>,
    days: BTreeMap<NaiveDate, CycleTally>,
}

/// What was decided.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    pub account: Arc<Contract>,
    pub kept: Kept,
    pub step: Step,
    /// What is counted in its cycle after it.
    pub counted: CycleTally,
    /// The meters it counts in, as they stand after it.
    pub readings: Vec<MeterReading>,
}

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Admitted,
    /// It was admitted before; now its XML came.
    Completed,
    /// It was there, and nothing changes.
    Repeated,
}

impl Desk {
    pub(super) fn of(account: Contract, now: DateTime<Utc>) -> Self {
        Self {
            account: Arc::new(account),
            now,
            changes: Vec::new(),
            known: HashMap::new(),
            cycles: HashMap::new(),
            adds: BTreeMap::new(),
            days: BTreeMap::new(),
        }
    }

    /// Decides about one document.
    ///
    /// # Errors
    /// Why there is no leave.
    pub(super) fn decide(&mut self, candidate: &Kept) -> Result<Decided> {
        match self.known.get(&candidate.known()).cloned() {
            None => self.admit(candidate),
            Some(known) => self.again(&known, candidate),
        }
    }

    /// The first day of the cycle in which a document counts: that of its own issue date, wherever that cycle was moved
    /// since.
    pub(super) fn cycle_of(&self, kept: &Kept) -> NaiveDate {
        let rule = self.account.cycles();
        if kept.cycle_changes == self.account.cycle_changes {
            return rule.of_day(kept.document.issued_on).starts_on;
        }
        let later = usize::try_from(kept.cycle_changes).unwrap_or_default();
        history::stands_in(
            rule,
            self.changes.get(later..).unwrap_or_default(),
            kept.document.issued_on,
        )
    }

    fn admit(&mut self, candidate: &Kept) -> Result<Decided> {
        model::may_issue(&self.account, candidate.document.kind)?;
        let adds = model::tally(&self.account, &candidate.document);
        let starts_on = self.cycle_of(candidate);
        let counted = self.cycles.get(&starts_on).copied().unwrap_or_default();
        for (meter, much) in model::uses(&self.account, adds) {
            let limit = model::limit(&self.account, meter, counted);
            if limit.remaining.is_some_and(|left| left < much) {
                return Err(self.full(meter, &limit, starts_on).into());
            }
        }
        self.count(candidate, adds);
        Ok(self.keep(candidate.clone(), Step::Admitted))
    }

    /// A document that is there: its XML may be what is new. Where the XML tells another day or amount than was
    /// announced, the count follows it, whatever the limit: leave was given, and what was issued is a fact.
    fn again(&mut self, known: &Kept, candidate: &Kept) -> Result<Decided> {
        let differs = || Refusal::new(Code::DocumentDiffers).detail(known.identity.clone());
        match (&known.sha256, &candidate.sha256) {
            (None, Some(_)) => {
                let completed = model::completed(known, candidate);
                self.count(known, -model::tally(&self.account, &known.document));
                self.count(&completed, model::tally(&self.account, &completed.document));
                Ok(self.keep(completed, Step::Completed))
            }
            (Some(there), Some(brought)) if there != brought => Err(differs().into()),
            _ => Ok(self.decided(known.clone(), Step::Repeated)),
        }
    }

    fn count(&mut self, kept: &Kept, adds: CycleTally) {
        let day = kept.document.issued_on;
        let starts_on = self.cycle_of(kept);
        *self.cycles.entry(starts_on).or_default() += adds;
        *self.adds.entry(starts_on).or_default() += adds;
        *self.days.entry(day).or_default() += adds;
    }

    fn keep(&mut self, kept: Kept, step: Step) -> Decided {
        self.known.insert(kept.known(), kept.clone());
        self.decided(kept, step)
    }

    fn decided(&self, kept: Kept, step: Step) -> Decided {
        let starts_on = self.cycle_of(&kept);
        let counted = self.cycles.get(&starts_on).copied().unwrap_or_default();
        Decided {
            account: Arc::clone(&self.account),
            readings: self.readings(&kept, starts_on, counted),
            kept,
            step,
            counted,
        }
    }

    /// How the meters stand that a document counts in.
    fn readings(&self, kept: &Kept, starts_on: NaiveDate, counted: CycleTally) -> Vec<MeterReading> {
        let reading = |(meter, _)| {
            let limit = model::limit(&self.account, meter, counted);
            MeterReading {
                meter,
                used: limit.used,
                limit: limit.effective,
                remaining: limit.remaining,
                resets_at: self.resets_at(starts_on),
            }
        };
        let adds = model::tally(&self.account, &kept.document);
        model::uses(&self.account, adds).into_iter().map(reading).collect()
    }

    fn full(&self, meter: Meter, limit: &Limit, starts_on: NaiveDate) -> Refusal {
        Refusal::new(Code::LimitReached).limit(LimitReached {
            meter: meter.name().to_owned(),
            used: limit.used,
            limit: limit.effective.unwrap_or(limit.used),
            resets_at: self.resets_at(starts_on),
        })
    }

    /// When a cycle is over and the next begins; none of one that is over already.
    fn resets_at(&self, starts_on: NaiveDate) -> Option<DateTime<Utc>> {
        let rule = self.account.cycles();
        Some(rule.instants(rule.of_day(starts_on)).resets_at).filter(|at| *at > self.now)
    }

    /// What is to be added to the account's cycles.
    pub(super) fn added(&self) -> impl Iterator<Item = Added> {
        let rule = self.account.cycles();
        self.adds
            .iter()
            .filter(|(_, tally)| **tally != CycleTally::default())
            .map(move |(starts_on, tally)| {
                let counted = self.account.counted(rule.of_day(*starts_on));
                let now = self.cycles.get(starts_on).copied().unwrap_or_default();
                let used = self.account.terms.documents_used(now.documents, now.sales_notes);
                Added {
                    key: (self.account.id, *starts_on),
                    tally: *tally,
                    near: counted.near(used).cloned(),
                }
            })
    }

    /// Whether what was decided passes a mark of a meter, of its limit or of what is included.
    pub(super) fn passes_a_mark(&self) -> bool {
        let passes = |(starts_on, adds): (&NaiveDate, &CycleTally)| {
            let after = self.cycles.get(starts_on).copied().unwrap_or_default();
            let mut before = after;
            before += -*adds;
            let mark = |meter, counted| model::limit(&self.account, meter, counted).mark();
            COUNTED
                .into_iter()
                .any(|meter| mark(meter, before) != mark(meter, after))
        };
        self.adds.iter().any(passes)
    }

    /// What is to be added to the days of its reseller.
    pub(super) fn days(&self) -> impl Iterator<Item = (NaiveDate, Tally)> {
        let tally = |(day, adds): (&NaiveDate, &CycleTally)| {
            let tally = Tally {
                documents: adds.documents,
                demo_documents: adds.demo_documents,
                ..Tally::default()
            };
            (*day, tally)
        };
        self.days
            .iter()
            .map(tally)
            .filter(|(_, tally)| *tally != Tally::default())
    }
}
