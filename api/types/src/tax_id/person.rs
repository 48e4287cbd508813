//! Numbers of people: DNI (Peru) and CPF (Brazil).
//!
//! Sources: RENIEC's check character, modulo 11 over weights 3 2 7 6 5 4 3 2, printed as a digit or a letter;
//! Receita Federal's CPF, modulo 11 over weights 10…2 and 11…2.

use super::{check_digit, ends_with, ruc_check_digit, weighted};
use crate::kit::fault::Fault;

/// A DNI: eight digits, leading zeros included.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dni(String);

/// A CPF whose check digits are right, without separators.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cpf(String);

impl Dni {
    /// Reads a number as people type it; the check character printed on the card may follow, and is then compared.
    ///
    /// # Errors
    /// When it is missing, its length or characters are wrong, or the check character does not match.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let typed = bare(text);
        if typed.is_empty() {
            return Err(Fault::Required);
        }
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let (number, check) = match typed.char_indices().nth(8) {
            Some((at, _)) => typed.split_at(at),
            None => (typed.as_str(), ""),
        };
        if !digits(number) || !check.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(Fault::WrongCharacters);
        }
        if number.len() != 8 || check.len() > 1 {
            return Err(Fault::WrongLength { expected: 8 });
        }
        if !check.is_empty() && !check_characters(number).contains(&check.to_owned()) {
            return Err(Fault::WrongCheckDigit);
        }
        Ok(Self(number.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The RUC its holder has, or would have.
    #[must_use]
    pub fn ruc(&self) -> String {
        let body = format!("10{}", self.0);
        let check = ruc_check_digit(&body);
        format!("{body}{check}")
    }
}

impl Cpf {
    /// Reads a number as people type it, with or without separators.
    ///
    /// # Errors
    /// When it is missing, its length or characters are wrong, or its check digits do not match.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        const WEIGHTS: [u32; 10] = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
        let number = bare(text);
        if number.is_empty() {
            return Err(Fault::Required);
        }
        if !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Fault::WrongCharacters);
        }
        if number.len() != 11 {
            return Err(Fault::WrongLength { expected: 11 });
        }
        if number.bytes().all(|b| Some(b) == number.bytes().next()) {
            return Err(Fault::WrongCheckDigit);
        }
        let first = check_digit(weighted(&number, WEIGHTS.get(1..).unwrap_or_default()));
        let second = check_digit(weighted(&number, &WEIGHTS));
        ends_with(&number, &[first, second])?;
        Ok(Self(number))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As Brazil writes it: `000.000.000-00`.
    #[must_use]
    pub fn written(&self) -> String {
        let part = |range| self.0.get(range).unwrap_or_default();
        format!("{}.{}.{}-{}", part(0..3), part(3..6), part(6..9), part(9..11))
    }
}

fn bare(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/'));
    kept.collect::<String>().to_ascii_uppercase()
}

/// The digit and the letter that may be printed after a DNI.
fn check_characters(number: &str) -> [String; 2] {
    const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
    let rest = weighted(number, &WEIGHTS) % 11;
    let digit = if rest <= 5 { 6 - rest } else { (17 - rest) % 10 };
    let letter = ('A'..='K').rev().nth(usize::try_from(rest).unwrap_or_default());
    [digit.to_string(), letter.map(String::from).unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::{Cpf, Dni, Fault};

    #[test]
    fn a_right_dni_is_taken_with_and_without_its_check_character() {
        for (typed, number) in [
            ("10117410", "10117410"),
            ("10117410-2", "10117410"),
            ("10117410-g", "10117410"),
            ("123456781", "12345678"),
            ("12345678 E", "12345678"),
            ("40000000-5", "40000000"),
            ("40000000J", "40000000"),
            (" 0000 0001 ", "00000001"),
        ] {
            let dni = Dni::parse(typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
            assert_eq!(dni.as_str(), number);
        }
    }

    #[test]
    fn a_wrong_dni_says_what_is_wrong() {
        for (typed, fault) in [
            (" - ", Fault::Required),
            ("10117410-3", Fault::WrongCheckDigit),
            ("10117410H", Fault::WrongCheckDigit),
            ("1011741", Fault::WrongLength { expected: 8 }),
            ("1011741022", Fault::WrongLength { expected: 8 }),
            ("1011741O", Fault::WrongCharacters),
            ("10117410ñ", Fault::WrongCharacters),
            ("１０１１７４１０", Fault::WrongCharacters),
        ] {
            assert_eq!(Dni::parse(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn a_dni_has_its_ruc() {
        let dni = Dni::parse("10117410").expect("a DNI");
        assert_eq!(dni.ruc(), "10101174102");
    }

    #[test]
    fn a_right_cpf_is_taken_and_written_with_its_separators() {
        for number in ["52998224725", "111.444.777-35", "123 456 789 09"] {
            assert!(Cpf::parse(number).is_ok(), "{number}");
        }
        assert_eq!(Cpf::parse("52998224725").expect("a CPF").written(), "529.982.247-25");
    }

    #[test]
    fn a_wrong_cpf_says_what_is_wrong() {
        for (number, fault) in [
            ("", Fault::Required),
            ("52998224726", Fault::WrongCheckDigit),
            ("52998224735", Fault::WrongCheckDigit),
            ("11111111111", Fault::WrongCheckDigit),
            ("5299822472", Fault::WrongLength { expected: 11 }),
            ("5299822472A", Fault::WrongCharacters),
        ] {
            assert_eq!(Cpf::parse(number), Err(fault), "{number}");
        }
    }
}
