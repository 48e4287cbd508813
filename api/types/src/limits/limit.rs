//! One limit: what the plan gives, what the account has instead, whether it is applied, and what follows.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::money::Money;

/// From how many per cent of it on a limit is near.
pub const NEAR: i64 = 80;

/// The marks of a limit at which somebody is told, in per cent of it.
pub const MARKS: [i64; 3] = [NEAR, 95, 100];

/// The highest of [`MARKS`] that is reached.
#[must_use]
pub fn mark_reached(used: i64, limit: i64) -> Option<i64> {
    let is_reached = |mark: &i64| used.saturating_mul(100) >= limit.saturating_mul(*mark);
    MARKS.into_iter().rev().find(is_reached)
}

/// One limit of an account, and how it comes about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Limit {
    /// What the plan gives; none = unlimited.
    #[schema(example = 500)]
    pub plan: Option<i64>,
    /// What the account has instead; none = what the plan gives.
    #[schema(example = 800)]
    pub own: Option<i64>,
    /// Whether the limit is applied at all.
    pub enforced: bool,
    /// What follows from the three: the number that counts, none = unlimited.
    #[schema(example = 800)]
    pub effective: Option<i64>,
    /// How much is used in this cycle, or now.
    #[schema(example = 412)]
    pub used: i64,
    /// How much is left; none = unlimited.
    #[schema(example = 388)]
    pub remaining: Option<i64>,
    /// What each one more than the account's own number, or the plan's, costs when the cycle is over. Where it is there,
    /// nothing is refused: there is no effective limit.
    #[serde(default)]
    pub beyond: Option<Money>,
}

impl Limit {
    /// Derives what follows from plan, override, switch and use.
    #[must_use]
    pub fn of(plan: Option<i64>, own: Option<i64>, enforced: bool, used: i64) -> Self {
        let effective = if enforced { own.or(plan) } else { None };
        let remaining = effective.map(|limit| (limit - used).max(0));
        Self {
            plan,
            own,
            enforced,
            effective,
            used,
            remaining,
            beyond: None,
        }
    }

    /// The same where more is let through at that price, unless no limit is applied at all.
    #[must_use]
    pub fn charged(self, price: Option<&Money>) -> Self {
        match (price, self.effective) {
            (Some(price), Some(_)) => Self {
                effective: None,
                remaining: None,
                beyond: Some(price.clone()),
                ..self
            },
            _ => self,
        }
    }

    /// How many are included before each one more is charged; none where none is.
    #[must_use]
    pub fn included(&self) -> Option<i64> {
        self.beyond.as_ref().and_then(|_| self.own.or(self.plan))
    }

    /// What use is held against: the number that is applied, or what is included.
    #[must_use]
    pub fn bound(&self) -> Option<i64> {
        self.effective.or(self.included())
    }

    /// The highest of [`MARKS`] that is reached, of the limit or of what is included.
    #[must_use]
    pub fn mark(&self) -> Option<i64> {
        mark_reached(self.used, self.bound()?)
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.remaining == Some(0)
    }

    /// How close to the limit: nothing to say, from 80 %, or reached.
    #[must_use]
    pub fn nearness(&self) -> Nearness {
        match self.effective {
            Some(limit) if self.used >= limit => Nearness::Reached,
            Some(limit) if mark_reached(self.used, limit).is_some() => Nearness::Near,
            _ => Nearness::Far,
        }
    }
}

/// How close to its limit a meter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    Far,
    Near,
    Reached,
}

#[cfg(test)]
mod tests {
    use super::{Limit, Nearness, mark_reached};
    use crate::kit::money::{Currency, Money};

    #[test]
    fn the_override_stands_before_the_plan_and_the_switch_before_both() {
        assert_eq!(Limit::of(Some(500), None, true, 412).remaining, Some(88));
        assert_eq!(Limit::of(Some(500), Some(800), true, 412).effective, Some(800));
        assert_eq!(Limit::of(Some(500), Some(800), false, 412).effective, None);
        assert_eq!(Limit::of(None, None, true, 412).remaining, None);
        assert_eq!(Limit::of(Some(5), None, true, 9).remaining, Some(0));
    }

    #[test]
    fn an_own_number_holds_where_the_plan_has_none() {
        let own = Limit::of(None, Some(5), true, 5);
        assert_eq!((own.effective, own.is_reached()), (Some(5), true));
        assert!(!Limit::of(None, Some(5), false, 5).is_reached());
        assert!(!Limit::of(None, None, true, 5).is_reached());
    }

    #[test]
    fn what_is_charged_is_not_refused() {
        let price = Money {
            minor: 20,
            currency: Currency::sol(),
        };
        let charged = Limit::of(Some(5), None, true, 9).charged(Some(&price));
        assert_eq!(
            (charged.effective, charged.remaining, charged.included()),
            (None, None, Some(5))
        );
        assert!(!charged.is_reached());
        let own = Limit::of(Some(5), Some(7), true, 9).charged(Some(&price));
        assert_eq!(own.included(), Some(7), "the account's own number is included then");
        let off = Limit::of(Some(5), None, false, 9).charged(Some(&price));
        assert_eq!(
            (off.beyond.clone(), off.included()),
            (None, None),
            "nothing is applied, so nothing is beyond it"
        );
        assert!(Limit::of(Some(5), None, true, 9).charged(None).is_reached());
    }

    #[test]
    fn the_highest_mark_that_is_reached_counts() {
        let marks = [399, 400, 474, 475, 499, 500, 900].map(|used| mark_reached(used, 500));
        let (eighty, more, all) = (Some(80), Some(95), Some(100));
        assert_eq!(marks, [None, eighty, eighty, more, more, all, all]);
        assert_eq!([mark_reached(0, 1), mark_reached(1, 1)], [None, all]);
    }

    #[test]
    fn what_is_included_has_the_marks_of_a_limit() {
        let price = Money {
            minor: 20,
            currency: Currency::sol(),
        };
        let charged = |included, enforced, used| Limit::of(included, None, enforced, used).charged(Some(&price));
        let marks = [79, 80, 95, 100, 900].map(|used| charged(Some(100), true, used).mark());
        assert_eq!(marks, [None, Some(80), Some(95), Some(100), Some(100)]);
        assert_eq!(
            charged(Some(100), true, 900).nearness(),
            Nearness::Far,
            "nothing is refused"
        );
        assert_eq!(charged(Some(100), false, 900).mark(), None);
        assert_eq!(Limit::of(Some(100), None, true, 95).mark(), Some(95));
    }

    #[test]
    fn nearness_begins_at_eighty_per_cent() {
        assert_eq!(Limit::of(Some(500), None, true, 399).nearness(), Nearness::Far);
        assert_eq!(Limit::of(Some(500), None, true, 400).nearness(), Nearness::Near);
        assert_eq!(Limit::of(Some(500), None, true, 500).nearness(), Nearness::Reached);
        assert_eq!(Limit::of(Some(500), None, false, 900).nearness(), Nearness::Far);
    }
}
