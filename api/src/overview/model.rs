//! What days come to: pure rules of months and of the days two months share.

use chrono::{Datelike, Days, Months, NaiveDate};
use types::limits::Limit;
use types::overview::{DayFigures, DocumentFigures, MonthFigures};

use crate::usage::days::Tally;
use crate::usage::days::first_of_month;

/// So many months are told, with the one that goes on.
pub(super) const MONTHS: u32 = 12;

/// From when on days must be known.
pub(super) fn first_day_told(today: NaiveDate) -> NaiveDate {
    first_of_month(today) - Months::new(MONTHS - 1)
}

/// Documents of this month and of the last.
pub(super) fn documents(days: &[(NaiveDate, Tally)], today: NaiveDate) -> DocumentFigures {
    let this = first_of_month(today);
    let last = this - Months::new(1);
    let of = |first: NaiveDate, until: NaiveDate| total(days, first, until);
    let length = length_of(this).max(length_of(last));
    let each = |day: u32| {
        let on = |month: NaiveDate| month.with_day(day);
        let of_day = |date: NaiveDate| of(date, date).documents;
        DayFigures {
            day,
            this_month: on(this).filter(|date| *date <= today).map(of_day),
            last_month: on(last).map(of_day),
        }
    };
    let now = of(this, today);
    DocumentFigures {
        this_month: now.documents,
        same_days_last_month: of(last, same_day(last, today.day())).documents,
        last_month: of(last, this - Days::new(1)).documents,
        demo_this_month: now.demo_documents,
        days: (1..=length).map(each).collect(),
    }
}

/// What each of the last months brought, the oldest first.
pub(super) fn months(days: &[(NaiveDate, Tally)], today: NaiveDate) -> Vec<MonthFigures> {
    let first = first_day_told(today);
    let each = |place: u32| {
        let month = first + Months::new(place);
        let sum = total(days, month, month + Months::new(1) - Days::new(1));
        MonthFigures {
            month,
            documents: sum.documents,
            new_accounts: sum.created,
            lost_accounts: sum.locked,
            returned_accounts: sum.unlocked,
        }
    };
    (0..MONTHS).map(each).collect()
}

/// How much of a limit is used, in hundredths of a per cent; at least all of it where it is reached.
pub(super) fn fullness(limit: &Limit) -> i64 {
    let Some(most) = limit.effective else { return 0 };
    let share = limit.used.saturating_mul(10_000) / most.max(1);
    if limit.used >= most { share.max(10_000) } else { share }
}

/// What the days from one to another come to.
fn total(days: &[(NaiveDate, Tally)], first: NaiveDate, last: NaiveDate) -> Tally {
    let mut sum = Tally::default();
    for (_, tally) in days.iter().filter(|(day, _)| (first..=last).contains(day)) {
        sum += *tally;
    }
    sum
}

/// That day of a month, or its last one.
fn same_day(month: NaiveDate, day: u32) -> NaiveDate {
    let last = month + Months::new(1) - Days::new(1);
    month.with_day(day).unwrap_or(last)
}

fn length_of(month: NaiveDate) -> u32 {
    (month + Months::new(1) - Days::new(1)).day()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn issued(days: &[(&str, i64)]) -> Vec<(NaiveDate, Tally)> {
        let each = |(on, documents): &(&str, i64)| {
            let tally = Tally {
                documents: *documents,
                ..Tally::default()
            };
            (day(on), tally)
        };
        days.iter().map(each).collect()
    }

    #[test]
    fn the_same_days_of_last_month_are_compared() {
        let days = issued(&[
            ("2026-09-30", 100),
            ("2026-10-01", 1),
            ("2026-10-21", 2),
            ("2026-10-22", 4),
            ("2026-10-31", 8),
            ("2026-11-01", 16),
            ("2026-11-21", 32),
        ]);
        let told = documents(&days, day("2026-11-21"));
        assert_eq!(
            (told.this_month, told.same_days_last_month, told.last_month),
            (48, 3, 15)
        );
    }

    #[test]
    fn a_day_that_last_month_has_not_is_compared_with_all_of_it() {
        let days = issued(&[("2027-02-28", 5), ("2027-03-29", 7), ("2027-03-31", 9)]);
        let told = documents(&days, day("2027-03-31"));
        assert_eq!(
            (told.this_month, told.same_days_last_month, told.last_month),
            (16, 5, 5)
        );
        assert_eq!(told.days.len(), 31);
        let of = |number: u32| told.days.iter().find(|each| each.day == number).copied();
        let expected = |number, this_month, last_month| {
            Some(DayFigures {
                day: number,
                this_month,
                last_month,
            })
        };
        assert_eq!(of(28), expected(28, Some(0), Some(5)));
        assert_eq!(of(29), expected(29, Some(7), None));
    }

    #[test]
    fn days_to_come_are_none_and_a_longer_last_month_has_all_its_days() {
        let told = documents(&issued(&[("2028-01-31", 3), ("2028-02-01", 1)]), day("2028-02-01"));
        assert_eq!((told.this_month, told.same_days_last_month), (1, 0));
        let shown: Vec<_> = told.days.iter().map(|each| each.this_month.is_some()).collect();
        assert_eq!(shown, [vec![true], vec![false; 30]].concat());
        assert_eq!(told.days.last().and_then(|each| each.last_month), Some(3));
    }

    #[test]
    fn twelve_months_end_with_this_one() {
        let mut days = issued(&[("2025-12-01", 1), ("2026-01-31", 2), ("2026-11-21", 4)]);
        days.push((day("2026-02-28"), Tally::LOCKED));
        let told = months(&days, day("2026-11-21"));
        let documents: Vec<_> = told.iter().map(|each| each.documents).collect();
        assert_eq!(documents, [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
        assert_eq!(
            told.first().map(|each| each.month),
            Some(first_day_told(day("2026-11-30")))
        );
        assert_eq!(told.get(2).map(|each| each.lost_accounts), Some(1));
        assert_eq!(first_day_told(day("2026-11-21")), day("2025-12-01"));
    }

    #[test]
    fn a_limit_that_is_reached_comes_before_one_that_is_not() {
        let share = |limit, used| fullness(&Limit::of(Some(limit), None, true, used));
        assert_eq!(
            [share(100, 80), share(3, 2), share(0, 0), share(100, 120)],
            [8_000, 6_666, 10_000, 12_000]
        );
        assert_eq!(fullness(&Limit::of(None, None, true, 9)), 0);
    }
}
