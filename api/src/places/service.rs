//! Finding places.

use types::kit::fault::Fault;
use types::kit::problem::Code;
use types::places::{CountryName, Place, PlaceQuery};
use types::tax_id::Country;

use super::gazetteer;
use crate::kit::error::{Error, Result};

/// So many places a search tells at most.
const FOUND: usize = 20;
/// How long the words of a search may be.
const WORDS: std::ops::RangeInclusive<usize> = 2..=100;

/// The countries of the world.
#[must_use]
pub fn countries() -> &'static [CountryName] {
    gazetteer::countries()
}

/// The places directly within another, or those of a name.
pub fn list(country: Country, asked: &PlaceQuery) -> Result<Vec<Place>> {
    let gazetteer = gazetteer::of(country);
    let within = asked.of.as_deref();
    let Some(words) = &asked.q else {
        return gazetteer
            .within(within)
            .ok_or_else(|| Error::field("of", Fault::Unknown));
    };
    let words = words.trim();
    match words.chars().count() {
        few if few < *WORDS.start() => {
            return Err(Error::field(
                "q",
                Fault::TooShort {
                    minimum: *WORDS.start(),
                },
            ));
        }
        many if many > *WORDS.end() => return Err(Error::field("q", Fault::TooLong { maximum: *WORDS.end() })),
        _ => {}
    }
    if within.is_some_and(|code| gazetteer.find(code).is_none()) {
        return Err(Error::field("of", Fault::Unknown));
    }
    Ok(gazetteer.search(words, within, FOUND))
}

/// The place of a code.
pub fn find(country: Country, code: &str) -> Result<Place> {
    gazetteer::of(country).find(code).ok_or_else(|| Code::NotFound.into())
}
