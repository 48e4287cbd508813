//! Whom to tell of an account that something is to be paid.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::kit::text::Language;
use crate::kit::value::Email;

/// So many addresses an account has at most.
const MOST_ADDRESSES: usize = 5;
/// The fewest and the most digits of a number of the world, its country's code with it.
const FEWEST_DIGITS: usize = 8;
const MOST_DIGITS: usize = 15;

/// Whom to tell, how and in which language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BillingContact {
    #[schema(example = json!(["pagos@pukara.example"]))]
    pub emails: Vec<String>,
    /// For WhatsApp, with its country's code.
    #[schema(example = "+51987654321")]
    pub phone: Option<String>,
    pub language: Language,
}

/// Whom to tell from now on. All of it is said: what is left out is forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BillingContactChange {
    /// At most five, each once.
    #[serde(default)]
    #[schema(example = json!(["pagos@pukara.example"]))]
    pub emails: Vec<String>,
    /// For WhatsApp: `+`, the country's code and the number. Spaces, points, hyphens and brackets are left out. A number
    /// of Peru has nine digits and begins with 9; one of Brazil has its area code and eight digits, or nine that begin
    /// with 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "+51 987 654 321")]
    pub phone: Option<String>,
    /// That of the account's country when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl BillingContactChange {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, otherwise: Language) -> Result<BillingContact, Faults> {
        let mut faults = Faults::default();
        let mut emails: Vec<String> = Vec::with_capacity(self.emails.len());
        if self.emails.len() > MOST_ADDRESSES {
            faults.add(
                "emails",
                Fault::TooLong {
                    maximum: MOST_ADDRESSES,
                },
            );
        }
        for (place, text) in self.emails.iter().enumerate() {
            let email = faults.take(&format!("emails.{place}"), Email::parse(text));
            let email = email.map(Email::into_string);
            emails.extend(email.filter(|email| !emails.contains(email)));
        }
        let text = self.phone.as_deref().filter(|text| !text.trim().is_empty());
        let phone = faults.take("phone", text.map(phone).transpose());
        match phone {
            Some(phone) if faults.is_empty() => Ok(BillingContact {
                emails,
                phone,
                language: self.language.unwrap_or(otherwise),
            }),
            _ => Err(faults),
        }
    }
}

/// A number as E.164 has it.
///
/// # Errors
/// When it is none, or none of its country.
pub fn phone(text: &str) -> Result<String, Fault> {
    let spare = |letter: &char| !matches!(letter, ' ' | '\u{a0}' | '-' | '.' | '(' | ')');
    let compact: String = text.chars().filter(spare).collect();
    let digits = compact.strip_prefix('+').ok_or(Fault::WrongPrefix)?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::WrongCharacters);
    }
    if digits.starts_with('0') {
        return Err(Fault::WrongPrefix);
    }
    if let Some(own) = digits.strip_prefix("51") {
        mobile(own, 9)?;
    } else if let Some(own) = digits.strip_prefix("55") {
        brazilian(own)?;
    } else if digits.len() < FEWEST_DIGITS {
        return Err(Fault::TooShort { minimum: FEWEST_DIGITS });
    } else if digits.len() > MOST_DIGITS {
        return Err(Fault::TooLong { maximum: MOST_DIGITS });
    }
    Ok(compact)
}

/// Whether it has so many digits, and begins as numbers of mobile telephones do.
fn mobile(own: &str, expected: usize) -> Result<(), Fault> {
    if own.len() != expected {
        Err(Fault::WrongLength { expected })
    } else if own.starts_with('9') {
        Ok(())
    } else {
        Err(Fault::WrongPrefix)
    }
}

/// An area code, of which neither digit is 0, and a number with it.
fn brazilian(own: &str) -> Result<(), Fault> {
    let Some((area, number)) = own.split_at_checked(2) else {
        return Err(Fault::WrongLength { expected: 11 });
    };
    if area.contains('0') {
        return Err(Fault::WrongPrefix);
    }
    match (number.len(), number.bytes().next()) {
        (8, Some(b'2'..=b'5')) => Ok(()),
        (8, _) => Err(Fault::WrongPrefix),
        _ => mobile(number, 9).map_err(|fault| match fault {
            Fault::WrongLength { .. } => Fault::WrongLength { expected: 11 },
            other => other,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{BillingContactChange, phone};
    use crate::kit::fault::Fault;
    use crate::kit::text::Language;

    #[test]
    fn a_number_is_one_of_its_country() {
        for (typed, kept) in [
            ("+51 987 654 321", "+51987654321"),
            ("+55 (11) 98765-4321", "+5511987654321"),
            ("+55 11 3456-7890", "+551134567890"),
            ("+1 212 555 0123", "+12125550123"),
        ] {
            assert_eq!(phone(typed).as_deref(), Ok(kept));
        }
        for (typed, fault) in [
            ("987654321", Fault::WrongPrefix),
            ("+51 887 654 321", Fault::WrongPrefix),
            ("+51 98765432", Fault::WrongLength { expected: 9 }),
            ("+55 10 98765 4321", Fault::WrongPrefix),
            ("+55 11 68765 4321", Fault::WrongPrefix),
            ("+55 11 9876", Fault::WrongLength { expected: 11 }),
            ("+55 1", Fault::WrongLength { expected: 11 }),
            ("+0511234567", Fault::WrongPrefix),
            ("+1 212", Fault::TooShort { minimum: 8 }),
            ("+51 98765x321", Fault::WrongCharacters),
        ] {
            assert_eq!(phone(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn an_address_is_kept_once_and_every_fault_is_told() {
        let change = |emails: &[&str], phone: &str| BillingContactChange {
            emails: emails.iter().map(|email| (*email).to_owned()).collect(),
            phone: Some(phone.to_owned()),
            language: None,
        };
        let kept = change(&["Pagos@Pukara.example", "pagos@pukara.example"], " ").parse(Language::Pt);
        let kept = kept.expect("a contact");
        assert_eq!(
            (kept.emails, kept.phone, kept.language),
            (vec!["pagos@pukara.example".to_owned()], None, Language::Pt)
        );
        let faults = change(&["x", "a@b.pe", "y"], "1")
            .parse(Language::Es)
            .expect_err("faults");
        let fields: Vec<String> = faults.told(Language::Es).into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["emails.0", "emails.2", "phone"]);
    }
}
