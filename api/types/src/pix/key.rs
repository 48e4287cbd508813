//! Pix keys: the names under which an account can be paid.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::kit::fault::Fault;
use crate::kit::value::Email;
use crate::tax_id::{Country, Cpf, TaxId};

/// The longest e-mail that can be a key.
const LONGEST_EMAIL: usize = 77;

/// What a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "cnpj")]
pub enum KeyKind {
    Cpf,
    /// With letters too.
    Cnpj,
    Email,
    /// A telephone of Brazil.
    Phone,
    /// A UUID that the central bank gave (EVP).
    Random,
}

impl KeyKind {
    pub const ALL: [Self; 5] = [Self::Cpf, Self::Cnpj, Self::Email, Self::Phone, Self::Random];

    /// The kind as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cpf => "cpf",
            Self::Cnpj => "cnpj",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Random => "random",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A key that is right in itself; whether anybody has it, only a payment provider knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PixKey {
    kind: KeyKind,
    text: String,
}

impl PixKey {
    /// Reads a key as people type it.
    ///
    /// # Errors
    /// When it cannot be a key of that kind.
    pub fn parse(kind: KeyKind, text: &str) -> Result<Self, Fault> {
        let text = match kind {
            KeyKind::Cpf => Cpf::parse(text)?.as_str().to_owned(),
            KeyKind::Cnpj => TaxId::parse(Country::Br, text)?.as_str().to_owned(),
            KeyKind::Email => email(text)?,
            KeyKind::Phone => phone(text)?,
            KeyKind::Random => random(text)?,
        };
        Ok(Self { kind, text })
    }

    /// A key as it is written in codes, whose kind its form tells; `None` when it is no key.
    #[must_use]
    pub fn of_code(text: &str) -> Option<Self> {
        let kind = match text.len() {
            _ if text.starts_with('+') => KeyKind::Phone,
            _ if text.contains('@') => KeyKind::Email,
            36 => KeyKind::Random,
            14 => KeyKind::Cnpj,
            _ => KeyKind::Cpf,
        };
        let key = Self::parse(kind, text).ok()?;
        key.text.eq_ignore_ascii_case(text).then_some(key)
    }

    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// As it is written in codes: numbers without separators, telephones from `+55`, e-mails and UUIDs in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn email(text: &str) -> Result<String, Fault> {
    let email = Email::parse(text)?.into_string();
    if email.len() > LONGEST_EMAIL {
        return Err(Fault::TooLong { maximum: LONGEST_EMAIL });
    }
    Ok(email)
}

/// `+55`, two digits of area, eight or nine of number.
fn phone(text: &str) -> Result<String, Fault> {
    let is_separator = |c: char| matches!(c, ' ' | '-' | '.' | '(' | ')');
    let typed: String = text.chars().filter(|c| !is_separator(*c)).collect();
    if typed.is_empty() {
        return Err(Fault::Required);
    }
    let digits = match (typed.strip_prefix("+55"), typed.strip_prefix("55")) {
        (Some(rest), _) => rest,
        (None, Some(rest)) if rest.len() > 9 => rest,
        _ => &typed,
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::WrongCharacters);
    }
    match digits.len() {
        ..10 => Err(Fault::TooShort { minimum: 10 }),
        10 | 11 if digits.starts_with('0') => Err(Fault::Malformed),
        10 | 11 => Ok(format!("+55{digits}")),
        _ => Err(Fault::TooLong { maximum: 11 }),
    }
}

fn random(text: &str) -> Result<String, Fault> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(Fault::Required);
    }
    let uuid = Uuid::try_parse(typed).map_err(|_| Fault::Malformed)?;
    Ok(uuid.hyphenated().to_string())
}

#[cfg(test)]
mod tests {
    use super::{Fault, KeyKind, PixKey};

    const RANDOM: &str = "123e4567-e12b-12d1-a456-426655440000";

    #[test]
    fn a_key_is_taken_however_it_is_typed_and_known_again() {
        for (kind, typed, key) in [
            (KeyKind::Cpf, "529.982.247-25", "52998224725"),
            (KeyKind::Cnpj, "11.222.333/0001-81", "11222333000181"),
            (KeyKind::Cnpj, "12.abc.345/01de-35", "12ABC34501DE35"),
            (KeyKind::Email, " Rosa@Sillar.Example ", "rosa@sillar.example"),
            (KeyKind::Phone, "(11) 98765-4321", "+5511987654321"),
            (KeyKind::Phone, "+55 11 98765-4321", "+5511987654321"),
            (KeyKind::Phone, "5511987654321", "+5511987654321"),
            (KeyKind::Phone, "55 98765-4321", "+5555987654321"),
            (KeyKind::Phone, "61 3414-1414", "+556134141414"),
            (KeyKind::Random, "123E4567-E12B-12D1-A456-426655440000", RANDOM),
        ] {
            let read = PixKey::parse(kind, typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
            assert_eq!((read.kind(), read.as_str()), (kind, key));
            assert_eq!(PixKey::of_code(key), Some(read));
        }
    }

    #[test]
    fn a_wrong_key_says_what_is_wrong() {
        let long = format!("{}@sillar.example", "r".repeat(64));
        for (kind, typed, fault) in [
            (KeyKind::Cpf, "52998224726", Fault::WrongCheckDigit),
            (KeyKind::Cnpj, "11222333000182", Fault::WrongCheckDigit),
            (KeyKind::Email, "rosa", Fault::NotAnEmail),
            (KeyKind::Email, &long, Fault::TooLong { maximum: 77 }),
            (KeyKind::Phone, " ", Fault::Required),
            (KeyKind::Phone, "987654321", Fault::TooShort { minimum: 10 }),
            (KeyKind::Phone, "119876543210", Fault::TooLong { maximum: 11 }),
            (KeyKind::Phone, "01198765432", Fault::Malformed),
            (KeyKind::Phone, "+51987654321", Fault::WrongCharacters),
            (KeyKind::Random, "", Fault::Required),
            (KeyKind::Random, "123e4567", Fault::Malformed),
        ] {
            assert_eq!(PixKey::parse(kind, typed), Err(fault), "{typed}");
        }
        for wrong in ["", "529.982.247-25", "5511987654321", &RANDOM.replace('-', ""), "rosa@"] {
            assert_eq!(PixKey::of_code(wrong), None, "{wrong}");
        }
    }
}
