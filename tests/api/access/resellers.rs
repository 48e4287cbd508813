//! Resellers and their plans in the sweep.

use tests::Attempt;
use types::access::Operation;
use types::kit::page::PageQuery;
use types::resellers::{
    ChangeReseller, CreateReseller, CreateResellerPlan, GetReseller, ListResellerPlans, ListResellers, ResellerChange,
    ResumeReseller, SuspendReseller,
};

use super::made::{reason, reseller, reseller_plan};
use super::target::Target;

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    match operation {
        O::ListResellerPlans => Attempt::of(&ListResellerPlans {
            query: PageQuery::default(),
        }),
        O::CreateResellerPlan => Attempt::of(&CreateResellerPlan {
            body: reseller_plan(on),
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
