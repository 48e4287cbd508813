//! What is left of the providers' quotas, and which of them are left alone. Never where they are or with which token they
//! are asked.

use types::lookup::NumberKind;
use types::lookup::providers::{LookupProvider, LookupProviders, ProviderQuota};

use super::{asking, quota_store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::registries::{Registry, Window};

/// The providers that are set up, in their order.
pub(super) async fn list(context: &Context, _scope: &Scope) -> Result<LookupProviders> {
    let (line, now) = (&context.registries.line, context.now());
    let counted = quota_store::asks(&context.db, line, now).await?;
    let tell = |registry: &Registry| {
        let quota = |quota| {
            let key = quota_store::key(registry, quota, now);
            ProviderQuota {
                minutes: match quota.window {
                    Window::Month => None,
                    Window::Minutes(minutes) => Some(minutes),
                },
                asked: counted.get(&key).copied().unwrap_or_default(),
                most: quota.asks,
                until: quota.window.around(now).1,
            }
        };
        let kinds = NumberKind::ALL.into_iter();
        LookupProvider {
            name: registry.name.clone(),
            service: registry.kind.to_owned(),
            kinds: kinds
                .filter(|kind| asking::described(registry, *kind).is_some())
                .collect(),
            quotas: registry.quotas.iter().copied().map(quota).collect(),
            rests_until: registry.breaker.rests_until(now),
        }
    };
    Ok(LookupProviders {
        items: line.iter().map(tell).collect(),
    })
}
