//! The check digits of boletos: modulo 10 in the line and at Itaú, modulo 11 in the bar code and at the other banks.
//!
//! Both go from the right. Modulo 10 weighs 2 1 2 1 … and adds the digits of each product; modulo 11 weighs 2 3 4 … up
//! to its highest weight, and again from 2.

/// The check digit by modulo 10 of a text of digits.
pub(super) fn mod10(digits: &str) -> char {
    let weighed = values(digits).zip([2, 1].into_iter().cycle());
    let sum: u32 = weighed
        .map(|(value, weight)| value * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    character((10 - sum % 10) % 10)
}

/// The check character by modulo 11 of a text of digits: 11 less the rest, and what stands for it where that is `ten`
/// or `eleven`, in which the banks differ.
pub(super) fn mod11(digits: &str, highest_weight: u32, ten: char, eleven: char) -> char {
    let weighed = values(digits).zip((2..=highest_weight).cycle());
    let sum: u32 = weighed.map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => ten,
        11 => eleven,
        digit => character(digit),
    }
}

/// The bar code's own check digit, of the other 43.
pub(super) fn general(digits: &str) -> char {
    mod11(digits, 9, '1', '1')
}

/// The values of the digits, from the right.
fn values(digits: &str) -> impl Iterator<Item = u32> + '_ {
    digits.chars().rev().filter_map(|digit| digit.to_digit(10))
}

fn character(digit: u32) -> char {
    char::from_digit(digit, 10).expect("the rest is below 10")
}

#[cfg(test)]
mod tests {
    use super::{general, mod10, mod11};

    #[test]
    fn modulo_10_adds_the_digits_of_products() {
        for (digits, check) in [("001900000", '9'), ("0123879897", '7'), ("7770016818", '8'), ("0", '0')] {
            assert_eq!(mod10(digits), check, "{digits}");
        }
    }

    #[test]
    fn modulo_11_has_what_stands_for_10_and_11() {
        // 5 × 2 = 10: 11 − 10 = 1. 6 × 2 = 12, rest 1: 10. 0: 11.
        assert_eq!(mod11("5", 9, 'P', '0'), '1');
        assert_eq!(mod11("6", 9, 'P', '0'), 'P');
        assert_eq!(mod11("0", 9, 'P', '0'), '0');
        assert_eq!([general("5"), general("6"), general("0")], ['1'; 3]);
    }

    #[test]
    fn weights_begin_again_after_the_highest() {
        // The eighth digit from the right weighs 9 of 9, and 3 of 7.
        assert_eq!(mod11("10000000", 9, 'P', '0'), '2');
        assert_eq!(mod11("10000000", 7, 'P', '0'), '8');
    }
}
