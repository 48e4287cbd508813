//! Stopping whoever walks through numbers: for a while, in every process, told to those who look after it.
//!
//! What was asked for is remembered by the process and by nobody else. Who is stopped stands in the database, which is
//! asked for all of them once in some seconds, not for each look-up.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use types::access::{Operation, Role};
use types::accounts::AccountId;
use types::kit::problem::Code;
use types::lookup::Asked;
use types::lookup::stops::{LookupStop, LookupStops};
use types::resellers::ResellerId;
use uuid::Uuid;

use super::stop_model::{self as model, Holder};
use super::{stop_letter, stop_store as store};
use crate::access::Scope;
use crate::accounts::{plan_store as accounts, store as account};
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::mail::queue;
use crate::kit::outbox::{self, Change};
use crate::kit::walks::Walk;
use crate::resellers::standing;
use crate::users::store as users;

/// A letter that could not be delivered for so long is old.
const LIFE: TimeDelta = TimeDelta::days(1);
/// Who of a reseller is told.
const TOLD: [Role; 2] = [Role::Owner, Role::Manager];

/// Lets whoever acts ask for those numbers, unless its look-ups are stopped, or are from now on.
///
/// # Errors
/// `harvesting_stopped`, with how long to wait.
pub(super) async fn let_pass(
    context: &Context,
    scope: &Scope,
    account: Option<AccountId>,
    asked: &[Asked],
) -> Result<()> {
    let Some(holder) = Holder::of(scope, account) else {
        return Ok(());
    };
    let now = context.now();
    if context.walks.is_stale(now) {
        let stopped = store::stopped(&context.db, now).await?;
        context.walks.all_halted(stopped, now);
    }
    if let Some(until) = context.walks.halted_until(holder.id(), now) {
        return Err(model::refusal(until, now));
    }
    let points: Vec<_> = asked.iter().map(model::point).collect();
    match context.walks.note(holder.id(), &points, now) {
        Some(walk) => Err(model::refusal(stop(context, scope, holder, &walk).await?, now)),
        None => Ok(()),
    }
}

/// Notes that nobody has a number that whoever acts asked for.
pub(super) async fn is_nobodys(
    context: &Context,
    scope: &Scope,
    account: Option<AccountId>,
    asked: &Asked,
) -> Result<()> {
    if let Some(holder) = Holder::of(scope, account)
        && let Some(walk) = context.walks.nobodys(holder.id(), model::point(asked))
    {
        stop(context, scope, holder, &walk).await?;
    }
    Ok(())
}

/// Stops somebody's look-ups, writes it down and tells of it; until when they are.
async fn stop(context: &Context, scope: &Scope, holder: Holder, walk: &Walk) -> Result<DateTime<Utc>> {
    let now = context.now();
    let (_, shortest) = model::stopped_until(None, now);
    context.walks.halt(holder.id(), shortest);
    let name = match holder.account {
        Some(id) => account::find(&context.db, scope, id).await?.name,
        None => standing::on_paper(&context.db, holder.reseller).await?.0,
    };
    let work = async |tx: &Tx| {
        let before = store::hold(tx, scope, holder).await?;
        if let Some((until, _)) = before.filter(|(until, _)| *until > now) {
            return Ok(until);
        }
        let (times, until) = model::stopped_until(before, now);
        let stop = LookupStop {
            reseller_id: holder.reseller,
            account_id: holder.account,
            name: name.clone(),
            pattern: model::told(walk.pattern),
            numbers: i64::try_from(walk.count).map_err(Error::broken)?,
            began_at: walk.since,
            first: model::masked(walk.least),
            last: model::masked(walk.greatest),
            stopped_at: now,
            until,
            times,
        };
        if store::begin(tx, scope, &stop).await? {
            let facts = json!({
                "pattern": stop.pattern, "numbers": stop.numbers, "began_at": stop.began_at, "first": stop.first,
                "last": stop.last, "until": until, "times": times,
            });
            let event = scope.event("lookup.harvesting_stopped", holder.id(), Change::facts(&facts));
            outbox::record(context, tx, event).await?;
            tell(context, tx, scope, &stop).await?;
        }
        Ok(until)
    };
    let until = context.db.write(work).await?;
    context.walks.halt(holder.id(), until);
    Ok(until)
}

/// Writes to those who look after whoever was stopped: to the reseller, and to the operator where it is the reseller.
async fn tell(context: &Context, tx: &Tx, scope: &Scope, stop: &LookupStop) -> Result<()> {
    if !context.mail.is_set_up() {
        return Ok(());
    }
    let mut readers = users::with_roles(tx, scope, &TOLD).await?;
    if stop.account_id.is_none() {
        let installation = Scope::of_command(Operation::ListLookupStops, None, "look-ups");
        readers.extend(users::operators(tx, &installation).await?);
    }
    let letters: Vec<_> = readers
        .iter()
        .map(|reader| stop_letter::written(stop, reader, &context.mail.url))
        .collect();
    let reseller = Some(stop.reseller_id.0);
    queue::put_all(context, tx, reseller, &letters, context.now() + LIFE).await
}

/// Whose look-ups are stopped now.
pub(super) async fn list(context: &Context, scope: &Scope) -> Result<LookupStops> {
    named(
        &context.db,
        scope,
        store::list(&context.db, scope, context.now()).await?,
    )
    .await
}

async fn named(source: &impl Source, scope: &Scope, mut items: Vec<LookupStop>) -> Result<LookupStops> {
    let resellers = standing::of_some(source, items.iter().map(|stop| stop.reseller_id)).await?;
    let ids: Vec<_> = items.iter().filter_map(|stop| stop.account_id).collect();
    let accounts = if ids.is_empty() {
        Vec::new()
    } else {
        accounts::named(source, scope, &ids).await?
    };
    for stop in &mut items {
        let reseller = resellers.get(&stop.reseller_id).map(|(name, _)| name);
        let name = match stop.account_id {
            Some(id) => accounts.iter().find(|each| each.id == id).map(|each| &each.name),
            None => reseller,
        };
        stop.name = name.cloned().unwrap_or_default();
    }
    Ok(LookupStops { items })
}

/// Lets an account's software look up again.
pub(super) async fn lift(context: &Context, scope: &Scope, id: AccountId) -> Result<LookupStops> {
    let account = account::find(&context.db, scope, id).await?;
    end(context, scope, account.id.0).await
}

/// Lets a reseller's members look up again.
pub(super) async fn lift_for_reseller(context: &Context, scope: &Scope, id: ResellerId) -> Result<LookupStops> {
    scope.installation()?;
    if standing::of_some(&context.db, std::iter::once(id)).await?.is_empty() {
        return Err(Code::NotFound.into());
    }
    end(context, scope, id.0).await
}

async fn end(context: &Context, scope: &Scope, holder: Uuid) -> Result<LookupStops> {
    let now = context.now();
    let work = async |tx: &Tx| {
        if store::end(tx, scope, holder, now).await? {
            let event = scope.event("lookup.stop_lifted", holder, Change::facts(&json!({})));
            outbox::record(context, tx, event).await?;
        }
        Ok(())
    };
    context.db.write(work).await?;
    context.walks.let_go(holder);
    list(context, scope).await
}
