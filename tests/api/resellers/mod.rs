//! Resellers: made, put on plans, suspended, and held to the accounts they may have.

mod manage;
mod room;
mod standing;

use tests::TestApp;
use tests::world::PASSWORD;
use types::kit::text::Language;
use types::resellers::{
    CreateReseller, CreateResellerPlan, NewReseller, NewResellerPlan, ResellerPlan, ResellerPlanId,
};
use types::tax_id::Country;

fn new(plan_id: ResellerPlanId) -> NewReseller {
    NewReseller {
        name: " Chasqui   Digital ".to_owned(),
        country: Country::Pe,
        tax_id: "20-51233379-7".to_owned(),
        plan_id,
        owner_name: "Nilda Choque".to_owned(),
        owner_email: "Nilda@Chasqui.example".to_owned(),
        owner_password: PASSWORD.to_owned(),
        owner_language: Language::En,
    }
}

fn create(app: &TestApp) -> CreateReseller {
    CreateReseller {
        body: new(app.world.reseller_plan.id),
    }
}

async fn plan(app: &TestApp, maximum_accounts: Option<i64>) -> ResellerPlan {
    let body = NewResellerPlan {
        name: "Revendedor".to_owned(),
        maximum_accounts,
        discount_basis_points: 0,
    };
    app.by(&app.world.operator).ok(CreateResellerPlan { body }).await
}
