//! How a document stands with the tax office, and what software may report of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::office::TaxOffice;
use crate::kit::fault::{Fault, Faults};
use crate::kit::text::Language;

/// How a document stands with the tax office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// Nothing is known from the tax office.
    NotSent,
    /// It is with the tax office, whose answer is awaited.
    Sent,
    Accepted,
    /// Accepted, with observations: it is valid.
    Observed,
    /// In Peru for good, its number is used up; in Brazil it may be corrected and sent again under its number.
    Rejected,
    /// *Denegada*: refused for good because of who is in it; its number is used up.
    Denied,
    /// It was not processed: correct it if need be, and send it again.
    Error,
    /// Valid still; its voiding was asked for.
    Voiding,
    Voided,
}

impl DocumentState {
    pub const ALL: [Self; 9] = [
        Self::NotSent,
        Self::Sent,
        Self::Accepted,
        Self::Observed,
        Self::Rejected,
        Self::Denied,
        Self::Error,
        Self::Voiding,
        Self::Voided,
    ];

    /// The state as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Sent => "sent",
            Self::Accepted => "accepted",
            Self::Observed => "observed",
            Self::Rejected => "rejected",
            Self::Denied => "denied",
            Self::Error => "error",
            Self::Voiding => "voiding",
            Self::Voided => "voided",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether the tax office refused it: rejected, or denied for good.
    #[must_use]
    pub const fn is_refused(self) -> bool {
        matches!(self, Self::Rejected | Self::Denied)
    }

    /// Whether the tax office took it.
    #[must_use]
    pub const fn is_taken(self) -> bool {
        matches!(self, Self::Accepted | Self::Observed)
    }
}

/// How a document stands, and by what word of the tax office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentStanding {
    pub state: DocumentState,
    /// SUNAT's code, or SEFAZ's *cStat*; of an observed one the code of its first observation.
    #[schema(example = "0")]
    pub code: Option<String>,
    /// What the code means, in the reader's language; for one we have no words for, the tax office's own.
    #[schema(example = "La Factura numero F001-123, ha sido aceptada")]
    pub text: Option<String>,
    /// Under which the tax office's answer is asked for.
    #[schema(example = "202600000000123")]
    pub ticket: Option<String>,
    /// Whether a file of the tax office says so, and not only the account's software.
    pub proved: bool,
    /// When the tax office said so; where it did not say when, when that became known here.
    pub at: Option<DateTime<Utc>>,
}

impl DocumentStanding {
    /// The same, with the code's meaning in a language. What was voided in Peru stands on the answer to another
    /// document, the notice, whose code says nothing of this one: there the tax office's own words stay.
    #[must_use]
    pub fn told(self, office: TaxOffice, language: Language) -> Self {
        let of_notice = office == TaxOffice::Sunat && self.state == DocumentState::Voided;
        let code = self.code.as_deref().filter(|_| !of_notice);
        let known = code.and_then(|code| office.meaning(code, language));
        let text = known.map(str::to_owned).or(self.text);
        Self { text, ..self }
    }
}

/// A state that the account's software reports without the tax office's file. A file that says otherwise outranks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StateReport {
    /// Any but `not_sent`.
    pub state: DocumentState,
    /// The tax office's code: needed for what it decided, `accepted`, `observed`, `rejected`, `denied` and `error`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "0306")]
    pub code: Option<String>,
    /// The tax office's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 500, example = "No se puede leer (parsear) el archivo XML")]
    pub description: Option<String>,
    /// Under which the answer to `sent` is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 64, example = "202600000000123")]
    pub ticket: Option<String>,
}

/// The longest that is kept of the tax office's own words.
pub const LONGEST_WORDS: usize = 500;
const LONGEST_TICKET: usize = 64;

