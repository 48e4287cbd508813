//! What somebody does about something in the inbox.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::InboxItemId;
use crate::accounts::Outcome;
use crate::kit::fault::{Fault, Faults};
use crate::users::MemberId;

/// So many are given to somebody in one request at most.
pub const BULK_MAXIMUM: i64 = 100;
/// The longest note.
pub const NOTE_MAXIMUM: usize = 1000;
/// It is put off for so many days at most.
pub const SNOOZE_DAYS: i64 = 90;

/// Whose something is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// A member of the reseller who can sign in; none gives it back to nobody.
    pub member_id: Option<MemberId>,
}

/// One of those to give to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenItem {
    pub inbox_item_id: InboxItemId,
    /// The version it was seen at; when left out, it is given as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 1)]
    pub version: Option<i64>,
}

/// Several to give to one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkAssignment {
    /// 1 to 100; one that is named twice is given once.
    #[schema(min_items = 1, max_items = 100)]
    pub items: Vec<ChosenItem>,
    /// A member of the reseller who can sign in; none gives them back to nobody.
    pub member_id: Option<MemberId>,
}

impl BulkAssignment {
    /// # Errors
    /// When none is named, or too many.
    pub fn check(&self) -> Result<(), Faults> {
        match i64::try_from(self.items.len()) {
            Ok(1..=BULK_MAXIMUM) => Ok(()),
            _ => Err(Faults::one(
                "items",
                Fault::OutOfRange {
                    minimum: 1,
                    maximum: BULK_MAXIMUM,
                },
            )),
        }
    }
}

/// What came of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AssignmentOutcome {
    pub inbox_item_id: InboxItemId,
    pub outcome: Outcome,
}

/// What came of each, in the order in which they were named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AssignmentOutcomes {
    pub rows: Vec<AssignmentOutcome>,
}

/// What somebody wants to be remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Up to 1,000 characters; none removes it.
    #[schema(max_length = 1000, example = "Hablé con la contadora; envía hoy.")]
    pub note: Option<String>,
}

impl Note {
    /// The note, trimmed; none when there is nothing in it.
    ///
    /// # Errors
    /// When it is too long.
    pub fn parse(&self) -> Result<Option<String>, Faults> {
        let note = self.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        if note.is_some_and(|note| note.chars().count() > NOTE_MAXIMUM) {
            return Err(Faults::one("note", Fault::TooLong { maximum: NOTE_MAXIMUM }));
        }
        Ok(note.map(str::to_owned))
    }
}

/// Until when it is put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Snooze {
    /// Up to 90 days from now; none shows it again at once.
    pub until: Option<DateTime<Utc>>,
}

impl Snooze {
    /// # Errors
    /// When the time is over, or too far off.
    pub fn check(&self, now: DateTime<Utc>) -> Result<(), Faults> {
        match self.until {
            Some(until) if until <= now || until > now + TimeDelta::days(SNOOZE_DAYS) => {
                Err(Faults::one("until", Fault::WrongTime))
            }
            _ => Ok(()),
        }
    }
}

/// Why nobody needs to look at it, though its cause is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "replaced")]
pub enum DismissalReason {
    /// Another document was issued in its place.
    Replaced,
    /// The document was never given to anybody.
    NeverIssued,
    /// It was settled outside, with the tax office or by the client.
    SettledElsewhere,
    /// The client knows and decides itself.
    ClientInformed,
    Other,
}

impl DismissalReason {
    pub const ALL: [Self; 5] = [
        Self::Replaced,
        Self::NeverIssued,
        Self::SettledElsewhere,
        Self::ClientInformed,
        Self::Other,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Replaced => "replaced",
            Self::NeverIssued => "never_issued",
            Self::SettledElsewhere => "settled_elsewhere",
            Self::ClientInformed => "client_informed",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// Sets something aside: it comes back when more comes to it, or it gets worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    pub reason: DismissalReason,
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::{BulkAssignment, Fault, Note, Snooze};

    #[test]
    fn a_note_is_trimmed_and_an_empty_one_is_none() {
        let note = |text: &str| Note {
            note: Some(text.to_owned()),
        };
        assert_eq!(note("  x ").parse(), Ok(Some("x".to_owned())));
        assert_eq!(note("   ").parse(), Ok(None));
        assert!(note(&"x".repeat(1000)).parse().is_ok());
        let long = note(&"x".repeat(1001)).parse().expect_err("long");
        assert_eq!(long.of("note"), Some(&Fault::TooLong { maximum: 1000 }));
    }

    #[test]
    fn it_is_put_off_into_the_near_future_alone() {
        let now = DateTime::UNIX_EPOCH;
        let at = |delta| Snooze {
            until: Some(now + delta),
        };
        assert!(at(TimeDelta::zero()).check(now).is_err());
        assert!(at(TimeDelta::days(90)).check(now).is_ok());
        assert!(at(TimeDelta::days(91)).check(now).is_err());
        assert!(Snooze { until: None }.check(now).is_ok());
    }

    #[test]
    fn at_least_one_is_given() {
        let none = BulkAssignment {
            items: Vec::new(),
            member_id: None,
        };
        assert!(none.check().expect_err("none").of("items").is_some());
    }
}
