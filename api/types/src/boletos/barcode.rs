//! The bar code of a boleto: 44 digits.
//!
//! Bank 3, currency 1 (always 9), check digit 1, due factor 4, amount 10 (in centavos), free field 25 (the bank's own).

use super::bank::Bank;
use super::check::general;
use super::due_factor::DueFactor;
use super::fault::{BoletoFault, CheckedBy};
use crate::kit::digits::Digits;
use crate::kit::fault::Fault;

/// The most a bar code can say: R$ 99,999,999.99, in centavos.
pub const MAXIMUM_AMOUNT: i64 = 9_999_999_999;

/// How many digits a bar code has.
const LENGTH: usize = 44;

/// The digits of a bar code, whose check digit is right.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Barcode(String);

impl Barcode {
    /// The bar code of a bank for an amount in centavos; 0 where the payer fills it in.
    ///
    /// # Errors
    /// When the amount is below 0 or above [`MAXIMUM_AMOUNT`].
    pub fn new(bank: Bank, due: DueFactor, amount: i64, free_field: &Digits<25>) -> Result<Self, Fault> {
        if !(0..=MAXIMUM_AMOUNT).contains(&amount) {
            return Err(Fault::OutOfRange {
                minimum: 0,
                maximum: MAXIMUM_AMOUNT,
            });
        }
        let (start, end) = (format!("{}9", bank.code()), format!("{due}{amount:010}{free_field}"));
        let check = general(&format!("{start}{end}"));
        Ok(Self(format!("{start}{check}{end}")))
    }

    /// Reads the 44 digits, as a reader of bar codes gives them.
    ///
    /// # Errors
    /// When they are no digits, not 44, of a utility's slip, not in reais, or their check digit does not match.
    pub fn parse(text: &str) -> Result<Self, BoletoFault> {
        let code = Self(text.trim().to_owned());
        if !code.0.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BoletoFault::NotDigits);
        }
        if code.0.len() != LENGTH {
            return Err(BoletoFault::WrongLength { expected: LENGTH });
        }
        if code.0.starts_with('8') {
            return Err(BoletoFault::UtilitySlip);
        }
        if code.part(3, 4) != "9" {
            return Err(BoletoFault::OtherCurrency);
        }
        let others = format!("{}{}", code.part(0, 4), code.part(5, 44));
        if code.check_digit() != general(&others).to_string() {
            return Err(BoletoFault::WrongCheckDigit(CheckedBy::General));
        }
        Ok(code)
    }

    /// All 44 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The three digits of its bank, which may be one not known here.
    #[must_use]
    pub fn bank_code(&self) -> &str {
        self.part(0, 3)
    }

    /// Its due date; [`DueFactor::day`] reads it.
    #[must_use]
    pub fn due(&self) -> DueFactor {
        DueFactor::of_digits(self.part(5, 9)).expect("four digits were read")
    }

    /// Its amount in centavos; 0 where the payer fills it in.
    #[must_use]
    pub fn amount(&self) -> i64 {
        self.part(9, 19).parse().expect("ten digits were read")
    }

    /// The 25 digits that are the bank's own.
    #[must_use]
    pub fn free_field(&self) -> &str {
        self.part(19, 44)
    }

    /// The check digit of all others.
    pub(super) fn check_digit(&self) -> &str {
        self.part(4, 5)
    }

    /// The digits from one place to before another.
    pub(super) fn part(&self, from: usize, to: usize) -> &str {
        self.0.get(from..to).expect("44 digits were read")
    }
}

/// All 44 digits.
impl std::fmt::Display for Barcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bank, Barcode, BoletoFault, CheckedBy, Digits, DueFactor, Fault, MAXIMUM_AMOUNT};

    const CODE: &str = "23793163700000123451172060007589645204030050";

    #[test]
    fn a_bar_code_says_what_it_was_made_of() {
        let code = Barcode::parse(&format!(" {CODE}\n")).expect("a bar code");
        assert_eq!(code.bank_code(), "237");
        assert_eq!(code.due().to_string(), "1637");
        assert_eq!(code.amount(), 12_345);
        assert_eq!(code.free_field(), "1172060007589645204030050");

        let free = Digits::exact(code.free_field()).expect("25 digits");
        assert_eq!(Barcode::new(Bank::Bradesco, code.due(), 12_345, &free), Ok(code));
    }

    #[test]
    fn an_amount_beyond_ten_digits_is_refused() {
        let free = Digits::exact("1172060007589645204030050").expect("25 digits");
        let made = |amount| Barcode::new(Bank::Bradesco, DueFactor::UNDATED, amount, &free);
        let range = Fault::OutOfRange {
            minimum: 0,
            maximum: MAXIMUM_AMOUNT,
        };
        for wrong in [-1, MAXIMUM_AMOUNT + 1, i64::MIN, i64::MAX] {
            assert_eq!(made(wrong), Err(range.clone()), "{wrong}");
        }
        for right in [0, MAXIMUM_AMOUNT] {
            assert_eq!(made(right).expect("a bar code").amount(), right);
        }
    }

    #[test]
    fn a_wrong_bar_code_says_what_is_wrong() {
        let length = BoletoFault::WrongLength { expected: 44 };
        let check = BoletoFault::WrongCheckDigit(CheckedBy::General);
        for (code, fault) in [
            ("", length),
            (&CODE[1..], length),
            ("2379316370000012345117206000758964520403005X", BoletoFault::NotDigits),
            ("２3793163700000123451172060007589645204030050", BoletoFault::NotDigits),
            (
                "23703163700000123451172060007589645204030050",
                BoletoFault::OtherCurrency,
            ),
            ("84670000001435900240200240500024384221010811", BoletoFault::UtilitySlip),
            ("23794163700000123451172060007589645204030050", check),
            ("23793163700000123461172060007589645204030050", check),
        ] {
            assert_eq!(Barcode::parse(code), Err(fault), "{code}");
        }
    }
}
