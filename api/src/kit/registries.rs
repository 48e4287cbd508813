//! Registries of others that are asked over HTTP: in which order, for how long, how often.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use super::breaker::Breaker;
use super::client::Remote;

/// All of an answer may take so long where nothing else is said.
const DEADLINE: Duration = Duration::from_secs(12);

/// The registries that are set up, in the order in which they are asked.
#[derive(Clone, Debug)]
pub struct Registries {
    pub line: Arc<[Registry]>,
    /// After so long without an answer the next one is asked too.
    pub hedge_after: Option<Duration>,
    /// Whoever asks waits so long, however many are asked.
    pub deadline: Duration,
}

/// A registry that is asked.
pub struct Registry {
    /// What it is called here, once.
    pub name: String,
    /// Which description of requests and answers is its.
    pub kind: &'static str,
    /// What it is asked for; everything it knows where nothing is said.
    pub only: Option<Vec<String>>,
    pub remote: Remote,
    pub token: Option<Arc<str>>,
    pub quotas: Vec<Quota>,
    pub breaker: Breaker,
}

/// How often it may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    pub asks: i64,
    pub window: Window,
}

/// In which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// A month of the calendar, in UTC.
    Month,
    /// So many minutes, counted from midnight in UTC.
    Minutes(i64),
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registry")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Default for Registries {
    fn default() -> Self {
        Self {
            line: Arc::new([]),
            hedge_after: None,
            deadline: DEADLINE,
        }
    }
}

impl Window {
    /// When the window in which it is that time began, and when it ends.
    #[must_use]
    pub fn around(self, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
        let midnight = now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
        match self {
            Self::Month => {
                let starts = midnight - TimeDelta::days(i64::from(now.day0()));
                let days = i64::from(now.num_days_in_month());
                (starts, starts + TimeDelta::days(days))
            }
            Self::Minutes(minutes) => {
                let length = TimeDelta::minutes(minutes);
                let passed = (now - midnight).num_minutes() / minutes.max(1);
                let starts = midnight + TimeDelta::minutes(passed * minutes);
                (starts, (starts + length).min(midnight + TimeDelta::days(1)))
            }
        }
    }

    /// What it is called where it is kept.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Month => "month".to_owned(),
            Self::Minutes(minutes) => format!("{minutes}m"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_begin_and_end_where_the_calendar_says() {
        for (window, now, from, to) in [
            (
                Window::Month,
                "2026-11-20T15:07:00Z",
                "2026-11-01T00:00:00Z",
                "2026-12-01T00:00:00Z",
            ),
            (
                Window::Month,
                "2026-12-31T23:59:59Z",
                "2026-12-01T00:00:00Z",
                "2027-01-01T00:00:00Z",
            ),
            (
                Window::Minutes(15),
                "2026-11-20T15:07:00Z",
                "2026-11-20T15:00:00Z",
                "2026-11-20T15:15:00Z",
            ),
            (
                Window::Minutes(1_440),
                "2026-11-20T15:07:00Z",
                "2026-11-20T00:00:00Z",
                "2026-11-21T00:00:00Z",
            ),
            (
                Window::Minutes(700),
                "2026-11-20T23:30:00Z",
                "2026-11-20T23:20:00Z",
                "2026-11-21T00:00:00Z",
            ),
        ] {
            let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
            assert_eq!(window.around(at(now)), (at(from), at(to)), "{window:?} at {now}");
        }
    }
}
