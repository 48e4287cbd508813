//! RUC and DNI. A RUC is kept as the eleven digits it is written with, a key is those without the check digit.

const WEIGHTS: [u64; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
/// What the RUC of a person with a DNI begins with, as a key.
const PERSON: u64 = 10_0000_0000;

/// A RUC from its digits, when its prefix and its check digit are right.
#[must_use]
pub fn parse_ruc(digits: &[u8]) -> Option<u64> {
    if digits.len() != 11 {
        return None;
    }
    let mut sum = 0;
    let mut key = 0;
    for (digit, weight) in digits.iter().zip(WEIGHTS) {
        let digit = figure(*digit)?;
        sum += digit * weight;
        key = key * 10 + digit;
    }
    let check = figure(*digits.last()?)?;
    let prefix = key / 100_000_000;
    (matches!(prefix, 10 | 15 | 16 | 17 | 20) && check == (11 - sum % 11) % 10).then_some(key * 10 + check)
}

/// The RUC of a key.
pub(crate) fn ruc_of(key: u64) -> u64 {
    let mut rest = key;
    let mut sum = 0;
    for weight in WEIGHTS.iter().rev() {
        sum += rest % 10 * weight;
        rest /= 10;
    }
    key * 10 + (11 - sum % 11) % 10
}

/// The key of a RUC; none when it is no RUC.
pub(crate) fn key_of(ruc: u64) -> Option<u64> {
    let key = ruc / 10;
    (ruc_of(key) == ruc && key / 100_000_000 <= 99).then_some(key)
}

/// The RUC of a person, from the eight digits of the DNI.
#[must_use]
pub fn ruc_of_dni(dni: &str) -> Option<u64> {
    let digits = dni.as_bytes();
    if digits.len() != 8 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(ruc_of(PERSON + dni.parse::<u64>().ok()?))
}

fn figure(digit: u8) -> Option<u64> {
    digit.is_ascii_digit().then(|| u64::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_decides() {
        let right = [
            "20131312955",
            "20100070970",
            "20100029741",
            "20000000001",
            "20100047218",
            "20100017491",
            "20512333797",
            "20600055519",
            "20100113610",
            "10401234565",
            "15000000016",
            "16401234563",
            "17401234560",
        ];
        for ruc in right {
            assert_eq!(parse_ruc(ruc.as_bytes()), ruc.parse().ok(), "{ruc}");
            let number = ruc.parse::<u64>().expect("digits");
            assert_eq!(key_of(number).map(ruc_of), Some(number));
        }
        let wrong = [
            "20131312956",
            "20123456789",
            "20547825443",
            "12345678912",
            "30401234566",
            "20111111111",
            "2010002974",
            "201000297411",
            "2010002974A",
            "",
            "２０１３１３１２９５５",
        ];
        for ruc in wrong {
            assert_eq!(parse_ruc(ruc.as_bytes()), None, "{ruc}");
        }
        assert_eq!(key_of(20_131_312_956), None);
        assert_eq!(key_of(u64::MAX), None);
    }

    #[test]
    fn a_dni_is_in_the_ruc_of_its_person() {
        assert_eq!(ruc_of_dni("10117410"), Some(10_101_174_102));
        assert_eq!(ruc_of_dni("40123456"), Some(10_401_234_565));
        assert_eq!(ruc_of_dni("00000001").map(|ruc| ruc / 10), Some(10_0000_0001));
        for wrong in ["1011741", "101174100", "1011741A", "", "+1011741"] {
            assert_eq!(ruc_of_dni(wrong), None, "{wrong}");
        }
    }
}
