//! Days and amounts as people read them, for files.

use chrono::NaiveDate;
use types::kit::money::{Currency, Money};
use types::kit::text::Language;

/// An amount without its currency's sign: `1234.50`, or `1234,50` where that is the decimal sign; with what stands
/// between thousands, where that is given.
#[must_use]
pub fn amount(minor: i64, currency: &Currency, mark: char, group: Option<char>) -> String {
    let digits = usize::try_from(currency.decimals()).unwrap_or_default();
    let text = format!("{:0width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, part) = text.split_at(text.len() - digits);
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.extend(group);
        }
        grouped.push(digit);
    }
    let sign = if minor < 0 { "-" } else { "" };
    if digits == 0 {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}{mark}{part}")
    }
}

/// An amount to read, without its currency's sign.
#[must_use]
pub fn told(minor: i64, currency: &Currency, language: Language) -> String {
    let (mark, group) = marks(language);
    amount(minor, currency, mark, Some(group))
}

/// An amount to read, behind its currency's sign.
#[must_use]
pub fn money(money: &Money, language: Language) -> String {
    let currency = &money.currency;
    format!("{} {}", currency.sign(), told(money.minor, currency, language))
}

/// A day as Peru and Brazil write it.
#[must_use]
pub fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// The decimal sign of a language, and what stands between thousands.
#[must_use]
pub const fn marks(language: Language) -> (char, char) {
    match language {
        Language::Pt => (',', '.'),
        Language::Es | Language::En => ('.', ','),
    }
}

#[cfg(test)]
mod tests {
    use types::kit::money::Currency;

    use super::amount;

    #[test]
    fn an_amount_is_written_by_its_currency_and_language() {
        let (sol, peso) = (Currency::sol(), Currency::parse("CLP").expect("a currency"));
        for (minor, currency, mark, group, text) in [
            (123_450, &sol, '.', None, "1234.50"),
            (123_450, &sol, ',', Some('.'), "1.234,50"),
            (5, &sol, '.', None, "0.05"),
            (-5, &sol, '.', None, "-0.05"),
            (1_000_000, &peso, '.', Some(','), "1,000,000"),
            (0, &sol, '.', None, "0.00"),
        ] {
            assert_eq!(amount(minor, currency, mark, group), text);
        }
    }
}
