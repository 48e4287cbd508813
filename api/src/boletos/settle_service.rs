//! What a provider says became of a charge, written down once.

use serde_json::json;
use types::boletos::BoletoState;

use super::debt::{Debt, Happening};
use super::model::{Charge, Kept, Paid, Standing};
use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};

/// Writes down how a charge stands, fetched from the provider just now. What is known already changes nothing, and what
/// was paid is never waited for again, so that it may be told twice, late or in any order.
pub(super) async fn settle(context: &Context, tx: &Tx, scope: &Scope, debt: Debt, charge: &Charge) -> Result<()> {
    let held = debt.hold(context, tx, scope).await?;
    let Some(boleto) = store::hold(tx, scope, debt).await? else {
        return Ok(());
    };
    let own = boleto.charge.as_deref() == Some(charge.id.as_str());
    let (happening, after) = match (charge.standing, boleto.state) {
        (Standing::Paid(_), BoletoState::Paid | BoletoState::Refunded) => return Ok(()),
        (Standing::Paid(day), _) => {
            let mut paid = Paid {
                on: day.min(held.today),
                minor: charge.minor,
                confirmed: false,
            };
            if held.open {
                paid.confirmed = debt.confirm(context, tx, scope, held, (&charge.id, paid)).await?;
            }
            let after = Kept {
                state: BoletoState::Paid,
                charge: Some(charge.id.clone()),
                paid: Some(paid),
                ..boleto
            };
            (Happening::Paid, after)
        }
        (Standing::Refunded, BoletoState::Paid) if own => {
            let state = BoletoState::Refunded;
            (Happening::Refunded, Kept { state, ..boleto })
        }
        (Standing::Gone, BoletoState::Registering | BoletoState::Registered) if own => {
            let after = Kept {
                state: BoletoState::Cancelled,
                claim: None,
                ..boleto
            };
            (Happening::Cancelled, after)
        }
        _ => return Ok(()),
    };
    keep(context, tx, scope, after, happening).await
}

/// Writes a boleto as it is now, and that it is.
pub(super) async fn keep(context: &Context, tx: &Tx, scope: &Scope, after: Kept, happening: Happening) -> Result<()> {
    store::update(tx, scope, &after).await?;
    let debt = after.debt;
    let event = scope.event(happening.name(debt), debt.subject(), Change::facts(&facts(after)));
    outbox::record(context, tx, event).await
}

/// What an event tells of a boleto.
fn facts(boleto: Kept) -> serde_json::Value {
    let told = boleto.told();
    json!({
        "payment_id": told.payment_id, "due_on": told.due_on, "amount": told.amount, "environment": told.environment,
        "digitable_line": told.digitable_line, "paid": told.paid,
    })
}
