//! Changing subscriptions, and the plan of an account in the middle of a period.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::new::{discount, extras};
use super::{Discount, Extra};
use crate::accounts::Payer;
use crate::kit::fault::Faults;
use crate::kit::money::Money;
use crate::kit::value::Name;
use crate::plans::PlanId;

/// What is charged from the next period on. All of it is said: what is left out is not charged, or not taken off, any
/// more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// At most 20.
    #[serde(default)]
    pub extras: Vec<Extra>,
}

/// A [`SubscriptionChange`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidChange {
    pub discount: Option<Discount>,
    pub extras: Vec<Extra>,
}

/// The end of a subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Whether what was charged for the plan for the days from today on is given back; otherwise that stays charged.
    /// Extras stay charged.
    #[serde(default)]
    pub give_back: bool,
    /// Up to 200 characters.
    #[schema(example = "Cerró el negocio")]
    pub reason: String,
}

/// Another plan for an account, from today on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlanChange {
    pub plan_id: PlanId,
}

/// A change of plan as it was previewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedPlanChange {
    pub plan_id: PlanId,
    /// The preview's.
    #[schema(example = "4f6c2f0e6d1b4c1e9f596a2b4b8f3c11")]
    pub fingerprint: String,
}

/// What another plan means for the period that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlanChangePreview {
    #[schema(example = "Emprendedor")]
    pub from_plan: String,
    #[schema(example = "Negocio")]
    pub to_plan: String,
    /// The first day on the other plan: today.
    #[schema(example = "2026-11-16")]
    pub from: NaiveDate,
    /// The last day that is charged already; none where nothing is charged from today on, and so nothing is settled.
    #[schema(example = "2026-11-30")]
    pub to: Option<NaiveDate>,
    /// What is given back of what was charged for those days.
    pub credit: Option<Money>,
    /// What those days cost on the other plan, with the discount.
    pub charge: Option<Money>,
    /// Who pays those days.
    pub payer: Payer,
    /// When the charge is due; none where the operator will invoice it.
    #[schema(example = "2026-11-23")]
    pub due_on: Option<NaiveDate>,
    /// Stands for all of this: what is confirmed is what was previewed.
    #[schema(example = "4f6c2f0e6d1b4c1e9f596a2b4b8f3c11")]
    pub fingerprint: String,
}

impl SubscriptionChange {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidChange, Faults> {
        let mut faults = Faults::default();
        let discount = faults.take("discount.basis_points", discount(self.discount));
        let extras = extras(&self.extras, &mut faults);
        match (discount, extras) {
            (Some(discount), Some(extras)) => Ok(ValidChange { discount, extras }),
            _ => Err(faults),
        }
    }
}

impl End {
    /// The reason.
    ///
    /// # Errors
    /// When there is none, or it is too long.
    pub fn parse(&self) -> Result<String, Faults> {
        let reason = Name::parse(&self.reason).map_err(|fault| Faults::one("reason", fault))?;
        Ok(reason.into_string())
    }
}
