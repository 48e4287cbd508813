//! What can be said of a number while it is being typed, before anything is asked.

use types::kit::fault::Fault;
use types::lookup::{Asked, NumberKind};
use types::tax_id::{Country, Cpf};

/// A number that people type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Ruc,
    Dni,
    Cnpj,
    /// Checked only: nobody answers for people of Brazil.
    Cpf,
}

impl Number {
    pub const ALL: [Self; 4] = [Self::Ruc, Self::Dni, Self::Cnpj, Self::Cpf];

    /// The number of the companies of a country.
    #[must_use]
    pub const fn of_company(country: Country) -> Self {
        match country {
            Country::Pe => Self::Ruc,
            Country::Br => Self::Cnpj,
        }
    }

    /// As what it is looked up, if it can be.
    #[must_use]
    pub const fn kind(self) -> Option<NumberKind> {
        match self {
            Self::Ruc => Some(NumberKind::Ruc),
            Self::Dni => Some(NumberKind::Dni),
            Self::Cnpj => Some(NumberKind::Cnpj),
            Self::Cpf => None,
        }
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ruc => "RUC",
            Self::Dni => "DNI",
            Self::Cnpj => "CNPJ",
            Self::Cpf => "CPF",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|number| number.name() == name)
    }

    /// How many characters it has.
    #[must_use]
    pub const fn length(self) -> usize {
        match self {
            Self::Dni => 8,
            Self::Ruc | Self::Cpf => 11,
            Self::Cnpj => 14,
        }
    }

    /// Which keys a telephone offers for it.
    #[must_use]
    pub const fn keys(self) -> &'static str {
        match self {
            Self::Cnpj => "text",
            _ => "numeric",
        }
    }

    fn check(self, text: &str) -> Result<(), Fault> {
        match self.kind() {
            Some(kind) => Asked::parse(kind, text).map(drop),
            None => Cpf::parse(text).map(drop),
        }
    }
}

/// How far the number has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Nothing,
    /// So many characters, and nothing wrong so far.
    Partly(usize),
    Right,
    Wrong(Fault),
}

/// Judges what stands in the field: what more typing may still mend is not called wrong.
#[must_use]
pub fn judge(number: Number, text: &str) -> Typed {
    let typed: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/')).collect();
    if typed.is_empty() {
        return Typed::Nothing;
    }
    let begins = |start: &str| ["10", "15", "16", "17", "20"].contains(&start);
    if number == Number::Ruc && typed.get(..2).is_some_and(|start| !begins(start)) {
        return Typed::Wrong(match number.check(&typed) {
            Err(Fault::WrongCharacters) => Fault::WrongCharacters,
            _ => Fault::WrongPrefix,
        });
    }
    match number.check(&typed) {
        Ok(()) => Typed::Right,
        Err(Fault::WrongLength { .. }) if typed.len() < number.length() => Typed::Partly(typed.len()),
        Err(fault) => Typed::Wrong(fault),
    }
}

#[cfg(test)]
mod tests {
    use types::kit::fault::Fault;

    use super::{Number, Typed, judge};

    #[test]
    fn an_unfinished_number_is_not_called_wrong() {
        assert_eq!(judge(Number::Ruc, " "), Typed::Nothing);
        assert_eq!(judge(Number::Ruc, "2"), Typed::Partly(1));
        assert_eq!(judge(Number::Ruc, "20-131 312"), Typed::Partly(8));
        assert_eq!(judge(Number::Ruc, "20131312955"), Typed::Right);
        assert_eq!(judge(Number::Dni, "1011741"), Typed::Partly(7));
        assert_eq!(judge(Number::Dni, "10117410-2"), Typed::Right);
        assert_eq!(judge(Number::Cnpj, "12.abc.345/"), Typed::Partly(8));
        assert_eq!(judge(Number::Cnpj, "12.ABC.345/01DE-35"), Typed::Right);
        assert_eq!(judge(Number::Cpf, "529.982.247-25"), Typed::Right);
    }

    #[test]
    fn what_no_more_typing_can_mend_is_told_at_once() {
        assert_eq!(judge(Number::Ruc, "30"), Typed::Wrong(Fault::WrongPrefix));
        assert_eq!(judge(Number::Ruc, "2o"), Typed::Wrong(Fault::WrongCharacters));
        assert_eq!(judge(Number::Ruc, "20131312956"), Typed::Wrong(Fault::WrongCheckDigit));
        assert_eq!(
            judge(Number::Ruc, "201313129555"),
            Typed::Wrong(Fault::WrongLength { expected: 11 })
        );
        assert_eq!(judge(Number::Dni, "10117410-3"), Typed::Wrong(Fault::WrongCheckDigit));
        assert_eq!(judge(Number::Cpf, "11111111111"), Typed::Wrong(Fault::WrongCheckDigit));
    }
}
