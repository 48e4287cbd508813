//! How many admissions a second the service gives, and how long one takes, over HTTP with authentication, from 1, 32 and
//! 256 connections, on one account and spread over 1,000; beside it, in the same run, what limits it (the same rows
//! written by thousands, without HTTP), what would be the obvious way (a guarded `UPDATE` for each, on PostgreSQL), and
//! what others reach who count a use (`tests/load/peers`).
//!
//! `target/release/admissions`, with `sqlite`, `postgres` or `peers` for one of them.

use std::time::Duration;

use tests::Engine;
use tests::load::{Load, Measured, disk, told};

mod guarded;
mod peers;
mod raw;
mod service;

/// Over so many accounts admissions are spread.
const ACCOUNTS: usize = 1_000;

/// From so many connections.
const CONNECTIONS: [usize; 3] = [1, 32, 256];

/// On which accounts.
#[derive(Clone, Copy, Debug)]
enum Spread {
    Hot,
    Wide,
}

impl Spread {
    const BOTH: [Self; 2] = [Self::Hot, Self::Wide];

    const fn accounts(self) -> usize {
        match self {
            Self::Hot => 1,
            Self::Wide => ACCOUNTS,
        }
    }
}

/// A load of that width.
const fn load(connections: usize) -> Load {
    Load {
        connections,
        warm: Duration::from_secs(2),
        measured: Duration::from_secs(5),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |engine: &Engine| named.is_empty() || named.contains(&format!("{engine:?}").to_lowercase());
    println!("| what | accounts | connections | a second | p50 | p99 | fdatasync |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for engine in [Engine::Sqlite, Engine::Postgres].into_iter().filter(is_wanted) {
        service::measure(engine).await;
        if engine == Engine::Postgres {
            guarded::measure().await;
        }
    }
    if named.is_empty() || named.iter().any(|word| word == "peers") {
        peers::measure().await;
    }
}

/// One line of the table.
fn line(what: &str, spread: Spread, connections: usize, measured: &Measured) {
    line_of_many(what, spread, connections, measured, 1);
}

/// One line of the table, of requests that each ask for so many.
fn line_of_many(what: &str, spread: Spread, connections: usize, measured: &Measured, many: u64) {
    let disk = told(disk::keeps_in(&std::env::temp_dir()));
    println!(
        "| {what} | {} | {connections} | {:.0} | {} | {} | {disk} |",
        spread.accounts(),
        measured.rate() * f64::from(u32::try_from(many).unwrap_or(u32::MAX)),
        told(measured.percentile(50)),
        told(measured.percentile(99)),
    );
    assert_eq!(measured.refused, 0, "{what}: some were refused");
}
