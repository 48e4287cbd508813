//! The cycles of a chart. The service tells those in which something was counted; between them nothing was.

use chrono::{Datelike, Days, Months, NaiveDate};
use types::usage::CycleUsage;

/// So many cycles are shown at most, and so many at least, so that a young account's bars are no walls.
const MOST: usize = 13;
const LEAST: usize = 6;

/// The last cycles up to the one of `today`, the oldest first; none where nothing is told.
#[must_use]
pub fn filled(told: &[CycleUsage], cycle_day: u8, today: NaiveDate) -> Vec<CycleUsage> {
    let now = start(today, cycle_day);
    let Some(first) = told.iter().map(|cycle| cycle.starts_on).min() else {
        return Vec::new();
    };
    let mut cycles: Vec<CycleUsage> = (0..MOST)
        .map_while(|back| before(now, back, cycle_day))
        .enumerate()
        .take_while(|(back, starts_on)| *back < LEAST || *starts_on >= first)
        .map(|(_, starts_on)| of(told, starts_on))
        .collect();
    cycles.reverse();
    cycles
}

/// The last day of a cycle that starts on that day.
#[must_use]
pub fn last_day(starts_on: NaiveDate, cycle_day: u8) -> NaiveDate {
    let next = day_of_month(starts_on, 1, cycle_day).unwrap_or(starts_on);
    next.checked_sub_days(Days::new(1)).unwrap_or(next)
}

/// The first day of the cycle a day is in.
fn start(day: NaiveDate, cycle_day: u8) -> NaiveDate {
    let this_month = day_of_month(day, 0, cycle_day).unwrap_or(day);
    if this_month <= day {
        return this_month;
    }
    let month_before = day.with_day(1).and_then(|first| first.checked_sub_days(Days::new(1)));
    month_before
        .and_then(|day| day_of_month(day, 0, cycle_day))
        .unwrap_or(this_month)
}

fn before(now: NaiveDate, back: usize, cycle_day: u8) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(back).ok()?);
    day_of_month(now.with_day(1)?.checked_sub_months(months)?, 0, cycle_day)
}

/// The cycle's day in the month of `day`, or so many months later; in a shorter month its last day.
fn day_of_month(day: NaiveDate, later: u32, cycle_day: u8) -> Option<NaiveDate> {
    let month = day.with_day(1)?.checked_add_months(Months::new(later))?;
    let wanted = u32::from(cycle_day.clamp(1, 31));
    (28..=wanted)
        .rev()
        .chain([wanted])
        .find_map(|number| month.with_day(number))
}

fn of(told: &[CycleUsage], starts_on: NaiveDate) -> CycleUsage {
    let found = told.iter().find(|cycle| cycle.starts_on == starts_on).cloned();
    found.unwrap_or(CycleUsage {
        starts_on,
        documents: 0,
        demo_documents: 0,
        sales_notes: 0,
        lookups: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::{CycleUsage, NaiveDate, filled, last_day};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn told(starts_on: &str, documents: i64) -> CycleUsage {
        CycleUsage {
            starts_on: day(starts_on),
            documents,
            demo_documents: 0,
            sales_notes: 0,
            lookups: 0,
        }
    }

    #[test]
    fn cycles_without_documents_are_there_too() {
        let cycles = filled(&[told("2026-08-25", 7), told("2026-10-25", 9)], 25, day("2026-12-03"));
        let shown: Vec<(String, i64)> = cycles
            .iter()
            .map(|cycle| (cycle.starts_on.to_string(), cycle.documents))
            .collect();
        let expected = [
            ("2026-06-25", 0),
            ("2026-07-25", 0),
            ("2026-08-25", 7),
            ("2026-09-25", 0),
            ("2026-10-25", 9),
            ("2026-11-25", 0),
        ];
        assert_eq!(shown, expected.map(|(day, count)| (day.to_owned(), count)));
    }

    #[test]
    fn short_months_end_their_cycle_early() {
        let cycles = filled(&[told("2026-01-31", 1)], 31, day("2026-04-29"));
        let starts: Vec<String> = cycles.iter().map(|cycle| cycle.starts_on.to_string()).collect();
        assert_eq!(
            starts.get(3..),
            Some(["2026-01-31", "2026-02-28", "2026-03-31"].map(str::to_owned).as_slice())
        );
        assert_eq!(last_day(day("2026-01-31"), 31), day("2026-02-27"));
        assert_eq!(last_day(day("2026-11-01"), 1), day("2026-11-30"));
    }

    #[test]
    fn thirteen_are_shown_at_most_and_none_of_nothing() {
        let cycles = filled(&[told("2020-01-01", 1)], 1, day("2026-11-21"));
        assert_eq!(cycles.len(), 13);
        assert_eq!(cycles.first().map(|cycle| cycle.starts_on), Some(day("2025-11-01")));
        assert_eq!(filled(&[], 1, day("2026-11-21")), []);
    }
}