impl StateReport {
    /// Checks the report against what that tax office's codes mean.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, office: TaxOffice) -> Result<(), Faults> {
        use DocumentState as S;
        let mut faults = Faults::default();
        let decided = matches!(
            self.state,
            S::Accepted | S::Observed | S::Rejected | S::Denied | S::Error
        );
        if self.state == S::NotSent || (self.state == S::Denied && office == TaxOffice::Sunat) {
            faults.add("state", Fault::Unknown);
        }
        match self.code.as_deref().map(|code| (code, office.state_of(code))) {
            None if decided => faults.add("code", Fault::Required),
            Some((code, _)) if !is_code(code) => faults.add("code", Fault::WrongCharacters),
            Some((_, means)) if decided && means != Some(self.state) => faults.add("code", Fault::Unknown),
            _ => {}
        }
        let long = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.chars().count() > most);
        if long(&self.description, LONGEST_WORDS) {
            faults.add("description", Fault::TooLong { maximum: LONGEST_WORDS });
        }
        if long(&self.ticket, LONGEST_TICKET) {
            faults.add(
                "ticket",
                Fault::TooLong {
                    maximum: LONGEST_TICKET,
                },
            );
        } else if self.ticket.is_some() && self.state != S::Sent {
            faults.add("ticket", Fault::Unknown);
        } else if self.ticket.as_deref().is_some_and(|text| !is_ticket(text)) {
            faults.add("ticket", Fault::WrongCharacters);
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

fn is_code(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_ticket(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::{DocumentState, StateReport, TaxOffice};
    use crate::kit::fault::Fault;

    fn report(state: DocumentState, code: Option<&str>, ticket: Option<&str>) -> StateReport {
        StateReport {
            state,
            code: code.map(str::to_owned),
            description: None,
            ticket: ticket.map(str::to_owned),
        }
    }

    #[test]
    fn a_code_must_mean_the_state_that_is_reported() {
        use DocumentState as S;
        for (office, state, code) in [
            (TaxOffice::Sunat, S::Accepted, "0"),
            (TaxOffice::Sunat, S::Observed, "4252"),
            (TaxOffice::Sunat, S::Rejected, "2335"),
            (TaxOffice::Sunat, S::Error, "0306"),
            (TaxOffice::Sefaz, S::Accepted, "100"),
            (TaxOffice::Sefaz, S::Rejected, "539"),
            (TaxOffice::Sefaz, S::Denied, "302"),
            (TaxOffice::Sefaz, S::Error, "108"),
        ] {
            assert_eq!(report(state, Some(code), None).parse(office), Ok(()), "{code}");
            for other in [S::Accepted, S::Observed, S::Rejected, S::Denied, S::Error] {
                if other != state {
                    let faults = report(other, Some(code), None).parse(office).expect_err(code);
                    assert_eq!(faults.of("code"), Some(&Fault::Unknown), "{other:?} with {code}");
                }
            }
            let without = report(state, None, None).parse(office).expect_err(code);
            assert_eq!(without.of("code"), Some(&Fault::Required));
        }
        for state in [S::Sent, S::Voiding, S::Voided] {
            assert_eq!(report(state, None, None).parse(TaxOffice::Sunat), Ok(()));
        }
    }

    #[test]
    fn what_cannot_be_is_named_field_by_field() {
        use DocumentState as S;
        let faults = |report: StateReport| report.parse(TaxOffice::Sunat).expect_err("wrong");
        assert_eq!(
            faults(report(S::NotSent, None, None)).of("state"),
            Some(&Fault::Unknown)
        );
        assert_eq!(
            faults(report(S::Denied, Some("301"), None)).of("state"),
            Some(&Fault::Unknown)
        );
        let both = faults(report(S::Error, Some("0x6"), Some("1")));
        assert_eq!(both.of("code"), Some(&Fault::WrongCharacters));
        assert_eq!(both.of("ticket"), Some(&Fault::Unknown));
        let long = "9".repeat(65);
        assert_eq!(
            faults(report(S::Sent, None, Some(&long))).of("ticket"),
            Some(&Fault::TooLong { maximum: 64 })
        );
        assert_eq!(
            faults(report(S::Sent, None, Some("1 2"))).of("ticket"),
            Some(&Fault::WrongCharacters)
        );
    }

    #[test]
    fn every_state_is_found_by_its_name() {
        for state in DocumentState::ALL {
            assert_eq!(DocumentState::of_name(state.name()), Some(state));
        }
        assert_eq!(DocumentState::of_name("refused"), None);
    }
}
