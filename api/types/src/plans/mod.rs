//! Plans: what a reseller sells, what that gives and costs, and the versions it had.
//!
//! A plan's name, and whether it is offered, belong to the plan and hold for every account on it. Everything else is
//! its terms: changing them makes a new version, and accounts stay on the version they are on until they are moved.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::page::{Page, PageQuery};

mod beyond;
mod new;
mod terms;

pub use beyond::Beyond;
pub use new::{NewPlan, PlanChange, ValidPlan, ValidPlanChange};
pub use terms::{Interval, PlanPrice, PlanTerms};

pub(crate) use terms::price;

crate::ids! {
    /// What a reseller sells.
    PlanId;
}

/// What a reseller sells, with the terms of its newest version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Plan {
    pub id: PlanId,
    #[schema(example = "Emprendedor")]
    pub name: String,
    /// Whether it takes new accounts; those on it stay.
    pub enabled: bool,
    /// The number of its newest version.
    #[schema(example = 2)]
    pub newest_version: i64,
    /// The terms of its newest version.
    pub terms: PlanTerms,
    /// How many accounts are on it, whatever their version.
    #[schema(example = 42)]
    pub accounts: i64,
    /// How many of them are on a version before the newest.
    #[schema(example = 30)]
    pub accounts_on_older: i64,
    pub created_at: DateTime<Utc>,
    /// What a change of the plan is made against, by `If-Match`; not the number of the newest version.
    #[schema(example = 3)]
    pub version: i64,
}

/// One version of a plan; its terms never change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlanVersion {
    #[schema(example = 1)]
    pub number: i64,
    pub terms: PlanTerms,
    /// How many accounts are on it.
    #[schema(example = 30)]
    pub accounts: i64,
    pub created_at: DateTime<Utc>,
    /// The name of who made it; none where nobody wrote that down.
    #[schema(example = "Rosa Ccori")]
    pub created_by: Option<String>,
}

crate::calls! {
    ListPlans: Get "/plans" { query: PageQuery } => Page<Plan>;
    CreatePlan: Post "/plans" { body: NewPlan } => Plan;
    GetPlan: Get "/plans/{plan_id}" { plan_id: PlanId } => Plan;
    ChangePlan: Patch "/plans/{plan_id}" { plan_id: PlanId, version: i64, body: PlanChange } => Plan;
    ListPlanVersions: Get "/plans/{plan_id}/versions" { plan_id: PlanId } => Vec<PlanVersion>;
}
