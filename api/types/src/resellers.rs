//! Resellers, and the plans the operator gives them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::kit::page::{Page, PageQuery};
use crate::kit::text::Language;
use crate::kit::value::{Email, Name, Password};
use crate::tax_id::{Country, TaxId};

crate::ids! {
    /// A business that sells.
    ResellerId;
    /// What a reseller may have.
    ResellerPlanId;
}

/// What a reseller may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ResellerPlan {
    pub id: ResellerPlanId,
    #[schema(example = "Revendedor 200")]
    pub name: String,
    /// The most accounts; none = unlimited.
    #[schema(example = 200)]
    pub maximum_accounts: Option<i64>,
    /// What is taken off the price of a plan where the reseller pays for an account, in hundredths of a percent.
    #[schema(example = 5_000)]
    pub discount_basis_points: i64,
    pub created_at: DateTime<Utc>,
    /// What a change is made against, by `If-Match`.
    #[schema(example = 1)]
    pub version: i64,
}

/// A reseller plan to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewResellerPlan {
    #[schema(example = "Revendedor 200")]
    pub name: String,
    /// The most accounts, at least 1; none = unlimited.
    #[schema(example = 200)]
    pub maximum_accounts: Option<i64>,
    /// What is taken off the price of a plan where the reseller pays for an account, in hundredths of a percent: 0 to
    /// 10,000.
    #[serde(default)]
    #[schema(example = 5_000, minimum = 0, maximum = 10_000)]
    pub discount_basis_points: i64,
}

/// A [`NewResellerPlan`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidResellerPlan {
    pub name: Name,
    pub maximum_accounts: Option<i64>,
    pub discount_basis_points: i64,
}

impl NewResellerPlan {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidResellerPlan, Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", Name::parse(&self.name));
        let maximum = faults.take("maximum_accounts", limit(self.maximum_accounts));
        let discount = faults.take("discount_basis_points", share(self.discount_basis_points));
        match (name, maximum, discount) {
            (Some(name), Some(maximum_accounts), Some(discount_basis_points)) => Ok(ValidResellerPlan {
                name,
                maximum_accounts,
                discount_basis_points,
            }),
            _ => Err(faults),
        }
    }
}

/// What changes of a reseller plan; what is left out stays. Invoices that were issued, and lines that were written, stay as
/// they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResellerPlanChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Revendedor 200")]
    pub name: Option<String>,
    /// The most accounts, at least 1. A reseller that has more keeps them and adds none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 200)]
    pub maximum_accounts: Option<i64>,
    /// Takes the maximum away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remove_maximum: bool,
    /// What is taken off from the next period on, in hundredths of a percent: 0 to 10,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 5_000, minimum = 0, maximum = 10_000)]
    pub discount_basis_points: Option<i64>,
}

impl ResellerPlanChange {
    /// The plan as it is to be.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn of(&self, before: &ResellerPlan) -> Result<ValidResellerPlan, Faults> {
        let maximum_accounts = match (self.remove_maximum, self.maximum_accounts) {
            (true, Some(_)) => return Err(Faults::one("maximum_accounts", Fault::Unknown)),
            (true, None) => None,
            (false, asked) => asked.or(before.maximum_accounts),
        };
        let plan = NewResellerPlan {
            name: self.name.clone().unwrap_or_else(|| before.name.clone()),
            maximum_accounts,
            discount_basis_points: self.discount_basis_points.unwrap_or(before.discount_basis_points),
        };
        plan.parse()
    }
}

/// A share of a whole, in hundredths of a percent.
fn share(points: i64) -> Result<i64, Fault> {
    const WHOLE: i64 = 10_000;
    let fault = Fault::OutOfRange {
        minimum: 0,
        maximum: WHOLE,
    };
    if (0..=WHOLE).contains(&points) {
        Ok(points)
    } else {
        Err(fault)
    }
}

/// A limit people set: none = unlimited, otherwise 1 to a milliard.
///
/// # Errors
/// When it is outside those bounds.
pub fn limit(value: Option<i64>) -> Result<Option<i64>, Fault> {
    const MAXIMUM: i64 = 1_000_000_000;
    match value {
        Some(number) if !(1..=MAXIMUM).contains(&number) => Err(Fault::OutOfRange {
            minimum: 1,
            maximum: MAXIMUM,
        }),
        other => Ok(other),
    }
}

