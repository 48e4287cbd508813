//! What locking and unlocking make of an account: pure rules.

use chrono::{DateTime, Utc};
use types::accounts::{AccountState, LockLevel};

use crate::usage::days::Tally;

/// A change of state, the name of its event, and what it counts as in the reseller's day: another level is neither a
/// lock nor its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub event: &'static str,
    pub state: AccountState,
    pub counts: Tally,
}

/// A lock to put on accounts.
#[derive(Clone, Debug)]
pub(super) struct Locking {
    pub level: LockLevel,
    pub reason: String,
    pub by: String,
    pub now: DateTime<Utc>,
}

impl Locking {
    /// What it makes of an account in that state; nothing when it is locked at that very level. What the overdue ladder
    /// locked is taken over: it does not end by itself any more.
    pub(super) fn of(&self, before: &AccountState) -> Option<Turn> {
        let (event, counts) = match before.level() {
            None => ("account.locked", Tally::LOCKED),
            Some(level) if level == self.level && !before.is_overdue() => return None,
            Some(_) => ("account.lock_changed", Tally::default()),
        };
        Some(Turn {
            event,
            state: self.state(),
            counts,
        })
    }

    /// The state of what it locks.
    pub(super) fn state(&self) -> AccountState {
        AccountState::Locked {
            level: self.level,
            since: self.now,
            reason: self.reason.clone(),
            by: self.by.clone(),
            overdue: false,
        }
    }
}

/// What unlocking makes of an account in that state; nothing when it is not locked.
pub(super) fn unlocking(before: &AccountState) -> Option<Turn> {
    before.level().map(|_| Turn {
        event: "account.unlocked",
        state: AccountState::Active,
        counts: Tally::UNLOCKED,
    })
}
