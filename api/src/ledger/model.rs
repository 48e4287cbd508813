//! How what comes in settles what is owed.

use chrono::NaiveDate;
use types::kit::money::{Currency, Money};
use types::ledger::{Balance, EntryId, EntryKind, TaxPart, WithheldPart, WithholdingKind};
use types::payments::PaymentId;

/// An entry to write. Its amount is what is owed more by it, so less than nothing for what comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub kind: EntryKind,
    pub happened_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub description: String,
    pub amount: Money,
    pub tax: Option<TaxPart>,
    /// Of a charge: what of it goes to the State.
    pub withheld: Option<WithheldPart>,
    /// Of what comes in: which part of charges it settles first.
    pub settles: Option<WithholdingKind>,
    /// Of what comes in: the charge it settles first.
    pub meant_for: Option<EntryId>,
    pub payment: Option<PaymentId>,
}

impl Posting {
    /// An entry without what only some have.
    pub(crate) const fn new(kind: EntryKind, happened_on: NaiveDate, description: String, amount: Money) -> Self {
        Self {
            kind,
            happened_on,
            due_on: None,
            description,
            amount,
            tax: None,
            withheld: None,
            settles: None,
            meant_for: None,
            payment: None,
        }
    }
}

/// What is open of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub entry: EntryId,
    pub currency: Currency,
    pub side: Side,
    /// In minor units, never negative.
    pub open: i64,
}

/// Which side of the ledger an entry stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Charge {
        due_on: NaiveDate,
        /// What of what is open goes to the State.
        withheld: i64,
    },
    Credit {
        on: NaiveDate,
        settles: Option<WithholdingKind>,
        meant_for: Option<EntryId>,
    },
}

/// Something of what came in that settles something of a charge; in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settlement {
    pub credit: EntryId,
    pub charge: EntryId,
    pub minor: i64,
    /// How much of that is of the part that goes to the State.
    pub withheld: i64,
}

/// Which part of a charge is settled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What the client owes the reseller.
    Own,
    /// What goes to the State.
    Withheld,
}

/// Settles what is owed with what came in, and tells what settled what. What came in first is used first: for the
/// charge it was meant for, then for what is due the longest. Deposits for the State settle those parts first, and
/// everything else settles them last. The items are of one account and currency.
pub(crate) fn settle(items: &mut [Item]) -> Vec<Settlement> {
    let mut credits: Vec<(EntryId, i64, Option<WithholdingKind>, Option<EntryId>)> = Vec::new();
    let mut charges: Vec<Item> = Vec::new();
    for item in items.iter().filter(|item| item.open > 0) {
        match &item.side {
            Side::Credit { settles, meant_for, .. } => credits.push((item.entry, item.open, *settles, *meant_for)),
            Side::Charge { .. } => charges.push(item.clone()),
        }
    }
    credits.sort_unstable_by_key(|(entry, ..)| *entry);
    charges.sort_unstable_by_key(|charge| (charge.falls_on(), charge.entry));

    let mut done = Vec::new();
    for (credit, open, settles, meant_for) in &mut credits {
        let parts = match settles {
            Some(_) => [Part::Withheld, Part::Own],
            None => [Part::Own, Part::Withheld],
        };
        for charge in charges.iter_mut().filter(|charge| Some(charge.entry) == *meant_for) {
            for part in parts {
                done.extend(charge.take(*credit, open, part));
            }
        }
        for part in parts {
            for charge in &mut charges {
                done.extend(charge.take(*credit, open, part));
            }
        }
    }
    for item in items.iter_mut() {
        let now = charges.iter().find(|charge| charge.entry == item.entry);
        let left = credits.iter().find(|(entry, ..)| *entry == item.entry);
        match (now, left) {
            (Some(charge), _) => *item = charge.clone(),
            (_, Some((_, open, ..))) => item.open = *open,
            _ => (),
        }
    }
    together(done)
}

/// Settlements of the same two entries as one.
fn together(all: Vec<Settlement>) -> Vec<Settlement> {
    let mut told: Vec<Settlement> = Vec::with_capacity(all.len());
    for each in all {
        let same = |other: &&mut Settlement| (other.credit, other.charge) == (each.credit, each.charge);
        match told.iter_mut().find(same) {
            Some(before) => {
                before.minor += each.minor;
                before.withheld += each.withheld;
            }
            None => told.push(each),
        }
    }
    told
}

impl Item {
    /// What is open of an entry that was just written.
    pub(crate) fn of(entry: EntryId, posting: &Posting) -> Option<Self> {
        let side = match posting.kind {
            EntryKind::Charge => Side::Charge {
                due_on: posting.due_on.unwrap_or(posting.happened_on),
                withheld: posting.withheld.map_or(0, |part| part.minor.min(posting.amount.minor)),
            },
            EntryKind::Credit | EntryKind::Payment => Side::Credit {
                on: posting.happened_on,
                settles: posting.settles,
                meant_for: posting.meant_for,
            },
            EntryKind::Reversal => return None,
        };
        Some(Self {
            entry,
            currency: posting.amount.currency.clone(),
            side,
            open: posting.amount.minor.abs(),
        })
    }

    pub(crate) const fn falls_on(&self) -> NaiveDate {
        match &self.side {
            Side::Charge { due_on, .. } => *due_on,
            Side::Credit { on, .. } => *on,
        }
    }

    /// What was settled of it is open again.
    pub(crate) const fn reopen(&mut self, settlement: &Settlement) {
        self.open += settlement.minor;
        if let Side::Charge { withheld, .. } = &mut self.side {
            *withheld += settlement.withheld;
        }
    }

