//! What a provider says became of a charge, written down once.

use serde_json::json;
use types::accounts::AccountId;
use types::boletos::BoletoState;
use types::payments::{PaymentId, PaymentState, ValidConfirmation};

use super::model::{Charge, Kept, Paid, Standing};
use super::store;
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::payments::service as payments;

/// Writes down how a charge stands, fetched from the provider just now. What is known already changes nothing, and what
/// was paid is never waited for again, so that it may be told twice, late or in any order.
pub(super) async fn settle(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (account, payment): (AccountId, PaymentId),
    charge: &Charge,
) -> Result<()> {
    let contract = accounts::hold(tx, scope, account).await?;
    let held = payments::hold(tx, scope, account, payment).await?;
    let Some(boleto) = store::hold(tx, scope, payment).await? else {
        return Ok(());
    };
    let own = boleto.charge.as_deref() == Some(charge.id.as_str());
    match (charge.standing, boleto.state) {
        (Standing::Paid(_), BoletoState::Paid | BoletoState::Refunded) => Ok(()),
        (Standing::Paid(day), _) => {
            let today = contract.cycles().today(context.now());
            let confirmed = held.state == PaymentState::Scheduled;
            let paid = Paid {
                on: day.min(today),
                minor: charge.minor,
                confirmed,
            };
            if confirmed {
                let asked = ValidConfirmation {
                    amount_minor: Some(paid.minor),
                    paid_on: paid.on,
                    reference: held.reference.is_none().then(|| charge.id.clone()),
                    rest_due_on: None,
                };
                payments::confirm_within(context, tx, scope, (account, payment), asked).await?;
            }
            let after = Kept {
                state: BoletoState::Paid,
                charge: Some(charge.id.clone()),
                paid: Some(paid),
                ..boleto
            };
            keep(context, tx, scope, after, "account.boleto_paid").await
        }
        (Standing::Refunded, BoletoState::Paid) if own => {
            let after = Kept {
                state: BoletoState::Refunded,
                ..boleto
            };
            keep(context, tx, scope, after, "account.boleto_refunded").await
        }
        (Standing::Gone, BoletoState::Registering | BoletoState::Registered) if own => {
            let after = Kept {
                state: BoletoState::Cancelled,
                claim: None,
                ..boleto
            };
            keep(context, tx, scope, after, "account.boleto_cancelled").await
        }
        _ => Ok(()),
    }
}

/// Writes a boleto as it is now, and that it is.
pub(super) async fn keep(context: &Context, tx: &Tx, scope: &Scope, after: Kept, name: &'static str) -> Result<()> {
    store::update(tx, scope, &after).await?;
    let account = after.account.0;
    let event = scope.event(name, account, Change::facts(&facts(&after)));
    outbox::record(context, tx, event).await
}

/// What an event tells of a boleto.
fn facts(boleto: &Kept) -> serde_json::Value {
    let told = boleto.clone().told();
    json!({
        "payment_id": told.payment_id, "due_on": told.due_on, "amount": told.amount, "environment": told.environment,
        "digitable_line": told.digitable_line, "paid": told.paid,
    })
}
