//! Sending a statement by e-mail.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::StatementQuery;
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Currency;
use crate::kit::value::Email;

/// So many addresses a statement is sent to at once.
const MOST_ADDRESSES: u8 = 5;
/// So long a message may be.
const LONGEST_MESSAGE: usize = 1_000;

/// To whom a statement is sent, with which words, and of which days and currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementMail {
    /// One to five, each once; each gets a letter of its own.
    #[schema(example = json!(["gerencia@pukara.example"]))]
    pub addresses: Vec<String>,
    /// What the letter begins with, up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Buenos días, va el estado de cuenta de noviembre.")]
    pub message: Option<String>,
    /// Its first day; 90 days before the last when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-09-01")]
    pub from: Option<NaiveDate>,
    /// Its last day; today when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11-30")]
    pub to: Option<NaiveDate>,
    /// The account's own when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "PEN")]
    pub currency: Option<Currency>,
}

/// A [`StatementMail`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidStatementMail {
    pub addresses: Vec<Email>,
    pub message: Option<String>,
    pub query: StatementQuery,
}

/// A statement on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StatementSent {
    /// To whom.
    #[schema(example = json!(["gerencia@pukara.example"]))]
    pub addresses: Vec<String>,
    #[schema(example = "2026-09-01")]
    pub from: NaiveDate,
    #[schema(example = "2026-11-30")]
    pub to: NaiveDate,
    pub currency: Currency,
    /// What the file is called.
    #[schema(example = "estado-de-cuenta-20131312955-2026-11-30.pdf")]
    pub file: String,
}

impl StatementMail {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidStatementMail, Faults> {
        let mut faults = Faults::default();
        let addresses = self.addresses(&mut faults);
        let message = faults.take("message", message(self.message.as_deref()));
        match message {
            Some(message) if faults.is_empty() => Ok(ValidStatementMail {
                addresses,
                message,
                query: StatementQuery {
                    from: self.from,
                    to: self.to,
                    currency: self.currency.clone(),
                },
            }),
            _ => Err(faults),
        }
    }

    fn addresses(&self, faults: &mut Faults) -> Vec<Email> {
        let mut parsed: Vec<Email> = Vec::new();
        if self.addresses.is_empty() {
            faults.add("addresses", Fault::Required);
        }
        if self.addresses.len() > usize::from(MOST_ADDRESSES) {
            let maximum = i64::from(MOST_ADDRESSES);
            faults.add("addresses", Fault::OutOfRange { minimum: 1, maximum });
        }
        for (place, address) in self.addresses.iter().take(MOST_ADDRESSES.into()).enumerate() {
            let field = format!("addresses.{place}");
            let Some(email) = faults.take(&field, Email::parse(address)) else {
                continue;
            };
            if parsed.contains(&email) {
                faults.add(&field, Fault::Taken);
            }
            parsed.push(email);
        }
        parsed
    }
}

/// Lines that may be left out.
fn message(text: Option<&str>) -> Result<Option<String>, Fault> {
    let text = text.unwrap_or_default().trim().replace("\r\n", "\n");
    if text.chars().count() > LONGEST_MESSAGE {
        return Err(Fault::TooLong {
            maximum: LONGEST_MESSAGE,
        });
    }
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Fault::NotPlainText);
    }
    Ok((!text.is_empty()).then_some(text))
}

#[cfg(test)]
mod tests {
    use super::StatementMail;
    use crate::kit::fault::Fault;

    fn mail(addresses: &[&str], message: &str) -> StatementMail {
        StatementMail {
            addresses: addresses.iter().map(|address| (*address).to_owned()).collect(),
            message: Some(message.to_owned()),
            ..StatementMail::default()
        }
    }

    #[test]
    fn every_wrong_address_is_named() {
        let wrong = mail(&["a@x.example", "nobody", "A@x.example ", ""], "\u{7}").parse();
        let faults = wrong.expect_err("wrong");
        assert_eq!(faults.of("addresses.1"), Some(&Fault::NotAnEmail));
        assert_eq!(faults.of("addresses.2"), Some(&Fault::Taken));
        assert_eq!(faults.of("addresses.3"), Some(&Fault::Required));
        assert_eq!(faults.of("message"), Some(&Fault::NotPlainText));
        assert_eq!(faults.of("addresses.0"), None);
        assert!(mail(&[], "").parse().expect_err("none").of("addresses").is_some());
        assert!(
            mail(&["a@x.example"; 6], "")
                .parse()
                .expect_err("many")
                .of("addresses")
                .is_some()
        );
    }

    #[test]
    fn a_message_keeps_its_lines() {
        let right = mail(&["a@x.example"], " Hola:\r\n\r\nVa todo.\n ")
            .parse()
            .expect("right");
        assert_eq!(right.message.as_deref(), Some("Hola:\n\nVa todo."));
        assert_eq!(mail(&["a@x.example"], "  ").parse().expect("right").message, None);
    }
}
