//! How long a page of the list of accounts takes at 1,000 and at 100,000 accounts, on both engines, over HTTP with
//! authentication: `cargo run --release -p tests --bin account-list`, with `sqlite` or `postgres` for one of them.

use std::time::{Duration, Instant};

use tests::make::new_account;
use tests::{Caller, Engine, TestApp, make};
use types::accounts::{
    Account, AccountCursor, AccountId, AccountQuery, AccountSort, CreateAccount, Environment, ListAccounts, NewAccount,
    StateFilter,
};
use types::documents::CreateDocument;
use types::plans::{CreatePlan, NewPlan, PlanTerms};
use uuid::Uuid;

const FEW: u32 = 1_000;
const MANY: u32 = 100_000;

/// So often each page is asked for.
const TIMES: usize = 200;

/// So often it is asked for before that, so that caches are warm and statements prepared.
const WARM: usize = 20;

#[tokio::main]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |engine: &Engine| named.is_empty() || named.contains(&format!("{engine:?}").to_lowercase());
    println!("| engine | page | {FEW} p50 | p99 | {MANY} p50 | p99 | p50 grows |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    for engine in [Engine::Sqlite, Engine::Postgres].into_iter().filter(is_wanted) {
        let app = TestApp::start(engine).await;
        let like = first(&app).await;
        let queries = queries(&like);
        app.crowd(&like, 0, FEW).await;
        let few = measured(&app, &queries).await;
        eprintln!("{engine:?}: {FEW} accounts measured");
        app.crowd(&like, FEW, MANY).await;
        eprintln!("{engine:?}: {MANY} accounts written");
        let many = measured(&app, &queries).await;
        for (((name, _), few), many) in queries.iter().zip(few).zip(many) {
            println!(
                "| {engine:?} | {name} | {} | {} | {} | {} | {:.1} × |",
                told(few.0),
                told(few.1),
                told(many.0),
                told(many.1),
                many.0.as_secs_f64() / few.0.as_secs_f64(),
            );
        }
    }
}

/// The account all others are like, near its limit.
async fn first(app: &TestApp) -> Account {
    let body = NewPlan {
        name: "Diez".to_owned(),
        terms: PlanTerms {
            documents: Some(10),
            ..PlanTerms::default()
        },
    };
    let plan = app.manager().ok(CreatePlan { body }).await;
    let body = NewAccount {
        plan_id: plan.id,
        ..new_account(&app.world.sillar, "pukara")
    };
    let account = app.manager().ok(CreateAccount { body }).await;
    let key = app.key(&app.world.sillar, &account).await;
    for number in 1..=9 {
        let xml = make::document(&account, number, "2026-11-21");
        let account_id = account.id;
        app.with_key(&key).ok(CreateDocument { account_id, xml }).await;
    }
    account
}

/// What is asked for; each cursor stands in the middle of its list.
fn queries(like: &Account) -> Vec<(&'static str, AccountQuery)> {
    let all = AccountQuery::default();
    let search = |words: &str| AccountQuery {
        q: Some(words.to_owned()),
        ..AccountQuery::default()
    };
    let by = |sort| AccountQuery {
        sort: Some(sort),
        ..AccountQuery::default()
    };
    let beginning_at = |sort, value: &str| AccountQuery {
        cursor: Some(AccountCursor {
            sort,
            id: AccountId(Uuid::max()),
            value: value.to_owned(),
        }),
        ..by(sort)
    };
    let day = |text: &str| text.parse().ok();
    vec![
        ("newest first", all.clone()),
        ("by name", by(AccountSort::Name)),
        (
            "by name, from its middle on",
            beginning_at(AccountSort::Name, "inversiones quilla"),
        ),
        ("by documents in all", by(AccountSort::TotalDocuments)),
        (
            "by documents in all, from the middle on",
            beginning_at(AccountSort::TotalDocuments, "2500"),
        ),
        ("search: one company (`quilla 421`)", search("quilla 421")),
        ("search: a fifth of them (`comercial`)", search("comercial")),
        (
            "search: two frequent words (`comercial sumaq`)",
            search("comercial sumaq"),
        ),
        ("search: one letter (`s`)", search("s")),
        ("search: a tax number", search(&like.tax_id)),
        ("search: nothing fits", search("zzz")),
        (
            "search by name (`botica`), sorted by documents",
            AccountQuery {
                sort: Some(AccountSort::TotalDocuments),
                ..search("botica")
            },
        ),
        (
            "in demo (a tenth)",
            AccountQuery {
                environment: Some(Environment::Demo),
                ..all.clone()
            },
        ),
        (
            "locked (a fiftieth)",
            AccountQuery {
                state: Some(StateFilter::Locked),
                ..all.clone()
            },
        ),
        (
            "near the limit (a thirtieth)",
            AccountQuery {
                near_limit: true,
                ..all.clone()
            },
        ),
        (
            "near the limit, by name",
            AccountQuery {
                near_limit: true,
                ..by(AccountSort::Name)
            },
        ),
        (
            "with problems (a fortieth)",
            AccountQuery {
                problems: true,
                ..all.clone()
            },
        ),
        (
            "near, in demo, locked, with problems",
            AccountQuery {
                near_limit: true,
                problems: true,
                environment: Some(Environment::Demo),
                state: Some(StateFilter::Locked),
                ..all.clone()
            },
        ),
        (
            "created within a week",
            AccountQuery {
                created_from: day("2026-11-12"),
                created_to: day("2026-11-18"),
                ..all.clone()
            },
        ),
        (
            "created within a week, by name",
            AccountQuery {
                created_from: day("2026-11-12"),
                created_to: day("2026-11-18"),
                ..by(AccountSort::Name)
            },
        ),
        (
            "of a plan (all but none)",
            AccountQuery {
                plan_id: Some(like.plan.id),
                ..all
            },
        ),
    ]
}

/// The middle and the slowest hundredth of every page's times.
async fn measured(app: &TestApp, queries: &[(&str, AccountQuery)]) -> Vec<(Duration, Duration)> {
    let manager = app.manager();
    let mut all = Vec::new();
    for (name, query) in queries {
        eprintln!("{name}");
        for _ in 0..WARM {
            asked(&manager, query).await;
        }
        let mut times = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            times.push(asked(&manager, query).await);
        }
        times.sort();
        let at = |place: usize| times.get(place).copied().unwrap_or_default();
        all.push((at(TIMES / 2), at(TIMES * 99 / 100)));
    }
    all
}

async fn asked(manager: &Caller<'_>, query: &AccountQuery) -> Duration {
    let query = query.clone();
    let begun = Instant::now();
    manager.ok(ListAccounts { query }).await;
    begun.elapsed()
}

fn told(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}
