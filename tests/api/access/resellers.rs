//! Resellers and their plans in the sweep.

use tests::{Attempt, TestApp};
use types::access::Operation;
use types::kit::page::PageQuery;
use types::resellers::{
    ChangeReseller, ChangeResellerPlan, CreateReseller, CreateResellerPlan, GetReseller, ListResellerPlans,
    ListResellers, ResellerChange, ResellerPlanChange, ResumeReseller, SuspendReseller,
};

use super::made::{reason, reseller, reseller_plan};
use super::target::Target;

/// Makes the reseller plan that an operation needs: those of the world are everybody's.
pub(super) async fn ready(app: &TestApp, target: &mut Target<'_>, operation: Operation) {
    if operation == Operation::ChangeResellerPlan {
        let body = reseller_plan(target);
        let made = app.by(&app.world.operator).ok(CreateResellerPlan { body }).await;
        target.reseller_plan = (made.id, made.version);
    }
}

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    match operation {
        O::ListResellerPlans => Attempt::of(&ListResellerPlans {
            query: PageQuery::default(),
        }),
        O::CreateResellerPlan => Attempt::of(&CreateResellerPlan {
            body: reseller_plan(on),
        }),
        O::ChangeResellerPlan => Attempt::of(&ChangeResellerPlan {
            reseller_plan_id: on.reseller_plan.0,
            version: on.reseller_plan.1,
            body: ResellerPlanChange::default(),
        }),
        O::ListResellers => Attempt::of(&ListResellers {
            query: PageQuery::default(),
        }),
        O::CreateReseller => Attempt::of(&CreateReseller { body: reseller(on) }),
        O::GetReseller => Attempt::of(&GetReseller {
            reseller_id: on.reseller.0,
        }),
        O::ChangeReseller => Attempt::of(&ChangeReseller {
            reseller_id: on.reseller.0,
            version: on.reseller.1,
            body: ResellerChange::default(),
        }),
        O::SuspendReseller => Attempt::of(&SuspendReseller {
            reseller_id: on.reseller.0,
            version: on.reseller.1,
            body: reason(),
        }),
        O::ResumeReseller => Attempt::of(&ResumeReseller {
            reseller_id: on.reseller.0,
            version: on.reseller.1,
        }),
        other => panic!("{other:?} is not about resellers"),
    }
}
