//! Asking providers: one after the other, as long as they fail; the next one sooner where that is set up. The first
//! good answer is told, and no failure of those that lost.

use std::collections::VecDeque;
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use types::kit::problem::Code;
use types::lookup::{Asked, NumberKind};

use super::description::{Description, Failure, Said};
use super::model::Entry;
use super::{providers, quota_store};
use crate::kit::breaker::Pass;
use crate::kit::client::Trouble;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal};
use crate::kit::registries::{Registries, Registry};

/// Seconds to wait after a failure that may pass, and after a quota that was used up.
const SOON: u64 = 10;
const LATER: u64 = 60;
/// The longest wait that is passed on, and that a provider may ask for.
const LONGEST_WAIT: u64 = 3_600;
/// Whoever refuses our token is left alone so long.
const NO_TOKEN: TimeDelta = TimeDelta::minutes(15);

type Asking<T> = std::result::Result<T, Failure>;

/// The providers that are asked about a kind of number, in their order.
pub(super) fn line(
    registries: &Registries,
    kind: NumberKind,
) -> impl Iterator<Item = (&Registry, &'static Description)> {
    let asked = move |registry| described(registry, kind).map(|description| (registry, description));
    registries.line.iter().filter_map(asked)
}

/// How a provider is asked about a kind of number; none where it is not.
pub(super) fn described(registry: &Registry, kind: NumberKind) -> Option<&'static Description> {
    let only = registry.only.as_ref();
    let is_asked = only.is_none_or(|only| only.iter().any(|only| only == kind.name()));
    let description = providers::of(registry.kind).filter(|_| is_asked)?;
    description.question(kind).map(|_| description)
}

/// What the first provider that can say has of a number; none where there is no such number.
pub(super) async fn ask(context: &Context, asked: &Asked) -> Asking<Option<Entry>> {
    let registries = &context.registries;
    let answer = in_line(context, asked, registries.hedge_after);
    let answer = tokio::time::timeout(registries.deadline, answer).await;
    answer.unwrap_or(Err(Failure::Trouble(Trouble::TooSlow)))
}

async fn in_line(context: &Context, asked: &Asked, hedge_after: Option<Duration>) -> Asking<Option<Entry>> {
    let mut waiting: VecDeque<_> = line(&context.registries, asked.kind()).collect();
    let mut running = FuturesUnordered::new();
    let (mut is_missing, mut failures) = (false, Vec::new());
    loop {
        if running.is_empty() {
            match waiting.pop_front() {
                Some((registry, description)) => running.push(one(context, registry, description, asked)),
                None => break,
            }
        }
        let hedge = async {
            match hedge_after.filter(|_| !waiting.is_empty()) {
                Some(after) => tokio::time::sleep(after).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            Some(said) = running.next() => match said {
                Ok(Said::Found(entry)) => return Ok(Some(entry)),
                Ok(Said::Missing { weak: false }) => return Ok(None),
                Ok(Said::Missing { weak: true }) => is_missing = true,
                Err(failure) => failures.push(failure),
            },
            () = hedge => {
                let next = waiting.pop_front();
                running.extend(next.map(|(registry, description)| one(context, registry, description, asked)));
            }
        }
    }
    match soonest(&failures) {
        Some(failure) => Err(failure),
        None if is_missing => Ok(None),
        None => Err(Failure::Garbage),
    }
}

/// Asks one, unless it is left alone or its quota is used up.
async fn one(context: &Context, registry: &Registry, description: &'static Description, asked: &Asked) -> Asking<Said> {
    let said = passing(context, registry, description, asked).await;
    let outcome = match &said {
        Ok(Said::Found(_)) => "found",
        Ok(Said::Missing { .. }) => "not_found",
        Err(Failure::Resting(_)) => "resting",
        Err(Failure::OverQuota(_)) => "over_quota",
        Err(_) => "failed",
    };
    let labels = [
        ("kind", asked.kind().name().to_owned()),
        ("outcome", outcome.to_owned()),
        ("provider", registry.name.clone()),
    ];
    metrics::counter!("talonario_provider_lookups_total", &labels).increment(1);
    said.inspect_err(|failure| {
        tracing::warn!(kind = %asked.kind(), provider = registry.name, %failure, "a look-up failed");
    })
}

async fn passing(
    context: &Context,
    registry: &Registry,
    description: &'static Description,
    asked: &Asked,
) -> Asking<Said> {
    let seconds = |wait: TimeDelta| u64::try_from(wait.num_seconds()).unwrap_or_default() + 1;
    let pass = registry
        .breaker
        .pass(context.now())
        .map_err(|wait| Failure::Resting(seconds(wait)))?;
    if !registry.quotas.is_empty() {
        let now = context.now();
        let take = async |tx: &Tx| quota_store::take(tx, registry, now).await;
        let full = context.db.write(take).await.map_err(|_| Failure::Uncounted)?;
        if let Some(until) = full {
            return Err(Failure::OverQuota(Some(seconds(until - now))));
        }
    }
    let said = description
        .ask(&registry.remote, registry.token.as_deref(), asked)
        .await;
    judge(context, pass, &said);
    said
}

/// Tells the breaker. What one number alone may be to blame for says nothing about the provider.
fn judge(context: &Context, pass: Pass<'_>, said: &Asking<Said>) {
    let now = context.now();
    match said {
        Ok(_) => pass.worked(),
        Err(Failure::TokenRefused) => pass.failed(now, Some(NO_TOKEN)),
        Err(Failure::OverQuota(wait)) => {
            let wait = wait.unwrap_or(LATER).clamp(1, LONGEST_WAIT);
            pass.failed(now, i64::try_from(wait).ok().map(TimeDelta::seconds));
        }
        Err(Failure::Status(status)) if *status < 500 => drop(pass),
        Err(Failure::OfAnother | Failure::Resting(_) | Failure::Uncounted) => drop(pass),
        Err(Failure::Trouble(_) | Failure::Status(_) | Failure::Garbage) => pass.failed(now, None),
    }
}

/// The failure after which it is soonest worth trying again.
fn soonest(failures: &[Failure]) -> Option<Failure> {
    let wait = |failure: &&Failure| failure.wait().unwrap_or(u64::MAX);
    failures.iter().min_by_key(wait).copied()
}

impl Failure {
    /// Seconds until it is worth trying again, where waiting helps.
    fn wait(self) -> Option<u64> {
        match self {
            Self::TokenRefused => None,
            Self::OverQuota(wait) => Some(wait.unwrap_or(LATER).clamp(1, LONGEST_WAIT)),
            Self::Resting(wait) => Some(wait.clamp(1, LONGEST_WAIT)),
            _ => Some(SOON),
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let refusal = Refusal::new(Code::LookupFailed);
        match failure.wait() {
            Some(wait) => refusal.retry_after(wait),
            None => refusal,
        }
        .into()
    }
}
