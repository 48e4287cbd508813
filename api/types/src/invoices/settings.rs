//! How the operator invoices.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::kit::value::Name;
use crate::payments::details;

/// The most days to pay.
const LONGEST: i64 = 90;
/// The longest tax number of any country.
const LONGEST_TAX_ID: usize = 20;

/// How the operator invoices its resellers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InvoiceSettings {
    /// Who issues invoices and is paid; none until it is said.
    #[schema(example = "Operaciones del Sur S.A.C.")]
    pub issuer_name: Option<String>,
    /// The tax number of the issuer, as it is to be printed.
    #[schema(example = "20131312955")]
    pub issuer_tax_id: Option<String>,
    /// How many days after its issue an invoice is due.
    #[schema(example = 10)]
    pub days_to_pay: i64,
    /// How invoices are paid, as it is printed on them and told in their letters.
    #[schema(example = "BCP soles 191-2034567-0-55")]
    pub how_to_pay: Option<String>,
    /// What a change is made against, by `If-Match`.
    #[schema(example = 1)]
    pub version: i64,
}

/// How the operator is to invoice its resellers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceSettingsChange {
    #[schema(example = "Operaciones del Sur S.A.C.")]
    pub issuer_name: String,
    /// Digits, letters and what stands between them; up to 20 characters.
    #[schema(example = "20131312955")]
    pub issuer_tax_id: String,
    /// 0 to 90.
    #[schema(example = 10, minimum = 0, maximum = 90)]
    pub days_to_pay: i64,
    /// How invoices are paid, in lines; up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "BCP soles 191-2034567-0-55")]
    pub how_to_pay: Option<String>,
}

/// An [`InvoiceSettingsChange`] whose fields are right.
#[derive(Clone, Debug)]
pub struct ValidInvoiceSettings {
    pub issuer_name: Name,
    pub issuer_tax_id: String,
    pub days_to_pay: i64,
    pub how_to_pay: Option<String>,
}

impl InvoiceSettingsChange {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidInvoiceSettings, Faults> {
        let mut faults = Faults::default();
        let issuer_name = faults.take("issuer_name", Name::parse(&self.issuer_name));
        let issuer_tax_id = faults.take("issuer_tax_id", tax_id(&self.issuer_tax_id));
        if !(0..=LONGEST).contains(&self.days_to_pay) {
            faults.add(
                "days_to_pay",
                Fault::OutOfRange {
                    minimum: 0,
                    maximum: LONGEST,
                },
            );
        }
        let how_to_pay = faults.take("how_to_pay", details(self.how_to_pay.as_deref()));
        match (issuer_name, issuer_tax_id, how_to_pay, faults.is_empty()) {
            (Some(issuer_name), Some(issuer_tax_id), Some(how_to_pay), true) => Ok(ValidInvoiceSettings {
                issuer_name,
                issuer_tax_id,
                days_to_pay: self.days_to_pay,
                how_to_pay,
            }),
            _ => Err(faults),
        }
    }
}

fn tax_id(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Required);
    }
    if text.chars().count() > LONGEST_TAX_ID {
        return Err(Fault::TooLong {
            maximum: LONGEST_TAX_ID,
        });
    }
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '/');
    if text.chars().all(plain) {
        Ok(text.to_owned())
    } else {
        Err(Fault::NotPlainText)
    }
}

#[cfg(test)]
mod tests {
    use super::InvoiceSettingsChange;
    use crate::kit::fault::Fault;

    #[test]
    fn every_wrong_field_is_told() {
        let wrong = InvoiceSettingsChange {
            issuer_name: " ".to_owned(),
            issuer_tax_id: "2013 <b>".to_owned(),
            days_to_pay: 91,
            how_to_pay: Some("x".repeat(1_001)),
        };
        let faults = wrong.parse().expect_err("all of it");
        assert_eq!(faults.of("issuer_name"), Some(&Fault::Required));
        assert_eq!(faults.of("issuer_tax_id"), Some(&Fault::NotPlainText));
        assert!(matches!(faults.of("days_to_pay"), Some(Fault::OutOfRange { .. })));
        assert!(matches!(faults.of("how_to_pay"), Some(Fault::TooLong { .. })));
        let right = InvoiceSettingsChange {
            issuer_name: "Operaciones del Sur".to_owned(),
            issuer_tax_id: "11.222.333/0001-81".to_owned(),
            days_to_pay: 0,
            how_to_pay: Some(" BCP  191 \n\n CCI 002".to_owned()),
        };
        let valid = right.parse().expect("all of it is right");
        assert_eq!(valid.how_to_pay.as_deref(), Some("BCP 191\nCCI 002"));
    }
}
