//! How long what is owed has been due, and where a page of it ends.

use chrono::{NaiveDate, TimeDelta};
use types::accounts::AccountId;
use types::kit::fault::{Fault, Faults};

/// The first days of how long something has been due: today, and what is 30, 60 and 90 days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub today: NaiveDate,
    pub back_30: NaiveDate,
    pub back_60: NaiveDate,
    pub back_90: NaiveDate,
}

impl Days {
    pub(super) fn at(today: NaiveDate) -> Self {
        let back = |days| today - TimeDelta::days(days);
        Self {
            today,
            back_30: back(30),
            back_60: back(60),
            back_90: back(90),
        }
    }
}

/// Where a page ended: since when its last account owes, and which that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub due_since: NaiveDate,
    pub account: AccountId,
}

impl Place {
    pub(crate) fn told(self) -> String {
        format!("{}~{}", self.due_since, self.account)
    }

    /// # Errors
    /// A fault of `cursor` when it is none.
    pub(crate) fn read(text: &str) -> Result<Self, Faults> {
        let place = text.split_once('~').and_then(|(day, account)| {
            Some(Self {
                due_since: day.parse().ok()?,
                account: account.parse().ok()?,
            })
        });
        place.ok_or_else(|| Faults::one("cursor", Fault::Malformed))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use types::accounts::AccountId;
    use uuid::Uuid;

    use super::Place;

    #[test]
    fn a_place_is_read_as_it_is_told() {
        let place = Place {
            due_since: NaiveDate::from_ymd_opt(2026, 10, 15).expect("a day"),
            account: AccountId(Uuid::from_u128(7)),
        };
        assert_eq!(Place::read(&place.told()), Ok(place));
        for wrong in [
            "",
            "2026-10-15",
            "2026-10-15~x",
            "x~00000000-0000-0000-0000-000000000007",
        ] {
            assert!(Place::read(wrong).is_err(), "{wrong}");
        }
    }
}
