//! How long a page of the list of accounts takes at 1,000 and at 100,000 accounts, on both engines, over HTTP with
//! authentication; and at 10,000 beside the lists of others (`tests/load/peers`).
//!
//! `target/release/account-list`, with `sqlite`, `postgres` or `peers` for one of them.

use tests::load::{Measured, again, growth};
use tests::make::new_account;
use tests::{Engine, TestApp, make};
use types::accounts::{
    Account, AccountCursor, AccountId, AccountQuery, AccountSort, CreateAccount, Environment, ListAccounts, NewAccount,
    StateFilter,
};
use types::documents::CreateDocument;
use types::plans::{CreatePlan, NewPlan, PlanTerms};
use uuid::Uuid;

mod peers;

/// As the service has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FEW: u32 = 1_000;
const MANY: u32 = 100_000;

/// So often each page is asked for.
const TIMES: usize = 200;

/// So often it is asked for before that, so that caches are warm and statements prepared.
const WARM: usize = 20;

#[tokio::main]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_named = |name: &str| named.is_empty() || named.iter().any(|each| each == name);
    let is_wanted = |engine: &Engine| is_named(&format!("{engine:?}").to_lowercase());
    if is_named("peers") {
        peers::measure().await;
    }
    let engines: Vec<Engine> = [Engine::Sqlite, Engine::Postgres]
        .into_iter()
        .filter(is_wanted)
        .collect();
    if !engines.is_empty() {
        growth::head(FEW, MANY);
    }
    for engine in engines {
        let app = TestApp::start(engine).await;
        let like = first(&app).await;
        let queries = queries(&like);
        app.crowd(&like, 0, FEW).await;
        let few = measured(&app, &queries).await;
        eprintln!("{engine:?}: {FEW} accounts measured");
        app.crowd(&like, FEW, MANY).await;
        eprintln!("{engine:?}: {MANY} accounts written");
        let many = measured(&app, &queries).await;
        growth::lines(engine, queries.iter().map(|(name, _)| *name), &few, &many);
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

/// How long every page takes.
async fn measured(app: &TestApp, queries: &[(&str, AccountQuery)]) -> Vec<Measured> {
    let manager = app.manager();
    let mut all = Vec::new();
    for (name, query) in queries {
        eprintln!("{name}");
        let query = || query.clone();
        let ask = async || drop(manager.ok(ListAccounts { query: query() }).await);
        all.push(again(WARM, TIMES, ask).await);
    }
    all
}
