//! What is written to the ledger by hand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::EntryId;
use super::tax::{TaxTreatment, Withholding};
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Money;
use crate::kit::value::Name;

/// Something that an account owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCharge {
    /// What for; up to 200 characters.
    #[schema(example = "Capacitación de dos horas")]
    pub description: String,
    /// More than nothing, and at most 999,999,999.99.
    pub amount: Money,
    #[serde(default)]
    pub tax: TaxTreatment,
    /// The day it is of, at most a year from today; today when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11-01")]
    pub happened_on: Option<NaiveDate>,
    /// Until when it is to be paid, not before the day it is of.
    #[schema(example = "2026-11-15")]
    pub due_on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withholding: Option<Withholding>,
}

/// Something that an account owes no more, though it did not pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCredit {
    /// What for; up to 200 characters.
    #[schema(example = "Descuento por demora en la instalación")]
    pub description: String,
    /// More than nothing, and at most 999,999,999.99.
    pub amount: Money,
    #[serde(default)]
    pub tax: TaxTreatment,
    /// The day it is of, at most a year from today; today when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11-01")]
    pub happened_on: Option<NaiveDate>,
    /// The charge it settles first; the oldest due when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charge_id: Option<EntryId>,
}

/// Why an entry is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reversal {
    /// Up to 200 characters.
    #[schema(example = "Se registró dos veces")]
    pub reason: String,
}

/// A [`NewCharge`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidCharge {
    pub description: String,
    pub amount: Money,
    pub tax: TaxTreatment,
    pub happened_on: NaiveDate,
    pub due_on: NaiveDate,
    pub withholding: Option<Withholding>,
}

/// A [`NewCredit`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidCredit {
    pub description: String,
    pub amount: Money,
    pub tax: TaxTreatment,
    pub happened_on: NaiveDate,
    pub charge_id: Option<EntryId>,
}

/// The largest amount that is taken, in minor units.
pub const LARGEST: i64 = 99_999_999_999;
/// So far from today something may be dated, in days.
pub const FARTHEST: i64 = 366;

impl NewCharge {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, today: NaiveDate) -> Result<ValidCharge, Faults> {
        let mut faults = Faults::default();
        let description = faults.take("description", Name::parse(&self.description));
        let amount = faults.take("amount.minor", amount(&self.amount));
        let happened_on = faults.take("happened_on", near(self.happened_on.unwrap_or(today), today));
        let due_on = happened_on.and_then(|on| faults.take("due_on", due(self.due_on, on, today)));
        match (description, amount, happened_on, due_on) {
            (Some(description), Some(amount), Some(happened_on), Some(due_on)) => Ok(ValidCharge {
                description: description.into_string(),
                amount,
                tax: self.tax,
                happened_on,
                due_on,
                withholding: self.withholding,
            }),
            _ => Err(faults),
        }
    }
}

impl NewCredit {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, today: NaiveDate) -> Result<ValidCredit, Faults> {
        let mut faults = Faults::default();
        let description = faults.take("description", Name::parse(&self.description));
        let amount = faults.take("amount.minor", amount(&self.amount));
        let happened_on = faults.take("happened_on", near(self.happened_on.unwrap_or(today), today));
        match (description, amount, happened_on) {
            (Some(description), Some(amount), Some(happened_on)) => Ok(ValidCredit {
                description: description.into_string(),
                amount,
                tax: self.tax,
                happened_on,
                charge_id: self.charge_id,
            }),
            _ => Err(faults),
        }
    }
}

impl Reversal {
    /// The reason.
    ///
    /// # Errors
    /// When there is none, or it is too long.
    pub fn parse(&self) -> Result<String, Faults> {
        let reason = Name::parse(&self.reason).map_err(|fault| Faults::one("reason", fault))?;
        Ok(reason.into_string())
    }
}

/// An amount of more than nothing.
///
/// # Errors
/// When it is nothing, less, or too much.
pub fn amount(amount: &Money) -> Result<Money, Fault> {
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: LARGEST,
    };
    (1..=LARGEST)
        .contains(&amount.minor)
        .then(|| amount.clone())
        .ok_or(fault)
}

/// A day within a year of today.
///
/// # Errors
/// When it is farther away.
pub fn near(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Fault> {
    let days = (day - today).num_days();
    if days.abs() <= FARTHEST {
        Ok(day)
    } else {
        Err(Fault::WrongDay)
    }
}

/// A day to pay on: from the day of the charge on, and within a year of today.
fn due(day: NaiveDate, from: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Fault> {
    if day < from {
        return Err(Fault::WrongDay);
    }
    near(day, today)
}

#[cfg(test)]
mod tests {
    use super::{FARTHEST, NewCharge};
    use crate::kit::fault::Fault;
    use crate::kit::money::{Currency, Money};
    use crate::ledger::tax::TaxTreatment;
    use chrono::{NaiveDate, TimeDelta};

    #[test]
    fn every_wrong_field_of_a_charge_is_told() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let charge = NewCharge {
            description: " ".to_owned(),
            amount: Money {
                minor: 0,
                currency: Currency::sol(),
            },
            tax: TaxTreatment::Included,
            happened_on: Some(today),
            due_on: today - TimeDelta::days(1),
            withholding: None,
        };
        let faults = charge.parse(today).expect_err("three are wrong");
        assert_eq!(faults.of("description"), Some(&Fault::Required));
        assert!(matches!(faults.of("amount.minor"), Some(Fault::OutOfRange { .. })));
        assert_eq!(faults.of("due_on"), Some(&Fault::WrongDay));
        let far = NewCharge {
            happened_on: Some(today - TimeDelta::days(FARTHEST + 1)),
            ..charge
        };
        let faults = far.parse(today).expect_err("too far");
        assert_eq!(faults.of("happened_on"), Some(&Fault::WrongDay));
    }
}
