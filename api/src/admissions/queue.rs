//! Where asks wait for their batch.

use super::batch::{self, Answer};
use super::model::Ask;
use crate::kit::batch::{Batches, Room};
use crate::kit::context::Context;
use crate::kit::error::Result;

/// Past so many waiting, an ask is told to come back: with a thousand decided in tens of milliseconds, these wait less
/// than a second.
const ROOM: Room = Room {
    waiting: 8_192,
    at_once: 1_000,
};

/// The process's one counter at which leave to issue is given.
#[derive(Debug)]
pub struct Admissions(Batches<Ask, Answer>);

impl Admissions {
    /// Opens the counter.
    ///
    /// # Errors
    /// When the machine gives no thread.
    pub fn start(context: Context) -> Result<Self> {
        let decide = async move |asks| batch::decide(&context, asks).await;
        Batches::start("admissions", ROOM, decide).map(Self)
    }

    /// Waits for a batch, and for its commit.
    pub(super) async fn decide(&self, ask: Ask) -> Answer {
        self.0.hand_in(ask).await?
    }
}
