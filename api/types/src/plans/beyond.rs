//! What is charged for each one more than a limit.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::terms::{MOST_MINOR, PlanTerms};
use crate::kit::fault::Fault;
use crate::kit::money::Money;
use crate::limits::Meter;

/// The price of each one more than what a plan includes in a cycle, by meter; none = there is no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Beyond {
    pub documents: Option<Money>,
    pub sales_notes: Option<Money>,
    pub lookups: Option<Money>,
}

impl Beyond {
    /// What begins anew with each cycle and is counted in pieces.
    pub const METERS: [Meter; 3] = [Meter::Documents, Meter::SalesNotes, Meter::Lookups];

    /// The price of one more of a meter.
    #[must_use]
    pub const fn of(&self, meter: Meter) -> Option<&Money> {
        match meter {
            Meter::Documents => self.documents.as_ref(),
            Meter::SalesNotes => self.sales_notes.as_ref(),
            Meter::Lookups => self.lookups.as_ref(),
            Meter::Users | Meter::Establishments | Meter::SalesAmount => None,
        }
    }

    /// The same with another price of a meter.
    #[must_use]
    pub fn with(mut self, meter: Meter, price: Option<Money>) -> Self {
        match meter {
            Meter::Documents => self.documents = price,
            Meter::SalesNotes => self.sales_notes = price,
            Meter::Lookups => self.lookups = price,
            Meter::Users | Meter::Establishments | Meter::SalesAmount => (),
        }
        self
    }
}

impl PlanTerms {
    /// The price of each one more of a meter, which has a limit and is in the money of the plan's other prices.
    pub(super) fn price_beyond(&self, meter: Meter) -> Result<(), Fault> {
        let Some(price) = self.beyond.of(meter) else {
            return Ok(());
        };
        let (minimum, maximum) = (1, MOST_MINOR);
        if !(minimum..=maximum).contains(&price.minor) {
            return Err(Fault::OutOfRange { minimum, maximum });
        }
        if self.limit(meter).is_none() {
            return Err(Fault::OutOfPlace);
        }
        let others = Beyond::METERS.into_iter().filter_map(|other| self.beyond.of(other));
        let mut named = self.price.iter().chain(&self.sales_amount).chain(others);
        match named.next() {
            Some(first) if first.currency != price.currency => Err(Fault::OtherCurrency),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Beyond, MOST_MINOR, PlanTerms};
    use crate::kit::fault::{Fault, Faults};
    use crate::kit::money::{Currency, Money};

    fn money(minor: i64, currency: &str) -> Money {
        let currency = Currency::parse(currency).expect("a currency");
        Money { minor, currency }
    }

    #[test]
    fn a_price_beyond_a_limit_needs_the_limit_and_is_in_the_plans_money() {
        let faults = |documents, price: Option<&str>, beyond: Money| {
            let terms = PlanTerms {
                documents,
                price: price.map(|currency| money(5_000, currency)),
                beyond: Beyond {
                    documents: Some(beyond),
                    ..Beyond::default()
                },
                ..PlanTerms::default()
            };
            let mut faults = Faults::default();
            terms.parse(&mut faults);
            faults
        };
        let one = |fault| Faults::one("terms.beyond.documents", fault);
        assert!(faults(Some(10), Some("PEN"), money(20, "PEN")).is_empty());
        assert!(faults(Some(10), None, money(20, "USD")).is_empty());
        assert_eq!(faults(None, None, money(20, "PEN")), one(Fault::OutOfPlace));
        assert_eq!(
            faults(Some(10), Some("PEN"), money(20, "USD")),
            one(Fault::OtherCurrency)
        );
        let range = Fault::OutOfRange {
            minimum: 1,
            maximum: MOST_MINOR,
        };
        assert_eq!(faults(Some(10), None, money(0, "PEN")), one(range));
    }
}
