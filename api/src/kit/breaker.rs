//! A breaker before a service of somebody else: what failed again and again is left alone for a while, then tried
//! with one request before the others go there again.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// So many failures in a row open it.
const FAILURES: u32 = 5;
/// It stays open so long the first time, and twice as long each time that trying failed, up to the longest.
const PAUSE: TimeDelta = TimeDelta::seconds(30);
const LONGEST: TimeDelta = TimeDelta::minutes(10);
/// Who comes while it is being tried waits so long.
const TRYING: TimeDelta = TimeDelta::seconds(2);

/// A breaker, closed in the beginning: everybody passes.
#[derive(Debug, Default)]
pub struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// In a row, while it is closed.
    failures: u32,
    /// How many times in a row it was opened.
    opened: u32,
    /// Nobody passes before that; then one does.
    until: Option<DateTime<Utc>>,
    is_trying: bool,
}

/// Leave to ask once. Dropped without a verdict, it says nothing about the service.
#[derive(Debug)]
pub struct Pass<'a> {
    breaker: &'a Breaker,
    is_trial: bool,
}

impl Breaker {
    /// Leave to ask.
    ///
    /// # Errors
    /// With how long to wait, while it is open.
    pub fn pass(&self, now: DateTime<Utc>) -> Result<Pass<'_>, TimeDelta> {
        let mut state = self.state();
        let is_trial = match state.until {
            Some(until) if now < until => return Err(until - now),
            Some(_) if state.is_trying => return Err(TRYING),
            until => until.is_some(),
        };
        state.is_trying = is_trial;
        Ok(Pass {
            breaker: self,
            is_trial,
        })
    }

    /// Until when nobody passes; none while somebody may.
    #[must_use]
    pub fn rests_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.state().until.filter(|until| now < *until)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    /// It answered as it should.
    pub fn worked(self) {
        *self.breaker.state() = State::default();
    }

    /// It failed; where it says for how long it is not to be asked, it is not asked for so long.
    pub fn failed(self, now: DateTime<Utc>, pause: Option<TimeDelta>) {
        let mut state = self.breaker.state();
        state.failures += 1;
        let was_closed = state.until.is_none();
        let opens = self.is_trial || (was_closed && state.failures >= FAILURES);
        if !opens && pause.is_none() {
            return;
        }
        let doubled = 1_i32.checked_shl(state.opened.min(8)).unwrap_or(1);
        let until = now + pause.unwrap_or_else(|| (PAUSE * doubled).min(LONGEST));
        if opens || was_closed {
            state.opened += 1;
        }
        state.until = state.until.max(Some(until));
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        if self.is_trial {
            self.breaker.state().is_trying = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    fn fails(breaker: &Breaker, seconds: i64) {
        breaker.pass(at(seconds)).expect("a pass").failed(at(seconds), None);
    }

    fn waits(breaker: &Breaker, seconds: i64) -> i64 {
        breaker.pass(at(seconds)).expect_err("it is open").num_seconds()
    }

    #[test]
    fn it_opens_after_failures_in_a_row_and_lets_one_try_after_a_pause() {
        let breaker = Breaker::default();
        (0..4).for_each(|second| fails(&breaker, second));
        breaker.pass(at(4)).expect("a pass").worked();
        (5..10).for_each(|second| fails(&breaker, second));
        assert_eq!(waits(&breaker, 9), 30);
        assert_eq!(
            (breaker.rests_until(at(9)), breaker.rests_until(at(39))),
            (Some(at(39)), None)
        );
        assert_eq!(waits(&breaker, 38), 1);
        let trial = breaker.pass(at(39)).expect("one tries");
        assert_eq!(waits(&breaker, 39), 2, "the others wait for it");
        trial.failed(at(40), None);
        assert_eq!(waits(&breaker, 40), 60, "twice as long");
        drop(breaker.pass(at(100)).expect("one tries"));
        breaker.pass(at(101)).expect("whoever left said nothing").worked();
        for second in 102..106 {
            fails(&breaker, second);
        }
        assert!(breaker.pass(at(106)).is_ok(), "it began anew");
    }

    #[test]
    fn it_opens_at_once_for_as_long_as_the_service_says() {
        let breaker = Breaker::default();
        let (one, other) = (
            breaker.pass(at(0)).expect("a pass"),
            breaker.pass(at(0)).expect("a pass"),
        );
        one.failed(at(0), Some(TimeDelta::seconds(120)));
        assert_eq!(waits(&breaker, 1), 119);
        other.failed(at(2), Some(TimeDelta::seconds(5)));
        assert_eq!(waits(&breaker, 2), 118, "what is shorter does not shorten it");
        breaker.pass(at(120)).expect("one tries").worked();
        assert!(breaker.pass(at(120)).is_ok() && breaker.pass(at(120)).is_ok());
    }

    #[test]
    fn it_never_stays_open_longer_than_the_longest() {
        let breaker = Breaker::default();
        (0..5).for_each(|second| fails(&breaker, second));
        let mut now = 5;
        for _ in 0..40 {
            now += waits(&breaker, now) + 1;
            fails(&breaker, now);
        }
        assert_eq!(waits(&breaker, now), LONGEST.num_seconds());
    }
}
