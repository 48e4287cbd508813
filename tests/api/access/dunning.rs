//! The overdue ladder in the sweep.

use chrono::{NaiveDate, TimeDelta};
use tests::world::beginning;
use tests::{Attempt, Caller};
use types::access::Operation;
use types::accounts::AccountId;
use types::dunning::{
    BillingContactChange, ChangeBillingContact, ChangeDunningSettings, DunningQuery, DunningSettingsChange, EndGrace,
    GetDunning, GetDunningSettings, GrantGrace, ListDunning, NewGrace, suggested,
};

use super::target::Target;

/// Brings the account into the state an operation needs.
pub(super) async fn ready(owner: &Caller<'_>, target: &mut Target<'_>, operation: Operation) {
    match operation {
        Operation::EndGrace => {
            owner.ok(grace(target.account.0)).await;
        }
        Operation::ChangeDunningSettings => {
            target.owed.ladder = owner.ok(GetDunningSettings {}).await.version;
        }
        _ => (),
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
            body: DunningSettingsChange {
                enabled: true,
                steps: suggested(),
                reply_to: None,
            },
        }),
        O::ListDunning => {
            let query = DunningQuery::default();
            Attempt::of(&ListDunning { query })
        }
        O::GetDunning => Attempt::of(&GetDunning { account_id }),
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

fn grace(account_id: AccountId) -> GrantGrace {
    let until: NaiveDate = beginning().date_naive() + TimeDelta::days(20);
    let body = NewGrace {
        until,
        reason: "Paga el viernes".to_owned(),
    };
    GrantGrace { account_id, body }
}
