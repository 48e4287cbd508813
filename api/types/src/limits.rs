//! Limits of an account: what its plan gives, what the account overrides, what is switched off, what is used.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::kit::fault::Faults;
use crate::resellers::limit;

/// What is counted against a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Meter {
    /// Fiscal documents issued in a cycle.
    Documents,
    /// Sales notes made in a cycle.
    SalesNotes,
    /// Look-ups made in a cycle.
    Lookups,
    /// People who can sign in to the account's software, now.
    Users,
    /// Establishments the account's software knows, now.
    Establishments,
    /// What was sold in a cycle, in the smallest unit of its currency.
    SalesAmount,
}

impl Meter {
    pub const ALL: [Self; 6] = [
        Self::Documents,
        Self::SalesNotes,
        Self::Lookups,
        Self::Users,
        Self::Establishments,
        Self::SalesAmount,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::SalesNotes => "sales_notes",
            Self::Lookups => "lookups",
            Self::Users => "users",
            Self::Establishments => "establishments",
            Self::SalesAmount => "sales_amount",
        }
    }
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
        }
    }

    /// How close to the limit: nothing to say, from 80 %, or reached.
    #[must_use]
    pub fn nearness(&self) -> Nearness {
        match self.effective {
            Some(limit) if self.used >= limit => Nearness::Reached,
            Some(limit) if self.used.saturating_mul(100) >= limit.saturating_mul(80) => Nearness::Near,
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

/// An account's billing month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Cycle {
    pub starts_at: DateTime<Utc>,
    /// When the next one starts and counting begins again.
    pub resets_at: DateTime<Utc>,
}

/// The limits of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Limits {
    pub account_id: AccountId,
    pub documents: Limit,
    pub users: Limit,
    pub cycle: Cycle,
    /// The account's version, for `If-Match`.
    pub version: i64,
}

/// What changes of one limit; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitChange {
    /// Switches the limit on or off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enforced: Option<bool>,
    /// `{"to": 800}` sets the account's own number, `{"to": null}` goes back to the plan's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnNumber>,
}

/// The account's own number instead of the plan's; none = what the plan gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnNumber {
    #[schema(example = 800)]
    pub to: Option<i64>,
}

/// What changes of an account's limits; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<LimitChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<LimitChange>,
}

impl LimitsChange {
    /// # Errors
    /// Every number that is out of range.
    pub fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::default();
        for (field, change) in [("documents.own", &self.documents), ("users.own", &self.users)] {
            let number = change
                .as_ref()
                .and_then(|change| change.own)
                .and_then(|change| change.to);
            faults.take(field, limit(number));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

crate::calls! {
    GetLimits: Get "/accounts/{account_id}/limits" { account_id: AccountId } => Limits;
    ChangeLimits: Patch "/accounts/{account_id}/limits" { account_id: AccountId, version: i64, body: LimitsChange } => Limits;
}

#[cfg(test)]
mod tests {
    use super::{Limit, Nearness};

    #[test]
    fn the_override_stands_before_the_plan_and_the_switch_before_both() {
        assert_eq!(Limit::of(Some(500), None, true, 412).remaining, Some(88));
        assert_eq!(Limit::of(Some(500), Some(800), true, 412).effective, Some(800));
        assert_eq!(Limit::of(Some(500), Some(800), false, 412).effective, None);
        assert_eq!(Limit::of(None, None, true, 412).remaining, None);
        assert_eq!(Limit::of(Some(5), None, true, 9).remaining, Some(0));
    }

    #[test]
    fn nearness_begins_at_eighty_per_cent() {
        assert_eq!(Limit::of(Some(500), None, true, 399).nearness(), Nearness::Far);
        assert_eq!(Limit::of(Some(500), None, true, 400).nearness(), Nearness::Near);
        assert_eq!(Limit::of(Some(500), None, true, 500).nearness(), Nearness::Reached);
        assert_eq!(Limit::of(Some(500), None, false, 900).nearness(), Nearness::Far);
    }
}
