//! What registries have of a number, and how long their answers are kept.

use chrono::{DateTime, TimeDelta, Utc};
use types::lookup::{Asked, Source, Taxpayer};

use crate::places::gazetteer;

/// An answer about a company is kept so long.
const COMPANY_DAYS: i64 = 7;
/// An answer about a person is kept so long, and no longer than a repeated question needs.
const PERSON_HOURS: i64 = 24;

/// What a registry has of a number.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub name: String,
    pub state: Option<String>,
    pub condition: Option<String>,
    pub address: Option<String>,
    pub place_code: Option<String>,
}

impl From<padron::Taxpayer> for Entry {
    fn from(listed: padron::Taxpayer) -> Self {
        Self {
            address: listed.address.line(),
            place_code: listed.address.ubigeo,
            name: listed.name,
            state: Some(listed.state),
            condition: Some(listed.condition),
        }
    }
}

impl Entry {
    /// The answer, as it is told.
    pub(super) fn told(self, asked: &Asked, source: Source, as_of: DateTime<Utc>) -> Taxpayer {
        let places = gazetteer::of(asked.kind().country());
        Taxpayer {
            kind: asked.kind(),
            number: asked.number().to_owned(),
            name: self.name,
            state: self.state,
            condition: self.condition,
            address: self.address,
            place: self.place_code.as_deref().and_then(|code| places.nearest(code)),
            place_code: self.place_code,
            source,
            as_of,
            branches: None,
        }
    }
}

/// When an answer of now is to be asked for anew.
pub(super) fn expiry(asked: &Asked, now: DateTime<Utc>) -> DateTime<Utc> {
    if asked.is_of_a_person() {
        now + TimeDelta::hours(PERSON_HOURS)
    } else {
        now + TimeDelta::days(COMPANY_DAYS)
    }
}
