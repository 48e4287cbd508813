//! Look-ups: who is behind a number, from a registry.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::kit::fault::Fault;
use crate::places::Place;
use crate::tax_id::{Country, Dni, TaxId};

pub mod contract;
pub mod named;
mod padron;
pub mod providers;
pub mod several;
pub mod stops;

pub use padron::{GetPadron, PadronEnd, PadronFailure, PadronRun, PadronStage, PadronState, UpdatePadron};

/// Which number somebody is looked up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "ruc")]
pub enum NumberKind {
    /// Of companies and people of Peru who pay taxes: 11 digits.
    Ruc,
    /// Of people of Peru: 8 digits.
    Dni,
    /// Of companies of Brazil: 14 characters.
    Cnpj,
}

impl NumberKind {
    pub const ALL: [Self; 3] = [Self::Ruc, Self::Dni, Self::Cnpj];

    /// The kind as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ruc => "ruc",
            Self::Dni => "dni",
            Self::Cnpj => "cnpj",
        }
    }

    /// The kind as one writes it.
    #[must_use]
    pub const fn written(self) -> &'static str {
        match self {
            Self::Ruc => "RUC",
            Self::Dni => "DNI",
            Self::Cnpj => "CNPJ",
        }
    }

    #[must_use]
    pub const fn country(self) -> Country {
        match self {
            Self::Ruc | Self::Dni => Country::Pe,
            Self::Cnpj => Country::Br,
        }
    }

    /// The kind of number that the companies of a country have.
    #[must_use]
    pub const fn of_company(country: Country) -> Self {
        match country {
            Country::Pe => Self::Ruc,
            Country::Br => Self::Cnpj,
        }
    }
}

impl std::fmt::Display for NumberKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A number that is right in itself. It says nothing of its number when it is debugged: it may be a person's.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    kind: NumberKind,
    number: String,
    of_a_person: bool,
}

impl Asked {
    /// Reads a number as people type it.
    ///
    /// # Errors
    /// When it cannot be a number of that kind.
    pub fn parse(kind: NumberKind, text: &str) -> Result<Self, Fault> {
        let (number, of_a_person) = match kind {
            NumberKind::Dni => (Dni::parse(text)?.as_str().to_owned(), true),
            NumberKind::Ruc | NumberKind::Cnpj => {
                let id = TaxId::parse(kind.country(), text)?;
                (id.as_str().to_owned(), id.is_of_a_person())
            }
        };
        Ok(Self {
            kind,
            number,
            of_a_person,
        })
    }

    #[must_use]
    pub const fn kind(&self) -> NumberKind {
        self.kind
    }

    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The RUC that answers for it in the *padrón*: its own, or that of the DNI's holder.
    #[must_use]
    pub fn ruc(&self) -> Option<String> {
        match self.kind {
            NumberKind::Ruc => Some(self.number.clone()),
            NumberKind::Dni => Dni::parse(&self.number).ok().map(|dni| dni.ruc()),
            NumberKind::Cnpj => None,
        }
    }

    /// Whether it is a person's and not a company's.
    #[must_use]
    pub const fn is_of_a_person(&self) -> bool {
        self.of_a_person
    }
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asked")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Who said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// SUNAT's *padrón reducido*, imported from its file.
    Padron,
    /// The service that the installation asks over HTTP.
    Provider,
}

/// Who is behind a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Taxpayer {
    pub kind: NumberKind,
    #[schema(example = "20131312955")]
    pub number: String,
    #[schema(example = "SUPERINTENDENCIA NACIONAL DE ADUANAS Y DE ADMINISTRACION TRIBUTARIA - SUNAT")]
    pub name: String,
    /// The registry's own word, cut at 20 characters where it ships so; none for a person by DNI.
    #[schema(example = "ACTIVO")]
    pub state: Option<String>,
    /// The registry's own word for whether it is found at its address; Peru only.
    #[schema(example = "HABIDO")]
    pub condition: Option<String>,
    /// The address as one line; none where the registry has none.
    #[schema(example = "AV. GARCILASO DE LA VEGA 1472")]
    pub address: Option<String>,
    /// The code of the place as the registry has it: INEI's or IBGE's.
    #[schema(example = "150101")]
    pub place_code: Option<String>,
    /// The place of that code; where the code is not known, the department or state around it.
    pub place: Option<Place>,
    pub source: Source,
    /// Of when the answer is: the import of the padrón, or the moment the provider was asked.
    pub as_of: DateTime<Utc>,
    /// Its other establishments (*locales anexos*), when one RUC is asked for and they were imported here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branches: Option<Branches>,
}

