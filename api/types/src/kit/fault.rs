//! What can be wrong with one field. A closed list; each fault can say itself in every language.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::text::Language;

/// What is wrong with a field's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Fault {
    Required,
    TooShort { minimum: usize },
    TooLong { maximum: usize },
    OutOfRange { minimum: i64, maximum: i64 },
    TooEasy,
    NotPlainText,
    NotAnEmail,
    NotAHostname,
    NotAServer,
    NotAnHttpsUrl,
    NotTheTaxId,
    Reserved,
    WrongLength { expected: usize },
    WrongPrefix,
    WrongCheckDigit,
    WrongCharacters,
    Taken,
    LooksLikeAnother,
    Unknown,
    WrongPassword,
    OtherCurrency,
    WrongTime,
    WrongDay,
    OutOfPlace,
    LastOwner,
    Malformed,
}

/// One field that is wrong: where it is, and what is the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "Flat")]
pub struct FieldFault {
    /// The field's name as in the request; parts of a nested one are joined by points.
    #[schema(example = "tax_id")]
    pub field: String,
    #[serde(flatten)]
    pub fault: Fault,
    /// The fault in the reader's language.
    #[serde(default)]
    #[schema(example = "El dígito verificador no corresponde; revisa el número.")]
    pub message: String,
}

/// A [`FieldFault`] as it is read: flat, which asks much less code of the browser than a tagged value in a struct.
#[derive(Deserialize)]
struct Flat {
    field: String,
    code: String,
    #[serde(default)]
    message: String,
    minimum: Option<i64>,
    maximum: Option<i64>,
    expected: Option<i64>,
}

/// The code is not of the list, or lacks what belongs to it.
struct NotAFault;

impl std::fmt::Display for NotAFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a fault of the list")
    }
}

impl TryFrom<Flat> for FieldFault {
    type Error = NotAFault;
    fn try_from(flat: Flat) -> Result<Self, NotAFault> {
        let whole = |number: Option<i64>| number.ok_or(NotAFault);
        let size = |number: Option<i64>| usize::try_from(whole(number)?).map_err(|_| NotAFault);
        let fault = match flat.code.as_str() {
            "required" => Fault::Required,
            "too_short" => Fault::TooShort {
                minimum: size(flat.minimum)?,
            },
            "too_long" => Fault::TooLong {
                maximum: size(flat.maximum)?,
            },
            "out_of_range" => Fault::OutOfRange {
                minimum: whole(flat.minimum)?,
                maximum: whole(flat.maximum)?,
            },
            "too_easy" => Fault::TooEasy,
            "not_plain_text" => Fault::NotPlainText,
            "not_an_email" => Fault::NotAnEmail,
            "not_a_hostname" => Fault::NotAHostname,
            "not_a_server" => Fault::NotAServer,
            "not_an_https_url" => Fault::NotAnHttpsUrl,
            "not_the_tax_id" => Fault::NotTheTaxId,
            "reserved" => Fault::Reserved,
            "wrong_length" => Fault::WrongLength {
                expected: size(flat.expected)?,
            },
            "wrong_prefix" => Fault::WrongPrefix,
            "wrong_check_digit" => Fault::WrongCheckDigit,
            "wrong_characters" => Fault::WrongCharacters,
            "taken" => Fault::Taken,
            "looks_like_another" => Fault::LooksLikeAnother,
            "unknown" => Fault::Unknown,
            "wrong_password" => Fault::WrongPassword,
            "other_currency" => Fault::OtherCurrency,
            "wrong_time" => Fault::WrongTime,
            "wrong_day" => Fault::WrongDay,
            "out_of_place" => Fault::OutOfPlace,
            "last_owner" => Fault::LastOwner,
            "malformed" => Fault::Malformed,
            _ => return Err(NotAFault),
        };
        Ok(Self {
            field: flat.field,
            fault,
            message: flat.message,
        })
    }
}

