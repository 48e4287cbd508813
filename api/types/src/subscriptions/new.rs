//! Starting subscriptions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Money;
use crate::kit::value::Name;
use crate::ledger::{amount, near};

/// The most extras of an account.
const MOST_EXTRAS: usize = 20;
/// The most of one extra.
const MOST_UNITS: i64 = 100_000;
/// A whole in basis points.
const WHOLE: i64 = 10_000;

/// What is taken off the price of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Discount {
    /// In hundredths of a percent: 1 to 10,000.
    #[schema(example = 5_000, minimum = 1, maximum = 10_000)]
    pub basis_points: i64,
    /// Periods that begin after that day are charged without it; none = all have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2027-03-31")]
    pub until: Option<NaiveDate>,
}

/// Something that is charged beside the plan, as often as the plan is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// Up to 200 characters.
    #[schema(example = "Usuario adicional")]
    pub name: String,
    /// What one costs each time the plan is charged; the tax is in it where it is in the plan's price.
    pub unit: Money,
    /// 1 to 100,000.
    #[schema(example = 2, minimum = 1, maximum = 100_000)]
    pub quantity: i64,
}

/// A subscription to start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSubscription {
    /// The first day that is charged, at most a year from today; today when left out. Periods that have begun by then
    /// are charged at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-12-01")]
    pub starts_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// At most 20.
    #[serde(default)]
    pub extras: Vec<Extra>,
}

/// A [`NewSubscription`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidSubscription {
    pub starts_on: NaiveDate,
    pub discount: Option<Discount>,
    pub extras: Vec<Extra>,
}

/// Subscriptions to start: of the accounts that never had one, but for demo twins; the oldest first. At most 5,000
/// accounts are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSubscriptions {
    /// The first day that is charged, at most a year from today; for each the day its next cycle begins when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-12-01")]
    pub starts_on: Option<NaiveDate>,
    /// Where the call before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<AccountId>,
}

/// The most accounts that are looked at in one call.
pub const MOST_AT_ONCE: u16 = 5_000;

/// How many subscriptions were started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Started {
    #[schema(example = 186)]
    pub started: i64,
    /// Send it back as `cursor` to go on; absent when all accounts were looked at.
    pub next: Option<AccountId>,
}

impl NewSubscription {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, today: NaiveDate) -> Result<ValidSubscription, Faults> {
        let mut faults = Faults::default();
        let starts_on = faults.take("starts_on", near(self.starts_on.unwrap_or(today), today));
        let discount = faults.take("discount.basis_points", discount(self.discount));
        let extras = extras(&self.extras, &mut faults);
        match (starts_on, discount, extras) {
            (Some(starts_on), Some(discount), Some(extras)) => Ok(ValidSubscription {
                starts_on,
                discount,
                extras,
            }),
            _ => Err(faults),
        }
    }
}

/// A discount of some share.
pub(super) fn discount(asked: Option<Discount>) -> Result<Option<Discount>, Fault> {
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: WHOLE,
    };
    match asked {
        Some(discount) if !(1..=WHOLE).contains(&discount.basis_points) => Err(fault),
        other => Ok(other),
    }
}

/// Extras with their names trimmed.
pub(super) fn extras(asked: &[Extra], faults: &mut Faults) -> Option<Vec<Extra>> {
    if asked.len() > MOST_EXTRAS {
        faults.add("extras", Fault::TooLong { maximum: MOST_EXTRAS });
        return None;
    }
    let mut valid = Vec::with_capacity(asked.len());
    for (place, extra) in asked.iter().enumerate() {
        let name = faults.take(&format!("extras.{place}.name"), Name::parse(&extra.name));
        let unit = faults.take(&format!("extras.{place}.unit.minor"), amount(&extra.unit));
        let quantity = faults.take(&format!("extras.{place}.quantity"), units(extra.quantity));
        if let (Some(name), Some(unit), Some(quantity)) = (name, unit, quantity) {
            valid.push(Extra {
                name: name.into_string(),
                unit,
                quantity,
            });
        }
    }
    (valid.len() == asked.len()).then_some(valid)
}

fn units(quantity: i64) -> Result<i64, Fault> {
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: MOST_UNITS,
    };
    (1..=MOST_UNITS).contains(&quantity).then_some(quantity).ok_or(fault)
}

impl NewSubscriptions {
    /// The first day for all, where one was said.
    ///
    /// # Errors
    /// When it is too far from today.
    pub fn parse(&self, today: NaiveDate) -> Result<Option<NaiveDate>, Faults> {
        let day = self.starts_on.map(|day| near(day, today)).transpose();
        day.map_err(|fault| Faults::one("starts_on", fault))
    }
}
