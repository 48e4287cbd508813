//! Group commit: what waits together is done together, by one worker on a thread of its own.
//!
//! The worker takes whatever waits, up to a number, does it at once and answers each. While it works, the next ones
//! gather: nobody waits for a timer, and the busier it gets, the more share one commit.

use std::collections::{BTreeMap, HashMap};

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use types::kit::problem::Code;

use super::error::{Error, Refusal, Result};

/// Where things are handed in to be done together.
#[derive(Debug)]
pub struct Batches<T, R>(mpsc::Sender<(T, oneshot::Sender<R>)>);

/// How many may wait, and how many are done at once.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub waiting: usize,
    pub at_once: usize,
}

impl<T: Send + 'static, R: Send + 'static> Batches<T, R> {
    /// Starts the worker, which ends when nobody can hand anything in any more. `work` answers in the order in which
    /// it was asked.
    ///
    /// # Errors
    /// When the machine gives no thread.
    pub fn start(name: &str, room: Room, work: impl AsyncFn(Vec<T>) -> Vec<R> + Send + 'static) -> Result<Self> {
        let (sender, receiver) = mpsc::channel(room.waiting);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(Error::broken)?;
        let thread = std::thread::Builder::new().name(name.to_owned());
        thread
            .spawn(move || runtime.block_on(drain(receiver, room.at_once, work)))
            .map_err(Error::broken)?;
        Ok(Self(sender))
    }

    /// Hands one in, and waits for its answer.
    ///
    /// # Errors
    /// `busy` when too many wait already.
    pub async fn hand_in(&self, item: T) -> Result<R> {
        let (answer, answered) = oneshot::channel();
        self.0.try_send((item, answer)).map_err(|refused| match refused {
            TrySendError::Full(_) => Refusal::new(Code::Busy).retry_after(1).into(),
            TrySendError::Closed(_) => Error::broken("the worker of a batch is gone"),
        })?;
        answered
            .await
            .map_err(|_| Error::broken("a batch ended without an answer"))
    }
}

/// Does all of them at once, and answers them in their order. If that fails as a whole, each is tried by itself, so that
/// none fails for another's fault.
pub async fn together_or_alone<T, R>(
    items: &[T],
    work: impl AsyncFn(&[T]) -> Result<Vec<Result<R>>>,
) -> Vec<Result<R>> {
    match work(items).await {
        Ok(answers) => answers,
        Err(error) if items.len() < 2 => vec![Err(error)],
        Err(error) if !error.is_broken() => {
            let refusal = error.refusal();
            items.iter().map(|_| Err(refusal.clone().into())).collect()
        }
        Err(error) => {
            tracing::warn!(%error, items = items.len(), "a batch failed; each is tried by itself");
            let mut answers = Vec::with_capacity(items.len());
            for item in items {
                let alone = work(std::slice::from_ref(item)).await;
                answers.push(alone.and_then(|mut answers| answers.pop().ok_or_else(unanswered)?));
            }
            answers
        }
    }
}

/// Those that belong to the same, each with its place among all.
///
/// # Errors
/// When one belongs to nothing.
pub fn grouped<K: Ord, T>(items: &[T], owner: impl Fn(&T) -> Result<K>) -> Result<BTreeMap<K, Vec<(usize, &T)>>> {
    let mut groups: BTreeMap<K, Vec<(usize, &T)>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        groups.entry(owner(item)?).or_default().push((place, item));
    }
    Ok(groups)
}

/// Answers in the order of their places, of which there are so many.
///
/// # Errors
/// When one is missing.
pub fn in_order<R>(mut answers: HashMap<usize, R>, count: usize) -> Result<Vec<R>> {
    let answer = |place| answers.remove(&place).ok_or_else(unanswered);
    (0..count).map(answer).collect()
}

/// What is to be said of one that a batch left out.
pub fn unanswered() -> Error {
    Error::broken("one of a batch was left without an answer")
}

async fn drain<T, R>(
    mut waiting: mpsc::Receiver<(T, oneshot::Sender<R>)>,
    at_once: usize,
    work: impl AsyncFn(Vec<T>) -> Vec<R>,
) {
    let mut taken = Vec::with_capacity(at_once);
    while waiting.recv_many(&mut taken, at_once).await > 0 {
        let (items, askers): (Vec<T>, Vec<_>) = taken.drain(..).unzip();
        for (asker, answer) in askers.into_iter().zip(work(items).await) {
            // Whoever hung up meanwhile needs no answer; the work is done all the same.
            drop(asker.send(answer));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Batches, Room};

    const ROOM: Room = Room {
        waiting: 100,
        at_once: 10,
    };

    #[tokio::test]
    async fn each_gets_its_own_answer_and_no_batch_is_too_large() {
        let double = async |items: Vec<u64>| {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            let together = items.len();
            items.into_iter().map(|item| (item * 2, together)).collect()
        };
        let batches = Batches::start("doubling", ROOM, double).expect("a thread");
        let asked = futures_util::future::join_all((0..90_u64).map(|item| batches.hand_in(item))).await;
        let answers: Vec<_> = asked.into_iter().map(|answer| answer.expect("an answer")).collect();
        assert!(
            answers
                .iter()
                .zip(0_u64..)
                .all(|((answer, _), item)| *answer == item * 2)
        );
        assert_eq!(answers.iter().map(|(_, together)| *together).max(), Some(ROOM.at_once));
    }

    #[tokio::test]
    async fn who_finds_too_many_waiting_is_told_to_come_back() {
        let stuck = async |items: Vec<u64>| {
            std::future::pending::<()>().await;
            items
        };
        let room = Room { waiting: 2, at_once: 1 };
        let batches = Batches::start("stuck", room, stuck).expect("a thread");
        let asks = (0..5).map(|item| batches.hand_in(item));
        let waiting = tokio::time::timeout(
            std::time::Duration::from_secs(1),
            futures_util::future::select_all(asks.map(Box::pin)),
        );
        let (answer, ..) = waiting.await.expect("one is told at once");
        assert_eq!(
            answer.expect_err("no room").refusal().code,
            types::kit::problem::Code::Busy
        );
    }
}
