//! Whoever does the jobs of a process: a thread with a runtime of its own, so that answering requests does not wait
//! for them, and a bounded number at once.

use std::thread::JoinHandle;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::sync::watch;

use super::{Taken, failed, give_back, go_on, take};
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// So often the jobs that wait are looked at.
const LOOK: Duration = Duration::from_millis(500);
/// So often a job gives a sign of life, and is told that it was cancelled.
const BEAT: Duration = Duration::from_secs(1);

/// The workers of a process. They stop when this is dropped.
#[derive(Debug)]
pub struct Crew {
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Crew {
    /// Starts a crew that does so many jobs at once.
    ///
    /// # Errors
    /// When the machine gives no thread.
    pub fn start(
        context: Context,
        at_once: usize,
        work: impl AsyncFn(&Context, &Taken) -> Result<()> + Send + 'static,
    ) -> Result<Self> {
        let (stop, stopped) = watch::channel(false);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(Error::broken)?;
        let thread = std::thread::Builder::new()
            .name("jobs".to_owned())
            .spawn(move || runtime.block_on(keep_working(&context, at_once, work, stopped)))
            .map_err(Error::broken)?;
        Ok(Self {
            stop,
            thread: Some(thread),
        })
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the thread of the jobs broke down");
        }
    }
}

/// Does the jobs that wait, one after the other, until none does; and tells how many there were.
///
/// # Errors
/// When the database fails.
pub async fn drain(context: &Context, work: impl AsyncFn(&Context, &Taken) -> Result<()>) -> Result<usize> {
    let mut count = 0;
    while let Some(job) = take(context).await? {
        attend(context, &job, &work).await;
        count += 1;
    }
    Ok(count)
}

async fn keep_working(
    context: &Context,
    at_once: usize,
    work: impl AsyncFn(&Context, &Taken) -> Result<()>,
    mut stop: watch::Receiver<bool>,
) {
    let mut running = FuturesUnordered::new();
    let mut mine: Vec<Taken> = Vec::new();
    while !*stop.borrow() {
        while running.len() < at_once {
            match take(context).await {
                Ok(Some(job)) => {
                    mine.push(job.clone());
                    let work = &work;
                    running.push(async move {
                        attend(context, &job, work).await;
                        job.id
                    });
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!(%error, "the jobs that wait could not be read; it is tried again");
                    break;
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            Some(ended) = running.next() => mine.retain(|job| job.id != ended),
            told = stop.changed() => if told.is_err() { break },
        }
    }
    drop(running);
    for job in mine {
        if let Err(error) = give_back(context, &job).await {
            tracing::warn!(%error, job = %job.id, "a job could not be given back; another takes it when its time is over");
        }
    }
}

/// Does a job, with a sign of life now and then; drops it when it is this worker's no more.
async fn attend(context: &Context, job: &Taken, work: &impl AsyncFn(&Context, &Taken) -> Result<()>) {
    let mut working = Box::pin(work(context, job));
    let result = loop {
        tokio::select! {
            result = &mut working => break result,
            () = tokio::time::sleep(BEAT) => match go_on(context, job).await {
                Ok(true) => {}
                Ok(false) => {
                    tracing::info!(job = %job.id, kind = job.kind, "a job was cancelled, or taken up by another");
                    return;
                }
                Err(error) => tracing::warn!(%error, job = %job.id, "a job's sign of life could not be written"),
            },
        }
    };
    let Err(error) = result else { return };
    tracing::warn!(%error, job = %job.id, kind = job.kind, attempt = job.attempt, "a job failed");
    if let Err(error) = failed(context, job, &error).await {
        tracing::error!(%error, job = %job.id, "what became of a job could not be noted");
    }
}
