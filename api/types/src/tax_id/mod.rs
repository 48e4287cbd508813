//! Countries and the numbers their tax offices give: RUC (Peru) and CNPJ (Brazil) here, those of people beside.
//!
//! Sources: SUNAT's modulo 11 over weights 5 4 3 2 7 6 5 4 3 2; Receita Federal, IN RFB 2.229/2024
//! for the alphanumeric CNPJ (value of a character = its ASCII code − 48).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::Fault;
use crate::kit::money::Currency;
use crate::kit::text::Language;

mod person;

pub use person::{Cpf, Dni};

/// A country Talonario serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "pe")]
pub enum Country {
    Pe,
    Br,
}

impl Country {
    pub const ALL: [Self; 2] = [Self::Pe, Self::Br];

    /// The ISO 3166 code in lower case, as stored and sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pe => "pe",
            Self::Br => "br",
        }
    }

    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|country| country.code() == code)
    }

    /// Its own money.
    #[must_use]
    pub fn currency(self) -> Currency {
        match self {
            Self::Pe => Currency::sol(),
            Self::Br => Currency::real(),
        }
    }

    /// What its people read.
    #[must_use]
    pub const fn language(self) -> Language {
        match self {
            Self::Pe => Language::Es,
            Self::Br => Language::Pt,
        }
    }

    /// What the country calls its number.
    #[must_use]
    pub const fn tax_id_name(self) -> &'static str {
        match self {
            Self::Pe => "RUC",
            Self::Br => "CNPJ",
        }
    }

    /// The IANA name of the zone in which its billing months begin and end.
    #[must_use]
    pub const fn time_zone(self) -> &'static str {
        match self {
            Self::Pe => "America/Lima",
            Self::Br => "America/Sao_Paulo",
        }
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// A RUC or CNPJ whose check digits are right, without separators.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TaxId {
    country: Country,
    number: String,
}

impl TaxId {
    /// Reads a number as people type it, with or without separators.
    ///
    /// # Errors
    /// When it is missing, its length, prefix or characters are wrong, or its check digits do not match.
    pub fn parse(country: Country, text: &str) -> Result<Self, Fault> {
        let number = without_separators(country, text);
        if number.is_empty() {
            return Err(Fault::Required);
        }
        match country {
            Country::Pe => check_ruc(&number),
            Country::Br => check_cnpj(&number),
        }?;
        Ok(Self { country, number })
    }

    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// Whether it is a person's and not a company's, as far as the number tells: of RUCs only those with 20 are
    /// companies'.
    #[must_use]
    pub fn is_of_a_person(&self) -> bool {
        self.country == Country::Pe && !self.number.starts_with("20")
    }
}

/// A number as its country writes it: RUC bare, CNPJ as `00.000.000/0000-00`.
#[must_use]
pub fn written(country: Country, number: &str) -> String {
    match (country, number.len()) {
        (Country::Br, 14) if number.is_ascii() => {
            let part = |range| number.get(range).unwrap_or_default();
            format!(
                "{}.{}.{}/{}-{}",
                part(0..2),
                part(2..5),
                part(5..8),
                part(8..12),
                part(12..14)
            )
        }
        _ => number.to_owned(),
    }
}

fn without_separators(country: Country, text: &str) -> String {
    let bare = text.trim();
    let bare = match country {
        Country::Pe => bare.strip_prefix("PE").unwrap_or(bare),
        Country::Br => bare,
    };
    bare.chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-' | '/'))
        .collect::<String>()
        .to_ascii_uppercase()
}

fn check_ruc(number: &str) -> Result<(), Fault> {
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::WrongCharacters);
    }
    if number.len() != 11 {
        return Err(Fault::WrongLength { expected: 11 });
    }
    if !["10", "15", "16", "17", "20"]
        .iter()
        .any(|prefix| number.starts_with(prefix))
    {
        return Err(Fault::WrongPrefix);
    }
    ends_with(number, &[ruc_check_digit(number)])
}

/// The last digit of the RUC that begins with these ten.
fn ruc_check_digit(number: &str) -> u32 {
    const WEIGHTS: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    (11 - weighted(number, &WEIGHTS) % 11) % 10
}

