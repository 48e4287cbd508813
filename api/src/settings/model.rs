//! Settings with their sealed secrets, and how often a test message may be sent.

use chrono::{DateTime, TimeDelta, Utc};
use types::settings::{Sender, Settings, System};
use types::tax_id::Country;

use crate::kit::seal::Sealed;

/// So many test messages go in one minute.
const TESTS: i64 = 5;

/// The settings of an account as they are kept.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// What is told of them.
    pub settings: Settings,
    pub sol_password: Option<Sealed>,
    pub mail_password: Option<Sealed>,
}

impl Kept {
    /// What an account begins with when nothing is said.
    pub(crate) const fn first(country: Country) -> Self {
        Self {
            settings: Settings {
                system: System {
                    sender: Sender::first_of(country),
                    ose_url: None,
                    sol_user: None,
                    sol_password_set_at: None,
                },
                mail: None,
                client_may_switch: false,
            },
            sol_password: None,
            mail_password: None,
        }
    }

    /// Whether what SUNAT asks of an issuer is there.
    pub(crate) const fn has_sol(&self) -> bool {
        self.settings.system.sol_user.is_some() && self.sol_password.is_some()
    }
}

/// The messages sent by hand in one minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Minute {
    pub began_at: DateTime<Utc>,
    pub sent: i64,
}

impl Minute {
    /// The minute with one message more.
    ///
    /// # Errors
    /// The seconds to wait, when it is full.
    pub(crate) fn one_more(self, now: DateTime<Utc>) -> Result<Self, u64> {
        let left = self.began_at + TimeDelta::minutes(1) - now;
        if left <= TimeDelta::zero() {
            return Ok(Self { began_at: now, sent: 1 });
        }
        if self.sent < TESTS {
            return Ok(Self {
                sent: self.sent + 1,
                ..self
            });
        }
        Err(u64::try_from((left.num_milliseconds() + 999).div_euclid(1000)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_go_in_a_minute_and_then_it_is_another() {
        let began_at = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let mut minute = Minute { began_at, sent: 0 };
        for sent in 1..=TESTS {
            minute = minute.one_more(began_at + TimeDelta::seconds(20)).expect("room");
            assert_eq!(minute, Minute { began_at, sent });
        }
        assert_eq!(minute.one_more(began_at + TimeDelta::seconds(20)), Err(40));
        let later = began_at + TimeDelta::seconds(60);
        assert_eq!(
            minute.one_more(later),
            Ok(Minute {
                began_at: later,
                sent: 1
            })
        );
    }
}
