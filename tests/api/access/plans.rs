//! Plans, and moving accounts between them, in the sweep.

use tests::Attempt;
use types::access::Operation;
use types::kit::page::PageQuery;
use types::moves::{ConfirmedMove, MoveAccounts, PreviewMove};
use types::plans::{ChangePlan, CreatePlan, GetPlan, ListPlanVersions, ListPlans, PlanChange};

use super::made::{one_account, plan};
use super::target::Target;

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    match operation {
        O::ListPlans => Attempt::of(&ListPlans {
            query: PageQuery::default(),
        }),
        O::CreatePlan => Attempt::of(&CreatePlan { body: plan(on) }),
        O::GetPlan => Attempt::of(&GetPlan { plan_id: on.plan.0 }),
        O::ChangePlan => Attempt::of(&ChangePlan {
            plan_id: on.plan.0,
            version: on.plan.1,
            body: PlanChange::default(),
        }),
        O::ListPlanVersions => Attempt::of(&ListPlanVersions { plan_id: on.plan.0 }),
        O::PreviewMove => Attempt::of(&PreviewMove {
            plan_id: on.plan.0,
            body: one_account(on),
        }),
        O::MoveAccounts => Attempt::of(&MoveAccounts {
            plan_id: on.plan.0,
            body: ConfirmedMove::of(one_account(on), on.fingerprint.clone()),
        }),
        other => panic!("{other:?} is not about plans"),
    }
}
