//! Taxpayers by their names.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Taxpayer;
use crate::kit::fault::{Fault, Faults};

/// A name needs so many letters and figures.
pub const SHORTEST: usize = 3;
/// A name has at most so many characters.
pub const LONGEST: usize = 100;
/// So many are told at most, and when nobody says how many.
pub const MOST: u16 = 50;
const USUAL: u16 = 20;

/// Whom to look for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NameQuery {
    /// Words of the name, in any order; the last may be only begun. Case, accents and signs do not matter.
    #[param(min_length = 3, max_length = 100, example = "molinos acha")]
    pub name: String,
    /// How many at most: 1 to 50, 20 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 50)]
    pub limit: Option<u16>,
}

/// The name may be a person's.
impl std::fmt::Debug for NameQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NameQuery")
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}

impl NameQuery {
    /// How many are told at most.
    ///
    /// # Errors
    /// When the name is too short or too long, or the limit is none.
    pub fn check(&self) -> Result<usize, Faults> {
        let mut faults = Faults::default();
        if is_too_short(&self.name) {
            faults.add("name", Fault::TooShort { minimum: SHORTEST });
        } else if self.name.chars().count() > LONGEST {
            faults.add("name", Fault::TooLong { maximum: LONGEST });
        }
        let limit = self.limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            let (minimum, maximum) = (1, i64::from(MOST));
            faults.add("limit", Fault::OutOfRange { minimum, maximum });
        }
        if faults.is_empty() {
            Ok(usize::from(limit))
        } else {
            Err(faults)
        }
    }
}

/// Whether there is too little of a name to look for.
#[must_use]
pub fn is_too_short(name: &str) -> bool {
    name.chars().filter(|letter| letter.is_alphanumeric()).count() < SHORTEST
}

/// Those with that name: who is active and found at its address first, then who fits best.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NamedTaxpayers {
    pub items: Vec<Taxpayer>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

crate::calls! {
    FindByName: Get "/lookup/taxpayers" { query: NameQuery } => NamedTaxpayers;
}

#[cfg(test)]
mod tests {
    use super::NameQuery;

    #[test]
    fn a_name_is_not_told_when_it_is_debugged() {
        let name = "QUISPE MAMANI".to_owned();
        let query = NameQuery { name, limit: Some(5) };
        assert_eq!(format!("{query:?}"), "NameQuery { limit: Some(5), .. }");
    }
}
