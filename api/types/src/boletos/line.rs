//! The *linha digitável*: the 47 digits a payer types.
//!
//! `AAABC.CCCCX DDDDD.DDDDDY EEEEE.EEEEEZ K UUUUVVVVVVVVVV`: three fields with the bank, the currency and the free
//! field, each with a check digit of its own (X, Y, Z); the bar code's check digit (K); due factor and amount.

use super::barcode::Barcode;
use super::check::mod10;
use super::fault::{BoletoFault, CheckedBy};

/// How many digits a line has.
const LENGTH: usize = 47;
/// How many the slip of a utility has.
const UTILITY_LENGTH: usize = 48;

/// A bar code as it is typed. Shown with its points and spaces.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DigitableLine(Barcode);

impl DigitableLine {
    #[must_use]
    pub const fn of(barcode: Barcode) -> Self {
        Self(barcode)
    }

    /// Reads a line as people type or paste it, with or without spaces, points and hyphens.
    ///
    /// # Errors
    /// When it is of a utility's slip, has something else than digits or not 47 of them, a check digit does not match,
    /// or it is not in reais.
    pub fn parse(text: &str) -> Result<Self, BoletoFault> {
        let is_separator = |c: char| c.is_whitespace() || c == '.' || c == '-';
        let digits: String = text.chars().filter(|c| !is_separator(*c)).collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BoletoFault::NotDigits);
        }
        if digits.len() == UTILITY_LENGTH && digits.starts_with('8') {
            return Err(BoletoFault::UtilitySlip);
        }
        if digits.len() != LENGTH {
            return Err(BoletoFault::WrongLength { expected: LENGTH });
        }
        let first = checked(&digits, 0, 9, CheckedBy::FirstField)?;
        let second = checked(&digits, 10, 20, CheckedBy::SecondField)?;
        let third = checked(&digits, 21, 31, CheckedBy::ThirdField)?;
        let (start, free) = first.split_at(4);
        let end = part(&digits, 32, LENGTH);
        Barcode::parse(&format!("{start}{end}{free}{second}{third}")).map(Self)
    }

    #[must_use]
    pub const fn barcode(&self) -> &Barcode {
        &self.0
    }

    /// Its 47 digits, without points and spaces.
    #[must_use]
    pub fn digits(&self) -> String {
        self.to_string().replace(['.', ' '], "")
    }
}

impl std::fmt::Display for DigitableLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = &self.0;
        let first = format!("{}{}", code.part(0, 4), code.part(19, 24));
        for field in [&first, code.part(24, 34), code.part(34, 44)] {
            let (start, end) = field.split_at(5);
            write!(f, "{start}.{end}{} ", mod10(field))?;
        }
        write!(f, "{} {}", code.check_digit(), code.part(5, 19))
    }
}

/// A field of a line without the check digit that follows it, which must match.
fn checked(digits: &str, from: usize, to: usize, by: CheckedBy) -> Result<&str, BoletoFault> {
    let field = part(digits, from, to);
    let matches = part(digits, to, to + 1) == mod10(field).to_string();
    matches.then_some(field).ok_or(BoletoFault::WrongCheckDigit(by))
}

fn part(digits: &str, from: usize, to: usize) -> &str {
    digits.get(from..to).expect("47 digits were read")
}

#[cfg(test)]
mod tests {
    use super::{BoletoFault, CheckedBy, DigitableLine};

    const LINE: &str = "23791.17209 60007.589645 52040.300502 3 16370000012345";

    #[test]
    fn a_line_is_read_however_it_is_typed() {
        let bare = LINE.replace(['.', ' '], "");
        for typed in [
            LINE,
            &bare,
            " 23791-17209  60007-589645\t52040-300502\n3 16370000012345 ",
            "2379117209\u{a0}60007589645\u{a0}52040300502\u{a0}3\u{a0}16370000012345",
        ] {
            let line = DigitableLine::parse(typed).unwrap_or_else(|fault| panic!("{typed}: {fault}"));
            assert_eq!(line.to_string(), LINE);
            assert_eq!(line.digits(), bare);
        }
    }

    #[test]
    fn a_wrong_line_says_what_is_wrong() {
        use BoletoFault::WrongCheckDigit;
        let length = BoletoFault::WrongLength { expected: 47 };
        for (line, fault) in [
            ("", length),
            ("23793163700000123451172060007589645204030050", length),
            (
                "23791.17209 60007.589645 52040.300502 3 1637000001234X",
                BoletoFault::NotDigits,
            ),
            (
                "23791,17209 60007,589645 52040,300502 3 16370000012345",
                BoletoFault::NotDigits,
            ),
            (
                "846700000017 435900240209 024050002435 842210108119",
                BoletoFault::UtilitySlip,
            ),
            (
                "23791.17208 60007.589645 52040.300502 3 16370000012345",
                WrongCheckDigit(CheckedBy::FirstField),
            ),
            (
                "23791.17209 60007.589655 52040.300502 3 16370000012345",
                WrongCheckDigit(CheckedBy::SecondField),
            ),
            (
                "23791.17209 60007.589645 52041.300502 3 16370000012345",
                WrongCheckDigit(CheckedBy::ThirdField),
            ),
            (
                "23791.17209 60007.589645 52040.300502 4 16370000012345",
                WrongCheckDigit(CheckedBy::General),
            ),
            (
                "23791.17209 60007.589645 52040.300502 3 16370000012346",
                WrongCheckDigit(CheckedBy::General),
            ),
            (
                "23701.17208 60007.589645 52040.300502 3 16370000012345",
                BoletoFault::OtherCurrency,
            ),
        ] {
            assert_eq!(DigitableLine::parse(line), Err(fault), "{line}");
        }
    }
}
