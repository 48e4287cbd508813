//! Ways to pay, and which of them a reseller takes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::ledger::WithholdingKind;
use crate::tax_id::Country;

/// How something is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "transfer")]
pub enum PaymentMethod {
    Cash,
    /// Paid in at a bank's counter or agent.
    Deposit,
    /// From account to account; in Peru by CCI.
    Transfer,
    Yape,
    Plin,
    DebitCard,
    CreditCard,
    PagoEfectivo,
    Pix,
    Boleto,
    /// The part of a charge that the client deposits at the Banco de la Nación.
    Detraction,
    /// The part of a charge of which the client gives a certificate of *retención*.
    Retention,
}

impl PaymentMethod {
    pub const ALL: [Self; 12] = [
        Self::Cash,
        Self::Deposit,
        Self::Transfer,
        Self::Yape,
        Self::Plin,
        Self::DebitCard,
        Self::CreditCard,
        Self::PagoEfectivo,
        Self::Pix,
        Self::Boleto,
        Self::Detraction,
        Self::Retention,
    ];

    /// The method as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Deposit => "deposit",
            Self::Transfer => "transfer",
            Self::Yape => "yape",
            Self::Plin => "plin",
            Self::DebitCard => "debit_card",
            Self::CreditCard => "credit_card",
            Self::PagoEfectivo => "pago_efectivo",
            Self::Pix => "pix",
            Self::Boleto => "boleto",
            Self::Detraction => "detraction",
            Self::Retention => "retention",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// Whether people pay so in that country.
    #[must_use]
    pub const fn is_of(self, country: Country) -> bool {
        match self {
            Self::Cash | Self::Transfer | Self::DebitCard | Self::CreditCard => true,
            Self::Deposit | Self::Yape | Self::Plin | Self::PagoEfectivo | Self::Detraction | Self::Retention => {
                matches!(country, Country::Pe)
            }
            Self::Pix | Self::Boleto => matches!(country, Country::Br),
        }
    }

    /// Whether it is paid with a card, which has a brand.
    #[must_use]
    pub const fn is_card(self) -> bool {
        matches!(self, Self::DebitCard | Self::CreditCard)
    }

    /// Whether it goes through a bank that is worth writing down.
    #[must_use]
    pub const fn has_bank(self) -> bool {
        matches!(self, Self::Deposit | Self::Transfer | Self::Boleto)
    }

    /// What it settles of a charge, where that is the part the State gets.
    #[must_use]
    pub const fn withholding(self) -> Option<WithholdingKind> {
        match self {
            Self::Detraction => Some(WithholdingKind::Detraction),
            Self::Retention => Some(WithholdingKind::Retention),
            _ => None,
        }
    }
}

/// Whose card it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "visa")]
pub enum CardBrand {
    Visa,
    Mastercard,
    AmericanExpress,
    Diners,
    Elo,
    Hipercard,
    Other,
}

impl CardBrand {
    pub const ALL: [Self; 7] = [
        Self::Visa,
        Self::Mastercard,
        Self::AmericanExpress,
        Self::Diners,
        Self::Elo,
        Self::Hipercard,
        Self::Other,
    ];

    /// The brand as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Mastercard => "mastercard",
            Self::AmericanExpress => "american_express",
            Self::Diners => "diners",
            Self::Elo => "elo",
            Self::Hipercard => "hipercard",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|brand| brand.name() == name)
    }
}

/// Whether a reseller takes a method, and where to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MethodSetting {
    pub method: PaymentMethod,
    /// Whether it is offered for new payments.
    pub enabled: bool,
    /// What a client needs to pay so: an account and its CCI, a telephone number, a Pix key.
    #[schema(example = "BCP soles 191-0000000-0-00, CCI 002-191-000000000000-00")]
    pub details: Option<String>,
}

/// Which methods a reseller takes, in the order in which they are offered; those left out are taken no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodsChange {
    /// At least one, each once.
    pub methods: Vec<MethodChange>,
}

/// A method that is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodChange {
    pub method: PaymentMethod,
    /// What a client needs to pay so; up to 300 characters, in lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "BCP soles 191-0000000-0-00, CCI 002-191-000000000000-00")]
    pub details: Option<String>,
}

/// So long what a client needs to pay may be.
const LONGEST_DETAILS: usize = 300;

impl MethodsChange {
    /// The methods with what belongs to them, as they will be kept.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Vec<MethodSetting>, Faults> {
        let mut faults = Faults::default();
        let mut parsed: Vec<MethodSetting> = Vec::new();
        if self.methods.is_empty() {
            faults.add("methods", Fault::Required);
        }
        for (place, each) in self.methods.iter().enumerate() {
            let field = |name: &str| format!("methods.{place}.{name}");
            if parsed.iter().any(|other| other.method == each.method) {
                faults.add(&field("method"), Fault::Taken);
            }
            let details = faults.take(&field("details"), details(each.details.as_deref()));
            parsed.push(MethodSetting {
                method: each.method,
                enabled: true,
                details: details.flatten(),
            });
        }
        if faults.is_empty() { Ok(parsed) } else { Err(faults) }
    }
}

/// Lines of text: each trimmed, its inner spaces single; empty ones are left out.
pub(crate) fn details(text: Option<&str>) -> Result<Option<String>, Fault> {
    let lines = text.unwrap_or_default().lines();
    let lines = lines.map(|each| super::new::line(Some(each), LONGEST_DETAILS));
    let lines = lines.filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()?;
    let whole = lines.join("\n");
    if whole.chars().count() > LONGEST_DETAILS {
        return Err(Fault::TooLong {
            maximum: LONGEST_DETAILS,
        });
    }
    Ok((!whole.is_empty()).then_some(whole))
}

#[cfg(test)]
mod tests {
    use super::{MethodChange, MethodsChange, PaymentMethod};
    use crate::kit::fault::Fault;

    #[test]
    fn a_method_is_taken_once() {
        let change = |methods: &[PaymentMethod]| MethodsChange {
            methods: methods
                .iter()
                .map(|method| MethodChange {
                    method: *method,
                    details: Some("  ".to_owned()),
                })
                .collect(),
        };
        let twice = change(&[PaymentMethod::Yape, PaymentMethod::Yape]).parse();
        let faults = twice.expect_err("twice");
        assert_eq!(faults.of("methods.1.method"), Some(&Fault::Taken));
        let faults = change(&[]).parse().expect_err("none");
        assert_eq!(faults.of("methods"), Some(&Fault::Required));
        let taken = change(&[PaymentMethod::Pix, PaymentMethod::Yape])
            .parse()
            .expect("both");
        assert!(taken.iter().all(|each| each.enabled && each.details.is_none()));
    }

    #[test]
    fn details_keep_their_lines() {
        let kept = |text: &str| super::details(Some(text));
        let told = kept(" BCP soles   191-0 \n\n CCI\t002-191 \r\n");
        assert_eq!(told, Ok(Some("BCP soles 191-0\nCCI 002-191".to_owned())));
        let half = "9".repeat(150);
        let whole = format!("{half}\n{half}");
        assert_eq!(kept(&whole), Err(Fault::TooLong { maximum: 300 }));
        assert_eq!(kept("\u{7}"), Err(Fault::NotPlainText));
    }
}
