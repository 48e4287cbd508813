//! Noting that somebody told a client of a step.

use serde_json::json;
use types::accounts::AccountId;
use types::dunning::{AccountDunning, ToldStep};
use types::kit::fault::{Fault, Faults};
use types::kit::problem::Code;

use super::{service, step_store as steps, store};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};

/// Notes who told the client of a step that was to be told by hand. The account is not to be told any more, unless it
/// stands on another step by now.
pub async fn told(context: &Context, scope: &Scope, id: AccountId, step: ToldStep) -> Result<AccountDunning> {
    context
        .db
        .write(async |tx| {
            accounts::hold(tx, scope, id).await?;
            let taken = steps::of_day(tx, scope, id, step.since).await?;
            let last = taken.last().map(|last| last.days);
            let Some(found) = taken.into_iter().find(|taken| taken.days == step.days) else {
                return Err(Faults::one("days", Fault::Unknown).into());
            };
            if !found.waits() {
                return Err(Code::AlreadyInThatState.into());
            }
            steps::tell(tx, scope, id, step, &scope.actor().name, context.now()).await?;
            let kept = store::of(tx, scope, &[id]).await?.remove(&id);
            if let Some(mut kept) = kept.filter(|kept| kept.since == Some(step.since) && last == Some(step.days)) {
                kept.by_hand = false;
                store::put(tx, scope, &[kept]).await?;
            }
            let facts = json!({"action": found.action, "days": step.days, "due_since": step.since});
            let event = scope.event("account.dunning_step_told", id.0, Change::facts(&facts));
            outbox::record(context, tx, event).await
        })
        .await?;
    service::find(context, scope, id).await
}
