//! How long it takes to charge a month of 100,000 accounts in one run, and in how much memory, on both engines, beside the
//! database copying the rows that were written; then the overdue ladder over all of them, and what pages ask of them:
//! `target/release/charging`, with `sqlite` or `postgres` for one of them.

mod ladder;

use std::fs;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use talonario::subscriptions::run_service;
use tests::make::new_account;
use tests::{Engine, TestApp};
use types::accounts::{Account, CreateAccount, NewAccount};
use types::kit::money::{Currency, Money};
use types::plans::{CreatePlan, NewPlan, PlanTerms};
use types::subscriptions::{NewSubscriptions, StartSubscriptions};

/// As the service has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ACCOUNTS: u32 = 100_000;
/// What a period leaves behind, and where.
const WRITTEN: [&str; 5] = [
    "ledger_entries",
    "ledger_items",
    "ledger_balances",
    "subscription_periods",
    "events",
];

#[tokio::main]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |engine: &Engine| named.is_empty() || named.contains(&format!("{engine:?}").to_lowercase());
    println!("| engine | accounts | month | time | accounts a second | memory | rows copied | of that |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for engine in [Engine::Sqlite, Engine::Postgres].into_iter().filter(is_wanted) {
        let app = TestApp::start(engine).await;
        let like = first(&app).await;
        app.crowd(&like, 0, ACCOUNTS - 1).await;
        eprintln!("{engine:?}: {ACCOUNTS} accounts written");
        begin(&app).await;
        for month in 1..=2 {
            app.clock.advance(TimeDelta::days(31));
            let before = restart_of_memory();
            let begun = Instant::now();
            let report = run_service::all(&app.context).await.expect("it is charged");
            let time = begun.elapsed();
            let memory = status("VmHWM").saturating_sub(before);
            assert_eq!(report.periods, u64::from(ACCOUNTS));
            let entries = app.rows("ledger_entries").await;
            assert_eq!(entries, i64::from(ACCOUNTS) * month, "each is charged once");
            let copied = if month == 1 { Some(copied(&app).await) } else { None };
            let limit = copied.map_or_else(Default::default, |copied| {
                let share = time.as_secs_f64() / copied.as_secs_f64();
                (format!("{:.2} s", copied.as_secs_f64()), format!("{share:.1} ×"))
            });
            println!(
                "| {engine:?} | {ACCOUNTS} | {month} | {:.1} s | {:.0} | {:.0} MB | {} | {} |",
                time.as_secs_f64(),
                f64::from(ACCOUNTS) / time.as_secs_f64(),
                float(memory) / 1e3,
                limit.0,
                limit.1,
            );
        }
        ladder::climb(&app).await;
    }
}

/// The account all others are like.
async fn first(app: &TestApp) -> Account {
    let terms = PlanTerms {
        price: Some(Money {
            minor: 11_800,
            currency: Currency::sol(),
        }),
        tax_included: true,
        ..PlanTerms::default()
    };
    let name = "Emprendedor".to_owned();
    let plan = app
        .manager()
        .ok(CreatePlan {
            body: NewPlan { name, terms },
        })
        .await;
    let body = NewAccount {
        plan_id: plan.id,
        ..new_account(&app.world.sillar, "pukara")
    };
    app.manager().ok(CreateAccount { body }).await
}

/// Begins the subscriptions of all accounts, as an owner does.
async fn begin(app: &TestApp) {
    let owner = app.by(&app.world.sillar.owner);
    let begun = Instant::now();
    let mut body = NewSubscriptions::default();
    let mut started = 0;
    loop {
        let told = owner.ok(StartSubscriptions { body }).await;
        started += told.started;
        body.cursor = told.next;
        if told.next.is_none() {
            break;
        }
    }
    assert_eq!(started, i64::from(ACCOUNTS));
    eprintln!(
        "{:?}: all begun in {:.1} s",
        app.engine(),
        begun.elapsed().as_secs_f64()
    );
}

/// How long the database takes to write the same rows once more, without an index, in one statement for each table.
async fn copied(app: &TestApp) -> Duration {
    let begun = Instant::now();
    for table in WRITTEN {
        app.execute(&format!("CREATE TABLE copy_of_{table} AS SELECT * FROM {table}"))
            .await;
    }
    let time = begun.elapsed();
    for table in WRITTEN {
        app.execute(&format!("DROP TABLE copy_of_{table}")).await;
    }
    time
}

/// Counts the most memory anew; what is used now, in kilobytes.
fn restart_of_memory() -> u64 {
    fs::write("/proc/self/clear_refs", "5").expect("Linux");
    status("VmRSS")
}

/// A line of what the system says of this process, in kilobytes.
fn status(name: &str) -> u64 {
    let text = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = text.lines().find(|line| line.starts_with(name)).expect("a line");
    let number = line.split_whitespace().nth(1).and_then(|number| number.parse().ok());
    number.expect("a number")
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "far below 2^53")]
const fn float(number: u64) -> f64 {
    number as f64
}
