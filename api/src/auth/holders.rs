//! Whose the sessions are that come with requests: remembered for a moment, because whoever has a page open asks for
//! many things at once.

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;
use types::auth::SessionId;
use types::kit::problem::Code;

use super::{store, token};
use crate::access::SignedIn;
use crate::kit::context::Context;
use crate::kit::error::Result;

/// So long a process goes by what it knows of a session, unless it changes itself who may do what.
const KNOWN: TimeDelta = TimeDelta::seconds(1);

/// So many sessions are remembered at most.
const MOST: u64 = 20_000;

/// The holders of sessions, as one process knows them.
#[derive(Debug)]
pub struct SessionHolders(Cache<SessionId, Known>);

/// Whose a session was, when, and after how many changes of who may do what.
#[derive(Clone, Debug)]
struct Known {
    holder: SignedIn,
    at: DateTime<Utc>,
    changes: u64,
}

impl Default for SessionHolders {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl SessionHolders {
    /// The member behind an access token.
    pub(crate) async fn find(&self, context: &Context, access_token: &str) -> Result<SignedIn> {
        let now = context.now();
        let id = token::session_of(&context.master, access_token, now)?;
        // Counted before the database is asked: what changes meanwhile makes the answer one of the past.
        let changes = context.db.access_changes();
        let known = self.0.get(&id);
        if let Some(known) = known.filter(|known| known.changes == changes && now < known.at + KNOWN) {
            return Ok(known.holder);
        }
        let holder = store::holder(&context.db, id, now).await?.ok_or(Code::SessionEnded)?;
        let known = Known {
            holder: holder.clone(),
            at: now,
            changes,
        };
        self.0.insert(id, known);
        Ok(holder)
    }
}
