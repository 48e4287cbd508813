//! How long somebody who guessed wrong must wait: pure rule.

use chrono::{DateTime, TimeDelta, Utc};

/// So many wrong guesses are free.
const FREE: i64 = 5;
/// Failures are forgotten after so many minutes without one.
const FORGET_MINUTES: i64 = 60;

/// Seconds to wait before the next guess after so many failures, the last at that time; 0 when none.
#[must_use]
pub(super) fn wait(failures: i64, last: DateTime<Utc>, now: DateTime<Utc>) -> u64 {
    if forgotten(last, now) || failures < FREE {
        return 0;
    }
    let doublings = u32::try_from(failures - FREE).unwrap_or(u32::MAX).min(6);
    let pause = TimeDelta::seconds(30 * 2_i64.pow(doublings));
    let left = last + pause - now;
    u64::try_from((left.num_milliseconds() + 999).div_euclid(1000)).unwrap_or_default()
}

/// Whether failures this old count no more.
#[must_use]
pub(super) fn forgotten(last: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - last > TimeDelta::minutes(FORGET_MINUTES)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::wait;

    #[test]
    fn the_wait_doubles_after_five_failures_and_is_forgotten_after_an_hour() {
        let last = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        assert_eq!(wait(4, last, last), 0);
        assert_eq!(wait(5, last, last), 30);
        assert_eq!(wait(6, last, last), 60);
        assert_eq!(wait(5, last, last + TimeDelta::seconds(29)), 1);
        assert_eq!(wait(5, last, last + TimeDelta::seconds(30)), 0);
        assert_eq!(wait(1000, last, last), 30 * 64);
        assert_eq!(wait(1000, last, last + TimeDelta::minutes(61)), 0);
    }
}
