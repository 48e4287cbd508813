//! Bringing the padrón up to date from its address: when somebody asks for it, and by the clock. It is a job, so one
//! process does it, and another goes on where one was killed. The version before answers until the newer one is whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{TimeDelta, Timelike};
use reqwest::Url;
use types::kit::problem::Code;
use types::lookup::{Padron, PadronEnd, PadronFailure, PadronRun, PadronStage, PadronState};
use uuid::Uuid;

use super::fetch::FetchError;
use super::import::{Failure, Stage, import_from};
use super::update_store::Update;
use super::{shelf, update_store as store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::jobs::{self, JobState, NewJob, Taken};
use crate::kit::turns;

/// The kind of job.
pub const KIND: &str = "padron";
/// Of several that begin one at once, one does.
const BEGINNING: &str = "padron_begin";
const AT_ONCE: TimeDelta = TimeDelta::seconds(1);
/// By the clock it is looked once a day, in its hour.
const BY_CLOCK: &str = "padron_by_clock";
const EVERY: TimeDelta = TimeDelta::hours(12);

/// Which padrón answers, and how its updates go.
pub async fn state(context: &Context, _scope: &Scope) -> Result<PadronState> {
    let updates = store::latest(&context.db, 2).await?;
    let ids: Vec<_> = updates.iter().map(|update| update.id).collect();
    let jobs = jobs::told(&context.db, &ids).await?;
    shelf::look(context);
    let mut state = PadronState {
        padron: shelf::current(context)?,
        bytes: shelf::bytes(context)?,
        host: context.padron_from.url.as_deref().and_then(host),
        hour: context.padron_from.hour,
        running: None,
        last: None,
    };
    for update in updates {
        let job = jobs.get(&update.id);
        let runs = job.filter(|job| matches!(job.state, JobState::Queued | JobState::Running));
        match (update.end, runs) {
            (Some(end), _) => state.last = state.last.or(Some(end)),
            (None, Some(job)) => {
                let is_queued = job.state == JobState::Queued;
                state.running = Some(PadronRun {
                    began_at: update.began_at,
                    stage: if is_queued { PadronStage::Waiting } else { update.stage },
                    done: job.done,
                    total: job.total,
                });
            }
            (None, None) => {
                let stopped = PadronEnd {
                    began_at: update.began_at,
                    ended_at: update.began_at,
                    is_newer: false,
                    rows: None,
                    rejected: None,
                    failure: Some(PadronFailure::Stopped),
                    detail: None,
                };
                state.last = state.last.or(Some(stopped));
            }
        }
    }
    Ok(state)
}

/// Begins an update, unless one runs; tells how it stands.
pub async fn begin(context: &Context, scope: &Scope) -> Result<PadronState> {
    if context.padron_from.url.is_none() {
        return Err(Code::LookupNotConfigured.into());
    }
    context.db.write(async |tx| queue(context, tx).await).await?;
    state(context, scope).await
}

/// Begins an update at its hour, at one process and once a day.
pub async fn due(context: &Context) -> Result<()> {
    let (Some(_), Some(hour)) = (&context.padron_from.url, context.padron_from.hour) else {
        return Ok(());
    };
    let lima = context.now().with_timezone(&chrono_tz::America::Lima);
    if lima.hour() == hour && turns::is_ours(context, BY_CLOCK, EVERY).await? {
        context.db.write(async |tx| queue(context, tx).await).await?;
    }
    Ok(())
}

async fn queue(context: &Context, tx: &Tx) -> Result<()> {
    let now = context.now();
    // Whoever waits for the turn finds that it was taken, and the job that was queued by it.
    let is_ours = turns::take(tx, BEGINNING, Uuid::nil(), now, AT_ONCE).await?;
    if !is_ours || is_running(tx).await? {
        return Ok(());
    }
    jobs::forget(tx, &store::prune(tx).await?).await?;
    let id = context.id();
    store::insert(tx, id, now).await?;
    let job = NewJob {
        id,
        reseller: None,
        owner: Uuid::nil(),
        kind: KIND,
        total: 0,
    };
    jobs::put(context, tx, job).await
}

async fn is_running(source: &impl Source) -> Result<bool> {
    let latest: Option<Update> = store::latest(source, 1).await?.pop();
    let Some(update) = latest.filter(|update| update.end.is_none()) else {
        return Ok(false);
    };
    let jobs = jobs::told(source, &[update.id]).await?;
    let state = jobs.get(&update.id).map(|job| job.state);
    Ok(matches!(state, Some(JobState::Queued | JobState::Running)))
}

/// Does an update. What fails is kept as its end: it is tried again when it is asked for, or on the next day.
///
/// # Errors
/// When the database fails, or the job is another's by now.
pub async fn run(context: &Context, job: &Taken) -> Result<()> {
    let url = context.padron_from.url.clone();
    let url = url.ok_or_else(|| Error::broken("there is no address to fetch the padrón from"))?;
    reach(context, job, PadronStage::Fetching).await?;
    let imports = Arc::new(AtomicBool::new(false));
    let (far, seen) = (job.clone(), Arc::clone(&imports));
    let progress = Arc::new(move |stage, told: padron::Progress| {
        seen.fetch_or(stage == Stage::Importing, Ordering::Relaxed);
        let count = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        far.progress(count(told.read), count(told.total));
    });
    let importing = async {
        while !imports.load(Ordering::Relaxed) {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        reach(context, job, PadronStage::Importing).await?;
        std::future::pending::<Result<()>>().await
    };
    let came = tokio::select! {
        came = import_from(context, &url, false, progress) => came,
        noted = importing => return noted,
    };
    let came = came.map_err(|failure| (reason(&failure), failure.to_string()));
    if let Err((_, detail)) = &came {
        tracing::warn!(
            detail,
            "the padrón was not brought up to date; the one before goes on answering"
        );
    }
    context.db.write(async |tx| keep(context, tx, job, &came).await).await
}

async fn keep(
    context: &Context,
    tx: &Tx,
    job: &Taken,
    came: &std::result::Result<Option<Padron>, (PadronFailure, String)>,
) -> Result<()> {
    jobs::finish(context, tx, job).await?;
    store::end(tx, job.id, came, context.now()).await
}

async fn reach(context: &Context, job: &Taken, stage: PadronStage) -> Result<()> {
    let reach = async |tx: &Tx| store::reach(tx, job.id, stage).await;
    context.db.write(reach).await
}

fn reason(failure: &Failure) -> PadronFailure {
    use padron::Error as E;
    match failure {
        Failure::Fetch(FetchError::Unreachable(_) | FetchError::Status(_)) => PadronFailure::Unreachable,
        Failure::Fetch(FetchError::BrokenOff(_)) => PadronFailure::BrokenOff,
        Failure::Fetch(FetchError::Busy) | Failure::Padron(E::Busy) => PadronFailure::Busy,
        Failure::Padron(E::TooFew { .. }) => PadronFailure::TooFew,
        Failure::Fetch(FetchError::TooLarge)
        | Failure::Padron(E::Archive(_) | E::Header(_) | E::CutOff(_) | E::Empty | E::TooManyWords(_) | E::Source(_)) => {
            PadronFailure::NotPadron
        }
        Failure::Fetch(FetchError::Disk(_))
        | Failure::Padron(E::Io { .. } | E::Corrupt { .. } | E::Format(_))
        | Failure::Broken => PadronFailure::Machine,
    }
}

/// The host of an address, without a key that may stand in it.
fn host(url: &str) -> Option<String> {
    Url::parse(url).ok()?.host_str().map(str::to_owned)
}
