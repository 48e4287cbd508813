//! The two tax offices: which state of a document each of their codes is, and what the commonest ones mean.

use super::state::DocumentState;
use super::{sefaz, sunat};
use crate::kit::text::Language;

/// Who decides about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxOffice {
    /// Peru.
    Sunat,
    /// Brazil: the treasury of the issuer's state.
    Sefaz,
}

impl TaxOffice {
    /// The state a document has by a code: SUNAT's of a CDR, SEFAZ's *cStat* of an authorisation. `None` for a code
    /// that says nothing of a document.
    #[must_use]
    pub fn state_of(self, code: &str) -> Option<DocumentState> {
        use DocumentState as S;
        let code = number(code)?;
        match self {
            Self::Sunat => match code {
                0 => Some(S::Accepted),
                98 => Some(S::Sent),
                100..=1999 => Some(S::Error),
                2000..=3999 => Some(S::Rejected),
                4000..=9999 => Some(S::Observed),
                _ => None,
            },
            Self::Sefaz => match code {
                100 | 150 => Some(S::Accepted),
                101 | 151 | 155 => Some(S::Voided),
                103 | 105 => Some(S::Sent),
                106 | 108 | 109 | 113 | 114 | 142 => Some(S::Error),
                110 | 205 | 301..=303 => Some(S::Denied),
                200..=999 => Some(S::Rejected),
                _ => None,
            },
        }
    }

    /// What a code means, for those that are common.
    #[must_use]
    pub fn meaning(self, code: &str, language: Language) -> Option<&'static str> {
        let code = number(code)?;
        match self {
            Self::Sunat => sunat::meaning(code, language),
            Self::Sefaz => sefaz::meaning(code, language),
        }
    }
}

fn number(code: &str) -> Option<u16> {
    let digits = (1..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    code.parse().ok().filter(|_| digits)
}

/// Declares what codes mean, each in every language.
macro_rules! meanings {
    ($($code:literal: $es:literal, $pt:literal, $en:literal;)*) => {
        /// What a code means; `None` for one we have no words for.
        #[must_use]
        pub(super) const fn meaning(code: u16, language: Language) -> Option<&'static str> {
            Some(match (code, language) {
                $(
                    ($code, Language::Es) => $es,
                    ($code, Language::Pt) => $pt,
                    ($code, Language::En) => $en,
                )*
                _ => return None,
            })
        }

        #[cfg(test)]
        pub(super) const CODES: &[u16] = &[$($code),*];
    };
}
pub(super) use meanings;

#[cfg(test)]
mod tests {
    use super::{DocumentState, TaxOffice, sefaz, sunat};
    use crate::kit::text::Language;

    #[test]
    fn sunat_s_codes_are_states_by_their_thousands() {
        use DocumentState as S;
        for (code, state) in [
            ("0", Some(S::Accepted)),
            ("0000", Some(S::Accepted)),
            ("98", Some(S::Sent)),
            ("99", None),
            ("0100", Some(S::Error)),
            ("1999", Some(S::Error)),
            ("2000", Some(S::Rejected)),
            ("3999", Some(S::Rejected)),
            ("4000", Some(S::Observed)),
            ("1", None),
            ("", None),
            ("-1", None),
            ("+100", None),
            ("01000", None),
            ("soap", None),
        ] {
            assert_eq!(TaxOffice::Sunat.state_of(code), state, "{code}");
        }
    }

    #[test]
    fn a_denial_is_told_from_a_rejection() {
        use DocumentState as S;
        for (code, state) in [
            ("100", Some(S::Accepted)),
            ("150", Some(S::Accepted)),
            ("101", Some(S::Voided)),
            ("105", Some(S::Sent)),
            ("109", Some(S::Error)),
            ("110", Some(S::Denied)),
            ("205", Some(S::Denied)),
            ("301", Some(S::Denied)),
            ("303", Some(S::Denied)),
            ("204", Some(S::Rejected)),
            ("539", Some(S::Rejected)),
            ("102", None),
            ("104", None),
            ("135", None),
            ("0", None),
        ] {
            assert_eq!(TaxOffice::Sefaz.state_of(code), state, "{code}");
        }
    }

    #[test]
    fn no_code_is_explained_twice_and_all_are_short() {
        for codes in [sunat::CODES, sefaz::CODES] {
            assert!(codes.is_sorted_by(|one, next| one < next), "in order, each once");
        }
        for (office, codes) in [(TaxOffice::Sunat, sunat::CODES), (TaxOffice::Sefaz, sefaz::CODES)] {
            for code in codes {
                for language in Language::ALL {
                    let text = office.meaning(&code.to_string(), language).expect("words");
                    assert!((10..=160).contains(&text.chars().count()), "{code}: {text}");
                }
            }
        }
        assert_eq!(
            TaxOffice::Sunat.meaning("0306", Language::En),
            TaxOffice::Sunat.meaning("306", Language::En)
        );
        assert_eq!(TaxOffice::Sunat.meaning("3999", Language::Es), None);
    }
}
