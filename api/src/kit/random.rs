//! Randomness, passed in, and the ids made of it.

use chrono::{DateTime, Utc};
use rand::TryRng;
use uuid::Uuid;

/// Where unpredictable bytes come from.
pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        rand::rngs::SysRng
            .try_fill_bytes(bytes)
            .expect("the operating system gives random bytes");
    }
}

/// So many random bytes.
pub fn bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

/// A UUIDv7 of that instant.
pub fn id(random: &dyn Random, at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes(random)).into_uuid()
}
