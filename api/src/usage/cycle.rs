//! Cycles: an account's billing months, from a day of the month in its own time zone. A month without that
//! day starts its cycle on its last one.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use types::limits::Cycle;
use types::tax_id::Country;

/// On which day, and where, an account's cycles start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CycleRule {
    pub day: u8,
    pub zone: Tz,
}

/// One cycle: from its first day to the day before the next one starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub starts_on: NaiveDate,
    pub next_on: NaiveDate,
}

impl CycleRule {
    #[must_use]
    pub const fn new(country: Country, day: u8) -> Self {
        let zone = match country {
            Country::Pe => chrono_tz::America::Lima,
            Country::Br => chrono_tz::America::Sao_Paulo,
        };
        Self { day, zone }
    }

    /// The day it is there.
    #[must_use]
    pub fn today(self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.zone).date_naive()
    }

    /// The cycle a day belongs to.
    #[must_use]
    pub fn of_day(self, day: NaiveDate) -> Span {
        let this = self.start_in(day);
        if day >= this {
            Span {
                starts_on: this,
                next_on: self.start_in(month_after(day)),
            }
        } else {
            Span {
                starts_on: self.start_in(month_before(day)),
                next_on: this,
            }
        }
    }

    /// Which cycles move when this rule gives way to another on a day, from which first day to which: the one that
    /// runs, and the next, in which the documents of tomorrow may be counted already.
    #[must_use]
    pub fn moves(self, after: Self, today: NaiveDate) -> [(NaiveDate, NaiveDate); 2] {
        let span = self.of_day(today);
        [
            (span.starts_on, after.of_day(today).starts_on),
            (span.next_on, after.of_day(span.next_on).starts_on),
        ]
    }

    /// The cycle that runs now.
    #[must_use]
    pub fn now(self, now: DateTime<Utc>) -> Span {
        self.of_day(self.today(now))
    }

    /// A cycle's bounds as instants.
    #[must_use]
    pub fn instants(self, span: Span) -> Cycle {
        Cycle {
            starts_at: self.midnight(span.starts_on),
            resets_at: self.midnight(span.next_on),
        }
    }

    fn start_in(self, month: NaiveDate) -> NaiveDate {
        let first = month.with_day(1).unwrap_or(month);
        let last = first + Months::new(1) - Days::new(1);
        first.with_day(u32::from(self.day)).unwrap_or(last)
    }

    /// The first instant of a day; where clocks skip midnight, the first one after it.
    #[must_use]
    pub fn midnight(self, day: NaiveDate) -> DateTime<Utc> {
        let hours = (0..3).filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
        let mut local = hours.filter_map(|time| self.zone.from_local_datetime(&day.and_time(time)).earliest());
        local
            .next()
            .map_or_else(|| day.and_time(NaiveTime::MIN).and_utc(), |time| time.to_utc())
    }
}

fn month_after(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day) + Months::new(1)
}

fn month_before(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day) - Months::new(1)
}

#[cfg(test)]
mod properties;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn span(anchor: u8, of: &str) -> (String, String) {
        let span = CycleRule::new(Country::Pe, anchor).of_day(day(of));
        (span.starts_on.to_string(), span.next_on.to_string())
    }

    #[test]
    fn a_day_belongs_to_the_cycle_that_started_last() {
        assert_eq!(span(1, "2026-11-21"), ("2026-11-01".into(), "2026-12-01".into()));
        assert_eq!(span(22, "2026-11-21"), ("2026-10-22".into(), "2026-11-22".into()));
        assert_eq!(span(21, "2026-11-21"), ("2026-11-21".into(), "2026-12-21".into()));
        assert_eq!(span(15, "2027-01-03"), ("2026-12-15".into(), "2027-01-15".into()));
    }

    #[test]
    fn a_short_month_starts_its_cycle_on_its_last_day() {
        assert_eq!(span(31, "2027-02-28"), ("2027-02-28".into(), "2027-03-31".into()));
        assert_eq!(span(31, "2027-02-27"), ("2027-01-31".into(), "2027-02-28".into()));
        assert_eq!(span(30, "2028-02-29"), ("2028-02-29".into(), "2028-03-30".into()));
    }

    #[test]
    fn every_day_belongs_to_exactly_one_cycle() {
        for anchor in 1..=31 {
            let rule = CycleRule::new(Country::Br, anchor);
            let mut today = day("2026-01-01");
            let mut span = rule.of_day(today);
            while today < day("2028-12-31") {
                today = today + Days::new(1);
                let next = rule.of_day(today);
                assert!(next.starts_on <= today && today < next.next_on, "{anchor} {today}");
                assert!(next == span || next.starts_on == span.next_on, "{anchor} {today}");
                span = next;
            }
        }
    }

    #[test]
    fn a_cycle_starts_at_midnight_there() {
        let cycle = |country| {
            let rule = CycleRule::new(country, 1);
            rule.instants(rule.of_day(day("2026-11-21"))).starts_at.to_rfc3339()
        };
        assert_eq!(cycle(Country::Pe), "2026-11-01T05:00:00+00:00");
        assert_eq!(cycle(Country::Br), "2026-11-01T03:00:00+00:00");
        let skipped = CycleRule::new(Country::Br, 4);
        let span = skipped.of_day(day("2018-11-04"));
        assert_eq!(
            skipped.instants(span).starts_at.to_rfc3339(),
            "2018-11-04T03:00:00+00:00"
        );
    }
}
