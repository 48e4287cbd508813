//! What is open of an entry, as the entry and its settlements tell it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use types::accounts::AccountId;
use types::ledger::{EntryId, EntryKind};

/// Whose an open item is, in which money, and when it falls due or came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    pub account: AccountId,
    pub currency: String,
    pub falls_on: NaiveDate,
}

/// What is kept of an entry, or should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub of: Open,
    pub is_charge: bool,
    pub is_open: bool,
    pub open: i64,
    pub withheld: i64,
}

/// What settlements come to, those that were taken back taken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    pub minor: i64,
    pub withheld: i64,
}

/// An entry with what is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    pub entry: EntryId,
    pub kind: EntryKind,
    pub is: Open,
    pub amount_minor: i64,
    pub withheld_minor: i64,
    /// Whether another entry takes it back.
    pub is_reversed: bool,
    pub settled: Settled,
    pub standing: Option<Standing>,
}

impl Counted {
    /// What should be kept of it; none of what takes another entry back, unless something is there.
    pub(crate) fn should(&self) -> Option<Standing> {
        let is_charge = self.kind == EntryKind::Charge;
        let nothing = self.is_reversed || self.kind == EntryKind::Reversal;
        if self.kind == EntryKind::Reversal && self.standing.is_none() {
            return None;
        }
        let whole = if nothing { 0 } else { self.amount_minor.abs() };
        let of_state = if is_charge { self.withheld_minor.min(whole) } else { 0 };
        let open = whole - self.settled.minor;
        Some(Standing {
            of: self.is.clone(),
            is_charge,
            is_open: open > 0,
            open,
            withheld: if is_charge { of_state - self.settled.withheld } else { 0 },
        })
    }

    /// Whether more settles it than there is of it: settlements that cannot be.
    pub(crate) fn is_overdrawn(&self) -> bool {
        self.should()
            .is_some_and(|should| should.open < 0 || should.withheld < 0 || should.withheld > should.open)
    }

    pub(crate) fn differs(&self) -> bool {
        self.should() != self.standing
    }
}

/// A credit with the number of its credit note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Credit {
    pub entry: EntryId,
    pub account: AccountId,
    pub happened_on: NaiveDate,
    pub number: Option<i64>,
}

/// Those of all credits of a reseller whose number is none, another's or beyond how many they are, each with the number
/// it should have: those that are free, in the order in which the credits were written.
pub(crate) fn misnumbered(credits: &[Credit]) -> Vec<(Credit, i64)> {
    let mut free: BTreeSet<i64> = (1..).take(credits.len()).collect();
    let mut sorted: Vec<&Credit> = credits.iter().collect();
    sorted.sort_unstable_by_key(|credit| credit.entry);
    sorted.retain(|credit| !credit.number.is_some_and(|number| free.remove(&number)));
    sorted.into_iter().copied().zip(free).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use types::accounts::AccountId;
    use types::ledger::{EntryId, EntryKind};
    use uuid::Uuid;

    use super::{Counted, Credit, Open, Settled, misnumbered};

    #[test]
    fn credits_without_a_number_of_their_own_get_those_that_are_free() {
        let credits = |numbers: &[Option<i64>]| -> Vec<Credit> {
            let credit = |(place, number): (u128, &Option<i64>)| Credit {
                entry: EntryId(Uuid::from_u128(place)),
                account: AccountId(Uuid::from_u128(1)),
                happened_on: NaiveDate::from_ymd_opt(2026, 11, 7).expect("a day"),
                number: *number,
            };
            (0..).zip(numbers).map(credit).collect()
        };
        let told = |numbers: &[Option<i64>]| -> Vec<(u128, i64)> {
            let mut credits = credits(numbers);
            credits.reverse();
            let wrong = misnumbered(&credits).into_iter();
            wrong
                .map(|(credit, number)| (credit.entry.0.as_u128(), number))
                .collect()
        };
        assert_eq!(told(&[]), []);
        assert_eq!(told(&[Some(2), Some(1), Some(3)]), []);
        assert_eq!(told(&[None, Some(1), None]), [(0, 2), (2, 3)]);
        assert_eq!(told(&[Some(1), Some(9), Some(3)]), [(1, 2)], "beyond how many they are");
        assert_eq!(
            told(&[Some(2), Some(2), Some(1)]),
            [(1, 3)],
            "twice: whose it was first keeps it"
        );
        assert_eq!(told(&[Some(0), Some(1)]), [(0, 2)]);
    }

    fn charge(settled: (i64, i64), is_reversed: bool) -> Counted {
        let is = Open {
            account: AccountId(Uuid::from_u128(1)),
            currency: "PEN".to_owned(),
            falls_on: NaiveDate::from_ymd_opt(2026, 11, 7).expect("a day"),
        };
        Counted {
            entry: EntryId(Uuid::from_u128(2)),
            kind: EntryKind::Charge,
            is,
            amount_minor: 1_000,
            withheld_minor: 120,
            is_reversed,
            settled: Settled {
                minor: settled.0,
                withheld: settled.1,
            },
            standing: None,
        }
    }

    fn open(counted: &Counted) -> (i64, i64, bool) {
        let should = counted.should().expect("it");
        (should.open, should.withheld, should.is_open)
    }

    #[test]
    fn what_is_open_is_what_was_not_settled() {
        assert_eq!(open(&charge((0, 0), false)), (1_000, 120, true));
        assert_eq!(open(&charge((950, 70), false)), (50, 50, true));
        assert_eq!(open(&charge((1_000, 120), false)), (0, 0, false));
        assert_eq!(open(&charge((0, 0), true)), (0, 0, false));
    }

    #[test]
    fn more_than_there_is_settles_nothing_well() {
        assert!(!charge((1_000, 120), false).is_overdrawn());
        assert!(charge((1_001, 120), false).is_overdrawn());
        assert!(
            charge((950, 0), false).is_overdrawn(),
            "more than what is open goes to the State"
        );
        assert!(charge((1, 0), true).is_overdrawn());
        let reversal = Counted {
            kind: EntryKind::Reversal,
            ..charge((0, 0), false)
        };
        assert_eq!(reversal.should(), None);
        assert!(!reversal.differs());
    }
}