/// So many branches are told at most.
pub const MOST_BRANCHES: usize = 100;

/// The branches of a taxpayer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Branches {
    /// How many there are.
    #[schema(example = 2)]
    pub count: i64,
    /// The first of them, a hundred at most.
    pub items: Vec<Branch>,
    /// Of when the registry of branches is: its import.
    pub as_of: DateTime<Utc>,
}

/// Where a branch is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Branch {
    /// The address as one line; none where the registry has none.
    #[schema(example = "JR. ÁNCASH 120")]
    pub address: Option<String>,
    /// INEI's code of the place.
    #[schema(example = "200101")]
    pub place_code: Option<String>,
    /// The place of that code; where the code is not known, the department around it.
    pub place: Option<Place>,
}

impl Taxpayer {
    /// Whether the registry has it as active, and found at its address where it says anything about that.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let active = |state: &String| state == "ACTIVO" || state == "ATIVA";
        self.state.as_ref().is_none_or(active) && self.condition.as_ref().is_none_or(|told| told == "HABIDO")
    }
}

/// The *padrón* that answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Padron {
    #[schema(example = 18_297_300)]
    pub rows: i64,
    /// Rows of the file that could not be read.
    #[schema(example = 3)]
    pub rejected: i64,
    pub imported_at: DateTime<Utc>,
    /// Of the file, in hexadecimal.
    #[schema(example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    pub sha256: String,
}

/// What answers look-ups, and how many the caller's reseller has made in its members' searches this month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Registries {
    /// None while none has been imported.
    pub padron: Option<Padron>,
    /// The kinds of number that a provider is set up for.
    #[schema(example = json!(["ruc", "dni"]))]
    pub provided: Vec<NumberKind>,
    /// The first day of the month, where the reseller is.
    pub month: NaiveDate,
    /// Answered look-ups of the month; failed ones are not counted. Those of accounts' software are told in their usage.
    #[schema(example = 128)]
    pub lookups: i64,
}

impl Registries {
    /// Whether anything can answer for a kind of number.
    #[must_use]
    pub fn answers(&self, kind: NumberKind) -> bool {
        self.provided.contains(&kind) || (kind == NumberKind::Ruc && self.padron.is_some())
    }
}

crate::calls! {
    FindTaxpayer: Get "/lookup/{kind}/{number}" { kind: NumberKind, number: String } => Taxpayer;
    FindForAccount: Get "/accounts/{account_id}/lookup/{kind}/{number}" { account_id: AccountId, kind: NumberKind, number: String } => Taxpayer;
    GetRegistries: Get "/lookup/registries" {} => Registries;
}

#[cfg(test)]
mod tests {
    use super::{Asked, NumberKind};

    #[test]
    fn a_number_is_not_told_when_it_is_debugged() {
        let asked = Asked::parse(NumberKind::Dni, "10117410-2").expect("a DNI");
        assert_eq!(format!("{asked:?}"), "Asked { kind: Dni, .. }");
        assert_eq!((asked.number(), asked.is_of_a_person()), ("10117410", true));
        assert_eq!(asked.ruc().as_deref(), Some("10101174102"));
    }

    #[test]
    fn a_persons_ruc_is_known_by_its_beginning() {
        for (number, person) in [("20131312955", false), ("10401234565", true), ("17401234560", true)] {
            let asked = Asked::parse(NumberKind::Ruc, number).expect("a RUC");
            assert_eq!(asked.is_of_a_person(), person, "{number}");
        }
    }
}
