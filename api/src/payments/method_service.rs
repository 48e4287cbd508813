//! Which ways to pay a reseller takes.

use types::kit::fault::Fault;
use types::payments::{MethodSetting, MethodsChange, PaymentMethod};

use super::method_store as store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};

/// Every method: those that are taken in the reseller's order, then the others. Until it says otherwise, all are.
pub async fn list(context: &Context, scope: &Scope) -> Result<Vec<MethodSetting>> {
    all(&context.db, scope).await
}

/// Says which methods are taken.
pub async fn change(context: &Context, scope: &Scope, asked: &MethodsChange) -> Result<Vec<MethodSetting>> {
    let methods = asked.parse()?;
    context
        .db
        .write(async |tx| {
            let before = all(tx, scope).await?;
            store::replace(tx, scope, &methods).await?;
            let after = all(tx, scope).await?;
            let named = |all: &[MethodSetting]| -> serde_json::Value {
                let taken = all.iter().filter(|each| each.enabled).map(|each| each.method.name());
                serde_json::json!({"methods": taken.collect::<Vec<_>>()})
            };
            let change = Change::changed(&named(&before), &named(&after))?;
            let event = scope.event("reseller.payment_methods_changed", scope.reseller()?.0, change);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

/// Whether a method is taken.
///
/// # Errors
/// A fault of `method` when it is not.
pub(super) async fn is_taken(source: &impl Source, scope: &Scope, method: PaymentMethod) -> Result<()> {
    let all = all(source, scope).await?;
    let taken = all.iter().any(|each| each.method == method && each.enabled);
    if taken {
        Ok(())
    } else {
        Err(Error::field("method", Fault::Unknown))
    }
}

async fn all(source: &impl Source, scope: &Scope) -> Result<Vec<MethodSetting>> {
    let said = store::list(source, scope).await?;
    let never = said.is_empty();
    let others = PaymentMethod::ALL
        .into_iter()
        .filter(|method| said.iter().all(|each| each.method != *method));
    let others: Vec<MethodSetting> = others
        .map(|method| MethodSetting {
            method,
            enabled: never,
            details: None,
        })
        .collect();
    Ok(said.into_iter().chain(others).collect())
}
