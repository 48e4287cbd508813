//! A plan to make, and what may change of one.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::PlanTerms;
use crate::kit::fault::Faults;
use crate::kit::value::Name;

/// A plan to make; its terms become version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    #[schema(example = "Emprendedor")]
    pub name: String,
    #[serde(default)]
    pub terms: PlanTerms,
}

/// A [`NewPlan`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidPlan {
    pub name: Name,
    pub terms: PlanTerms,
}

/// What changes of a plan; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanChange {
    /// Of the plan, whatever the version: no new one is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Emprendedor")]
    pub name: Option<String>,
    /// Whether it takes new accounts; those on it stay. No new version is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// All the terms as they shall be. They become a new version, unless they are those of the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<PlanTerms>,
}

/// A [`PlanChange`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidPlanChange {
    pub name: Option<Name>,
    pub enabled: Option<bool>,
    pub terms: Option<PlanTerms>,
}

impl NewPlan {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidPlan, Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", Name::parse(&self.name));
        let terms = self.terms.parse(&mut faults);
        match name {
            Some(name) if faults.is_empty() => Ok(ValidPlan { name, terms }),
            _ => Err(faults),
        }
    }
}

impl PlanChange {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidPlanChange, Faults> {
        let mut faults = Faults::default();
        let name = self.name.as_deref().map(Name::parse).transpose();
        let name = faults.take("name", name).flatten();
        let terms = self.terms.as_ref().map(|terms| terms.parse(&mut faults));
        if faults.is_empty() {
            Ok(ValidPlanChange {
                name,
                enabled: self.enabled,
                terms,
            })
        } else {
            Err(faults)
        }
    }
}
