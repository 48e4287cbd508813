//! Where answers wait to be counted, many with one commit: none is told before it is counted.

use super::tally::{self, Answered};
use crate::kit::batch::{Batches, Room};
use crate::kit::context::Context;
use crate::kit::error::Result;

/// As many as of admissions, of which each takes more.
const ROOM: Room = Room {
    waiting: 8_192,
    at_once: 1_000,
};

/// The process's one counter of look-ups of accounts.
#[derive(Debug)]
pub struct Lookups(Batches<Answered, Result<()>>);

impl Lookups {
    /// Opens the counter.
    ///
    /// # Errors
    /// When the machine gives no thread.
    pub fn start(context: Context) -> Result<Self> {
        let count = async move |answered: Vec<Answered>| tally::count(&context, &answered).await;
        Batches::start("look-ups", ROOM, count).map(Self)
    }

    /// Waits until one is counted, and that is kept.
    pub(super) async fn count(&self, answered: Answered) -> Result<()> {
        self.0.hand_in(answered).await?
    }
}
