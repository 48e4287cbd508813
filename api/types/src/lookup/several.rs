//! Many numbers asked in one request, each answered for itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Asked, NumberKind, Taxpayer};
use crate::kit::fault::{Fault, FieldFault};

/// So many numbers are asked at most in one request.
pub const MOST: usize = 100;

/// LookupNumbers to be looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookupNumbers {
    /// RUC, DNI and CNPJ, mixed, with or without separators; which of them each is, its length tells.
    #[schema(min_items = 1, max_items = 100, example = json!(["20131312955", "10117410"]))]
    pub numbers: Vec<String>,
}

/// What came of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "found")]
pub enum LookupOutcome {
    /// It is told who it is.
    Found,
    /// There is no such number, says whoever was asked.
    NotFound,
    /// It can be no number; it is told why. Nobody was asked.
    Invalid,
    /// Nothing is known: asking failed. The number may exist.
    Failed,
    /// Nobody is set up to be asked about that kind of number.
    NotConfigured,
}

impl LookupOutcome {
    /// Whether somebody answered for the number: only then it is counted.
    #[must_use]
    pub const fn is_an_answer(self) -> bool {
        matches!(self, Self::Found | Self::NotFound)
    }
}

/// One number and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LookupRow {
    /// As it was sent, without the blanks around it.
    #[schema(example = "20-13131295-5")]
    pub asked: String,
    pub outcome: LookupOutcome,
    /// Which number it is; none where it can be none.
    pub kind: Option<NumberKind>,
    /// The number without separators; none where it can be none.
    #[schema(example = "20131312955")]
    pub number: Option<String>,
    /// Who it is, when it was found.
    pub taxpayer: Option<Taxpayer>,
    /// Why it can be no number.
    pub fault: Option<FieldFault>,
}

/// The answers, in the order in which was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LookupRows {
    pub rows: Vec<LookupRow>,
    /// How many were counted: each number that was found or not found, once.
    #[schema(example = 2)]
    pub counted: i64,
}

impl Asked {
    /// Reads a number of which nobody said what it is: a DNI, a RUC or a CNPJ, by its length.
    ///
    /// # Errors
    /// When it can be none of them.
    pub fn of_any(text: &str) -> Result<Self, Fault> {
        let text: String = text.split_whitespace().collect();
        Self::parse(likely_kind(&text), &text)
    }
}

/// What a number most likely is, by how many characters it has.
#[must_use]
pub fn likely_kind(text: &str) -> NumberKind {
    let bare = text.trim();
    let bare = bare.strip_prefix("PE").unwrap_or(bare);
    let signs = bare.chars().filter(|letter| letter.is_alphanumeric()).count();
    match signs {
        0..=9 => NumberKind::Dni,
        10..=12 => NumberKind::Ruc,
        _ => NumberKind::Cnpj,
    }
}

crate::calls! {
    FindSeveral: Post "/lookup/batches" { body: LookupNumbers } => LookupRows;
}

#[cfg(test)]
mod tests {
    use super::{Asked, Fault, NumberKind};

    #[test]
    fn the_length_tells_which_number_it_is() {
        for (text, kind, number) in [
            ("20131312955", NumberKind::Ruc, "20131312955"),
            (" 20-13131295-5\t", NumberKind::Ruc, "20131312955"),
            ("PE 2013 1312 955", NumberKind::Ruc, "20131312955"),
            ("10117410", NumberKind::Dni, "10117410"),
            ("10117410-2", NumberKind::Dni, "10117410"),
            ("33.000.167/0001-01", NumberKind::Cnpj, "33000167000101"),
            ("12.ABC.345/01DE-35", NumberKind::Cnpj, "12ABC34501DE35"),
        ] {
            let asked = Asked::of_any(text).expect(text);
            assert_eq!((asked.kind(), asked.number()), (kind, number), "{text}");
        }
        for (text, fault) in [
            ("", Fault::Required),
            ("20131312956", Fault::WrongCheckDigit),
            ("2013131295", Fault::WrongLength { expected: 11 }),
            ("1011741", Fault::WrongLength { expected: 8 }),
            ("hola", Fault::WrongCharacters),
            ("330001670001011", Fault::WrongLength { expected: 14 }),
        ] {
            assert_eq!(Asked::of_any(text), Err(fault), "{text}");
        }
    }
}
