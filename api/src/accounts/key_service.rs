//! What can be done with the keys of an account's integrations.

use serde_json::json;
use types::accounts::{AccountId, IntegrationKey, IntegrationKeyId, IntegrationKeyMade, NewIntegrationKey};
use types::kit::problem::Code;

use super::key_holders::KeyHolders;
use super::{key, key_store, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::kit::secrets::digest;

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

/// Revokes a key: the next request with it is refused, by other processes within [`super::key_holders::KNOWN`].
pub async fn revoke(
    context: &Context,
    holders: &KeyHolders,
    scope: &Scope,
    account: AccountId,
    id: IntegrationKeyId,
) -> Result<()> {
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
        .await?;
    holders.forget(id)
}
