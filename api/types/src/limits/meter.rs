//! What is counted, and one value for each of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::LockLevel;
use crate::kit::fault::Fault;

/// What is counted against a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "documents")]
pub enum Meter {
    /// Fiscal documents issued in a cycle; where the plan says so, its sales notes too.
    Documents,
    /// Sales notes made in a cycle.
    SalesNotes,
    /// Look-ups of tax numbers answered in a cycle.
    Lookups,
    /// People who can sign in to the account's software, now.
    Users,
    /// Establishments, now.
    Establishments,
    /// What is sold in a cycle, in minor units.
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

    /// The meter as it is stored and sent.
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

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|meter| meter.name() == name)
    }

    /// Whether it begins anew with each cycle; otherwise it is how many there are now.
    #[must_use]
    pub const fn is_of_cycle(self) -> bool {
        match self {
            Self::Documents | Self::SalesNotes | Self::Lookups | Self::SalesAmount => true,
            Self::Users | Self::Establishments => false,
        }
    }

    /// Whether it is money, in minor units; otherwise it is counted in pieces.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::SalesAmount)
    }

    /// The highest number that may be its limit.
    #[must_use]
    pub const fn maximum(self) -> i64 {
        if self.is_money() {
            1_000_000_000_000
        } else {
            1_000_000_000
        }
    }

    /// The number, if it may be a limit of this meter; none = unlimited.
    ///
    /// # Errors
    /// When it is less than 1, or absurd.
    pub fn check(self, limit: Option<i64>) -> Result<Option<i64>, Fault> {
        let (minimum, maximum) = (1, self.maximum());
        match limit {
            Some(number) if !(minimum..=maximum).contains(&number) => Err(Fault::OutOfRange { minimum, maximum }),
            other => Ok(other),
        }
    }

    /// The level of a lock from which on no more of it is made. Whoever may not issue opens no new place to issue
    /// from.
    #[must_use]
    pub const fn stopped_by(self) -> LockLevel {
        match self {
            Self::Users => LockLevel::Users,
            Self::Documents | Self::SalesNotes | Self::Establishments | Self::SalesAmount => LockLevel::Issuing,
            Self::Lookups => LockLevel::Everything,
        }
    }
}

/// One value for each meter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PerMeter<T> {
    pub documents: T,
    pub sales_notes: T,
    pub lookups: T,
    pub users: T,
    pub establishments: T,
    pub sales_amount: T,
}

impl<T> PerMeter<T> {
    /// The value that is given for each.
    #[must_use]
    pub fn each(mut of: impl FnMut(Meter) -> T) -> Self {
        Self {
            documents: of(Meter::Documents),
            sales_notes: of(Meter::SalesNotes),
            lookups: of(Meter::Lookups),
            users: of(Meter::Users),
            establishments: of(Meter::Establishments),
            sales_amount: of(Meter::SalesAmount),
        }
    }

    #[must_use]
    pub const fn of(&self, meter: Meter) -> &T {
        match meter {
            Meter::Documents => &self.documents,
            Meter::SalesNotes => &self.sales_notes,
            Meter::Lookups => &self.lookups,
            Meter::Users => &self.users,
            Meter::Establishments => &self.establishments,
            Meter::SalesAmount => &self.sales_amount,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, LockLevel, Meter, PerMeter};

    #[test]
    fn each_meter_has_its_own_value_under_its_own_name() {
        let names = PerMeter::each(Meter::name);
        for meter in Meter::ALL {
            assert_eq!(*names.of(meter), meter.name());
            assert_eq!(Meter::of_name(meter.name()), Some(meter));
            assert_eq!(serde_json::to_value(meter).ok(), Some(meter.name().into()));
        }
        assert_eq!(names.establishments, "establishments");
        assert_eq!(Meter::of_name("invoices"), None);
    }

    #[test]
    fn what_there_is_now_does_not_begin_anew() {
        let of_now = Meter::ALL.into_iter().filter(|meter| !meter.is_of_cycle());
        assert_eq!(of_now.collect::<Vec<_>>(), [Meter::Users, Meter::Establishments]);
    }

    #[test]
    fn a_limit_is_at_least_one_and_money_goes_further() {
        let range = |maximum| Err(Fault::OutOfRange { minimum: 1, maximum });
        assert_eq!(Meter::Users.check(None), Ok(None));
        assert_eq!(Meter::Users.check(Some(0)), range(1_000_000_000));
        assert_eq!(Meter::SalesNotes.check(Some(1_000_000_001)), range(1_000_000_000));
        assert_eq!(Meter::SalesAmount.check(Some(1_000_000_001)), Ok(Some(1_000_000_001)));
        assert_eq!(Meter::SalesAmount.check(Some(-1)), range(1_000_000_000_000));
    }

    #[test]
    fn a_lock_stops_users_first_and_look_ups_last() {
        assert_eq!(Meter::Users.stopped_by(), LockLevel::Users);
        assert_eq!(Meter::SalesNotes.stopped_by(), LockLevel::Issuing);
        assert_eq!(Meter::Lookups.stopped_by(), LockLevel::Everything);
    }
}
