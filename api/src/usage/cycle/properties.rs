//! Cycles beside a naive model that walks day by day and hour by hour, for days chosen by chance.

use chrono::{Datelike, TimeDelta};
use proptest::prelude::*;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestRunner};

use super::*;
use crate::kit::random::{SystemRandom, bytes};
use crate::usage::history::{DayChange, History};

const CASES: u32 = 600;

/// Tries a property on so many cases. A failure tells the seed, which `CYCLES_SEED` gives again.
fn holds<S: Strategy>(cases: S, property: impl Fn(S::Value) -> TestCaseResult) {
    let given = std::env::var("CYCLES_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = given.unwrap_or_else(|| u64::from_be_bytes(bytes(&SystemRandom)));
    let config = Config {
        cases: CASES,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..Config::default()
    };
    if let Err(error) = TestRunner::new(config).run(&cases, property) {
        panic!("CYCLES_SEED={seed}: {error}");
    }
}

/// Any day from 1990, when Brazil had summer time, to 2050.
fn days() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day");
    let anywhere = (0..22_000_u64).prop_map(move |days| first + Days::new(days));
    let edges = (1990..2050_i32, 0..12_u32, 0..6_u64).prop_map(|(year, month, days)| {
        let first = NaiveDate::from_ymd_opt(year, month + 1, 1).expect("a day");
        first - Days::new(3) + Days::new(days)
    });
    prop_oneof![anywhere, edges]
}

fn anchors() -> impl Strategy<Value = u8> {
    prop_oneof![1..=31_u8, 27..=31_u8, Just(1)]
}

fn rules() -> impl Strategy<Value = CycleRule> {
    let country = prop_oneof![Just(Country::Pe), Just(Country::Br)];
    (country, anchors()).prop_map(|(country, day)| CycleRule::new(country, day))
}

/// Whether a cycle starts on a day: it has the number, or it is the last of a month that has no such day.
fn starts(anchor: u8, day: NaiveDate) -> bool {
    let is_last = (day + Days::new(1)).month() != day.month();
    day.day() == u32::from(anchor) || (is_last && day.day() < u32::from(anchor))
}

fn naive_start(anchor: u8, mut day: NaiveDate) -> NaiveDate {
    while !starts(anchor, day) {
        day = day - Days::new(1);
    }
    day
}

fn naive_next(anchor: u8, day: NaiveDate) -> NaiveDate {
    let mut next = day + Days::new(1);
    while !starts(anchor, next) {
        next = next + Days::new(1);
    }
    next
}

/// The first quarter of an hour in which it is that day there.
fn naive_midnight(rule: CycleRule, day: NaiveDate) -> DateTime<Utc> {
    let mut instant = day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(2);
    while instant.with_timezone(&rule.zone).date_naive() != day {
        instant += TimeDelta::minutes(15);
    }
    instant
}

#[test]
fn a_day_belongs_to_the_cycle_that_walking_finds() {
    holds((rules(), days()), |(rule, day)| {
        let expected = Span {
            starts_on: naive_start(rule.day, day),
            next_on: naive_next(rule.day, day),
        };
        prop_assert_eq!(rule.of_day(day), expected);
        prop_assert_eq!(rule.of_day(expected.starts_on), expected);
        prop_assert_eq!(rule.of_day(expected.next_on).starts_on, expected.next_on);
        Ok(())
    });
}

#[test]
fn a_year_has_twelve_cycles_whatever_the_day() {
    holds((rules(), 1990..2050_i32), |(rule, year)| {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let year_of_days = first.iter_days().take_while(|day| day.year() == year);
        let started: Vec<_> = year_of_days.filter(|day| rule.of_day(*day).starts_on == *day).collect();
        let months: Vec<_> = started.iter().map(Datelike::month).collect();
        prop_assert_eq!(months, (1..=12).collect::<Vec<_>>());
        Ok(())
    });
}

#[test]
fn a_cycle_runs_from_its_first_instant_to_that_of_the_next() {
    holds((rules(), days(), 0..86_400_i64), |(rule, day, second)| {
        let now = day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::seconds(second);
        let span = rule.now(now);
        let cycle = rule.instants(span);
        prop_assert_eq!(cycle.starts_at, naive_midnight(rule, span.starts_on));
        prop_assert_eq!(cycle.resets_at, naive_midnight(rule, span.next_on));
        prop_assert!(cycle.starts_at <= now && now < cycle.resets_at);
        let before = rule.now(cycle.starts_at - TimeDelta::milliseconds(1));
        prop_assert_eq!(before.next_on, span.starts_on);
        prop_assert_eq!(rule.now(cycle.resets_at).starts_on, span.next_on);
        Ok(())
    });
}

/// What happens to an account, one thing after the other.
#[derive(Clone, Debug)]
enum Step {
    /// So many days pass.
    Wait(u64),
    /// A document comes in, issued so many days ago, or tomorrow.
    Issue(Option<u64>),
    Change(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0..20_u64).prop_map(Step::Wait),
        (0..3_u64).prop_map(|days| Step::Issue(Some(days))),
        (0..90_u64).prop_map(|days| Step::Issue(Some(days))),
        Just(Step::Issue(None)),
        anchors().prop_map(Step::Change),
    ];
    proptest::collection::vec(step, 1..60)
}

/// A document of the model, and the cycle it stands in.
struct Document {
    issued_on: NaiveDate,
    after_changes: usize,
    stands_in: NaiveDate,
}

#[test]
fn a_document_stands_where_its_counter_was_moved() {
    holds((rules(), days(), steps()), |(first, mut today, steps)| {
        let mut rule = first;
        let mut changes = Vec::new();
        let mut documents: Vec<Document> = Vec::new();
        for step in steps {
            match step {
                Step::Wait(days) => today = today + Days::new(days),
                Step::Issue(ago) => {
                    let issued_on = ago.map_or(today + Days::new(1), |days| today - Days::new(days));
                    documents.push(Document {
                        issued_on,
                        after_changes: changes.len(),
                        stands_in: naive_start(rule.day, issued_on),
                    });
                }
                Step::Change(day) => {
                    let (running, next) = (naive_start(rule.day, today), naive_next(rule.day, today));
                    for document in &mut documents {
                        if document.stands_in == running {
                            document.stands_in = naive_start(day, today);
                        } else if document.stands_in == next {
                            document.stands_in = naive_start(day, document.issued_on);
                        }
                    }
                    let after = CycleRule { day, ..rule };
                    changes.push(DayChange::of(rule, after, today));
                    rule = after;
                }
            }
        }
        let history = History { now: rule, changes };
        for document in documents {
            let after = i64::try_from(document.after_changes).expect("a number");
            prop_assert_eq!(history.cycle_of(document.issued_on, after), document.stands_in);
        }
        Ok(())
    });
}
