//! Amounts of money as people type them, with the marks of their own language.

use types::kit::money::{Currency, Money};
use types::kit::text::Language;

/// The amount that was typed: `1,234.50`, in Portuguese `1.234,50`; also `59.90` and `59,90` where only one of them can
/// be meant. What could be two amounts is none.
#[must_use]
pub fn typed(text: &str, currency: Currency, language: Language) -> Option<Money> {
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (group, point) = if language == Language::Pt {
        ('.', ',')
    } else {
        (',', '.')
    };
    let (whole, fraction) = bare.split_once(point).unwrap_or((&bare, ""));
    let plain = match ungrouped(whole, group) {
        Some(whole) => format!("{whole}.{fraction}"),
        None if fraction.is_empty() && !bare.contains(point) => of_the_other(&bare, group)?,
        None => return None,
    };
    Money::of_decimal(plain.trim_end_matches('.'), currency)
}

/// The digits of a number whose thousands may be marked; nothing when the marks stand elsewhere.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let parts: Vec<&str> = whole.split(group).collect();
    let fits = |(place, part): (usize, &&str)| match place {
        0 => parts.len() == 1 || (1..=3).contains(&part.len()),
        _ => part.len() == 3,
    };
    parts.iter().enumerate().all(fits).then(|| parts.concat())
}

/// A number whose decimals are after the mark that usually stands between the thousands.
fn of_the_other(bare: &str, group: char) -> Option<String> {
    let (whole, fraction) = bare.split_once(group)?;
    (fraction.len() < 3 && !fraction.contains(group)).then(|| format!("{whole}.{fraction}"))
}

/// The amount to be typed over, without marks between the thousands.
#[must_use]
pub fn to_type(money: &Money, language: Language) -> String {
    let plain = money.decimal();
    let plain = plain.strip_suffix(".00").unwrap_or(&plain);
    if language == Language::Pt {
        plain.replace('.', ",")
    } else {
        plain.to_owned()
    }
}

/// A percentage to be typed over, of hundredths of a percent.
#[must_use]
pub fn points_to_type(points: i64, language: Language) -> String {
    let share = Money {
        minor: points,
        currency: Currency::sol(),
    };
    to_type(&share, language)
}

/// Hundredths of a percent, of a percentage as it was typed; none where it is not one.
#[must_use]
pub fn basis_points(text: &str, language: Language) -> Option<i64> {
    // A percentage is written as an amount with two decimals is.
    let bare = text.trim().trim_end_matches('%');
    typed(bare, Currency::sol(), language).map(|share| share.minor)
}

#[cfg(test)]
mod tests {
    use types::kit::money::Currency;
    use types::kit::text::Language::{self, Es, Pt};

    fn minor(text: &str, language: Language) -> Option<i64> {
        let currency = Currency::parse("PEN").expect("a currency");
        super::typed(text, currency, language).map(|money| money.minor)
    }

    #[test]
    fn amounts_are_read_as_each_language_writes_them() {
        for (text, language, read) in [
            ("59", Es, 5_900),
            ("59.9", Es, 5_990),
            ("1,234.50", Es, 123_450),
            ("1,234", Es, 123_400),
            ("59,90", Es, 5_990),
            ("1.234,50", Pt, 123_450),
            ("1.234", Pt, 123_400),
            ("59.90", Pt, 5_990),
            (" 1 234 ", Pt, 123_400),
            ("-5", Es, -500),
        ] {
            assert_eq!(minor(text, language), Some(read), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_not_guessed_at() {
        for text in ["", "x", "1.234,50", "12,34,56", "1.005", "1,2345", "1.2.3"] {
            assert_eq!(minor(text, Es), None, "{text}");
        }
    }

    #[test]
    fn an_amount_is_offered_as_it_would_be_typed() {
        let money = |minor| types::kit::money::Money {
            minor,
            currency: Currency::parse("BRL").expect("a currency"),
        };
        assert_eq!(super::to_type(&money(123_450), Pt), "1234,50");
        assert_eq!(super::to_type(&money(5_900), Es), "59");
    }
}
