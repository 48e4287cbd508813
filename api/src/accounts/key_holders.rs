//! Whose the keys are that come with requests: remembered for a moment, because an account's software asks again and
//! again.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;
use types::accounts::IntegrationKeyId;
use types::kit::problem::Code;

use super::{key, key_store};
use crate::access::Integration;
use crate::kit::batch::{Batches, Room};
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::secrets::digest;

/// So long a process goes by what it knows of a key.
pub(super) const KNOWN: TimeDelta = TimeDelta::seconds(1);

/// So many keys are remembered at most.
const MOST: u64 = 100_000;

/// A key's last use is written at most so often.
const USE_SECONDS: i64 = 60;

/// Uses that wait to be written, and how many are written at once.
const ROOM: Room = Room {
    waiting: 8_192,
    at_once: 500,
};

/// The holders of keys, as one process knows them.
#[derive(Debug)]
pub struct KeyHolders {
    living: Cache<String, Known>,
    uses: Batches<(IntegrationKeyId, DateTime<Utc>), ()>,
}

/// Whose a key was, and when.
#[derive(Clone, Debug)]
struct Known {
    holder: Integration,
    at: DateTime<Utc>,
}

impl KeyHolders {
    /// # Errors
    /// When the machine gives no thread.
    pub fn start(context: Context) -> Result<Self> {
        let write = async move |uses: Vec<_>| {
            let written = uses.iter().map(|_| ()).collect();
            if let Err(error) = used(&context, uses).await {
                tracing::warn!(%error, "the last uses of some keys were not written");
            }
            written
        };
        let living = Cache::builder().max_capacity(MOST).support_invalidation_closures();
        Ok(Self {
            living: living.build(),
            uses: Batches::start("uses of keys", ROOM, write)?,
        })
    }

    /// The account's software behind an integration key.
    pub(crate) async fn find(&self, context: &Context, secret: &str) -> Result<Integration> {
        if !key::is_well_formed(secret) {
            return Err(Code::WrongKey.into());
        }
        let (hash, now) = (digest(secret.as_bytes()), context.now());
        let known = self.living.get(&hash).filter(|known| now < known.at + KNOWN);
        if let Some(known) = known {
            return Ok(known.holder);
        }
        let found = key_store::holder(&context.db, &hash).await?;
        let (holder, last_used_at) = found.ok_or(Code::WrongKey)?;
        if last_used_at.is_none_or(|last| now - last > TimeDelta::seconds(USE_SECONDS)) {
            // Who may come in does not depend on it.
            if let Err(error) = self.uses.hand_in((holder.key, now)).await {
                tracing::warn!(%error, "the last use of a key was not written");
            }
        }
        let known = Known {
            holder: holder.clone(),
            at: now,
        };
        self.living.insert(hash, known);
        Ok(holder)
    }

    /// Asks the database again about a key.
    pub(super) fn forget(&self, key: IntegrationKeyId) -> Result<()> {
        let of_it = self
            .living
            .invalidate_entries_if(move |_, known| known.holder.key == key);
        of_it.map(drop).map_err(Error::broken)
    }
}

async fn used(context: &Context, uses: Vec<(IntegrationKeyId, DateTime<Utc>)>) -> Result<()> {
    let last: BTreeMap<_, _> = uses.into_iter().collect();
    let Some(at) = last.values().max().copied() else {
        return Ok(());
    };
    let keys: Vec<_> = last.into_keys().collect();
    context.db.write(async |tx| key_store::used(tx, &keys, at).await).await
}
