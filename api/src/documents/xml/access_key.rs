//! The *chave de acesso*: the 44 characters that identify an NF-e or NFC-e, made of its own fields and a check digit.

use chrono::{Datelike, NaiveDate};

/// An access key of the right form, whose check digit is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessKey(String);

/// The fields an access key is made of.
#[derive(Clone, Copy, Debug)]
pub struct KeyFields<'a> {
    /// IBGE's code of the state, two digits.
    pub state: &'a str,
    /// The day of emission, where it was issued.
    pub issued_on: NaiveDate,
    /// The issuer's CNPJ.
    pub cnpj: &'a str,
    /// 55 or 65.
    pub model: &'a str,
    pub series: u16,
    pub number: i64,
    /// The form of emission, *tpEmis*: one digit.
    pub emission: &'a str,
    /// The code the issuer chose, *cNF*: eight digits.
    pub code: &'a str,
}

impl AccessKey {
    /// Reads a key: six digits, twelve digits or capital letters, 26 digits, the last of which checks the rest.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let may_be_letter = |place: usize| (6..18).contains(&place);
        let fits = |(place, b): (usize, u8)| b.is_ascii_digit() || (may_be_letter(place) && b.is_ascii_uppercase());
        let whole = text.len() == 44 && text.bytes().enumerate().all(fits);
        let (body, digit) = text.split_at_checked(43)?;
        (whole && check_digit(body).to_string() == digit).then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Model, series and number without leading zeros, as one issuer's notes are told apart: `55-1-4321`.
    #[must_use]
    pub fn numbered(&self) -> String {
        let part = |from, to| self.0.get(from..to).unwrap_or_default();
        let plain = |digits: &str| match digits.trim_start_matches('0') {
            "" => "0".to_owned(),
            digits => digits.to_owned(),
        };
        format!("{}-{}-{}", part(20, 22), plain(part(22, 25)), plain(part(25, 34)))
    }

    /// The form of emission, *tpEmis*.
    #[must_use]
    pub fn emission(&self) -> &str {
        self.0.get(34..35).unwrap_or_default()
    }

    /// The code the issuer chose, *cNF*.
    #[must_use]
    pub fn code(&self) -> &str {
        self.0.get(35..43).unwrap_or_default()
    }
}

impl KeyFields<'_> {
    /// The key these fields make; a valid one if they are valid.
    #[must_use]
    pub fn key(&self) -> String {
        let Self {
            state,
            cnpj,
            model,
            series,
            number,
            emission,
            code,
            issued_on,
        } = self;
        let (year, month) = (issued_on.year().rem_euclid(100), issued_on.month());
        let body = format!("{state}{year:02}{month:02}{cnpj}{model}{series:03}{number:09}{emission}{code}");
        let digit = check_digit(&body);
        body + &digit.to_string()
    }
}

/// Modulo 11 over the weights 2 to 9 from the right; a character is worth its ASCII code less 48.
fn check_digit(body: &str) -> u32 {
    let value = |b: u8| u32::from(b.saturating_sub(b'0'));
    let weighted = body
        .bytes()
        .rev()
        .zip((2..=9).cycle())
        .map(|(b, weight)| value(b) * weight);
    match weighted.sum::<u32>() % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{AccessKey, KeyFields};

    const RIGHT: [&str; 4] = [
        "35170458716523000119550010000000121000123458",
        "35170400099999999999550010000000121000123459",
        "52060412ABC34501DE35550120000007801267301610",
        "35180834128745000152550010000476781421693968",
    ];

    #[test]
    fn a_right_key_is_read_with_letters_too() {
        for key in RIGHT {
            assert_eq!(AccessKey::parse(key).expect(key).as_str(), key);
        }
    }

    #[test]
    fn in_a_key_that_does_not_end_in_zero_another_digit_at_any_place_is_noticed() {
        for key in [RIGHT[0], RIGHT[1], RIGHT[3]] {
            for place in 0..44 {
                let mut changed = key.as_bytes().to_vec();
                changed[place] = if changed[place] == b'7' { b'8' } else { b'7' };
                let changed = String::from_utf8(changed).expect("ASCII");
                assert_eq!(AccessKey::parse(&changed), None, "{changed}");
            }
        }
    }

    #[test]
    fn a_key_of_another_form_is_refused() {
        for wrong in [
            "",
            "35170358716523000119550010000000301000000306",
            "3517045871652300011955001000000012100012345",
            "351704587165230001195500100000001210001234580",
            "52060412abc34501de35550120000007801267301610",
            "ñ170458716523000119550010000000121000123458",
            "3517 4587165230001195500100000001210001234580",
        ] {
            assert_eq!(AccessKey::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_key_tells_its_number() {
        let numbered = |key| AccessKey::parse(key).map(|key| key.numbered());
        assert_eq!(numbered(RIGHT[0]).as_deref(), Some("55-1-12"));
        assert_eq!(numbered(RIGHT[2]).as_deref(), Some("55-12-780"));
    }

    #[test]
    fn a_key_is_made_of_its_fields() {
        let key = AccessKey::parse(RIGHT[2]).expect("valid");
        let fields = KeyFields {
            state: "52",
            issued_on: NaiveDate::from_ymd_opt(2006, 4, 30).expect("a day"),
            cnpj: "12ABC34501DE35",
            model: "55",
            series: 12,
            number: 780,
            emission: key.emission(),
            code: key.code(),
        };
        assert_eq!((key.emission(), key.code()), ("1", "26730161"));
        assert_eq!(fields.key(), RIGHT[2]);
    }
}
