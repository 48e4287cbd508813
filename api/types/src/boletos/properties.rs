//! What holds for every boleto, tried on many by chance.

use proptest::prelude::*;

use super::{Bank, Barcode, BoletoFault, CheckedBy, DigitableLine, DueFactor, MAXIMUM_AMOUNT};
use crate::kit::digits::Digits;

fn barcodes() -> impl Strategy<Value = Barcode> {
    let factor = prop_oneof![Just(0_u16), 1_000..=9_999_u16];
    let bank = prop::sample::select(&Bank::ALL[..]);
    (bank, factor, 0..=MAXIMUM_AMOUNT, "[0-9]{25}").prop_map(|(bank, factor, amount, free)| {
        let due = DueFactor::of_digits(&factor.to_string()).expect("a factor");
        let free = Digits::exact(&free).expect("25 digits");
        Barcode::new(bank, due, amount, &free).expect("a bar code")
    })
}

/// The digits with another at a place.
fn changed(digits: &str, place: usize, by: u8) -> String {
    let other = |digit: u8| (digit - b'0' + by) % 10 + b'0';
    let change = |(at, digit): (usize, u8)| char::from(if at == place { other(digit) } else { digit });
    digits.bytes().enumerate().map(change).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_bar_code_and_its_line_are_read_each_from_the_other(barcode in barcodes()) {
        prop_assert_eq!(Barcode::parse(barcode.as_str()), Ok(barcode.clone()));
        let line = DigitableLine::of(barcode);
        prop_assert_eq!(line.digits().len(), 47);
        prop_assert_eq!(DigitableLine::parse(&line.to_string()), Ok(line.clone()));
        prop_assert_eq!(DigitableLine::parse(&line.digits()), Ok(line));
    }

    /// Of due factor and amount, the general check digit cannot tell three rests of eleven apart: it is 1 for all.
    #[test]
    fn one_wrong_digit_of_a_line_is_found_in_its_field(barcode in barcodes(), place in 0..47_usize, by in 1..10_u8) {
        let general = barcode.check_digit() == "1";
        let wrong = changed(&DigitableLine::of(barcode).digits(), place, by);
        let fault = match place {
            0..=9 => CheckedBy::FirstField,
            10..=20 => CheckedBy::SecondField,
            21..=31 => CheckedBy::ThirdField,
            _ => CheckedBy::General,
        };
        let read = DigitableLine::parse(&wrong);
        let missed = place > 32 && general && read.is_ok();
        prop_assert!(missed || read == Err(BoletoFault::WrongCheckDigit(fault)), "{wrong}: {read:?}");
    }

    #[test]
    fn whatever_is_typed_is_answered(text in any::<String>(), digits in "[0-9 .]{40,60}") {
        for typed in [&text, &digits] {
            let line = DigitableLine::parse(typed);
            let again = line.as_ref().map(|line| DigitableLine::parse(&line.to_string()));
            prop_assert!(again.is_err() || again == Ok(line.clone()));
            let barcode = Barcode::parse(typed);
            prop_assert!(barcode.is_err() || barcode.is_ok_and(|code| code.as_str() == typed.trim()));
        }
    }
}
