//! The steps of a reseller.

use types::dunning::{DunningSettings, DunningSettingsChange};
use types::kit::value::Email;

use super::setting_store as settings;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};

/// The steps of the reseller.
pub async fn find(context: &Context, scope: &Scope) -> Result<DunningSettings> {
    settings::find(&context.db, scope).await
}

/// Says which steps are taken from now on. Steps that were taken are not taken again, and what an account is stopped
/// follows the new steps from the next run on.
pub async fn change(
    context: &Context,
    scope: &Scope,
    against: i64,
    asked: &DunningSettingsChange,
) -> Result<DunningSettings> {
    let valid = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let before = settings::find(tx, scope).await?;
            let after = DunningSettings {
                enabled: valid.enabled,
                steps: valid.steps.clone(),
                reply_to: valid.reply_to.clone().map(Email::into_string),
                version: against + 1,
            };
            settings::write(tx, scope, &after, against).await?;
            let change = Change::changed(&before, &after)?;
            let event = scope.event("reseller.dunning_settings_changed", scope.reseller()?.0, change);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}
