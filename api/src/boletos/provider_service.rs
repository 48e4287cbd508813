//! Which payment provider a reseller has, and how it is reached.

use serde_json::json;
use types::boletos::{
    PaymentProvider, PaymentProviderChange, PaymentProviderChanged, ProviderAccess, ProviderKind, ProviderSetting,
    WebhookId,
};
use types::kit::call::{BASE, Call};
use types::kit::fault::Fault;
use types::kit::problem::Code;

use super::provider::place;
use super::provider_store::{self as store, Kept};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::kit::random;
use crate::kit::secrets::{digest, to_hex};

/// The reseller's payment provider, if it has one.
pub async fn get(context: &Context, scope: &Scope) -> Result<PaymentProvider> {
    Ok(told(store::find(&context.db, scope).await?))
}

/// Sets the provider, or forgets it with its key. A token that is made for its events is told this once.
pub async fn change(
    context: &Context,
    scope: &Scope,
    against: i64,
    asked: &PaymentProviderChange,
) -> Result<PaymentProviderChanged> {
    context
        .db
        .write(async |tx| {
            let before = store::find(tx, scope).await?;
            if before.as_ref().map_or(0, |kept| kept.version) != against {
                return Err(Code::VersionIsStale.into());
            }
            let (after, token) = match &asked.provider {
                Some(access) => {
                    let (kept, token) = with_access(context, scope, before.clone(), access)?;
                    store::save(tx, scope, &kept, against).await?;
                    (Some(kept), token)
                }
                None if against == 0 => (None, None),
                None => {
                    store::delete(tx, scope, against).await?;
                    (None, None)
                }
            };
            let change = Change::changed(&facts(before.as_ref()), &facts(after.as_ref()))?;
            let event = scope.event("reseller.payment_provider_changed", scope.owner(), change);
            outbox::record(context, tx, event).await?;
            Ok(PaymentProviderChanged {
                provider: told(after),
                webhook_token: token,
            })
        })
        .await
}

/// The provider with another access, and the token that was made for it. A saved key goes nowhere else than where it
/// was saved for.
fn with_access(
    context: &Context,
    scope: &Scope,
    before: Option<Kept>,
    access: &ProviderAccess,
) -> Result<(Kept, Option<String>)> {
    let now = context.now();
    let same = before
        .as_ref()
        .filter(|kept| (kept.kind, kept.environment) == (access.kind, access.environment));
    let (api_key, api_key_at) = match (access.key()?, same) {
        (Some(typed), _) => (
            context.seals.seal(&*context.random, &place(scope), typed.as_str())?,
            now,
        ),
        (None, Some(kept)) => (kept.api_key.clone(), kept.api_key_at),
        (None, None) => return Err(Error::field("provider.api_key", Fault::Required)),
    };
    let known = before.as_ref().filter(|_| !access.new_webhook_token);
    let (token, webhook_token, webhook_token_at) = match known {
        Some(kept) => (None, kept.webhook_token.clone(), kept.webhook_token_at),
        None => {
            let token = to_hex(&random::bytes::<32>(&*context.random));
            let hash = digest(token.as_bytes());
            (Some(token), hash, now)
        }
    };
    let kept = Kept {
        kind: access.kind,
        environment: access.environment,
        api_key,
        api_key_at,
        webhook: before
            .as_ref()
            .map_or_else(|| WebhookId(context.id()), |kept| kept.webhook),
        webhook_token,
        webhook_token_at,
        last_event_at: before.as_ref().and_then(|kept| kept.last_event_at),
        version: before.map_or(0, |kept| kept.version) + 1,
    };
    Ok((kept, token))
}

fn told(kept: Option<Kept>) -> PaymentProvider {
    let version = kept.as_ref().map_or(0, |kept| kept.version);
    let provider = kept.map(|kept| ProviderSetting {
        kind: kept.kind,
        environment: kept.environment,
        api_key_set_at: kept.api_key_at,
        webhook_path: webhook_path(kept.kind, kept.webhook),
        webhook_token_set_at: kept.webhook_token_at,
        last_event_at: kept.last_event_at,
    });
    PaymentProvider { provider, version }
}

/// Where a provider sends its events.
fn webhook_path(kind: ProviderKind, webhook: WebhookId) -> String {
    let path = match kind {
        ProviderKind::Asaas => types::boletos::ReceiveAsaasEvent::PATH,
    };
    format!("{BASE}{}", path.replace("{webhook_id}", &webhook.to_string()))
}

/// What an event tells of a provider: never a secret, only since when there is one.
fn facts(kept: Option<&Kept>) -> serde_json::Value {
    json!({
        "kind": kept.map(|kept| kept.kind), "environment": kept.map(|kept| kept.environment),
        "api_key_set_at": kept.map(|kept| kept.api_key_at),
        "webhook_token_set_at": kept.map(|kept| kept.webhook_token_at),
    })
}
