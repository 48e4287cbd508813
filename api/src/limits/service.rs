//! Reading and changing an account's limits.

use types::accounts::AccountId;
use types::limits::{LimitChange, Limits, LimitsChange, Meter, PerMeter};

use crate::access::Scope;
use crate::accounts::model::{Contract, Terms};
use crate::accounts::{service as accounts, store};
use crate::inbox::settle_service as inbox;
use crate::kit::context::Context;
use crate::kit::db::Source;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::usage::cycle::Span;
use crate::usage::store::{self as usage, Counts};

/// An account's limits as they stand.
pub async fn find(context: &Context, scope: &Scope, account: AccountId) -> Result<Limits> {
    let contract = store::find(&context.db, scope, account).await?;
    let (span, counts) = counted(context, &context.db, scope, &contract).await?;
    Ok(told(&contract, span, counts))
}

/// Switches limits on and off, and sets the account's own numbers.
pub async fn change(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    against: i64,
    change: &LimitsChange,
) -> Result<Limits> {
    change.check()?;
    context
        .db
        .write(async |tx| {
            let before = accounts::current(tx, scope, account, against).await?;
            let after = Contract {
                says: PerMeter::each(|meter| changed(*before.says.of(meter), change.of(meter))),
                ..before.clone()
            };
            let after = accounts::write(context, tx, scope, &before, after).await?;
            inbox::settle(context, tx, scope, &[account]).await?;
            let (span, counts) = counted(context, tx, scope, &after).await?;
            let (then, now) = (told(&before, span, counts), told(&after, span, counts));
            let event = scope.event("account.limits_changed", account.0, Change::changed(&then, &now)?);
            outbox::record(context, tx, event).await?;
            Ok(now)
        })
        .await
}

/// The limits of an account with what is counted in one of its cycles.
pub(crate) fn told(contract: &Contract, span: Span, counts: Counts) -> Limits {
    let limit = |meter| contract.limit(meter, &counts);
    Limits {
        account_id: contract.id,
        documents: limit(Meter::Documents),
        sales_notes: limit(Meter::SalesNotes),
        lookups: limit(Meter::Lookups),
        users: limit(Meter::Users),
        establishments: limit(Meter::Establishments),
        sales_amount: limit(Meter::SalesAmount),
        currency: contract.currency(),
        cycle: contract.cycles().instants(span),
        version: contract.version,
    }
}

/// The cycle of an account that runs, and what is counted in it.
async fn counted(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    contract: &Contract,
) -> Result<(Span, Counts)> {
    let span = contract.cycle_now(context.now());
    let counts = usage::of_account(source, scope, contract.id, span.starts_on).await?;
    Ok((span, counts))
}

fn changed(before: Terms, change: Option<&LimitChange>) -> Terms {
    let Some(change) = change else { return before };
    Terms {
        enforced: change.enforced.unwrap_or(before.enforced),
        own: change.own.map_or(before.own, |own| own.to),
    }
}
