//! Boletos of what nobody waits for any more: they are cancelled at the provider, so that nobody pays what is not owed.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use types::access::Operation;
use types::kit::problem::Code;
use uuid::Uuid;

use super::debt::Debt;
use super::{service, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::turns;

/// What its turns are known by.
const TASK: &str = "boletos";
/// It is looked for them so often.
const EVERY: TimeDelta = TimeDelta::seconds(50);
/// So many are looked at together.
const PAGE: u64 = 50;

/// Cancels what is left over, for whoever has the turn. What cannot be cancelled now is tried again in the next.
///
/// # Errors
/// When the database fails.
pub async fn follow(context: &Context) -> Result<()> {
    if !turns::is_ours(context, TASK, EVERY).await? {
        return Ok(());
    }
    let installation = Scope::of_command(Operation::ListResellers, None, "boletos");
    let mut unwell = BTreeSet::new();
    let mut after = Uuid::nil();
    loop {
        let page = store::left_over(&context.db, &installation, after, PAGE).await?;
        let Some((_, last)) = page.last() else {
            return Ok(());
        };
        after = last.id();
        for (reseller, debt) in page {
            let provider = matches!(debt, Debt::Payment(..)).then_some(reseller);
            if unwell.contains(&provider) {
                continue;
            }
            let scope = Scope::of_command(Operation::CancelBoleto, Some(reseller), "boletos");
            let Err(error) = service::cancel(context, &scope, debt).await else {
                continue;
            };
            // Others of the same provider would wait as long and come to the same.
            if matches!(error.refusal().code, Code::ProviderFailed | Code::ProviderKeyRefused) {
                unwell.insert(provider);
            }
            tracing::warn!(%error, debt = %debt.id(), "a boleto of what is decided could not be cancelled");
        }
    }
}
