//! How many look-ups a second the service answers over HTTP with authentication: those that count nothing, and those of
//! accounts' software, each counted durably before it is answered. Beside them, in the same run: the service's own route
//! that says `ok` to whoever asks, and admissions.
//!
//! `target/release/lookups`, with `sqlite` or `postgres` for one of them, and a number of rows of the padrón.

use std::cell::Cell;
use std::fs::File;
use std::io::BufWriter;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Request, StatusCode};
use talonario::kit::clock::{Clock, SystemClock};
use tests::Engine;
use tests::binary::{Installation, Process};
use tests::load::invented::Invented;
use tests::load::software::{Software, asked_for};
use tests::load::{Load, Measured, lay, told};
use tests::remote::Remote;
use tests::session::sign_in;
use tests::world::PASSWORD;
use types::kit::call::BASE;
use types::plans::{CreatePlan, NewPlan, Plan, PlanTerms};

/// Over so many accounts counted look-ups are spread.
const ACCOUNTS: u64 = 1_000;
/// So many numbers each asks for.
const CLIENTS: u64 = 100;
/// From so many connections.
const CONNECTIONS: [usize; 3] = [1, 32, CROWD];
const CROWD: usize = 256;
/// So many are counted one after the other, to see whether the last are as fast as the first.
const MANY: u64 = 1_000_000;
/// So many rows the padrón has.
const ROWS: u64 = 1_000_000;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_named = |engine: &Engine| named.contains(&format!("{engine:?}").to_lowercase());
    let engines = [Engine::Sqlite, Engine::Postgres];
    let all = !engines.iter().any(is_named);
    let rows = named.iter().find_map(|word| word.parse().ok()).unwrap_or(ROWS);
    let padron = Invented { rows, seed: 1 };
    println!("| what | accounts | connections | a second | p50 | p99 | of `ok` |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for engine in engines.into_iter().filter(|engine| all || is_named(engine)) {
        measure(engine, padron).await;
    }
}

async fn measure(engine: Engine, padron: Invented) {
    let installation = Installation::make_on(engine).await;
    let lift = "UPDATE reseller_plans SET maximum_accounts = NULL";
    installation.execute(lift).await;
    import(&installation, padron);
    let process = installation.serve();
    let accounts = accounts(&installation, &process).await;
    let member = sign_in(&installation.world.operator.email, PASSWORD);
    let operator = Remote::new(&process.address, "nobody").ok(&member).await.access_token;
    let ruc = |number: u64| padron.ruc(padron.mixed(number.wrapping_mul(7_919) % padron.rows));
    let counted = Cell::new(0_i64);
    // Each asks for the numbers of its own clients, again and again.
    let turn = |of: u64, number: u64| {
        counted.update(|counted| counted + 1);
        let (place, times) = (number % of, number / of);
        let software = accounts.get(usize::try_from(place).unwrap_or_default());
        (software.expect("one of them"), ruc(place * CLIENTS + times % CLIENTS))
    };
    let today = SystemClock.now().date_naive().to_string();
    let mut first = 0;
    for connections in CONNECTIONS {
        let table = Table {
            at: process.address.trim_start_matches("http://"),
            engine,
            connections,
        };
        let ok = table.line("`ok`", 0, None, |_| asked_for("/healthz", "")).await;
        let ok = Some(ok);
        let uncounted = |number| asked_for(&format!("{BASE}/lookup/ruc/{}", ruc(number)), &operator);
        table.line("not counted", 0, ok, uncounted).await;
        for of in [1, ACCOUNTS] {
            let counting = |number| {
                let (software, ruc) = turn(of, number);
                software.look_up(&ruc)
            };
            table.line("counted", of, ok, counting).await;
            let contract = |number| {
                let (software, ruc) = turn(of, number);
                software.look_up_by_contract(&ruc)
            };
            table.line("counted, Facturador Pro's contract", of, ok, contract).await;
            let admission = |number| {
                let place = usize::try_from(number % of).unwrap_or_default();
                accounts.get(place).expect("one of them").ask(first + number, &today)
            };
            table.line("admissions", of, ok, admission).await;
            first += 100_000_000;
        }
    }
    let on = |number| {
        let (software, ruc) = turn(ACCOUNTS, number);
        software.look_up(&ruc)
    };
    let table = Table {
        at: process.address.trim_start_matches("http://"),
        engine,
        connections: CROWD,
    };
    on_and_on(&process, &table, on).await;
    let kept = "SELECT CAST(SUM(lookups) AS BIGINT) FROM usage_cycles";
    let kept = installation.number(kept).await;
    assert_eq!(kept, counted.get(), "what is counted is what was answered");
}

