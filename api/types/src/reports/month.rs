//! A month of the calendar: `2026-11`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A month of the calendar, from 2000 to 2099.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, pattern = r"^20\d\d-(0[1-9]|1[0-2])$", example = "2026-11")]
pub struct Month(NaiveDate);

/// What is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMonth;

impl Month {
    /// The month in which a day is.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    #[must_use]
    pub fn last(self) -> NaiveDate {
        let next = self.0.checked_add_months(Months::new(1));
        let last = next.and_then(|next| next.checked_sub_days(Days::new(1)));
        last.unwrap_or(self.0)
    }

    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// How many months there are from this one to that one, both counted; none when that one is before.
    #[must_use]
    pub fn until(self, last: Self) -> i32 {
        let count = |month: Self| month.0.year() * 12 + i32::try_from(month.0.month0()).unwrap_or_default();
        (count(last) - count(self) + 1).max(0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl fmt::Display for NotAMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a month like 2026-11")
    }
}

impl FromStr for Month {
    type Err = NotAMonth;
    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) || !year.starts_with("20") {
            return Err(NotAMonth);
        }
        let day = NaiveDate::from_ymd_opt(
            year.parse().map_err(|_| NotAMonth)?,
            month.parse().map_err(|_| NotAMonth)?,
            1,
        );
        day.map(Self).ok_or(NotAMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;
    fn try_from(text: String) -> Result<Self, NotAMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Month, NotAMonth};

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    #[test]
    fn a_month_has_its_days() {
        for (text, first, last) in [
            ("2026-11", "2026-11-01", "2026-11-30"),
            ("2026-12", "2026-12-01", "2026-12-31"),
            ("2028-02", "2028-02-01", "2028-02-29"),
        ] {
            let month = month(text);
            assert_eq!(
                (month.first().to_string(), month.last().to_string()),
                (first.to_owned(), last.to_owned())
            );
            assert_eq!((month.to_string(), Month::of(month.last())), (text.to_owned(), month));
        }
        assert_eq!(month("2027-01").before(), month("2026-12"));
    }

    #[test]
    fn months_are_counted_with_both_ends() {
        for (first, last, count) in [
            ("2026-11", "2026-11", 1),
            ("2026-11", "2027-01", 3),
            ("2026-11", "2026-10", 0),
        ] {
            assert_eq!(month(first).until(month(last)), count, "{first} {last}");
        }
    }

    #[test]
    fn nothing_else_is_a_month() {
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "2026-1",
            "1999-12",
            "2026-11-01",
            "20x6-11",
            "+026-11",
            "2026-é",
        ] {
            assert_eq!(text.parse::<Month>(), Err(NotAMonth), "{text}");
        }
    }
}
