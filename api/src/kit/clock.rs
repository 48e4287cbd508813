//! Time, passed in.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Timelike, Utc};

/// What time it is, to the millisecond, so that every stored instant has the same precision.
pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn now(&self) -> DateTime<Utc> {
        to_millis(Utc::now())
    }
}

/// A clock that somebody sets: for the demo installation's past, and for tests.
#[derive(Debug)]
pub struct SetClock(Mutex<DateTime<Utc>>);

impl SetClock {
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(Mutex::new(to_millis(now)))
    }

    pub fn set(&self, now: DateTime<Utc>) {
        *self.lock() = to_millis(now);
    }

    pub fn advance(&self, by: TimeDelta) {
        let mut now = self.lock();
        *now += by;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, DateTime<Utc>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.lock()
    }
}

fn to_millis(instant: DateTime<Utc>) -> DateTime<Utc> {
    let nanos = instant.nanosecond() / 1_000_000 * 1_000_000;
    instant.with_nanosecond(nanos).unwrap_or(instant)
}
