//! Events of providers. What they say is not believed: they name a charge, and how that stands is asked for.

use types::access::Operation;
use types::boletos::{AsaasEvent, WebhookId};
use types::kit::problem::Code;
use uuid::Uuid;

use super::provider::{Provider, of_creditor};
use super::settle_service::settle;
use super::{event_store, provider_store, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::secrets::digest;

/// What tokens are proved for.
const PURPOSE: &str = "webhook token";

/// Takes an event. One that came before is answered at once; one that cannot be followed now is refused, so that the
/// provider sends it again.
pub async fn receive(context: &Context, id: WebhookId, token: Option<&str>, event: &AsaasEvent) -> Result<()> {
    let known = provider_store::by_webhook(&context.db, id).await?;
    let shown = digest(token.unwrap_or_default().as_bytes());
    // The same work for a webhook that is none; proofs are compared in the same time whatever is wrong with them.
    let hash = known.as_ref().map_or("", |(_, hash)| hash.as_str());
    let right = context
        .master
        .proves(PURPOSE, &shown, &context.master.proof(PURPOSE, hash));
    let (owner, _) = known.filter(|_| right).ok_or(Code::NotFound)?;
    event.check()?;
    let scope = &Scope::of_command(Operation::ReceiveAsaasEvent, owner, "Asaas");
    if event_store::is_known(&context.db, scope, event).await? {
        return Ok(());
    }
    let charge = match &event.payment {
        None => None,
        Some(named) => {
            let (provider, _) = of_creditor(context, scope).await?;
            let found = provider.find(&named.id).await;
            found.inspect_err(|failure| tracing::warn!(%failure, "an event could not be followed"))?
        }
    };
    let reference = charge.as_ref().and_then(|charge| charge.reference.as_deref());
    let named: Option<Uuid> = reference.and_then(|text| text.parse().ok());
    context
        .db
        .write(async |tx: &Tx| {
            if !event_store::remember(tx, scope, event, context.now()).await? {
                return Ok(());
            }
            event_store::forget(tx, scope, context.now()).await?;
            provider_store::heard(tx, scope, context.now()).await?;
            let (Some(charge), Some(named)) = (&charge, named) else {
                return Ok(());
            };
            match store::debt_of(tx, scope, named).await? {
                Some((reseller, debt)) => {
                    let within = Scope::of_command(Operation::ReceiveAsaasEvent, Some(reseller), "Asaas");
                    settle(context, tx, &within, debt, charge).await
                }
                None => Ok(()),
            }
        })
        .await
}
