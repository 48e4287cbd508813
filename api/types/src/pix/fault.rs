//! What can be wrong with a BR Code, told apart.

use crate::kit::text::Language;

/// Why a text is not a BR Code of a Pix. Fields are named by the ids of the *Manual do BR Code*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BrCodeFault {
    /// It has characters outside of ASCII.
    NotAscii,
    /// It does not end in a checksum: most likely something was cut off.
    NoChecksum,
    /// The checksum is of another text: something was changed.
    WrongChecksum,
    /// A field is longer than what is left, or its id or length is no number.
    Broken,
    /// This field is not there, or no field says that it is a Pix (26).
    Missing(u8),
    /// This field has a value that it may not have.
    Wrong(u8),
}

crate::texts! {
    not_ascii: "Tiene caracteres que un código Pix no lleva.", "Tem caracteres que um código Pix não leva.", "It has characters that a Pix code has not.";
    no_checksum: "El código Pix está incompleto; cópialo entero.", "O código Pix está incompleto; copie-o inteiro.", "The Pix code is not complete; copy all of it.";
    wrong_checksum: "El código Pix fue alterado; cópialo de nuevo.", "O código Pix foi alterado; copie-o de novo.", "The Pix code was changed; copy it again.";
    broken: "No es un código Pix.", "Não é um código Pix.", "This is not a Pix code.";
    missing(id: u8): "Al código Pix le falta el campo {id:02}.", "Falta o campo {id:02} no código Pix.", "The Pix code lacks field {id:02}.";
    wrong(id: u8): "El campo {id:02} del código Pix no es válido.", "O campo {id:02} do código Pix não é válido.", "Field {id:02} of the Pix code is not valid.";
}

impl BrCodeFault {
    /// The fault as a sentence for the person who pasted the code.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let fixed = match self {
            Self::Missing(id) => return missing(language, id),
            Self::Wrong(id) => return wrong(language, id),
            Self::NotAscii => not_ascii(language),
            Self::NoChecksum => no_checksum(language),
            Self::WrongChecksum => wrong_checksum(language),
            Self::Broken => broken(language),
        };
        fixed.to_owned()
    }
}

impl std::fmt::Display for BrCodeFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for BrCodeFault {}
