//! What was issued, by month and kind: how many documents, and what they come to.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::DocumentKind;
use crate::accounts::{AccountId, Environment};
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Currency;

/// As many months are told at most.
pub const MOST_MONTHS: u32 = 36;

/// So many months are told when nobody says from when.
const USUAL_MONTHS: u32 = 12;

/// Of which months the totals are asked for, and whose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TotalsQuery {
    /// Of this account; of all accounts when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
    /// `production` when left out: what has no fiscal validity is never added to what has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    /// A day of the first month; eleven months before the last one when left out. At most 36 months are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// A day of the last month; the present one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl TotalsQuery {
    /// The first days of the first month and of the last, when it is that day.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn months(&self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Faults> {
        let last = month(self.to.unwrap_or(today));
        let first = self.from.map(month);
        let first = first.unwrap_or_else(|| last.checked_sub_months(Months::new(USUAL_MONTHS - 1)).unwrap_or(last));
        let mut faults = Faults::default();
        let earliest = last.checked_sub_months(Months::new(MOST_MONTHS - 1)).unwrap_or(last);
        if !(earliest..=last).contains(&first) {
            let (minimum, maximum) = (1, i64::from(MOST_MONTHS));
            faults.add("from", Fault::OutOfRange { minimum, maximum });
        }
        if faults.is_empty() {
            Ok((first, last))
        } else {
            Err(faults)
        }
    }
}

/// The first day of a day's month.
#[must_use]
pub fn month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// What was issued in some months, in one environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentTotals {
    pub environment: Environment,
    /// Every month asked for, the first one first.
    pub months: Vec<MonthTotals>,
}

/// What was issued in a month, by the day of issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MonthTotals {
    /// Its first day.
    pub month: NaiveDate,
    /// The kinds there are any of.
    pub kinds: Vec<KindTotals>,
}

/// The documents of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KindTotals {
    pub kind: DocumentKind,
    /// All of them.
    #[schema(example = 214)]
    pub documents: i64,
    /// How many of them are voided.
    #[schema(example = 3)]
    pub voided: i64,
    /// How many of them the tax office refused: rejected or denied.
    #[schema(example = 1)]
    pub rejected: i64,
    /// What they come to, in each currency there is any of.
    pub amounts: Vec<AmountTotals>,
}

/// What documents come to in one currency, in its minor units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AmountTotals {
    pub currency: Currency,
    /// Of those that are neither voided nor refused.
    #[schema(example = 4_812_350)]
    pub minor: i64,
    #[schema(example = 35_400)]
    pub voided_minor: i64,
    #[schema(example = 11_800)]
    pub rejected_minor: i64,
}

#[cfg(test)]
mod tests {
    use super::{Fault, NaiveDate, TotalsQuery};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn months_are_whole_and_a_year_of_them_is_usual() {
        let today = day("2026-11-22");
        let usual = TotalsQuery::default().months(today);
        assert_eq!(usual, Ok((day("2025-12-01"), day("2026-11-01"))));
        let asked = TotalsQuery {
            from: Some(day("2026-02-28")),
            to: Some(day("2026-03-31")),
            ..TotalsQuery::default()
        };
        assert_eq!(asked.months(today), Ok((day("2026-02-01"), day("2026-03-01"))));
    }

    #[test]
    fn months_begin_before_they_end_and_are_not_too_many() {
        for from in ["2026-12-01", "2023-11-30"] {
            let asked = TotalsQuery {
                from: Some(day(from)),
                ..TotalsQuery::default()
            };
            let faults = asked.months(day("2026-11-22")).expect_err(from);
            assert_eq!(
                faults.of("from"),
                Some(&Fault::OutOfRange {
                    minimum: 1,
                    maximum: 36
                })
            );
        }
    }
}
