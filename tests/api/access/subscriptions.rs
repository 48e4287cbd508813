//! Subscriptions in the sweep.

use chrono::{NaiveDate, TimeDelta};
use tests::world::beginning;
use tests::{Attempt, Caller};
use types::access::Operation;
use types::accounts::AccountId;
use types::plans::CreatePlan;
use types::subscriptions::{
    ChangePlanNow, ChangeSubscription, ChangeSubscriptionSettings, ConfirmedPlanChange, End, EndSubscription,
    GetSubscription, GetSubscriptionSettings, ListPeriods, NewPlanChange, NewSubscription, NewSubscriptions,
    PreviewPlanChange, StartSubscription, StartSubscriptions, SubscriptionChange, SubscriptionSettingsChange,
    SubscriptionState,
};

use super::made::plan;
use super::target::Target;

/// Brings the subscription into the state an operation needs, and makes another plan where one is needed.
pub(super) async fn ready(owner: &Caller<'_>, target: &mut Target<'_>, operation: Operation) {
    let account_id = target.account.0;
    match operation {
        Operation::StartSubscription => {
            if let Some(version) = running(owner, account_id).await {
                let body = end();
                owner
                    .ok(EndSubscription {
                        account_id,
                        version,
                        body,
                    })
                    .await;
            }
        }
        Operation::ChangeSubscription | Operation::EndSubscription => {
            let version = running(owner, account_id).await;
            target.owed.subscription = match version {
                Some(version) => version,
                None => started(owner, account_id).await,
            };
        }
        Operation::PreviewPlanChange | Operation::ChangePlanNow => {
            let plan = owner.ok(CreatePlan { body: plan(target) }).await;
            target.plan = (plan.id, plan.version);
            let body = NewPlanChange { plan_id: plan.id };
            target.fingerprint = owner.ok(PreviewPlanChange { account_id, body }).await.fingerprint;
        }
        _ => (),
    }
}

/// What is charged, in words to be compared.
pub(super) async fn told(owner: &Caller<'_>, account_id: AccountId) -> String {
    let subscription = owner.ok(GetSubscription { account_id }).await;
    let periods = owner.ok(ListPeriods { account_id }).await;
    let settings = owner.ok(GetSubscriptionSettings {}).await;
    format!("{subscription:?}{periods:?}{settings:?}")
}

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    let account_id = on.account.0;
    let version = on.owed.subscription;
    match operation {
        O::GetSubscription => Attempt::of(&GetSubscription { account_id }),
        O::ListPeriods => Attempt::of(&ListPeriods { account_id }),
        O::StartSubscription => {
            let body = new();
            Attempt::of(&StartSubscription { account_id, body })
        }
        O::ChangeSubscription => Attempt::of(&ChangeSubscription {
            account_id,
            version,
            body: SubscriptionChange::default(),
        }),
        O::EndSubscription => {
            let body = end();
            Attempt::of(&EndSubscription {
                account_id,
                version,
                body,
            })
        }
        O::PreviewPlanChange => Attempt::of(&PreviewPlanChange {
            account_id,
            body: NewPlanChange { plan_id: on.plan.0 },
        }),
        O::ChangePlanNow => Attempt::of(&ChangePlanNow {
            account_id,
            body: ConfirmedPlanChange {
                plan_id: on.plan.0,
                fingerprint: on.fingerprint.clone(),
            },
        }),
        O::StartSubscriptions => Attempt::of(&StartSubscriptions {
            body: NewSubscriptions {
                starts_on: Some(later()),
                cursor: None,
            },
        }),
        O::GetSubscriptionSettings => Attempt::of(&GetSubscriptionSettings {}),
        O::ChangeSubscriptionSettings => Attempt::of(&ChangeSubscriptionSettings {
            body: SubscriptionSettingsChange {
                automatic: false,
                trial_days: 0,
                days_to_pay: 7,
            },
        }),
        other => panic!("{other:?} is not about subscriptions"),
    }
}

/// The version of the subscription, where it has not ended.
async fn running(owner: &Caller<'_>, account_id: AccountId) -> Option<i64> {
    let told = owner.ok(GetSubscription { account_id }).await.subscription?;
    (told.state != SubscriptionState::Ended).then_some(told.version)
}

async fn started(owner: &Caller<'_>, account_id: AccountId) -> i64 {
    let body = new();
    let told = owner.ok(StartSubscription { account_id, body }).await;
    told.subscription.expect("a subscription").version
}

/// One of which nothing is charged while the sweep goes on.
fn new() -> NewSubscription {
    NewSubscription {
        starts_on: Some(later()),
        ..NewSubscription::default()
    }
}

fn later() -> NaiveDate {
    beginning().date_naive() + TimeDelta::days(90)
}

fn end() -> End {
    End {
        give_back: false,
        reason: "Cerró".to_owned(),
    }
}
