//! How the operator invoices.

use types::invoices::{InvoiceSettings, InvoiceSettingsChange};
use uuid::Uuid;

use super::setting_store as store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};

pub async fn get(context: &Context, scope: &Scope) -> Result<InvoiceSettings> {
    store::find(&context.db, scope).await
}

/// Says how invoices are made from now on, against a version; those that were issued stay as they are.
pub async fn change(
    context: &Context,
    scope: &Scope,
    against: i64,
    asked: &InvoiceSettingsChange,
) -> Result<InvoiceSettings> {
    let valid = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let before = store::find(tx, scope).await?;
            store::write(tx, scope, &valid, against).await?;
            let after = store::find(tx, scope).await?;
            let change = Change::changed(&before, &after)?;
            let event = scope.event("operator.invoice_settings_changed", Uuid::nil(), change);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}
