//! How a reseller charges.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};

const LONGEST_TRIAL: i64 = 365;
const LONGEST_TO_PAY: i64 = 90;

/// How a reseller charges its accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubscriptionSettings {
    /// Whether an account made from now on gets a subscription by itself; demo twins never do.
    pub automatic: bool,
    /// How many days such an account is not charged, from the day it is made.
    #[schema(example = 15)]
    pub trial_days: i64,
    /// How many days a client has to pay what is charged.
    #[schema(example = 7)]
    pub days_to_pay: i64,
}

/// How a reseller wants to charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionSettingsChange {
    pub automatic: bool,
    /// 0 to 365.
    #[schema(example = 15, minimum = 0, maximum = 365)]
    pub trial_days: i64,
    /// 0 to 90.
    #[schema(example = 7, minimum = 0, maximum = 90)]
    pub days_to_pay: i64,
}

impl SubscriptionSettingsChange {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<SubscriptionSettings, Faults> {
        let mut faults = Faults::default();
        let trial_days = faults.take("trial_days", days(self.trial_days, LONGEST_TRIAL));
        let days_to_pay = faults.take("days_to_pay", days(self.days_to_pay, LONGEST_TO_PAY));
        match (trial_days, days_to_pay) {
            (Some(trial_days), Some(days_to_pay)) => Ok(SubscriptionSettings {
                automatic: self.automatic,
                trial_days,
                days_to_pay,
            }),
            _ => Err(faults),
        }
    }
}

fn days(days: i64, most: i64) -> Result<i64, Fault> {
    let fault = Fault::OutOfRange {
        minimum: 0,
        maximum: most,
    };
    (0..=most).contains(&days).then_some(days).ok_or(fault)
}
