//! An account as a list of documents, each in the cycle it stands in, and cycles found by walking day by day.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use types::tax_id::Country;

/// Documents with fiscal validity, and those without.
pub(super) type Counts = (i64, i64);

#[derive(Clone, Debug)]
pub(super) struct Document {
    pub number: i64,
    pub issued_on: NaiveDate,
    pub demo: bool,
    pub stands_in: NaiveDate,
}

pub(super) struct Account {
    country: Country,
    cycle_day: u8,
    pub of_plan: Option<i64>,
    pub own: Option<i64>,
    pub enforced: bool,
    pub documents: Vec<Document>,
    /// The last number that was given to a document.
    pub number: i64,
}

impl Account {
    pub(super) const fn new(country: Country) -> Self {
        Self {
            country,
            cycle_day: 1,
            of_plan: Some(100),
            own: None,
            enforced: true,
            documents: Vec::new(),
            number: 0,
        }
    }

    /// How far its clocks are behind UTC, all year since 2019.
    pub(super) fn behind(&self) -> TimeDelta {
        match self.country {
            Country::Pe => TimeDelta::hours(5),
            Country::Br => TimeDelta::hours(3),
        }
    }

    pub(super) fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        (now - self.behind()).date_naive()
    }

    /// The first day of the cycle of a day.
    pub(super) fn start(&self, day: NaiveDate) -> NaiveDate {
        start(self.cycle_day, day)
    }

    /// The first day of the cycle after that of a day.
    pub(super) fn next(&self, day: NaiveDate) -> NaiveDate {
        let mut next = day + Days::new(1);
        while start(self.cycle_day, next) != next {
            next = next + Days::new(1);
        }
        next
    }

    pub(super) fn limit(&self) -> Option<i64> {
        if self.enforced { self.own.or(self.of_plan) } else { None }
    }

    pub(super) fn used(&self, starts_on: NaiveDate) -> i64 {
        self.cycles().get(&starts_on).map_or(0, |(documents, _)| *documents)
    }

    pub(super) fn has(&self, document: &Document) -> bool {
        self.documents.iter().any(|each| each.number == document.number)
    }

    pub(super) fn is_full(&self, document: &Document) -> bool {
        let used = self.used(self.start(document.issued_on));
        !document.demo && self.limit().is_some_and(|limit| used >= limit)
    }

    /// Whether the running cycle has used four fifths of its limit.
    pub(super) fn is_near(&self, today: NaiveDate) -> bool {
        let cycles = self.cycles();
        let used = cycles.get(&self.start(today)).map(|(documents, _)| *documents);
        let limit = self.limit();
        used.zip(limit).is_some_and(|(used, limit)| used * 100 >= limit * 80)
    }

    pub(super) fn take(&mut self, document: Document) {
        let stands_in = self.start(document.issued_on);
        self.documents.push(Document { stands_in, ..document });
    }

    /// What stands in the running cycle stays in the running one; what came for the next goes to that of its own day.
    pub(super) fn change_day(&mut self, day: u8, today: NaiveDate) {
        let (running, next) = (self.start(today), self.next(today));
        self.cycle_day = day;
        for document in &mut self.documents {
            if document.stands_in == running {
                document.stands_in = start(day, today);
            } else if document.stands_in == next {
                document.stands_in = start(day, document.issued_on);
            }
        }
    }

    pub(super) fn cycles(&self) -> BTreeMap<NaiveDate, Counts> {
        counted(self.documents.iter().map(|each| (each.stands_in, each.demo)))
    }

    pub(super) fn totals(&self) -> Counts {
        let demo = self.documents.iter().filter(|each| each.demo).count();
        let number = |count: usize| i64::try_from(count).expect("a number");
        (number(self.documents.len() - demo), number(demo))
    }
}

/// What the days of some accounts together brought.
pub(super) fn days<'a>(accounts: impl Iterator<Item = &'a Account>) -> BTreeMap<NaiveDate, Counts> {
    counted(accounts.flat_map(|account| account.documents.iter().map(|each| (each.issued_on, each.demo))))
}

fn counted(all: impl Iterator<Item = (NaiveDate, bool)>) -> BTreeMap<NaiveDate, Counts> {
    let mut counts: BTreeMap<NaiveDate, Counts> = BTreeMap::new();
    for (day, demo) in all {
        let (documents, demos) = counts.entry(day).or_default();
        if demo {
            *demos += 1;
        } else {
            *documents += 1;
        }
    }
    counts
}

/// Walks back to a day with the number, or to the last of a month that has no such day.
fn start(cycle_day: u8, mut day: NaiveDate) -> NaiveDate {
    loop {
        let is_last = (day + Days::new(1)).month() != day.month();
        if day.day() == u32::from(cycle_day) || (is_last && day.day() < u32::from(cycle_day)) {
            return day;
        }
        day = day - Days::new(1);
    }
}
