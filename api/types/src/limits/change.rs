//! What may change of an account's limits.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Meter;
use crate::kit::fault::Faults;

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
    pub sales_notes: Option<LimitChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookups: Option<LimitChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<LimitChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub establishments: Option<LimitChange>,
    /// Its own number is in minor units of the `currency` of the limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales_amount: Option<LimitChange>,
}

impl LimitsChange {
    /// The change of one limit, the others left as they are.
    #[must_use]
    pub fn one(meter: Meter, change: LimitChange) -> Self {
        let mut all = Self::default();
        let place = match meter {
            Meter::Documents => &mut all.documents,
            Meter::SalesNotes => &mut all.sales_notes,
            Meter::Lookups => &mut all.lookups,
            Meter::Users => &mut all.users,
            Meter::Establishments => &mut all.establishments,
            Meter::SalesAmount => &mut all.sales_amount,
        };
        *place = Some(change);
        all
    }

    /// What changes of one limit.
    #[must_use]
    pub const fn of(&self, meter: Meter) -> Option<&LimitChange> {
        match meter {
            Meter::Documents => self.documents.as_ref(),
            Meter::SalesNotes => self.sales_notes.as_ref(),
            Meter::Lookups => self.lookups.as_ref(),
            Meter::Users => self.users.as_ref(),
            Meter::Establishments => self.establishments.as_ref(),
            Meter::SalesAmount => self.sales_amount.as_ref(),
        }
    }

    /// # Errors
    /// Every number that is out of range.
    pub fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::default();
        for meter in Meter::ALL {
            let own = self.of(meter).and_then(|change| change.own);
            faults.take(own_field(meter), meter.check(own.and_then(|own| own.to)));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// The field of a change that holds the own number of a meter.
#[must_use]
pub const fn own_field(meter: Meter) -> &'static str {
    match meter {
        Meter::Documents => "documents.own",
        Meter::SalesNotes => "sales_notes.own",
        Meter::Lookups => "lookups.own",
        Meter::Users => "users.own",
        Meter::Establishments => "establishments.own",
        Meter::SalesAmount => "sales_amount.own",
    }
}

#[cfg(test)]
mod tests {
    use super::{LimitChange, LimitsChange, Meter, OwnNumber, own_field};
    use crate::kit::fault::Fault;

    fn own(to: i64) -> LimitChange {
        LimitChange {
            enforced: None,
            own: Some(OwnNumber { to: Some(to) }),
        }
    }

    #[test]
    fn the_change_of_one_meter_leaves_the_others() {
        for meter in Meter::ALL {
            let change = LimitsChange::one(meter, own(7));
            assert_eq!(change.of(meter), Some(&own(7)));
            assert_eq!(
                Meter::ALL.into_iter().filter(|each| change.of(*each).is_some()).count(),
                1
            );
            assert_eq!(own_field(meter), format!("{}.own", meter.name()));
        }
    }

    #[test]
    fn every_number_out_of_range_is_named() {
        let change = LimitsChange {
            lookups: Some(own(0)),
            sales_amount: Some(own(1_000_000_000_001)),
            establishments: Some(own(3)),
            ..LimitsChange::default()
        };
        let faults = change.check().expect_err("two faults");
        let range = |maximum| Fault::OutOfRange { minimum: 1, maximum };
        assert_eq!(faults.of("lookups.own"), Some(&range(1_000_000_000)));
        assert_eq!(faults.of("sales_amount.own"), Some(&range(1_000_000_000_000)));
        assert_eq!(faults.of("establishments.own"), None);
    }
}
