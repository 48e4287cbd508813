//! The values fiscal documents are made of, each with the one way in which it is written.

use chrono::{Datelike, NaiveDate};
use types::kit::money::{Currency, Money};

/// Thirteen digits before the point and two after it: what either tax office can take.
const MAXIMUM_MINOR: i64 = 999_999_999_999_999;

/// The longest name UBL 2.1 takes in Peru; NF-e takes 60.
const MAXIMUM_NAME: usize = 1500;

/// Longer than any identity number of any country.
const MAXIMUM_TAX_ID: usize = 40;

/// A day, as `2017-06-28`, of a year in which such documents exist.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| shaped)?;
    plausible(day)
}

/// The day, if it is of a year in which such documents exist.
pub(super) fn plausible(day: NaiveDate) -> Option<NaiveDate> {
    (2000..=2999).contains(&day.year()).then_some(day)
}

/// A number of a document: 1 or more, with or without leading zeros, of at most so many digits.
pub(super) fn counted(text: &str, digits: usize) -> Option<i64> {
    let shaped = text.len() <= digits && is_digits(text);
    text.parse().ok().filter(|number| shaped && *number > 0)
}

/// Whether the text is digits and nothing else, at least one.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// An amount to be paid: never negative, never absurd.
pub(super) fn amount(text: &str, currency: &str) -> Option<Money> {
    let money = Money::of_decimal(text, Currency::parse(currency).ok()?)?;
    let digits_only = !text.starts_with('-');
    (digits_only && money.minor <= MAXIMUM_MINOR).then_some(money)
}

/// What somebody is called. `Ok(None)` where nobody is named: nothing, or a dash in its place.
pub(super) fn name(text: &str) -> Result<Option<String>, TooLong> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if name.chars().count() > MAXIMUM_NAME {
        return Err(TooLong);
    }
    Ok(Some(name).filter(|name| name.chars().any(char::is_alphanumeric)))
}

/// Somebody's number. `Ok(None)` where nobody is numbered: nothing, or dashes and zeros in its place.
pub(super) fn tax_id(text: &str) -> Result<Option<String>, TooLong> {
    let said = !text.chars().all(|c| matches!(c, '-' | '0'));
    match name(text)? {
        Some(number) if number.len() > MAXIMUM_TAX_ID => Err(TooLong),
        number => Ok(number.filter(|_| said)),
    }
}

/// Longer than it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

#[cfg(test)]
mod tests {
    use super::{TooLong, amount, counted, day, name, tax_id};

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(
            day("2024-02-29").map(|day| day.to_string()).as_deref(),
            Some("2024-02-29")
        );
        for wrong in [
            "",
            "2023-02-29",
            "2024-2-9",
            "2024-02-9 ",
            "+024-02-09",
            "29-02-2024",
            "20240229",
            "1999-12-31",
            "0000-01-01",
            "2024-02-29T00:00:00",
            "２０２４-02-29",
        ] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_document_s_number_begins_at_one() {
        assert_eq!(counted("00000123", 8), Some(123));
        assert_eq!(counted("99999999", 8), Some(99_999_999));
        for wrong in ["", "0", "00000000", "123456789", "-1", "+1", "1.0", "1 ", "١"] {
            assert_eq!(counted(wrong, 8), None, "{wrong}");
        }
    }

    #[test]
    fn an_amount_is_exact_and_not_negative() {
        let minor = |text| amount(text, "PEN").map(|money| money.minor);
        assert_eq!(minor("590"), Some(59_000));
        assert_eq!(minor("590.5"), Some(59_050));
        assert_eq!(minor("590.0500"), Some(59_005));
        assert_eq!(minor("0.00"), Some(0));
        assert_eq!(minor("9999999999999.99"), Some(999_999_999_999_999));
        for wrong in [
            "",
            "-1.00",
            "-0.00",
            "+1",
            "1.005",
            "1,00",
            "1e3",
            "NaN",
            "10000000000000.00",
            "99999999999999999999",
        ] {
            assert_eq!(minor(wrong), None, "{wrong}");
        }
        for wrong in ["", "pen", "PE", "SOLES"] {
            assert_eq!(amount("1.00", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nobody_is_not_somebody() {
        assert_eq!(name(" Bodega\n  Ñandú\u{7f} "), Ok(Some("Bodega Ñandú".to_owned())));
        for nobody in ["", "-", " - ", "--", "."] {
            assert_eq!(name(nobody), Ok(None), "{nobody}");
        }
        assert_eq!(tax_id("20100070970"), Ok(Some("20100070970".to_owned())));
        for nobody in ["", "-", "0", "00000000", "--"] {
            assert_eq!(tax_id(nobody), Ok(None), "{nobody}");
        }
    }

    #[test]
    fn nobody_has_a_name_or_number_without_end() {
        assert!(name(&"ñ".repeat(1500)).is_ok());
        assert_eq!(name(&"ñ".repeat(1501)), Err(TooLong));
        assert!(tax_id(&"9".repeat(40)).is_ok());
        assert_eq!(tax_id(&"9".repeat(41)), Err(TooLong));
    }
}
