//! Locks: how much of an account is stopped, why, since when and by whom.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::Faults;
use crate::kit::value::Name;

/// How much a lock stops; each level stops what the one before it stops, too. Reading, downloading and voiding
/// documents stay open at every level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "issuing")]
pub enum LockLevel {
    /// No users are added.
    Users,
    /// Nothing is issued either.
    #[default]
    Issuing,
    /// Nobody signs in to the account's software either.
    Everything,
}

impl LockLevel {
    pub const ALL: [Self; 3] = [Self::Users, Self::Issuing, Self::Everything];

    /// The level as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Issuing => "issuing",
            Self::Everything => "everything",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// Whether an account may be used as its plan says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AccountState {
    Active,
    /// Part of it is stopped; what it has stays readable.
    Locked {
        level: LockLevel,
        /// Since when it is locked at this level.
        since: DateTime<Utc>,
        #[schema(example = "Tres cuotas vencidas")]
        reason: String,
        /// The name of who locked it.
        #[schema(example = "Rosa Ccori")]
        by: String,
        /// Whether the overdue ladder locked it, which ends by itself when all is paid.
        #[serde(default)]
        #[schema(example = false)]
        overdue: bool,
    },
}

impl AccountState {
    /// How much is stopped; none when nothing is.
    #[must_use]
    pub const fn level(&self) -> Option<LockLevel> {
        match self {
            Self::Active => None,
            Self::Locked { level, .. } => Some(*level),
        }
    }

    /// Whether the overdue ladder locked it.
    #[must_use]
    pub const fn is_overdue(&self) -> bool {
        matches!(self, Self::Locked { overdue: true, .. })
    }

    /// Whether what that level is about still goes on: new users, issuing, signing in.
    #[must_use]
    pub fn lets(&self, level: LockLevel) -> bool {
        self.level().is_none_or(|locked| locked < level)
    }
}

/// A lock to put on an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// `issuing` when left out.
    #[serde(default)]
    pub level: LockLevel,
    /// 1 to 200 characters.
    #[schema(example = "Tres cuotas vencidas")]
    pub reason: String,
}

impl Lock {
    /// The reason, if it is one.
    ///
    /// # Errors
    /// When the reason is missing or too long.
    pub fn parse(&self) -> Result<Name, Faults> {
        Name::parse(&self.reason).map_err(|fault| Faults::one("reason", fault))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{AccountState, LockLevel};

    #[test]
    fn each_level_stops_what_the_one_before_it_stops() {
        let lets = |level: Option<LockLevel>| {
            let state = level.map_or(AccountState::Active, |level| AccountState::Locked {
                level,
                since: DateTime::UNIX_EPOCH,
                reason: "Mora".to_owned(),
                by: "Rosa".to_owned(),
                overdue: false,
            });
            LockLevel::ALL.map(|what| state.lets(what))
        };
        assert_eq!(lets(None), [true, true, true]);
        assert_eq!(lets(Some(LockLevel::Users)), [false, true, true]);
        assert_eq!(lets(Some(LockLevel::Issuing)), [false, false, true]);
        assert_eq!(lets(Some(LockLevel::Everything)), [false, false, false]);
    }
}
