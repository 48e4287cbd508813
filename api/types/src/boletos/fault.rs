//! What can be wrong with a bar code or a line, told apart so that whoever typed it knows where to look.

use crate::kit::text::Language;

/// Why a text is not the bar code or the line of a boleto.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoletoFault {
    /// It has something else than digits (and, in a line, spaces, points and hyphens).
    NotDigits,
    /// It has more or fewer digits.
    WrongLength { expected: usize },
    /// It begins with 8: a slip of a utility or a public office, which is laid out in another way.
    UtilitySlip,
    /// It is not in reais, whose code is 9.
    OtherCurrency,
    /// This check digit does not match.
    WrongCheckDigit(CheckedBy),
}

/// One of a line's check digits. A bar code has the last alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckedBy {
    /// The tenth digit of a line.
    FirstField,
    /// Its 21st.
    SecondField,
    /// Its 32nd.
    ThirdField,
    /// The fifth digit of a bar code and the 33rd of a line: of all digits together.
    General,
}

crate::texts! {
    not_digits: "Solo lleva cifras.", "Só leva algarismos.", "It has digits only.";
    wrong_length(expected: usize): "Debe tener {expected} cifras.", "Deve ter {expected} algarismos.", "It must have {expected} digits.";
    utility_slip: "Es una cuenta de servicios o tributos, no un boleto de cobro.", "É uma conta de consumo ou tributo, não um boleto de cobrança.", "This is the slip of a utility or a tax, not a boleto.";
    other_currency: "El boleto no está en reales.", "O boleto não está em reais.", "The boleto is not in reais.";
    wrong_in_first: "El primer campo está mal: su dígito verificador no corresponde.", "O primeiro campo está errado: seu dígito verificador não confere.", "The first field is wrong: its check digit does not match.";
    wrong_in_second: "El segundo campo está mal: su dígito verificador no corresponde.", "O segundo campo está errado: seu dígito verificador não confere.", "The second field is wrong: its check digit does not match.";
    wrong_in_third: "El tercer campo está mal: su dígito verificador no corresponde.", "O terceiro campo está errado: seu dígito verificador não confere.", "The third field is wrong: its check digit does not match.";
    wrong_as_a_whole: "El dígito verificador general no corresponde; revisa el vencimiento y el valor, al final.", "O dígito verificador geral não confere; revise o vencimento e o valor, no fim.", "The general check digit does not match; check the due date and the amount, at the end.";
}

impl BoletoFault {
    /// The fault as a sentence for the person who typed the number.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let fixed = match self {
            Self::WrongLength { expected } => return wrong_length(language, expected),
            Self::NotDigits => not_digits(language),
            Self::UtilitySlip => utility_slip(language),
            Self::OtherCurrency => other_currency(language),
            Self::WrongCheckDigit(CheckedBy::FirstField) => wrong_in_first(language),
            Self::WrongCheckDigit(CheckedBy::SecondField) => wrong_in_second(language),
            Self::WrongCheckDigit(CheckedBy::ThirdField) => wrong_in_third(language),
            Self::WrongCheckDigit(CheckedBy::General) => wrong_as_a_whole(language),
        };
        fixed.to_owned()
    }
}

impl std::fmt::Display for BoletoFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for BoletoFault {}
