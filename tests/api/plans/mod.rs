//! Plans: what a reseller sells, in versions that never change.

mod catalogue;
mod kinds;
mod modules;
mod versions;

use tests::Caller;
use types::kit::money::{Currency, Money};
use types::plans::{ChangePlan, Plan, PlanChange, PlanTerms};

fn money(minor: i64, currency: &str) -> Option<Money> {
    let currency = Currency::parse(currency).expect("a currency");
    Some(Money { minor, currency })
}

fn terms(documents: Option<i64>, users: Option<i64>) -> PlanTerms {
    PlanTerms {
        documents,
        users,
        ..PlanTerms::default()
    }
}

/// A change of a plan's terms.
fn revised(plan: &Plan, terms: PlanTerms) -> ChangePlan {
    let terms = Some(terms);
    ChangePlan {
        plan_id: plan.id,
        version: plan.version,
        body: PlanChange {
            terms,
            ..PlanChange::default()
        },
    }
}

/// Offers a plan, or does not.
pub(crate) async fn offered(caller: &Caller<'_>, plan: &Plan, enabled: bool) -> Plan {
    let enabled = Some(enabled);
    let call = ChangePlan {
        plan_id: plan.id,
        version: plan.version,
        body: PlanChange {
            enabled,
            ..PlanChange::default()
        },
    };
    caller.ok(call).await
}
