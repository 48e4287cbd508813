//! The overdue ladder in the sweep.

use chrono::{NaiveDate, TimeDelta};
use talonario::dunning::run_service;
use tests::world::beginning;
use tests::{Attempt, Caller, TestApp};
use types::access::Operation;
use types::accounts::AccountId;
use types::dunning::{
    BillingContactChange, ChangeBillingContact, ChangeDunningSettings, DunningQuery, DunningSettingsChange, EndGrace,
    ForecastDunning, GetDunning, GetDunningSettings, GrantGrace, ListDunning, NewGrace, TellDunningStep, ToldStep,
    suggested,
};
use types::ledger::{CreateCharge, NewCharge};

use super::money;
use super::target::Target;

/// Brings the account into the state an operation needs.
pub(super) async fn ready(app: &TestApp, target: &mut Target<'_>, operation: Operation) {
    let owner = &app.by(&target.tenant.owner);
    match operation {
        Operation::EndGrace => {
            owner.ok(grace(target.account.0)).await;
        }
        Operation::ChangeDunningSettings => {
            target.owed.ladder = owner.ok(GetDunningSettings {}).await.version;
        }
        Operation::TellDunningStep => target.owed.step = waiting(app, owner, target).await,
        _ => (),
    }
}

/// A step of the account that somebody is to tell: taken for a charge that is overdue, or the same as never told.
async fn waiting(app: &TestApp, owner: &Caller<'_>, target: &Target<'_>) -> ToldStep {
    let account_id = target.account.0;
    if owner.ok(GetDunning { account_id }).await.steps.is_empty() {
        let version = owner.ok(GetDunningSettings {}).await.version;
        owner
            .ok(ChangeDunningSettings {
                version,
                body: ladder(),
            })
            .await;
        let day = beginning().date_naive() - TimeDelta::days(5);
        let overdue = NewCharge {
            happened_on: Some(day),
            due_on: day,
            ..money::charge(target.tenant)
        };
        owner
            .ok(CreateCharge {
                account_id,
                body: overdue,
            })
            .await;
        run_service::all(&app.context).await.expect("a step is taken");
    } else {
        app.execute("UPDATE dunning_steps SET told_at = NULL, told_by = NULL")
            .await;
    }
    let told = owner.ok(GetDunning { account_id }).await;
    let step = told.steps.first().expect("a step");
    ToldStep {
        since: step.since,
        days: step.days,
    }
}

/// How the account stands, in words to be compared.
pub(super) async fn told(owner: &Caller<'_>, account_id: AccountId) -> String {
    let dunning = owner.ok(GetDunning { account_id }).await;
    let settings = owner.ok(GetDunningSettings {}).await;
    format!("{dunning:?}{settings:?}")
}

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    let account_id = on.account.0;
    match operation {
        O::GetDunningSettings => Attempt::of(&GetDunningSettings {}),
        O::ChangeDunningSettings => Attempt::of(&ChangeDunningSettings {
            version: on.owed.ladder,
            body: ladder(),
        }),
        O::ForecastDunning => Attempt::of(&ForecastDunning { body: ladder() }),
        O::ListDunning => {
            let query = DunningQuery::default();
            Attempt::of(&ListDunning { query })
        }
        O::GetDunning => Attempt::of(&GetDunning { account_id }),
        O::TellDunningStep => Attempt::of(&TellDunningStep {
            account_id,
            body: on.owed.step,
        }),
        O::ChangeBillingContact => Attempt::of(&ChangeBillingContact {
            account_id,
            body: BillingContactChange {
                emails: vec![format!("pagos-{}@pukara.example", on.fresh)],
                ..BillingContactChange::default()
            },
        }),
        O::GrantGrace => Attempt::of(&grace(account_id)),
        O::EndGrace => Attempt::of(&EndGrace { account_id }),
        other => panic!("{other:?} is not about the overdue ladder"),
    }
}

fn ladder() -> DunningSettingsChange {
    DunningSettingsChange {
        enabled: true,
        steps: suggested(),
        reply_to: None,
    }
}

fn grace(account_id: AccountId) -> GrantGrace {
    let until: NaiveDate = beginning().date_naive() + TimeDelta::days(20);
    let body = NewGrace {
        until,
        reason: "Paga el viernes".to_owned(),
    };
    GrantGrace { account_id, body }
}
