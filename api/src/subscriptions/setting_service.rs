//! How a reseller charges.

use types::subscriptions::{SubscriptionSettings, SubscriptionSettingsChange};

use super::setting_store as store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};

/// How the reseller charges.
pub async fn find(context: &Context, scope: &Scope) -> Result<SubscriptionSettings> {
    store::find(&context.db, scope).await
}

/// Says how the reseller charges from now on. What was charged stays, and whoever has a subscription keeps it.
pub async fn change(
    context: &Context,
    scope: &Scope,
    asked: &SubscriptionSettingsChange,
) -> Result<SubscriptionSettings> {
    let after = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let before = store::find(tx, scope).await?;
            store::write(tx, scope, before, after, context.now()).await?;
            let change = Change::changed(&before, &after)?;
            let event = scope.event("reseller.subscription_settings_changed", scope.reseller()?.0, change);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}
