//! Rounds of 1,000 admissions asked for at once, each round on an account of its own with a limit of 1, 7, 100 or 999
//! documents, with the service killed in the middle of some and started again: as many are admitted as the limit, the
//! counter is the number of documents, and none that was acknowledged is lost. Whoever got no answer asks again, as the
//! software of an account would. On PostgreSQL two processes serve, and either may be killed.
//!
//! `target/release/rounds`, with `sqlite` or `postgres` for one of the engines, and a number of
//! rounds if 1,000 are too many.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use hyper::StatusCode;
use talonario::kit::clock::{Clock, SystemClock};
use talonario::kit::random::{SystemRandom, bytes};
use tests::Engine;
use tests::binary::{Installation, Process};
use tests::load::Line;
use tests::load::software::Software;
use tests::remote::Remote;
use tests::world::PASSWORD;
use types::plans::{CreatePlan, NewPlan, PlanTerms};

const ROUNDS: usize = 1_000;

/// Asked for at once.
const ASKS: usize = 1_000;

const LIMITS: [i64; 4] = [1, 7, 100, 999];

/// In one of so many rounds the service is killed.
const KILLS: u8 = 10;

/// Who got no answer asks again after that.
const AGAIN: Duration = Duration::from_millis(20);

#[tokio::main]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let rounds = named.iter().find_map(|word| word.parse().ok()).unwrap_or(ROUNDS);
    let engines = [Engine::Sqlite, Engine::Postgres];
    let is_named = |engine: &Engine| named.contains(&format!("{engine:?}").to_lowercase());
    let all = !engines.iter().any(is_named);
    println!("| engine | processes | rounds | kills | asked | unanswered, asked again | admitted | took |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for engine in engines.into_iter().filter(|engine| all || is_named(engine)) {
        run(engine, rounds).await;
    }
}

/// The processes that serve an installation.
struct Service<'a> {
    installation: &'a Installation,
    processes: RefCell<Vec<Process>>,
}

impl Service<'_> {
    /// Where the process that serves this line listens, `host:port`.
    fn at(&self, line: usize) -> String {
        let processes = self.processes.borrow();
        let process = processes.get(line % processes.len()).expect("one of them");
        process.address.trim_start_matches("http://").to_owned()
    }

    /// Kills a process in the middle of what it does, and starts another in its place.
    async fn kill(&self, chance: [u8; 3]) {
        let [which, when, _] = chance;
        tokio::time::sleep(Duration::from_millis(u64::from(when) / 4)).await;
        let which = usize::from(which) % self.processes.borrow().len();
        let mut processes = self.processes.borrow_mut();
        let process = processes.get_mut(which).expect("one of them");
        process.kill();
        *process = tokio::task::block_in_place(|| self.installation.serve());
    }
}

async fn run(engine: Engine, rounds: usize) {
    let installation = Installation::make_on(engine).await;
    let lift = "UPDATE reseller_plans SET maximum_accounts = NULL";
    installation.execute(lift).await;
    let count = if engine == Engine::Sqlite { 1 } else { 2 };
    let service = Service {
        installation: &installation,
        processes: RefCell::new((0..count).map(|_| installation.serve()).collect()),
    };
    let accounts = accounts(&service, rounds.div_ceil(LIMITS.len())).await;
    let today = SystemClock.now().date_naive().to_string();
    let mut lines: Vec<Line> = (0..ASKS).map(|_| Line::default()).collect();
    let (mut kills, mut again, mut admitted) = (0, 0, 0);
    let begun = Instant::now();
    for (limit, software) in accounts.iter().take(rounds) {
        let chance: [u8; 3] = bytes(&SystemRandom);
        let killed = chance[2].is_multiple_of(KILLS);
        let asking = lines.iter_mut().enumerate();
        let asking = join_all(asking.map(|(number, line)| ask(&service, line, software, number, &today)));
        let answers = if killed {
            kills += 1;
            let (answers, ()) = tokio::join!(asking, service.kill(chance));
            answers
        } else {
            asking.await
        };
        again += answers.iter().map(|answer| answer.unanswered).sum::<usize>();
        let acknowledged = answers.iter().filter(|answer| answer.admitted);
        let acknowledged: BTreeSet<i64> = acknowledged.map(|answer| answer.number).collect();
        let account = software.account;
        let there = installation.documents(account).await;
        assert_eq!(
            acknowledged, there,
            "what was acknowledged is what is there, with a limit of {limit}"
        );
        assert_eq!(i64::try_from(there.len()).ok(), Some(*limit), "as many as the limit");
        assert_eq!(
            installation.counted(account).await,
            *limit,
            "the counter is the number of documents"
        );
        admitted += there.len();
    }
    let took = begun.elapsed().as_secs();
    println!(
        "| {engine:?} | {count} | {rounds} | {kills} | {} | {again} | {admitted} | {took} s |",
        rounds * ASKS
    );
    service.processes.borrow_mut().clear();
    let recounted = installation.run(&["recount"]);
    assert!(
        recounted.status.success(),
        "{}",
        String::from_utf8_lossy(&recounted.stdout)
    );
}

/// What came of one ask.
struct Answer {
    number: i64,
    admitted: bool,
    /// So often there was no answer.
    unanswered: usize,
}

/// Asks until there is an answer.
async fn ask(service: &Service<'_>, line: &mut Line, software: &Software, number: usize, today: &str) -> Answer {
    let number = i64::try_from(number).expect("a small number");
    let mut unanswered = 0;
    loop {
        let at = service.at(usize::try_from(number).expect("a small number"));
        let request = software.ask(number.unsigned_abs(), today);
        let admitted = match line.send(&at, request).await.map(|answer| answer.status()) {
            Some(StatusCode::CREATED | StatusCode::OK) => Some(true),
            Some(StatusCode::CONFLICT) => Some(false),
            // It is stopping, or too many wait.
            None | Some(StatusCode::SERVICE_UNAVAILABLE) => None,
            Some(other) => panic!("{other}"),
        };
        if let Some(admitted) = admitted {
            return Answer {
                number: number + 1,
                admitted,
                unanswered,
            };
        }
        unanswered += 1;
        tokio::time::sleep(AGAIN).await;
    }
}

/// Accounts on plans with each of the limits, by turns.
async fn accounts(service: &Service<'_>, of_each: usize) -> Vec<(i64, Software)> {
    let tenant = &service.installation.world.sillar;
    let at = format!("http://{}", service.at(0));
    let manager = Remote::signed_in(&at, &tenant.manager.email, PASSWORD).await;
    let mut made = Vec::new();
    for limit in LIMITS {
        let terms = PlanTerms {
            documents: Some(limit),
            ..PlanTerms::default()
        };
        let name = format!("De {limit}");
        let plan = manager
            .ok(&CreatePlan {
                body: NewPlan { name, terms },
            })
            .await;
        let software = Software::make(&manager, tenant, plan.id, of_each, true).await;
        made.push(software.into_iter().map(move |each| (limit, each)));
    }
    let mut turns = Vec::new();
    for _ in 0..of_each {
        turns.extend(made.iter_mut().filter_map(Iterator::next));
    }
    turns
}
