//! Finding taxpayers by words of their names: for each word, the rows that have it, those in order apart from the rest.

pub(crate) mod build;
mod fold;
mod places;
pub(crate) mod search;
mod terms;

/// Active and found; the rest.
const CLASSES: usize = 2;
const TERMS: &str = "terms";
const PLACES: [&str; CLASSES] = ["places-in-order", "places-of-others"];
/// How a row in order stands.
const IN_ORDER: &[u8] = b"ACTIVO|HABIDO";
