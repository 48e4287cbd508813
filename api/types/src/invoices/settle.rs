//! Writing down that an invoice was paid.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::payments::{PaymentMethod, line};

/// The longest reference.
const LONGEST: usize = 80;

/// How an invoice was paid, as the operator has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceSettlement {
    /// The day it was paid on: from the day of issue to today.
    #[schema(example = "2026-12-09")]
    pub paid_on: NaiveDate,
    pub method: PaymentMethod,
    /// By which it is known again; up to 80 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "OP 004512")]
    pub reference: Option<String>,
}

/// An [`InvoiceSettlement`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidSettlement {
    pub paid_on: NaiveDate,
    pub method: PaymentMethod,
    pub reference: Option<String>,
}

impl InvoiceSettlement {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, issued_on: NaiveDate, today: NaiveDate) -> Result<ValidSettlement, Faults> {
        let mut faults = Faults::default();
        if !(issued_on..=today).contains(&self.paid_on) {
            faults.add("paid_on", Fault::WrongDay);
        }
        if self.method.withholding().is_some() {
            faults.add("method", Fault::Unknown);
        }
        let reference = faults.take("reference", line(self.reference.as_deref(), LONGEST));
        match (reference, faults.is_empty()) {
            (Some(reference), true) => Ok(ValidSettlement {
                paid_on: self.paid_on,
                method: self.method,
                reference,
            }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::InvoiceSettlement;
    use crate::kit::fault::Fault;
    use crate::payments::PaymentMethod;

    #[test]
    fn it_is_paid_between_its_issue_and_today() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a day");
        let paid = |on| InvoiceSettlement {
            paid_on: on,
            method: PaymentMethod::Transfer,
            reference: Some("  OP  004512 ".to_owned()),
        };
        for wrong in [day(1), day(12)] {
            let faults = paid(wrong).parse(day(2), day(11)).expect_err("outside");
            assert_eq!(faults.of("paid_on"), Some(&Fault::WrongDay));
        }
        let right = paid(day(2)).parse(day(2), day(11)).expect("the first day");
        assert_eq!(right.reference.as_deref(), Some("OP 004512"));
        assert!(paid(day(11)).parse(day(2), day(11)).is_ok());
        let withheld = InvoiceSettlement {
            method: PaymentMethod::Detraction,
            ..paid(day(3))
        };
        let faults = withheld.parse(day(2), day(11)).expect_err("no method of the operator");
        assert_eq!(faults.of("method"), Some(&Fault::Unknown));
    }
}