/// Whether a reseller may work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    Active,
    /// Its members cannot work; its clients' systems go on issuing.
    Suspended {
        since: DateTime<Utc>,
        reason: String,
    },
}

/// A business that sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reseller {
    pub id: ResellerId,
    #[schema(example = "Sillar Factura")]
    pub name: String,
    pub country: Country,
    #[schema(example = "20131312955")]
    pub tax_id: String,
    pub plan: ResellerPlan,
    /// How many accounts it has.
    #[schema(example = 186)]
    pub accounts: i64,
    pub standing: Standing,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// A reseller to make, with the person who will own it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReseller {
    #[schema(example = "Sillar Factura")]
    pub name: String,
    pub country: Country,
    #[schema(example = "20131312955")]
    pub tax_id: String,
    pub plan_id: ResellerPlanId,
    #[schema(example = "Rosa Ccori")]
    pub owner_name: String,
    #[schema(example = "rosa@sillar.example")]
    pub owner_email: String,
    #[schema(example = "puente-cobre-lluvia")]
    pub owner_password: String,
    #[serde(default)]
    pub owner_language: Language,
}

/// A [`NewReseller`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidReseller {
    pub name: Name,
    pub tax_id: TaxId,
    pub plan_id: ResellerPlanId,
    pub owner_name: Name,
    pub owner_email: Email,
    pub owner_password: Password,
    pub owner_language: Language,
}

impl NewReseller {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidReseller, Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", Name::parse(&self.name));
        let tax_id = faults.take("tax_id", TaxId::parse(self.country, &self.tax_id));
        let owner_name = faults.take("owner_name", Name::parse(&self.owner_name));
        let owner_email = faults.take("owner_email", Email::parse(&self.owner_email));
        let owner_password = faults.take("owner_password", Password::parse(&self.owner_password));
        match (name, tax_id, owner_name, owner_email, owner_password) {
            (Some(name), Some(tax_id), Some(owner_name), Some(owner_email), Some(owner_password)) => {
                Ok(ValidReseller {
                    name,
                    tax_id,
                    plan_id: self.plan_id,
                    owner_name,
                    owner_email,
                    owner_password,
                    owner_language: self.owner_language,
                })
            }
            _ => Err(faults),
        }
    }
}

/// What changes of a reseller; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResellerChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<ResellerPlanId>,
}

/// Why something is done; shown to whoever looks later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// 1 to 200 characters.
    #[schema(example = "Tres cuotas vencidas")]
    pub reason: String,
}

impl Reason {
    /// # Errors
    /// When the reason is missing or too long.
    pub fn parse(&self) -> Result<Name, Faults> {
        Name::parse(&self.reason).map_err(|fault| Faults::one("reason", fault))
    }
}

crate::calls! {
    ListResellerPlans: Get "/reseller-plans" { query: PageQuery } => Page<ResellerPlan>;
    CreateResellerPlan: Post "/reseller-plans" { body: NewResellerPlan } => ResellerPlan;
    ChangeResellerPlan: Patch "/reseller-plans/{reseller_plan_id}" { reseller_plan_id: ResellerPlanId, version: i64, body: ResellerPlanChange } => ResellerPlan;
    ListResellers: Get "/resellers" { query: PageQuery } => Page<Reseller>;
    CreateReseller: Post "/resellers" { body: NewReseller } => Reseller;
    GetReseller: Get "/resellers/{reseller_id}" { reseller_id: ResellerId } => Reseller;
    ChangeReseller: Patch "/resellers/{reseller_id}" { reseller_id: ResellerId, version: i64, body: ResellerChange } => Reseller;
    SuspendReseller: Post "/resellers/{reseller_id}/suspend" { reseller_id: ResellerId, version: i64, body: Reason } => Reseller;
    ResumeReseller: Post "/resellers/{reseller_id}/resume" { reseller_id: ResellerId, version: i64 } => Reseller;
}
