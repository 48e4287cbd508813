//! Leave for what is no document: users and establishments as there will be, look-ups made elsewhere.

use serde_json::json;
use types::accounts::AccountId;
use types::admissions::{Admission, AdmissionOutcome, MeterReading, NewAdmission};
use types::kit::problem::{Code, LimitReached};
use types::limits::{Limit, Meter};

use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::usage::known_store;
use crate::usage::report_store as reports;
use crate::usage::store::{self as usage, Counts};

/// What is asked for, and how much there would be of it.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    meter: Meter,
    before: i64,
    after: i64,
}

/// Gives leave, and counts it.
pub(super) async fn admit(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    new: &NewAdmission,
) -> Result<Admission> {
    let work = async |tx: &Tx| {
        let account = store::hold_all(tx, scope, &[scope.account(id)?]).await?.remove(&id);
        let account = account.ok_or(Code::NotFound)?;
        let wanted = decide(context, tx, scope, &account, new).await?;
        write(context, tx, scope, &account, wanted).await?;
        Ok(told(context, &account, wanted))
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// What would come of it now. Nothing changes.
pub(super) async fn preview(context: &Context, scope: &Scope, id: AccountId, new: &NewAdmission) -> Result<Admission> {
    let account = store::find(&context.db, scope, id).await?;
    let wanted = decide(context, &context.db, scope, &account, new).await?;
    Ok(told(context, &account, wanted))
}

/// Whether there is leave. Fewer users or establishments always have it.
async fn decide(
    context: &Context,
    source: &impl Source,
    scope: &Scope,
    account: &Contract,
    new: &NewAdmission,
) -> Result<Wanted> {
    let starts_on = account.cycle_now(context.now()).starts_on;
    let counts = usage::of_account(source, scope, account.id, starts_on).await?;
    let (meter, before, after) = match new {
        NewAdmission::Users(to) => {
            let to = NewAdmission::count("users", *to)?;
            (Meter::Users, counts.users, to)
        }
        NewAdmission::Establishments(to) => {
            let to = NewAdmission::count("establishments", *to)?;
            (Meter::Establishments, counts.establishments, to)
        }
        NewAdmission::Lookups(more) => {
            let more = NewAdmission::count("lookups", *more)?;
            (Meter::Lookups, counts.lookups, counts.lookups + more)
        }
        NewAdmission::Document(_) => return Err(Error::broken("a document is decided in its batch")),
    };
    let wanted = Wanted { meter, before, after };
    if after > before {
        account.state_lets(meter.stopped_by())?;
        let limit = limit(account, meter, before);
        if let Some(most) = limit.effective.filter(|most| after > *most) {
            return Err(full(context, account, wanted, most));
        }
    }
    Ok(wanted)
}

async fn write(context: &Context, tx: &Tx, scope: &Scope, account: &Contract, wanted: Wanted) -> Result<()> {
    let Wanted { meter, before, after } = wanted;
    if before == after {
        return Ok(());
    }
    let starts_on = account.cycle_now(context.now()).starts_on;
    match meter {
        Meter::Users => usage::set_users(tx, scope, account.id, after).await?,
        Meter::Establishments => usage::set_establishments(tx, scope, account.id, after).await?,
        _ => reports::add_lookups(tx, scope, account.id, starts_on, after - before).await?,
    }
    let name = match meter {
        Meter::Users => "account.users_reported",
        _ => "account.usage_reported",
    };
    if limit(account, meter, before).mark() != limit(account, meter, after).mark() {
        known_store::look_again(tx, scope, &[account.id]).await?;
    }
    let change = Change::changed(&json!({meter.name(): before}), &json!({meter.name(): after}))?;
    outbox::record(context, tx, scope.event(name, account.id.0, change).as_routine()).await
}

fn limit(account: &Contract, meter: Meter, used: i64) -> Limit {
    let counts = match meter {
        Meter::Users => Counts {
            users: used,
            ..Counts::default()
        },
        Meter::Establishments => Counts {
            establishments: used,
            ..Counts::default()
        },
        _ => Counts {
            lookups: used,
            ..Counts::default()
        },
    };
    account.limit(meter, &counts)
}

fn full(context: &Context, account: &Contract, wanted: Wanted, most: i64) -> Error {
    let reached = LimitReached {
        meter: wanted.meter.name().to_owned(),
        used: wanted.before,
        limit: most,
        resets_at: resets_at(context, account, wanted.meter),
    };
    Refusal::new(Code::LimitReached).limit(reached).into()
}

fn told(context: &Context, account: &Contract, wanted: Wanted) -> Admission {
    let limit = limit(account, wanted.meter, wanted.after);
    Admission {
        outcome: if wanted.before == wanted.after {
            AdmissionOutcome::Repeated
        } else {
            AdmissionOutcome::Admitted
        },
        problem: None,
        document_id: None,
        meters: vec![MeterReading {
            meter: wanted.meter,
            used: limit.used,
            limit: limit.effective,
            remaining: limit.remaining,
            resets_at: resets_at(context, account, wanted.meter),
        }],
    }
}

/// Users and establishments are counted as of now; look-ups start anew with the cycle.
fn resets_at(context: &Context, account: &Contract, meter: Meter) -> Option<chrono::DateTime<chrono::Utc>> {
    let cycle = account.cycles().instants(account.cycle_now(context.now()));
    (meter == Meter::Lookups).then_some(cycle.resets_at)
}
