//! What the payments of the last months come to, each currency by itself.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use types::kit::money::Currency;
use types::overview::{CurrencyFigures, MoneyMonth, MoneyOverview, OverdueFigures};

use super::model::{MONTHS, first_day_told};
use crate::payments::month_store::Sums;
use crate::statements::overdue_store::Overdue;

/// The currencies that anything is told of, the reseller's own first and there in any case.
pub(super) fn told(
    today: NaiveDate,
    own: Currency,
    sums: &[(Currency, NaiveDate, Sums)],
    overdue: &[Overdue],
) -> MoneyOverview {
    let moved = sums.iter().filter(|(_, _, sums)| *sums != Sums::default());
    let named = moved
        .map(|(currency, ..)| currency)
        .chain(overdue.iter().map(|each| &each.currency));
    let others: BTreeSet<&str> = named
        .map(Currency::as_str)
        .filter(|name| *name != own.as_str())
        .collect();
    let others = others.iter().filter_map(|name| Currency::parse(name).ok());
    let figures = |currency: Currency| CurrencyFigures {
        overdue: overdue
            .iter()
            .find(|each| each.currency == currency)
            .map(|each| OverdueFigures {
                accounts: each.accounts,
                minor: each.minor,
            })
            .unwrap_or_default(),
        months: (0..MONTHS).map(|place| month(place, today, &currency, sums)).collect(),
        currency,
    };
    MoneyOverview {
        today,
        currencies: std::iter::once(own).chain(others).map(figures).collect(),
    }
}

fn month(place: u32, today: NaiveDate, currency: &Currency, sums: &[(Currency, NaiveDate, Sums)]) -> MoneyMonth {
    let month = first_day_told(today) + Months::new(place);
    let own = sums.iter().find(|(of, on, _)| of == currency && *on == month);
    let sums = own.map(|(_, _, sums)| *sums).unwrap_or_default();
    MoneyMonth {
        month,
        received_minor: sums.received,
        scheduled_minor: sums.collected + sums.waiting,
        collected_minor: sums.collected,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use types::kit::money::Currency;

    use super::told;
    use crate::payments::month_store::Sums;
    use crate::statements::overdue_store::Overdue;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn each_currency_has_twelve_months_and_the_own_comes_first() {
        let dollar = Currency::parse("USD").expect("a currency");
        let (came, waited) = (
            Sums {
                received: 700,
                collected: 500,
                waiting: 0,
            },
            Sums {
                received: 0,
                collected: 100,
                waiting: 300,
            },
        );
        let sums = [
            (dollar.clone(), day("2026-10-01"), came),
            (Currency::sol(), day("2026-11-01"), waited),
            (Currency::real(), day("2026-11-01"), Sums::default()),
        ];
        let overdue = [Overdue {
            currency: Currency::sol(),
            accounts: 2,
            minor: 900,
        }];
        let told = told(day("2026-11-21"), Currency::sol(), &sums, &overdue);
        let names: Vec<&str> = told.currencies.iter().map(|each| each.currency.as_str()).collect();
        assert_eq!(names, ["PEN", "USD"], "what came to nothing is left out");
        assert!(told.currencies.iter().all(|each| each.months.len() == 12));
        let of = |currency: usize, from_last: usize| {
            let months = &told.currencies[currency].months;
            let month = &months[months.len() - 1 - from_last];
            (month.received_minor, month.scheduled_minor, month.collected_minor)
        };
        assert_eq!((of(0, 0), of(0, 1)), ((0, 400, 100), (0, 0, 0)));
        assert_eq!((of(1, 0), of(1, 1)), ((0, 0, 0), (700, 500, 500)));
        let due = &told.currencies[0].overdue;
        assert_eq!(
            (due.accounts, due.minor, told.currencies[1].overdue.accounts),
            (2, 900, 0)
        );
    }

    #[test]
    fn who_has_nothing_is_told_nothing_of_its_own_currency() {
        let told = told(day("2026-11-21"), Currency::real(), &[], &[]);
        assert_eq!(told.currencies.len(), 1);
        assert_eq!(
            told.currencies[0].months.first().map(|each| each.month),
            Some(day("2025-12-01"))
        );
    }
}
