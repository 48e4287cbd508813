//! What payments come to by month: each stands in the month it came in, and in the one it was to come in.

use std::collections::BTreeMap;
use std::ops::{AddAssign, Neg, Sub};

use chrono::NaiveDate;
use types::payments::PaymentState;

use super::model::Kept;
use crate::usage::days::first_of_month;

/// What the payments of a month and a currency come to, or what is added to that, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// What came in on its days.
    pub received: i64,
    /// What was to come in on its days and did, on whatever day.
    pub collected: i64,
    /// What was to come in on its days and is waited for.
    pub waiting: i64,
}

impl Sums {
    /// By the names of their columns.
    pub(crate) const fn counters(self) -> [(&'static str, i64); 3] {
        [
            ("received_minor", self.received),
            ("collected_minor", self.collected),
            ("waiting_minor", self.waiting),
        ]
    }
}

impl AddAssign for Sums {
    fn add_assign(&mut self, more: Self) {
        self.received += more.received;
        self.collected += more.collected;
        self.waiting += more.waiting;
    }
}

impl Neg for Sums {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            received: -self.received,
            collected: -self.collected,
            waiting: -self.waiting,
        }
    }
}

impl Sub for Sums {
    type Output = Self;

    fn sub(self, less: Self) -> Self {
        let mut left = self;
        left += -less;
        left
    }
}

/// What is added to months, each by its first day and its currency, in their order.
pub(super) type Moves = BTreeMap<(NaiveDate, String), Sums>;

/// What changes where payments that stood so come to stand otherwise.
pub(super) fn moves(before: Option<&Kept>, after: &[&Kept]) -> Moves {
    let mut moves = Moves::new();
    let mut add = |payment: &Kept, gone: bool| {
        for (month, sums) in stands(payment.state, payment.due_on, payment.paid_on, payment.amount.minor) {
            let cell = (month, payment.amount.currency.as_str().to_owned());
            *moves.entry(cell).or_default() += if gone { -sums } else { sums };
        }
    };
    if let Some(payment) = before {
        add(payment, true);
    }
    for payment in after {
        add(payment, false);
    }
    moves.retain(|_, sums| *sums != Sums::default());
    moves
}

/// In which months a payment stands, and as what. One that was cancelled or taken back stands in none.
pub(super) fn stands(
    state: PaymentState,
    due_on: NaiveDate,
    paid_on: Option<NaiveDate>,
    minor: i64,
) -> Vec<(NaiveDate, Sums)> {
    let due = first_of_month(due_on);
    match state {
        PaymentState::Scheduled => {
            let waiting = Sums {
                waiting: minor,
                ..Sums::default()
            };
            vec![(due, waiting)]
        }
        PaymentState::Paid => {
            let collected = Sums {
                collected: minor,
                ..Sums::default()
            };
            let received = Sums {
                received: minor,
                ..Sums::default()
            };
            let came = paid_on.map(|day| (first_of_month(day), received));
            std::iter::once((due, collected)).chain(came).collect()
        }
        PaymentState::Cancelled | PaymentState::Reversed => Vec::new(),
    }
}
