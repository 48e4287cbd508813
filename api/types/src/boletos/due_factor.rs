//! The *fator de vencimento*: a due date in four digits.
//!
//! It counts days since 7 October 1997. After 9999 (21 February 2025) it went on with 1000, and will again on 14
//! October 2049, so one factor stands for days about 25 years apart. FEBRABAN has it read by the day it is read on: a
//! boleto is due from 3000 days before that to 5500 days after it.

use chrono::{NaiveDate, TimeDelta};

/// The day of factor 0, which no boleto is due on.
const BASE: NaiveDate = NaiveDate::from_ymd_opt(1997, 10, 7).expect("a day of the calendar");
const HIGHEST: i64 = 9_999;
/// What follows the highest.
const AGAIN: i64 = 1_000;
const CYCLE: i64 = 9_000;
const DAYS_BACK: i64 = 3_000;
const DAYS_AHEAD: i64 = 5_500;

/// A due date as a bar code has it: 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DueFactor(u16);

/// No day from 3000 before to 5500 days after the day of reading has this factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfReach;

impl DueFactor {
    /// `0000`: the boleto has no due date, or its bar code does not tell it.
    pub const UNDATED: Self = Self(0);

    /// The factor of a day; `None` before 8 October 1997.
    #[must_use]
    pub fn of(day: NaiveDate) -> Option<Self> {
        let days = days_to(day);
        let factor = if days > HIGHEST {
            (days - AGAIN) % CYCLE + AGAIN
        } else {
            days
        };
        u16::try_from(factor).ok().filter(|factor| *factor > 0).map(Self)
    }

    /// The day, for whoever reads it `today`; `None` when the boleto is undated.
    ///
    /// # Errors
    /// When the factor is of no day near enough to `today`.
    pub fn day(self, today: NaiveDate) -> Result<Option<NaiveDate>, OutOfReach> {
        if self == Self::UNDATED {
            return Ok(None);
        }
        let (first, last) = (days_to(today) - DAYS_BACK, days_to(today) + DAYS_AHEAD);
        let factor = i64::from(self.0);
        let days = if factor < AGAIN {
            factor
        } else {
            let cycles = (first - factor + CYCLE - 1).div_euclid(CYCLE);
            factor + CYCLE * cycles.max(0)
        };
        let near = (first..=last).contains(&days);
        let day = TimeDelta::try_days(days).and_then(|days| BASE.checked_add_signed(days));
        day.filter(|_| near).map(Some).ok_or(OutOfReach)
    }

    /// The factor of four digits.
    pub(super) fn of_digits(digits: &str) -> Option<Self> {
        let factor = digits.parse().ok()?;
        (i64::from(factor) <= HIGHEST).then_some(Self(factor))
    }
}

fn days_to(day: NaiveDate) -> i64 {
    day.signed_duration_since(BASE).num_days()
}

/// The four digits.
impl std::fmt::Display for DueFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl std::fmt::Display for OutOfReach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no day near enough has this due factor")
    }
}

impl std::error::Error for OutOfReach {}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::{DueFactor, OutOfReach};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_has_its_factor() {
        for (date, factor) in [
            ("1997-10-08", "0001"),
            ("2000-07-03", "1000"),
            ("2008-02-01", "3769"),
            ("2012-04-27", "5316"),
            ("2025-02-20", "9998"),
            ("2025-02-21", "9999"),
            ("2025-02-22", "1000"),
            ("2026-11-21", "1637"),
            ("2049-10-13", "9999"),
            ("2049-10-14", "1000"),
        ] {
            assert_eq!(DueFactor::of(day(date)).expect(date).to_string(), factor, "{date}");
        }
        for early in ["1997-10-07", "1970-01-01"] {
            assert_eq!(DueFactor::of(day(early)), None, "{early}");
        }
    }

    #[test]
    fn a_factor_is_read_by_the_day_it_is_read_on() {
        for (factor, today, read) in [
            ("0000", "2026-11-21", Ok(None)),
            ("1637", "2026-11-21", Ok(Some("2026-11-21"))),
            ("1637", "2002-01-01", Ok(Some("2002-04-01"))),
            ("9999", "2026-11-21", Ok(Some("2025-02-21"))),
            ("1000", "2025-02-21", Ok(Some("2025-02-22"))),
            ("1000", "2049-10-13", Ok(Some("2049-10-14"))),
            ("0500", "2000-01-01", Ok(Some("1999-02-19"))),
            ("0500", "2026-11-21", Err(OutOfReach)),
        ] {
            let read = read.map(|read| read.map(day));
            let factor = DueFactor::of_digits(factor).expect("a factor");
            assert_eq!(factor.day(day(today)), read, "{factor} on {today}");
        }
    }

    #[test]
    fn every_day_is_read_back_within_reach_and_not_beyond() {
        let (first, last) = (day("1997-10-08"), day("2049-12-31"));
        for due in first.iter_days().take_while(|due| *due <= last) {
            let factor = DueFactor::of(due).expect("a factor");
            for (today, found) in [
                (due, true),
                (due + Days::new(3000), true),
                (due + Days::new(3001), false),
                (due - Days::new(5500), true),
                (due - Days::new(5501), false),
            ] {
                assert_eq!(factor.day(today) == Ok(Some(due)), found, "{due} on {today}");
            }
        }
    }

    #[test]
    fn between_two_cycles_some_factors_are_of_no_day() {
        let today = day("2026-11-21");
        let of_no_day = |factor: &u16| DueFactor(*factor).day(today) == Err(OutOfReach);
        let lost: Vec<u16> = (1_000..=9_999).filter(of_no_day).collect();
        assert_eq!(lost.len(), 9_000 - 8_501);
        assert_eq!((lost.first(), lost.last()), (Some(&7_138), Some(&7_636)));
    }
}
