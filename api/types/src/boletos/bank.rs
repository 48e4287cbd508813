//! The banks whose free fields are known here.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A bank whose boletos can be made. Those of any other can still be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "itau")]
pub enum Bank {
    BancoDoBrasil,
    Santander,
    Caixa,
    Bradesco,
    Itau,
    Sicredi,
}

impl Bank {
    /// By their codes.
    pub const ALL: [Self; 6] = [
        Self::BancoDoBrasil,
        Self::Santander,
        Self::Caixa,
        Self::Bradesco,
        Self::Itau,
        Self::Sicredi,
    ];

    /// Its code of three digits, with which bar code and line begin.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BancoDoBrasil => "001",
            Self::Santander => "033",
            Self::Caixa => "104",
            Self::Bradesco => "237",
            Self::Itau => "341",
            Self::Sicredi => "748",
        }
    }

    /// Its code with its own check character, as printed beside the bank's name: `237-2`.
    #[must_use]
    pub const fn written_code(self) -> &'static str {
        match self {
            Self::BancoDoBrasil => "001-9",
            Self::Santander => "033-7",
            Self::Caixa => "104-0",
            Self::Bradesco => "237-2",
            Self::Itau => "341-7",
            Self::Sicredi => "748-X",
        }
    }

    /// Its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BancoDoBrasil => "Banco do Brasil",
            Self::Santander => "Santander",
            Self::Caixa => "Caixa",
            Self::Bradesco => "Bradesco",
            Self::Itau => "Itaú",
            Self::Sicredi => "Sicredi",
        }
    }

    /// The bank of a code of three digits; `None` for those not known here.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bank| bank.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::Bank;
    use crate::boletos::check::mod11;

    #[test]
    fn a_bank_is_found_by_its_code() {
        for bank in Bank::ALL {
            assert_eq!(Bank::of_code(bank.code()), Some(bank));
        }
        assert_eq!(Bank::of_code("077"), None);
    }

    #[test]
    fn a_written_code_ends_in_its_check_character() {
        for bank in Bank::ALL {
            let ten = if bank == Bank::Caixa { '0' } else { 'X' };
            let written = format!("{}-{}", bank.code(), mod11(bank.code(), 9, ten, '0'));
            assert_eq!(bank.written_code(), written);
        }
    }
}