/// The faults of a request, gathered field by field, so that all are told at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// Keeps the value of a field, or notes its fault and returns `None`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Fault>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(fault) => {
                self.add(field, fault);
                None
            }
        }
    }

    /// Keeps the value of a part, or takes its faults over and returns `None`.
    pub fn take_all<T>(&mut self, parsed: Result<T, Self>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(faults) => {
                self.0.extend(faults.0);
                None
            }
        }
    }

    pub fn add(&mut self, field: &str, fault: Fault) {
        self.0.push(FieldFault {
            field: field.to_owned(),
            fault,
            message: String::new(),
        });
    }

    /// Adds the faults of fields that have none yet.
    pub fn join(&mut self, others: Self) {
        for other in others.0 {
            if self.of(&other.field).is_none() {
                self.0.push(other);
            }
        }
    }

    #[must_use]
    pub fn one(field: &str, fault: Fault) -> Self {
        let mut faults = Self::default();
        faults.add(field, fault);
        faults
    }

    /// The same faults of the fields of a part: `series` is `document.series`.
    #[must_use]
    pub fn within(mut self, part: &str) -> Self {
        for fault in &mut self.0 {
            fault.field = format!("{part}.{}", fault.field);
        }
        self
    }

    /// These faults and those.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Fault> {
        self.0
            .iter()
            .find(|fault| fault.field == field)
            .map(|fault| &fault.fault)
    }

    /// The faults with their messages in a language.
    #[must_use]
    pub fn told(self, language: Language) -> Vec<FieldFault> {
        let tell = |mut each: FieldFault| {
            each.message = each.fault.text(language);
            each
        };
        self.0.into_iter().map(tell).collect()
    }
}

crate::texts! {
    required: "Falta este dato.", "Falta este dado.", "This is missing.";
    too_short(minimum: usize): "Necesita al menos {minimum} caracteres.", "Precisa de pelo menos {minimum} caracteres.", "It needs at least {minimum} characters.";
    too_long(maximum: usize): "Admite hasta {maximum} caracteres.", "Aceita até {maximum} caracteres.", "It takes up to {maximum} characters.";
    out_of_range(minimum: i64, maximum: i64): "Va de {minimum} a {maximum}.", "Vai de {minimum} a {maximum}.", "It goes from {minimum} to {maximum}.";
    too_easy: "Es demasiado fácil de adivinar; usa otra.", "É fácil demais de adivinhar; use outra.", "It is too easy to guess; use another.";
    not_plain_text: "Tiene caracteres que no se pueden usar.", "Tem caracteres que não podem ser usados.", "It has characters that cannot be used.";
    not_an_email: "No parece un correo; escríbelo como nombre@empresa.com.", "Não parece um e-mail; escreva como nome@empresa.com.", "This does not look like an e-mail; write it like name@company.com.";
    not_a_hostname: "Usa de 3 a 40 letras minúsculas sin tilde, números o guiones, sin guion al inicio ni al final.", "Use de 3 a 40 letras minúsculas sem acento, números ou hifens, sem hífen no início nem no fim.", "Use 3 to 40 lower-case letters, digits or hyphens, with no hyphen at either end.";
    not_a_server: "No parece un servidor; escríbelo como smtp.empresa.com.", "Não parece um servidor; escreva como smtp.empresa.com.", "This does not look like a server; write it like smtp.company.com.";
    not_an_https_url: "Escribe la dirección completa, con https:// al inicio.", "Escreva o endereço completo, com https:// no início.", "Write the whole address, beginning with https://.";
    not_the_tax_id: "Es el usuario secundario, sin el RUC.", "É o usuário secundário, sem o RUC.", "This is the secondary user, without the RUC.";
    reserved: "Este nombre está reservado; elige otro.", "Este nome é reservado; escolha outro.", "This name is reserved; choose another.";
    wrong_length(expected: usize): "Debe tener {expected} caracteres.", "Deve ter {expected} caracteres.", "It must have {expected} characters.";
    wrong_prefix: "Un RUC empieza con 10, 15, 16, 17 o 20.", "Um RUC começa com 10, 15, 16, 17 ou 20.", "A RUC starts with 10, 15, 16, 17 or 20.";
    wrong_check_digit: "El dígito verificador no corresponde; revisa el número.", "O dígito verificador não confere; revise o número.", "The check digit does not match; check the number.";
    wrong_characters: "Tiene caracteres que no corresponden.", "Tem caracteres que não cabem aqui.", "It has characters that do not belong.";
    taken: "Ya está en uso; elige otro.", "Já está em uso; escolha outro.", "It is already in use; choose another.";
    looks_like_another: "Se confunde con otro nombre, en uso o reservado; elige uno más distinto.", "Confunde-se com outro nome, em uso ou reservado; escolha um mais diferente.", "It can be taken for another name, in use or reserved; choose a more different one.";
    unknown: "No existe o ya no está disponible.", "Não existe ou não está mais disponível.", "It does not exist or is no longer available.";
    wrong_password: "La contraseña no es la actual.", "A senha não é a atual.", "This is not the current password.";
    other_currency: "Va en la misma moneda que el precio.", "Vai na mesma moeda do preço.", "It goes in the same currency as the price.";
    wrong_time: "Está en el futuro o quedó demasiado atrás.", "Está no futuro ou ficou longe demais no passado.", "It is in the future, or too long ago.";
    wrong_day: "Esa fecha no corresponde; revisa el año y el orden de las fechas.", "Essa data não confere; revise o ano e a ordem das datas.", "That date does not fit; check the year and the order of the dates.";
    out_of_place: "No corresponde a lo demás que indicaste.", "Não corresponde ao resto do que você indicou.", "It does not go with the rest of what was given.";
    last_owner: "Es el único propietario activo; nombra a otro antes.", "É o único proprietário ativo; nomeie outro antes.", "This is the only active owner; name another one first.";
    malformed: "No se pudo leer este valor.", "Não foi possível ler este valor.", "This value could not be read.";
}

