//! The days of periods, and what they cost: exactly, in whole numbers.

use chrono::NaiveDate;
use types::plans::Interval;

use crate::usage::cycle::CycleRule;

/// The least number that 28, 29, 30 and 31 all divide: every day of every cycle is a whole number of such parts of a
/// month.
const MONTH: i128 = 377_580;

/// How much of some months the days from one to before another are, in parts of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share(i128);

impl Share {
    /// Each day counts as its part of the cycle it is in.
    pub(super) fn of_days(rule: CycleRule, from: NaiveDate, to: NaiveDate) -> Self {
        let mut parts = 0;
        let mut day = from;
        while day < to {
            let span = rule.of_day(day);
            let end = span.next_on.min(to);
            let whole = i128::from((span.next_on - span.starts_on).num_days());
            parts += i128::from((end - day).num_days()) * (MONTH / whole);
            day = end;
        }
        Self(parts)
    }

    /// What it costs, by a price for so many months; halves go up.
    pub(super) fn cost(self, minor: i64, months: i64) -> i64 {
        rounded(i128::from(minor) * self.0, MONTH * i128::from(months))
    }

    /// What of an amount it is, when the amount was for another share; halves go up.
    pub(super) fn of(self, minor: i64, whole: Self) -> i64 {
        if whole.0 == 0 {
            return 0;
        }
        rounded(i128::from(minor) * self.0, whole.0)
    }
}

/// The day after a period that begins on a day: of one that begins with a cycle, when so many cycles as the interval has
/// months are over; of any other, when the cycle is.
pub(super) fn next_on(rule: CycleRule, from: NaiveDate, interval: Interval) -> NaiveDate {
    let mut span = rule.of_day(from);
    if span.starts_on == from {
        for _ in 1..months(interval) {
            span = rule.of_day(span.next_on);
        }
    }
    span.next_on
}

/// How many cycles an interval has.
pub(super) const fn months(interval: Interval) -> i64 {
    12 / interval.per_year()
}

/// What so many hundredths of a percent of an amount are; halves go up.
pub(super) fn percentage(minor: i64, basis_points: i64) -> i64 {
    rounded(i128::from(minor) * i128::from(basis_points), 10_000)
}

fn rounded(dividend: i128, divisor: i128) -> i64 {
    let rounded = (2 * dividend + divisor).div_euclid(2 * divisor);
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};
    use types::plans::Interval;
    use types::tax_id::Country;

    use super::{Share, next_on, percentage};
    use crate::usage::cycle::CycleRule;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn rule(anchor: u8) -> CycleRule {
        CycleRule::new(Country::Pe, anchor)
    }

    #[test]
    fn a_period_ends_with_a_cycle() {
        let next = |anchor, from, interval| next_on(rule(anchor), day(from), interval).to_string();
        assert_eq!(next(1, "2026-11-01", Interval::Monthly), "2026-12-01");
        assert_eq!(next(1, "2026-11-16", Interval::Monthly), "2026-12-01");
        assert_eq!(next(31, "2026-11-30", Interval::Quarterly), "2027-02-28");
        assert_eq!(next(31, "2027-02-28", Interval::Yearly), "2028-02-29");
        // A yearly plan that does not begin with a cycle is brought to one first.
        assert_eq!(next(15, "2026-11-16", Interval::Yearly), "2026-12-15");
    }

    #[test]
    fn whole_periods_cost_the_price_and_parts_their_days() {
        let cost = |from, to, months| Share::of_days(rule(1), day(from), day(to)).cost(11_800, months);
        assert_eq!(cost("2026-11-01", "2026-12-01", 1), 11_800);
        assert_eq!(cost("2026-02-01", "2026-03-01", 1), 11_800);
        assert_eq!(cost("2026-01-01", "2027-01-01", 12), 11_800);
        assert_eq!(cost("2026-11-16", "2026-12-01", 1), 5_900);
        assert_eq!(cost("2026-11-30", "2026-12-01", 1), 393);
        assert_eq!(cost("2026-11-16", "2027-01-01", 1), 5_900 + 11_800);
        assert_eq!(cost("2026-11-16", "2026-11-16", 1), 0);
    }

    #[test]
    fn the_days_of_a_period_cost_together_what_it_costs() {
        for anchor in [1, 15, 29, 31] {
            let (from, to) = (day("2027-01-31"), day("2028-03-01"));
            let whole = Share::of_days(rule(anchor), from, to);
            let mut sum = 0;
            let mut today = from;
            while today < to {
                sum += Share::of_days(rule(anchor), today, today + Days::new(1)).0;
                today = today + Days::new(1);
            }
            assert_eq!(whole, Share(sum));
        }
    }

    #[test]
    fn what_is_given_back_and_what_is_kept_are_the_amount() {
        let whole = Share::of_days(rule(1), day("2026-11-01"), day("2026-12-01"));
        let rest = Share::of_days(rule(1), day("2026-11-11"), day("2026-12-01"));
        assert_eq!(rest.of(10_000, whole), 6_667);
        assert_eq!(whole.of(10_000, whole), 10_000);
        let none = Share::of_days(rule(1), day("2026-11-01"), day("2026-11-01"));
        assert_eq!(none.of(10_000, none), 0);
    }

    #[test]
    fn halves_of_a_discount_go_up() {
        assert_eq!(percentage(11_801, 5_000), 5_901);
        assert_eq!(percentage(11_800, 10_000), 11_800);
    }
}
