//! Plans: what a reseller sells, and the limits that go with it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::Faults;
use crate::kit::page::{Page, PageQuery};
use crate::kit::value::Name;
use crate::resellers::limit;

crate::ids! {
    /// What a reseller sells.
    PlanId;
}

/// What a reseller sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Plan {
    pub id: PlanId,
    #[schema(example = "Emprendedor")]
    pub name: String,
    /// The most documents in a cycle; none = unlimited.
    #[schema(example = 500)]
    pub documents: Option<i64>,
    /// The most users; none = unlimited.
    #[schema(example = 3)]
    pub users: Option<i64>,
    /// How many accounts are on it.
    #[schema(example = 42)]
    pub accounts: i64,
    pub created_at: DateTime<Utc>,
}

/// A plan to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    #[schema(example = "Emprendedor")]
    pub name: String,
    /// The most documents in a cycle, at least 1; none = unlimited.
    #[schema(example = 500)]
    pub documents: Option<i64>,
    /// The most users, at least 1; none = unlimited.
    #[schema(example = 3)]
    pub users: Option<i64>,
}

/// A [`NewPlan`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidPlan {
    pub name: Name,
    pub documents: Option<i64>,
    pub users: Option<i64>,
}

impl NewPlan {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidPlan, Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", Name::parse(&self.name));
        let documents = faults.take("documents", limit(self.documents));
        let users = faults.take("users", limit(self.users));
        match (name, documents, users) {
            (Some(name), Some(documents), Some(users)) => Ok(ValidPlan { name, documents, users }),
            _ => Err(faults),
        }
    }
}

crate::calls! {
    ListPlans: Get "/plans" { query: PageQuery } => Page<Plan>;
    CreatePlan: Post "/plans" { body: NewPlan } => Plan;
    GetPlan: Get "/plans/{plan_id}" { plan_id: PlanId } => Plan;
}
