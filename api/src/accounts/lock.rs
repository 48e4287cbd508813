//! What locking and unlocking make of an account: pure rules.

use chrono::{DateTime, Utc};
use types::accounts::{AccountState, LockLevel};

use crate::usage::days::Tally;

/// A change of state, and the name of its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub event: &'static str,
    pub state: AccountState,
}

/// Whether an account counts as lost in a state, by whether it did before. What the overdue ladder locks is not lost by
/// that: it ends when it is paid.
pub(super) const fn is_lost(before: bool, state: &AccountState) -> bool {
    match state {
        AccountState::Active => false,
        AccountState::Locked { overdue, .. } => before || !*overdue,
    }
}

/// What coming to be in a state counts as in the reseller's day: another level is neither a loss nor a return.
pub(super) const fn counts(was_lost: bool, after: &AccountState) -> Tally {
    match (was_lost, is_lost(was_lost, after)) {
        (false, true) => Tally::LOCKED,
        (true, false) => Tally::UNLOCKED,
        _ => Tally::NOTHING,
    }
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
        let event = match before.level() {
            None => "account.locked",
            Some(level) if level == self.level && !before.is_overdue() => return None,
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
            overdue: false,
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

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use types::accounts::{AccountState, LockLevel};

    use super::{Locking, counts, is_lost};
    use crate::usage::days::Tally;

    #[test]
    fn what_the_ladder_locks_is_lost_only_where_somebody_locked_it_too() {
        let by_hand = Locking {
            level: LockLevel::Users,
            reason: "A pedido".to_owned(),
            by: "Rosa".to_owned(),
            now: DateTime::<Utc>::UNIX_EPOCH,
        };
        let by_hand = by_hand.state();
        let AccountState::Locked {
            level,
            since,
            reason,
            by,
            ..
        } = by_hand.clone()
        else {
            panic!("it is locked")
        };
        let overdue = true;
        let ladders = AccountState::Locked {
            level,
            since,
            reason,
            by,
            overdue,
        };
        let active = AccountState::Active;
        for (states, told) in [
            (
                [&ladders, &active, &by_hand],
                [Tally::NOTHING, Tally::NOTHING, Tally::LOCKED],
            ),
            (
                [&by_hand, &ladders, &by_hand],
                [Tally::LOCKED, Tally::NOTHING, Tally::NOTHING],
            ),
            (
                [&by_hand, &ladders, &active],
                [Tally::LOCKED, Tally::NOTHING, Tally::UNLOCKED],
            ),
            (
                [&ladders, &by_hand, &active],
                [Tally::NOTHING, Tally::LOCKED, Tally::UNLOCKED],
            ),
        ] {
            let mut lost = false;
            let passed = states.map(|after| {
                let counted = counts(lost, after);
                lost = is_lost(lost, after);
                counted
            });
            assert_eq!(passed, told, "{states:?}");
        }
    }
}
