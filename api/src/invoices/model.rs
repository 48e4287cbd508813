//! Invoices and their lines as they are kept, and when they are issued.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Utc};
use types::accounts::AccountId;
use types::invoices::{Invoice, InvoiceId, InvoiceLine, InvoiceLineId, InvoicePaid, InvoiceState};
use types::kit::money::{Currency, Money};
use types::ledger::TaxPart;
use types::payments::PaymentMethod;
use types::resellers::ResellerId;
use types::tax_id::Country;

use crate::usage::cycle::CycleRule;

/// A line to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLine {
    pub account: AccountId,
    pub account_name: String,
    pub description: String,
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    pub full: Money,
    pub discount_minor: i64,
    pub tax: Option<TaxPart>,
    /// Of the currency of what is full; less than nothing for what is given back.
    pub amount_minor: i64,
}

/// A line as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub id: InvoiceLineId,
    pub line: NewLine,
    pub written_at: DateTime<Utc>,
}

/// An invoice as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub id: InvoiceId,
    pub reseller: ResellerId,
    pub number: i64,
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    pub state: InvoiceState,
    pub sum: Sum,
    pub total: Money,
    pub paid: Option<(NaiveDate, PaymentMethod, Option<String>)>,
    pub cancel_reason: Option<String>,
    pub decided_by: Option<String>,
    pub created_at: DateTime<Utc>,
    /// When the reseller was told of it.
    pub told_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What lines come to, beside their amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub lines: i64,
    pub tax_minor: i64,
}

/// Lines of a reseller that are in no invoice, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub currency: Currency,
    pub sum: Sum,
    pub total_minor: i64,
}

impl NewLine {
    pub(super) fn amount(&self) -> Money {
        Money {
            minor: self.amount_minor,
            currency: self.full.currency.clone(),
        }
    }
}

impl Line {
    pub(super) fn told(self) -> InvoiceLine {
        let amount = self.line.amount();
        InvoiceLine {
            id: self.id,
            account_id: self.line.account,
            account_name: self.line.account_name,
            description: self.line.description,
            from: self.line.from,
            to: self.line.to,
            full: self.line.full,
            discount_minor: self.line.discount_minor,
            tax: self.line.tax,
            amount,
            written_at: self.written_at,
        }
    }
}

impl Open {
    /// Whether there is nothing to be paid.
    pub(super) const fn is_nothing(&self) -> bool {
        self.total_minor <= 0
    }
}

impl Kept {
    /// One that is to be paid, of what is open.
    pub(super) fn issued(
        (id, number): (InvoiceId, i64),
        reseller: ResellerId,
        (issued_on, due_on): (NaiveDate, NaiveDate),
        open: Open,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            reseller,
            number,
            issued_on,
            due_on,
            state: InvoiceState::Pending,
            sum: open.sum,
            total: Money {
                minor: open.total_minor,
                currency: open.currency,
            },
            paid: None,
            cancel_reason: None,
            decided_by: None,
            created_at: now,
            told_at: None,
            version: 1,
        }
    }

    /// Makes it come to what its lines do.
    pub(super) fn come_to(&mut self, open: Open) {
        self.sum = open.sum;
        self.total.minor = open.total_minor;
    }

    /// As it is told of a reseller with that name, on that day.
    pub(super) fn told(self, reseller_name: String, today: NaiveDate) -> Invoice {
        Invoice {
            id: self.id,
            number: self.number,
            reseller_id: self.reseller,
            reseller_name,
            issued_on: self.issued_on,
            due_on: self.due_on,
            overdue: self.state == InvoiceState::Pending && self.due_on < today,
            state: self.state,
            lines: self.sum.lines,
            total: self.total,
            tax_minor: self.sum.tax_minor,
            paid: self.paid.map(|(on, method, reference)| InvoicePaid {
                on,
                method,
                reference,
                by: self.decided_by,
            }),
            cancel_reason: self.cancel_reason,
            version: self.version,
        }
    }
}

/// The days and months of a reseller are those of its country.
const fn calendar(country: Country) -> CycleRule {
    CycleRule::new(country, 1)
}

/// The day it is for a reseller.
pub(crate) fn today(country: Country, now: DateTime<Utc>) -> NaiveDate {
    calendar(country).today(now)
}

/// The first day of the month that runs at a reseller, and when it began.
pub(super) fn month(country: Country, now: DateTime<Utc>) -> (NaiveDate, DateTime<Utc>) {
    let first = first_of_month(today(country, now));
    (first, calendar(country).midnight(first))
}

/// When the next invoices are issued.
pub(super) fn next_month(today: NaiveDate) -> NaiveDate {
    first_of_month(today) + Months::new(1)
}

/// Until when an invoice is to be paid.
pub(super) fn due_on(issued_on: NaiveDate, days_to_pay: i64) -> NaiveDate {
    issued_on + Days::new(u64::try_from(days_to_pay).unwrap_or_default())
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use types::tax_id::Country;

    use super::{month, next_month};

    #[test]
    fn a_month_begins_when_it_does_in_the_resellers_country() {
        let at = |text: &str| text.parse().expect("a time");
        let day = |text: &str| text.parse().expect("a day");
        let (first, began) = month(Country::Pe, at("2026-12-01T04:59:59Z"));
        assert_eq!((first, began), (day("2026-11-01"), at("2026-11-01T05:00:00Z")));
        let (first, began) = month(Country::Pe, at("2026-12-01T05:00:00Z"));
        assert_eq!((first, began), (day("2026-12-01"), at("2026-12-01T05:00:00Z")));
        let (first, _) = month(Country::Br, at("2026-12-01T03:00:00Z"));
        assert_eq!(first, day("2026-12-01"));
        assert_eq!(next_month(day("2026-12-31")), day("2027-01-01"));
    }
}
