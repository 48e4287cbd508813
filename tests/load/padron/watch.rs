//! Time by the wall and by the processor, and memory.

use std::fs;
use std::time::{Duration, Instant};

/// What something took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Took {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

/// A watch that runs.
pub(crate) struct Watch {
    begun: Instant,
    cpu: f64,
}

impl Watch {
    pub(crate) fn start() -> Self {
        Self {
            begun: Instant::now(),
            cpu: cpu(),
        }
    }

    pub(crate) fn read(&self) -> Took {
        Took {
            wall: self.begun.elapsed().as_secs_f64(),
            cpu: cpu() - self.cpu,
        }
    }
}

/// Processor seconds of this process and of those that it waited for: user and system, in hundredths.
fn cpu() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").expect("Linux");
    let (_, fields) = text.rsplit_once(')').expect("a name in parentheses");
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = fields.iter().skip(11).take(4);
    let ticks: u32 = ticks.map(|field| field.parse::<u32>().expect("ticks")).sum();
    f64::from(ticks) / 100.0
}

/// The most memory of this process so far that is its own, in megabytes.
pub(crate) fn memory(name: &str) -> u64 {
    let text = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = text.lines().find(|line| line.starts_with(name)).expect("a line");
    let kilobytes: u64 = line
        .split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .expect("a number");
    kilobytes / 1000
}

/// The middle and the 99th of a hundred, in milliseconds.
pub(crate) fn quantiles(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |share: usize| {
        let place = (times.len() * share / 100).min(times.len() - 1);
        times.get(place).expect("a time").as_secs_f64() * 1e3
    };
    (at(50), at(99))
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "far below 2^53")]
pub(crate) const fn float(number: u64) -> f64 {
    number as f64
}