    /// Nothing of it is open any more.
    pub(crate) const fn close(&mut self) {
        self.open = 0;
        if let Side::Charge { withheld, .. } = &mut self.side {
            *withheld = 0;
        }
    }

    /// Settles a part of this charge with what is left of a credit.
    fn take(&mut self, credit: EntryId, left: &mut i64, part: Part) -> Option<Settlement> {
        let Side::Charge { withheld, .. } = &mut self.side else {
            return None;
        };
        let there = match part {
            Part::Own => self.open - *withheld,
            Part::Withheld => *withheld,
        };
        let minor = there.min(*left);
        if minor <= 0 {
            return None;
        }
        let of_withheld = if part == Part::Withheld { minor } else { 0 };
        *withheld -= of_withheld;
        self.open -= minor;
        *left -= minor;
        Some(Settlement {
            credit,
            charge: self.entry,
            minor,
            withheld: of_withheld,
        })
    }
}

/// How an account stands in a currency, from its sum and what is open.
pub(crate) fn balance(currency: Currency, balance_minor: i64, items: &[Item], today: NaiveDate) -> Balance {
    let mut told = Balance {
        currency,
        balance_minor,
        open_minor: 0,
        overdue_minor: 0,
        withheld_minor: 0,
        unused_minor: 0,
        overdue_since: None,
    };
    for item in items.iter().filter(|item| item.currency == told.currency) {
        match &item.side {
            Side::Credit { .. } => told.unused_minor += item.open,
            Side::Charge { due_on, withheld } => {
                told.open_minor += item.open;
                told.withheld_minor += withheld;
                let overdue = item.open - withheld;
                if *due_on < today && overdue > 0 {
                    told.overdue_minor += overdue;
                    told.overdue_since = Some(told.overdue_since.map_or(*due_on, |since| since.min(*due_on)));
                }
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use types::kit::money::Currency;
    use types::ledger::{EntryId, WithholdingKind};
    use uuid::Uuid;

    use super::{Item, Settlement, Side, balance, settle};

    fn entry(number: u128) -> EntryId {
        EntryId(Uuid::from_u128(number))
    }

    fn day(date: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, date).expect("a day")
    }

    fn charge(number: u128, due: u32, open: i64, withheld: i64) -> Item {
        Item {
            entry: entry(number),
            currency: Currency::sol(),
            side: Side::Charge {
                due_on: day(due),
                withheld,
            },
            open,
        }
    }

    fn credit(number: u128, open: i64, settles: Option<WithholdingKind>, meant_for: Option<u128>) -> Item {
        Item {
            entry: entry(number),
            currency: Currency::sol(),
            side: Side::Credit {
                on: day(1),
                settles,
                meant_for: meant_for.map(entry),
            },
            open,
        }
    }

    fn settled(credit: u128, charge: u128, minor: i64, withheld: i64) -> Settlement {
        Settlement {
            credit: entry(credit),
            charge: entry(charge),
            minor,
            withheld,
        }
    }

    #[test]
    fn what_is_due_the_longest_is_settled_first_and_what_it_was_meant_for_before() {
        let mut items = vec![charge(1, 20, 100, 0), charge(2, 10, 100, 0), credit(3, 150, None, None)];
        assert_eq!(settle(&mut items), [settled(3, 2, 100, 0), settled(3, 1, 50, 0)]);
        let mut items = vec![
            charge(1, 20, 100, 0),
            charge(2, 10, 100, 0),
            credit(3, 150, None, Some(1)),
        ];
        assert_eq!(settle(&mut items), [settled(3, 1, 100, 0), settled(3, 2, 50, 0)]);
        let open: Vec<i64> = items.iter().map(|item| item.open).collect();
        assert_eq!(open, [0, 50, 0]);
        assert_eq!(settle(&mut items), []);
    }

    #[test]
    fn a_bill_paid_in_two_parts_is_not_overdue() {
        let mut items = vec![charge(1, 10, 118_000, 14_200), credit(2, 103_800, None, Some(1))];
        assert_eq!(settle(&mut items), [settled(2, 1, 103_800, 0)]);
        let told = balance(Currency::sol(), 14_200, &items, day(30));
        assert_eq!(
            (told.open_minor, told.overdue_minor, told.withheld_minor),
            (14_200, 0, 14_200)
        );
        items.push(credit(3, 14_200, Some(WithholdingKind::Detraction), Some(1)));
        assert_eq!(settle(&mut items), [settled(3, 1, 14_200, 14_200)]);
        assert_eq!(balance(Currency::sol(), 0, &items, day(30)).open_minor, 0);
    }

    #[test]
    fn a_deposit_for_the_state_settles_that_part_though_more_is_open() {
        let retained = Some(WithholdingKind::Retention);
        let mut items = vec![
            charge(1, 10, 1_000, 30),
            charge(2, 5, 500, 0),
            credit(3, 40, retained, None),
        ];
        assert_eq!(settle(&mut items), [settled(3, 1, 30, 30), settled(3, 2, 10, 0)]);
    }

    #[test]
    fn what_is_taken_back_is_open_as_before() {
        let before = vec![charge(1, 10, 1_000, 120), credit(2, 950, None, None)];
        let mut items = before.clone();
        let [settlement] = settle(&mut items).try_into().expect("one of both parts");
        assert_eq!(settlement, settled(2, 1, 950, 70));
        for item in &mut items {
            item.reopen(&settlement);
        }
        assert_eq!(items, before);
        let mut charge = before.into_iter().next().expect("the charge");
        charge.close();
        assert_eq!(balance(Currency::sol(), 0, &[charge], day(30)).open_minor, 0);
    }
}
