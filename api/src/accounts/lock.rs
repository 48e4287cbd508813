//! What locking and unlocking make of an account: pure rules.

use chrono::{DateTime, Utc};
use types::accounts::{AccountState, LockLevel};

/// A change of state and the name of its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub event: &'static str,
    pub state: AccountState,
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
    /// What it makes of an account in that state; nothing when it is locked at that very level.
    pub(super) fn of(&self, before: &AccountState) -> Option<Turn> {
        let event = match before.level() {
            None => "account.locked",
            Some(level) if level == self.level => return None,
            Some(_) => "account.lock_changed",
        };
        Some(Turn {
            event,
            state: self.state(),
        })
    }

    /// The state of what it locks.
    pub(super) fn state(&self) -> AccountState {
        AccountState::Locked {
            level: self.level,
            since: self.now,
            reason: self.reason.clone(),
            by: self.by.clone(),
        }
    }
}

/// What unlocking makes of an account in that state; nothing when it is not locked.
pub(super) fn unlocking(before: &AccountState) -> Option<Turn> {
    before.level().map(|_| Turn {
        event: "account.unlocked",
        state: AccountState::Active,
    })
}