fn check_cnpj(number: &str) -> Result<(), Fault> {
    const WEIGHTS: [u32; 13] = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
    let fits = |(place, b): (usize, u8)| b.is_ascii_digit() || (place < 12 && b.is_ascii_uppercase());
    if !number.bytes().enumerate().all(fits) {
        return Err(Fault::WrongCharacters);
    }
    if number.len() != 14 {
        return Err(Fault::WrongLength { expected: 14 });
    }
    if number.bytes().all(|b| Some(b) == number.bytes().next()) {
        return Err(Fault::WrongCheckDigit);
    }
    let first = check_digit(weighted(number, WEIGHTS.get(1..).unwrap_or_default()));
    let second = check_digit(weighted(number, &WEIGHTS));
    ends_with(number, &[first, second])
}

/// The check digit that Brazil makes of a sum.
const fn check_digit(sum: u32) -> u32 {
    if sum % 11 < 2 { 0 } else { 11 - sum % 11 }
}

/// The sum of the characters' values times the weights, as far as the weights reach.
fn weighted(number: &str, weights: &[u32]) -> u32 {
    number
        .bytes()
        .zip(weights)
        .map(|(b, weight)| u32::from(b.saturating_sub(b'0')) * weight)
        .sum()
}

fn ends_with(number: &str, digits: &[u32]) -> Result<(), Fault> {
    let check: String = digits.iter().map(ToString::to_string).collect();
    if number.ends_with(&check) {
        Ok(())
    } else {
        Err(Fault::WrongCheckDigit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Country, Fault, TaxId, written};

    #[test]
    fn a_right_ruc_is_taken_however_it_is_typed() {
        for number in [
            "20131312955",
            "20100070970",
            "20100029741",
            "20000000001",
            "20100047218",
            "20512333797",
            "20600055519",
            "10401234565",
            "15000000016",
            "16401234563",
            "17401234560",
            "PE 20131312955",
            " 20-13131295-5 ",
        ] {
            assert!(TaxId::parse(Country::Pe, number).is_ok(), "{number}");
        }
    }

    #[test]
    fn a_wrong_ruc_says_what_is_wrong() {
        for (number, fault) in [
            ("", Fault::Required),
            ("20131312956", Fault::WrongCheckDigit),
            ("20123456789", Fault::WrongCheckDigit),
            ("20547825443", Fault::WrongCheckDigit),
            ("20111111111", Fault::WrongCheckDigit),
            ("12345678912", Fault::WrongPrefix),
            ("30401234566", Fault::WrongPrefix),
            ("2013131295", Fault::WrongLength { expected: 11 }),
            ("201313129555", Fault::WrongLength { expected: 11 }),
            ("2013131295A", Fault::WrongCharacters),
            ("２０１３１３１２９５５", Fault::WrongCharacters),
        ] {
            assert_eq!(TaxId::parse(Country::Pe, number), Err(fault), "{number}");
        }
    }

    #[test]
    fn a_right_cnpj_is_taken_with_letters_too() {
        for number in [
            "11.222.333/0001-81",
            "00000000000191",
            "33000167000101",
            "12.ABC.345/01DE-35",
            "12abc34501de35",
            "SY99M4WL000122",
            "SY99M4WL1G7A66",
            "9M05NMN2CJ0W56",
            "PW6EEZ916D9K57",
            "Z0N30Y06000108",
        ] {
            assert!(TaxId::parse(Country::Br, number).is_ok(), "{number}");
        }
    }

    #[test]
    fn a_wrong_cnpj_says_what_is_wrong() {
        for (number, fault) in [
            ("11222333000182", Fault::WrongCheckDigit),
            ("00000000000000", Fault::WrongCheckDigit),
            ("1122233300018", Fault::WrongLength { expected: 14 }),
            ("112223330001A1", Fault::WrongCharacters),
        ] {
            assert_eq!(TaxId::parse(Country::Br, number), Err(fault), "{number}");
        }
    }

    #[test]
    fn a_cnpj_is_written_with_its_separators() {
        assert_eq!(written(Country::Br, "12ABC34501DE35"), "12.ABC.345/01DE-35");
        assert_eq!(written(Country::Pe, "20131312955"), "20131312955");
    }
}
