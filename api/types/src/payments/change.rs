//! Changing a payment that is waited for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::new::Asked;
use super::{CardBrand, How, PaymentMethod};
use crate::kit::fault::Faults;
use crate::ledger::near;
use crate::tax_id::Country;

/// How a payment that is waited for is to be; its amount stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentChange {
    /// The day it is expected on.
    #[schema(example = "2026-11-30")]
    pub due_on: NaiveDate,
    pub method: PaymentMethod,
    /// The brand; with a card only, and needed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_brand: Option<CardBrand>,
    /// The bank it goes through; with a deposit, a transfer or a boleto only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "BCP")]
    pub bank: Option<String>,
    /// By which the reseller knows it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "OP 004512")]
    pub reference: Option<String>,
}

/// A [`PaymentChange`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidPaymentChange {
    pub due_on: NaiveDate,
    pub how: How,
}

impl PaymentChange {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, country: Country, today: NaiveDate) -> Result<ValidPaymentChange, Faults> {
        let mut faults = Faults::default();
        let due_on = faults.take("due_on", near(self.due_on, today));
        let asked = Asked {
            method: self.method,
            card_brand: self.card_brand,
            bank: self.bank.as_deref(),
            reference: self.reference.as_deref(),
        };
        match (due_on, faults.take_all(asked.parse(country))) {
            (Some(due_on), Some(how)) => Ok(ValidPaymentChange { due_on, how }),
            _ => Err(faults),
        }
    }
}
