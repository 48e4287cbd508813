//! Scheduling, confirming and cancelling.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CardBrand, PaymentMethod};
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Money;
use crate::kit::value::Name;
use crate::ledger::{EntryId, TaxTreatment, amount, near};
use crate::tax_id::Country;

/// A payment to expect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// The day it is expected on, at most a year from today.
    #[schema(example = "2026-11-30")]
    pub due_on: NaiveDate,
    pub method: PaymentMethod,
    /// The brand; with a card only, and needed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_brand: Option<CardBrand>,
    /// The bank it goes through, up to 60 characters; with a deposit, a transfer or a boleto only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "BCP")]
    pub bank: Option<String>,
    /// By which the reseller knows it again, up to 60 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "OP 004512")]
    pub reference: Option<String>,
    /// More than nothing.
    pub amount: Money,
    /// The charge it is for; when left out, it is a debt of its own, and a charge is written for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charge_id: Option<EntryId>,
    /// What it is for, up to 200 characters; that of the charge when left out, and needed where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Mensualidad de noviembre")]
    pub description: Option<String>,
    /// Whether the amount has the tax in it, where a charge is written for it.
    #[serde(default)]
    pub tax: DebtTax,
}

/// What of the debt of a payment is tax; the amount is what is paid either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "included")]
pub enum DebtTax {
    #[default]
    Included,
    Exempt,
}

impl DebtTax {
    #[must_use]
    pub const fn treatment(self) -> TaxTreatment {
        match self {
            Self::Included => TaxTreatment::Included,
            Self::Exempt => TaxTreatment::Exempt,
        }
    }
}

/// How something is paid, as it will be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct How {
    pub method: PaymentMethod,
    pub card_brand: Option<CardBrand>,
    pub bank: Option<String>,
    pub reference: Option<String>,
}

/// A [`NewPayment`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidPayment {
    pub due_on: NaiveDate,
    pub how: How,
    pub amount: Money,
    pub charge_id: Option<EntryId>,
    pub description: Option<String>,
    pub tax: DebtTax,
}

/// That a payment came in. What is left out is as it was scheduled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// How much came in, in minor units of the payment's currency. Where it is less than was expected, the rest is
    /// scheduled anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 5_000)]
    pub amount_minor: Option<i64>,
    /// The day it came in, today or before; today when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11-29")]
    pub paid_on: Option<NaiveDate>,
    /// By which the reseller knows it again, up to 60 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "OP 004512")]
    pub reference: Option<String>,
    /// When the rest is expected; on the same day as the whole when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-12-15")]
    pub rest_due_on: Option<NaiveDate>,
}

/// A [`Confirmation`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidConfirmation {
    pub amount_minor: Option<i64>,
    pub paid_on: NaiveDate,
    pub reference: Option<String>,
    pub rest_due_on: Option<NaiveDate>,
}

/// That a payment is waited for no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    /// Why, up to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Se acordó no cobrarla")]
    pub reason: Option<String>,
}

/// So long a bank's name and a reference may be.
const LONGEST: usize = 60;

impl NewPayment {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, country: Country, today: NaiveDate) -> Result<ValidPayment, Faults> {
        let mut faults = Faults::default();
        let due_on = faults.take("due_on", near(self.due_on, today));
        let asked = Asked {
            method: self.method,
            card_brand: self.card_brand,
            bank: self.bank.as_deref(),
            reference: self.reference.as_deref(),
        };
        let how = faults.take_all(asked.parse(country));
        let amount = faults.take("amount.minor", amount(&self.amount));
        let description = faults.take("description", self.description());
        match (due_on, how, amount, description) {
            (Some(due_on), Some(how), Some(amount), Some(description)) => Ok(ValidPayment {
                due_on,
                how,
                amount,
                charge_id: self.charge_id,
                description,
                tax: self.tax,
            }),
            _ => Err(faults),
        }
    }

    fn description(&self) -> Result<Option<String>, Fault> {
        match (line(self.description.as_deref(), Name::MAXIMUM)?, self.charge_id) {
            (None, None) => Err(Fault::Required),
            (described, _) => Ok(described),
        }
    }
}

/// How something is paid, as it is asked for.
pub(super) struct Asked<'a> {
    pub method: PaymentMethod,
    pub card_brand: Option<CardBrand>,
    pub bank: Option<&'a str>,
    pub reference: Option<&'a str>,
}

impl Asked<'_> {
    /// # Errors
    /// Every field that is wrong, or does not go with the method.
    pub(super) fn parse(&self, country: Country) -> Result<How, Faults> {
        let mut faults = Faults::default();
        if !self.method.is_of(country) {
            faults.add("method", Fault::OutOfPlace);
        }
        match (self.method.is_card(), self.card_brand) {
            (true, None) => faults.add("card_brand", Fault::Required),
            (false, Some(_)) => faults.add("card_brand", Fault::OutOfPlace),
            _ => (),
        }
        let bank = faults.take("bank", line(self.bank, LONGEST)).flatten();
        if bank.is_some() && !self.method.has_bank() {
            faults.add("bank", Fault::OutOfPlace);
        }
        let reference = faults.take("reference", line(self.reference, LONGEST)).flatten();
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(How {
            method: self.method,
            card_brand: self.card_brand,
            bank,
            reference,
        })
    }
}

impl Confirmation {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, today: NaiveDate) -> Result<ValidConfirmation, Faults> {
        let mut faults = Faults::default();
        let of = |minor| Money {
            minor,
            currency: crate::kit::money::Currency::sol(),
        };
        if let Some(minor) = self.amount_minor {
            faults.take("amount_minor", amount(&of(minor)));
        }
        let paid_on = self.paid_on.unwrap_or(today);
        let came = if paid_on > today {
            Err(Fault::WrongDay)
        } else {
            near(paid_on, today)
        };
        faults.take("paid_on", came);
        if let Some(day) = self.rest_due_on {
            faults.take("rest_due_on", near(day, today));
        }
        let reference = faults.take("reference", line(self.reference.as_deref(), LONGEST));
        match reference {
            Some(reference) if faults.is_empty() => Ok(ValidConfirmation {
                amount_minor: self.amount_minor,
                paid_on,
                reference,
                rest_due_on: self.rest_due_on,
            }),
            _ => Err(faults),
        }
    }
}

impl Cancellation {
    /// The reason.
    ///
    /// # Errors
    /// When it is too long.
    pub fn parse(&self) -> Result<Option<String>, Faults> {
        line(self.reason.as_deref(), Name::MAXIMUM).map_err(|fault| Faults::one("reason", fault))
    }
}

/// A line of text that may be left out: trimmed, its inner spaces single.
pub(crate) fn line(text: Option<&str>, maximum: usize) -> Result<Option<String>, Fault> {
    let line = text
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if line.chars().count() > maximum {
        return Err(Fault::TooLong { maximum });
    }
    if line.chars().any(char::is_control) {
        return Err(Fault::NotPlainText);
    }
    Ok((!line.is_empty()).then_some(line))
}