/// Who is asked, and how.
struct Table<'a> {
    at: &'a str,
    engine: Engine,
    connections: usize,
}

impl Table<'_> {
    /// Lays on a load, and tells of it; how many are answered a second.
    async fn line(&self, what: &str, accounts: u64, ok: Option<f64>, ask: impl Fn(u64) -> Request<Full<Bytes>>) -> f64 {
        let load = Load {
            connections: self.connections,
            warm: Duration::from_secs(2),
            measured: Duration::from_secs(5),
        };
        let measured = lay(self.at, load, ask, |answer| answer.status().is_success()).await;
        assert_eq!(measured.refused, 0, "{what}: some were refused");
        let (rate, accounts) = (measured.rate(), Some(accounts).filter(|of| *of > 0));
        println!(
            "| {what}, {:?} | {} | {} | {rate:.0} | {} | {} | {} |",
            self.engine,
            accounts.map_or_else(String::new, |of| of.to_string()),
            self.connections,
            told(measured.percentile(50)),
            told(measured.percentile(99)),
            ok.map_or_else(String::new, |ok| format!("{:.2}", rate / ok)),
        );
        rate
    }
}

/// Asks on and on, and tells how fast it is at the beginning and at the end; beside each, how fast the route is that says
/// `ok`, for the machine may not be the same any more.
async fn on_and_on(process: &Process, table: &Table<'_>, ask: impl Fn(u64) -> Request<Full<Bytes>>) {
    let at = table.at;
    let ok = async || table.line("`ok`", 0, None, |_| asked_for("/healthz", "")).await;
    let before = ok().await;
    let (mut asked, mut rates) = (0, Vec::new());
    let mut memory = Vec::new();
    while asked < MANY {
        let load = Load {
            connections: table.connections,
            warm: Duration::ZERO,
            measured: Duration::from_secs(5),
        };
        let from = asked;
        let measured: Measured = lay(
            at,
            load,
            |number| ask(from + number),
            |answer| answer.status() == StatusCode::OK,
        )
        .await;
        asked += u64::try_from(measured.took.len()).expect("a number");
        rates.push(measured.rate());
        memory.push(process.memory());
    }
    let ends = |of: &[f64]| {
        (
            of.first().copied().unwrap_or_default(),
            of.last().copied().unwrap_or_default(),
        )
    };
    let (begin, end) = ends(&rates);
    let after = ok().await;
    println!(
        "\n{asked} counted: {begin:.0} a second in the first 5 s ({:.3} of `ok`), {end:.0} in the last ({:.3}); {rates:.0?}; {memory:?} MB resident",
        begin / before,
        end / after,
    );
}

fn import(installation: &Installation, padron: Invented) {
    let text = installation.folder.path().join("padron.txt");
    let mut file = BufWriter::new(File::create(&text).expect("a file"));
    padron.write(&mut file).expect("room");
    drop(file);
    let done = installation.run(&["padron", "import", &text.display().to_string()]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Accounts on a plan whose look-ups are limited, so that each is decided.
async fn accounts(installation: &Installation, process: &Process) -> Vec<Software> {
    let tenant = &installation.world.sillar;
    let manager = Remote::signed_in(&process.address, &tenant.manager.email, PASSWORD).await;
    let terms = PlanTerms {
        lookups: Some(1_000_000_000),
        ..PlanTerms::default()
    };
    let name = "Con consultas".to_owned();
    let plan: Plan = manager
        .ok(&CreatePlan {
            body: NewPlan { name, terms },
        })
        .await;
    let count = usize::try_from(ACCOUNTS).expect("a number");
    Software::make(&manager, tenant, plan.id, count, false).await
}
