//! Admissions: leave asked for before issuing, given and counted in one moment.

mod announced;
mod batch;
mod gauges;
mod many;
mod meters;

use tests::world::Tenant;
use tests::{Caller, TestApp};
use types::accounts::{Account, AccountId};
use types::admissions::{Admission, CreateAdmission, MeterReading, NewAdmission, NewDocument};
use types::limits::{GetLimits, Limits, Meter};
use types::moves::{ConfirmedMove, MoveAccounts, NewMove, PreviewMove};
use types::plans::{CreatePlan, NewPlan, PlanTerms};
use types::usage::{GetUsage, Usage};

fn ask(account_id: AccountId, document: NewDocument) -> CreateAdmission {
    CreateAdmission {
        account_id,
        body: NewAdmission::Document(document),
    }
}

/// What an answer tells of a meter: used, and what remains.
fn meter(told: &Admission, meter: Meter) -> Option<(i64, Option<i64>)> {
    let reading = |reading: &&MeterReading| reading.meter == meter;
    let reading = told.meters.iter().find(reading)?;
    Some((reading.used, reading.remaining))
}

async fn limits(app: &TestApp, account: &Account) -> Limits {
    app.manager().ok(GetLimits { account_id: account.id }).await
}

async fn usage(manager: &Caller<'_>, account: &Account) -> Usage {
    manager.ok(GetUsage { account_id: account.id }).await
}

/// Puts an account on a plan of those terms.
async fn on_terms(app: &TestApp, tenant: &Tenant, account: AccountId, terms: PlanTerms) {
    let manager = app.by(&tenant.manager);
    let body = NewPlan {
        name: "Medida".to_owned(),
        terms,
    };
    let plan_id = manager.ok(CreatePlan { body }).await.id;
    let asked = NewMove {
        account_ids: Some(vec![account]),
        ..NewMove::default()
    };
    let preview = manager
        .ok(PreviewMove {
            plan_id,
            body: asked.clone(),
        })
        .await;
    let body = ConfirmedMove::of(asked, preview.fingerprint);
    manager.ok(MoveAccounts { plan_id, body }).await;
}