impl Fault {
    /// The fault as a sentence for the person who typed the value.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let fixed = match self {
            Self::Required => required(language),
            Self::TooEasy => too_easy(language),
            Self::NotPlainText => not_plain_text(language),
            Self::NotAnEmail => not_an_email(language),
            Self::NotAHostname => not_a_hostname(language),
            Self::NotAServer => not_a_server(language),
            Self::NotAnHttpsUrl => not_an_https_url(language),
            Self::NotTheTaxId => not_the_tax_id(language),
            Self::Reserved => reserved(language),
            Self::WrongPrefix => wrong_prefix(language),
            Self::WrongCheckDigit => wrong_check_digit(language),
            Self::WrongCharacters => wrong_characters(language),
            Self::Taken => taken(language),
            Self::LooksLikeAnother => looks_like_another(language),
            Self::Unknown => unknown(language),
            Self::WrongPassword => wrong_password(language),
            Self::OtherCurrency => other_currency(language),
            Self::WrongTime => wrong_time(language),
            Self::WrongDay => wrong_day(language),
            Self::OutOfPlace => out_of_place(language),
            Self::LastOwner => last_owner(language),
            Self::Malformed => malformed(language),
            Self::TooShort { minimum } => return too_short(language, *minimum),
            Self::TooLong { maximum } => return too_long(language, *maximum),
            Self::OutOfRange { minimum, maximum } => {
                return out_of_range(language, *minimum, *maximum);
            }
            Self::WrongLength { expected } => return wrong_length(language, *expected),
        };
        fixed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, FieldFault};

    #[test]
    fn every_fault_is_read_as_it_is_written() {
        let all = [
            Fault::Required,
            Fault::TooShort { minimum: 8 },
            Fault::TooLong { maximum: 200 },
            Fault::OutOfRange { minimum: 1, maximum: 9 },
            Fault::TooEasy,
            Fault::NotPlainText,
            Fault::NotAnEmail,
            Fault::NotAHostname,
            Fault::NotAServer,
            Fault::NotAnHttpsUrl,
            Fault::NotTheTaxId,
            Fault::Reserved,
            Fault::WrongLength { expected: 11 },
            Fault::WrongPrefix,
            Fault::WrongCheckDigit,
            Fault::WrongCharacters,
            Fault::Taken,
            Fault::LooksLikeAnother,
            Fault::Unknown,
            Fault::WrongPassword,
            Fault::OtherCurrency,
            Fault::WrongTime,
            Fault::WrongDay,
            Fault::OutOfPlace,
            Fault::LastOwner,
            Fault::Malformed,
        ];
        for fault in all {
            let written = FieldFault {
                field: "tax_id".to_owned(),
                fault,
                message: "x".to_owned(),
            };
            let text = serde_json::to_string(&written).expect("written");
            let read: FieldFault = serde_json::from_str(&text).expect(&text);
            assert_eq!(read, written);
        }
        for wrong in [r#"{"field":"a","code":"new"}"#, r#"{"field":"a","code":"too_long"}"#] {
            assert!(serde_json::from_str::<FieldFault>(wrong).is_err(), "{wrong}");
        }
    }
}
