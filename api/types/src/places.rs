//! Places: the countries of the world, and the divisions of those that Talonario serves, by their official codes.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::kit::text::Language;
use crate::tax_id::Country;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "district")]
pub enum Level {
    /// Of Peru: 2 digits of its INEI code.
    Department,
    /// Of Peru: 4 digits.
    Province,
    /// Of Peru: 6 digits, the UBIGEO.
    District,
    /// Of Brazil, the Federal District too: 2 digits of its IBGE code.
    State,
    /// Of Brazil: 7 digits.
    Municipality,
}

/// A place that another is within.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlaceRef {
    #[schema(example = "1501")]
    pub code: String,
    #[schema(example = "Lima")]
    pub name: String,
}

/// A department, province, district, state or municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Place {
    pub country: Country,
    /// INEI's code (Peru) or IBGE's (Brazil).
    #[schema(example = "150115")]
    pub code: String,
    pub level: Level,
    #[schema(example = "La Victoria")]
    pub name: String,
    /// The two letters of a state of Brazil, or of the state a municipality is in.
    #[schema(example = json!(null))]
    pub state: Option<String>,
    /// What it is within, the nearest first.
    pub within: Vec<PlaceRef>,
}

impl Place {
    /// The place as one writes it in an address: `La Victoria, Lima`, `Campinas, SP`.
    #[must_use]
    pub fn written(&self) -> String {
        let mut names = vec![self.name.as_str()];
        match (&self.level, &self.state) {
            (Level::Municipality, Some(state)) => names.push(state),
            _ => names.extend(self.within.iter().map(|each| each.name.as_str())),
        }
        names.dedup();
        names.join(", ")
    }
}

/// A country of the world (ISO 3166-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CountryName {
    #[schema(example = "PE")]
    pub code: String,
    #[schema(example = "PER")]
    pub letters: String,
    #[schema(example = "604")]
    pub number: String,
    #[schema(example = "Perú")]
    pub es: String,
    #[schema(example = "Peru")]
    pub pt: String,
    #[schema(example = "Peru")]
    pub en: String,
}

impl CountryName {
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Es => &self.es,
            Language::Pt => &self.pt,
            Language::En => &self.en,
        }
    }
}

/// Which places of a country are asked for: those directly within another, or those of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PlaceQuery {
    /// The code of the place they are within; the country when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(example = "15")]
    pub of: Option<String>,
    /// Words of a name, and of what it is within, with or without accents: at most 20 places, the likeliest first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(example = "victoria lima", min_length = 2, max_length = 100)]
    pub q: Option<String>,
}

crate::calls! {
    ListCountries: Get "/countries" {} => Vec<CountryName>;
    ListPlaces: Get "/places/{country}" { country: Country, query: PlaceQuery } => Vec<Place>;
    GetPlace: Get "/places/{country}/{code}" { country: Country, code: String } => Place;
}

#[cfg(test)]
mod tests {
    use super::{Level, Place, PlaceRef};
    use crate::tax_id::Country;

    fn place(level: Level, name: &str, state: Option<&str>, within: &[&str]) -> String {
        let of = |name: &&str| PlaceRef {
            code: String::new(),
            name: (*name).to_owned(),
        };
        let place = Place {
            country: Country::Pe,
            code: String::new(),
            level,
            name: name.to_owned(),
            state: state.map(str::to_owned),
            within: within.iter().map(of).collect(),
        };
        place.written()
    }

    #[test]
    fn a_place_is_written_without_saying_a_name_twice() {
        assert_eq!(
            place(Level::District, "Juliaca", None, &["San Román", "Puno"]),
            "Juliaca, San Román, Puno"
        );
        assert_eq!(place(Level::District, "Breña", None, &["Lima", "Lima"]), "Breña, Lima");
        assert_eq!(place(Level::District, "Lima", None, &["Lima", "Lima"]), "Lima");
        assert_eq!(
            place(Level::Municipality, "Campinas", Some("SP"), &["São Paulo"]),
            "Campinas, SP"
        );
    }
}
