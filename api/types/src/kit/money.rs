//! Money: an integer of minor units and its currency, never a float.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Money {
    /// The amount in the currency's smallest unit: céntimos, centavos.
    #[schema(example = 11800)]
    pub minor: i64,
    pub currency: Currency,
}

/// An ISO 4217 code, such as `PEN`, `BRL` or `USD`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, example = "PEN")]
pub struct Currency(String);

/// The text is not three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACurrency;

impl std::fmt::Display for NotACurrency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not an ISO 4217 currency code")
    }
}

impl std::error::Error for NotACurrency {}

impl Currency {
    /// # Errors
    /// When the text is not three capital letters.
    pub fn parse(text: &str) -> Result<Self, NotACurrency> {
        let whole = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
        whole.then(|| Self(text.to_owned())).ok_or(NotACurrency)
    }

    /// The *sol* of Peru.
    #[must_use]
    pub fn sol() -> Self {
        Self("PEN".to_owned())
    }

    /// The *real* of Brazil.
    #[must_use]
    pub fn real() -> Self {
        Self("BRL".to_owned())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before an amount.
    #[must_use]
    pub fn sign(&self) -> &str {
        match self.0.as_str() {
            "PEN" => "S/",
            "BRL" => "R$",
            "USD" => "US$",
            other => other,
        }
    }

    /// How many digits its minor unit has (ISO 4217).
    #[must_use]
    pub fn decimals(&self) -> u32 {
        match self.0.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
            | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.0
    }
}

impl Money {
    /// Reads a plain decimal (`118.00`, `-3.5`), exactly: more digits than the currency has must be zeros.
    #[must_use]
    pub fn of_decimal(text: &str, currency: Currency) -> Option<Self> {
        let (negative, digits) = match text.trim().strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.trim()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let places = usize::try_from(currency.decimals()).ok()?;
        let (kept, rest) = fraction.split_at(fraction.len().min(places));
        if rest.bytes().any(|b| b != b'0') {
            return None;
        }
        let minor: i64 = format!("{whole}{kept:0<places$}").parse().ok()?;
        Some(Self {
            minor: if negative { -minor } else { minor },
            currency,
        })
    }

    /// The plain decimal, with the currency's number of digits and a point: `118.00`.
    #[must_use]
    pub fn decimal(&self) -> String {
        let places = self.currency.decimals();
        let unit = 10_u64.pow(places);
        let sign = if self.minor < 0 { "-" } else { "" };
        let value = self.minor.unsigned_abs();
        match usize::try_from(places) {
            Ok(0) | Err(_) => format!("{sign}{value}"),
            Ok(width) => format!("{sign}{}.{:0width$}", value / unit, value % unit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, Money};

    fn money(text: &str, currency: &str) -> Option<Money> {
        Money::of_decimal(text, Currency::parse(currency).ok()?)
    }

    #[test]
    fn decimals_are_read_exactly_and_written_back() {
        for (text, currency, minor, back) in [
            ("118.00", "PEN", 11_800, "118.00"),
            ("118", "PEN", 11_800, "118.00"),
            ("0.1", "BRL", 10, "0.10"),
            ("-3.5", "USD", -350, "-3.50"),
            ("12.0000", "CLP", 12, "12"),
            ("99999999999999.99", "PEN", 9_999_999_999_999_999, "99999999999999.99"),
        ] {
            let read = money(text, currency).expect(text);
            assert_eq!(read.minor, minor, "{text}");
            assert_eq!(read.decimal(), back);
        }
        for wrong in ["", ".5", "1.005", "1,00", "1e3", "9999999999999999999"] {
            assert_eq!(money(wrong, "PEN"), None, "{wrong}");
        }
    }
}
