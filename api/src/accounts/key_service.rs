//! What can be done with the keys of an account's integrations.

use chrono::TimeDelta;
use serde_json::json;
use types::accounts::{AccountId, IntegrationKey, IntegrationKeyId, IntegrationKeyMade, NewIntegrationKey};
use types::kit::problem::Code;

use super::{key, key_store, store};
use crate::access::{Integration, Scope};
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::kit::secrets::digest;

/// A key's last use is written at most so often.
const USE_SECONDS: i64 = 60;

/// The living keys of an account.
pub async fn list(context: &Context, scope: &Scope, account: AccountId) -> Result<Vec<IntegrationKey>> {
    let account = store::find(&context.db, scope, account).await?.id;
    key_store::list(&context.db, scope, account).await
}

/// Makes a key; the only time its secret is known.
pub async fn create(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    new: &NewIntegrationKey,
) -> Result<IntegrationKeyMade> {
    let name = new.parse()?.into_string();
    let secret = key::make(&*context.random);
    let key = IntegrationKey {
        id: IntegrationKeyId(context.id()),
        name,
        hint: key::hint(&secret),
        created_at: context.now(),
        last_used_at: None,
    };
    context
        .db
        .write(async |tx| {
            let account = store::find(tx, scope, account).await?.id;
            key_store::insert(tx, scope, account, &key, digest(secret.as_bytes())).await?;
            let event = scope.event("account.key_created", account.0, Change::facts(&json!(key)));
            outbox::record(context, tx, event).await
        })
        .await?;
    Ok(IntegrationKeyMade { key, secret })
}

/// Revokes a key: the next request with it is refused.
pub async fn revoke(context: &Context, scope: &Scope, account: AccountId, id: IntegrationKeyId) -> Result<()> {
    let now = context.now();
    context
        .db
        .write(async |tx| {
            let account = store::find(tx, scope, account).await?.id;
            if !key_store::revoke(tx, scope, account, id, now).await? {
                return Err(Code::NotFound.into());
            }
            let facts = Change::facts(&json!({"key_id": id}));
            outbox::record(context, tx, scope.event("account.key_revoked", account.0, facts)).await
        })
        .await
}

/// The account's software behind an integration key.
pub(crate) async fn holder(context: &Context, secret: &str) -> Result<Integration> {
    if !key::is_well_formed(secret) {
        return Err(Code::WrongKey.into());
    }
    let found = key_store::holder(&context.db, &digest(secret.as_bytes())).await?;
    let (integration, last_used_at) = found.ok_or(Code::WrongKey)?;
    let now = context.now();
    if last_used_at.is_none_or(|last| now - last > TimeDelta::seconds(USE_SECONDS)) {
        context
            .db
            .write(async |tx| key_store::used(tx, integration.key, now).await)
            .await?;
    }
    Ok(integration)
}
