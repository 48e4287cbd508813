//! How long a page of the list of documents takes at 1,000 and at 100,000 documents of 20 accounts, on both engines,
//! over HTTP with authentication: `target/release/document-list`, with `sqlite` or `postgres` for one of them.
//!
//! The documents come in as they always do, as XML, so that everything that is kept beside them is there.

use chrono::{Days, NaiveDate, NaiveTime};
use talonario::documents::sample::{self, Party, SampleLine, SampleUbl, UblKind};
use tests::load::{Measured, again, growth};
use tests::many::at_once;
use tests::{Caller, Engine, TestApp, make};
use types::accounts::AccountId;
use types::documents::{
    CreateDocument, DocumentKind, DocumentQuery, DocumentSort, DocumentState, FindDocuments, GetDocumentTotals,
    ReportDocumentState, StateReport, TotalsQuery,
};
use types::kit::money::Currency;
use types::kit::page::Order;

/// As the service has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FEW: i64 = 1_000;
const MANY: i64 = 100_000;
const ACCOUNTS: i64 = 20;
/// So many come in at the same time.
const WIDTH: usize = 128;
/// One in so many is refused by the tax office.
const REFUSED: i64 = 50;
/// They are issued within so many days.
const DAYS: i64 = 320;

/// So often each page is asked for, and before that.
const TIMES: usize = 100;
const WARM: usize = 10;

#[tokio::main]
async fn main() {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |engine: &Engine| named.is_empty() || named.contains(&format!("{engine:?}").to_lowercase());
    growth::head(FEW, MANY);
    for engine in [Engine::Sqlite, Engine::Postgres].into_iter().filter(is_wanted) {
        let app = TestApp::start(engine).await;
        let mut accounts = Vec::new();
        for number in 0..ACCOUNTS {
            accounts.push(account(&app, number).await);
        }
        bring(&accounts, 1..=FEW).await;
        let queries = queries(&accounts);
        let few = measured(&app, &queries).await;
        eprintln!("{engine:?}: {FEW} documents measured");
        bring(&accounts, FEW + 1..=MANY).await;
        eprintln!("{engine:?}: {MANY} documents written");
        let many = measured(&app, &queries).await;
        let names = queries.iter().map(|(name, _)| *name).chain([TOTALS]);
        growth::lines(engine, names, &few, &many);
    }
}

/// An account without a limit of documents, and its software.
async fn account(app: &TestApp, number: i64) -> (AccountId, Caller<'_>) {
    let tenant = &app.world.sillar;
    let (account, software) = app.integration(tenant, &format!("cliente-{number}")).await;
    app.limit(tenant, account.id, make::documents_limit(None, false)).await;
    (account.id, software)
}

async fn bring(accounts: &[(AccountId, Caller<'_>)], numbers: std::ops::RangeInclusive<i64>) {
    let one = async |number: i64| {
        let (account_id, software) = of(accounts, number);
        let xml = xml(number);
        let document = software.ok(CreateDocument { account_id, xml }).await.document;
        if number % REFUSED == 0 {
            let body = StateReport {
                state: DocumentState::Rejected,
                code: Some("2335".to_owned()),
                description: None,
                ticket: None,
            };
            let document_id = document.id;
            software
                .ok(ReportDocumentState {
                    account_id,
                    document_id,
                    body,
                })
                .await;
        }
    };
    at_once(WIDTH, numbers.map(one)).await;
}

fn of<'a, 'b>(accounts: &'a [(AccountId, Caller<'b>)], number: i64) -> (AccountId, &'a Caller<'b>) {
    let place = usize::try_from(number % ACCOUNTS).expect("a place");
    let (id, software) = accounts.get(place).expect("an account");
    (*id, software)
}

fn xml(number: i64) -> Vec<u8> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
    let day = first + Days::new((number * 7 % DAYS).unsigned_abs());
    let (kind, series) = if number % 3 == 0 {
        (UblKind::Boleta, "B001")
    } else {
        (UblKind::Factura, "F001")
    };
    let names = [
        "Comercial Andina",
        "Botica Sumaq",
        "Transportes Quilla",
        "Inversiones Wayra",
    ];
    let place = usize::try_from(number % 4).expect("a place");
    let sample = SampleUbl {
        kind,
        issuer: Party {
            number: make::RUC.to_owned(),
            name: "Empresa Emisora S.A.C.".to_owned(),
        },
        customer: Some(Party {
            number: "20100070970".to_owned(),
            name: format!("{} {}", names.get(place).expect("a name"), number % 5_000),
        }),
        series: series.to_owned(),
        number,
        issued_at: day.and_time(NaiveTime::from_hms_opt(9, 30, 0).expect("a time")),
        currency: Currency::sol(),
        lines: vec![SampleLine {
            description: "Servicio mensual".to_owned(),
            quantity: 2,
            unit_price_minor: 5_000,
        }],
    };
    sample::ubl(&sample).into_bytes()
}

/// What is asked for beside pages.
const TOTALS: &str = "totals by month and kind";

fn queries(accounts: &[(AccountId, Caller<'_>)]) -> Vec<(&'static str, DocumentQuery)> {
    let all = DocumentQuery::default();
    let search = |words: &str| DocumentQuery {
        q: Some(words.to_owned()),
        ..all.clone()
    };
    let day = |text: &str| text.parse().ok();
    vec![
        ("the last admitted", all.clone()),
        (
            "by day of issue",
            DocumentQuery {
                sort: Some(DocumentSort::Issued),
                ..all.clone()
            },
        ),
        (
            "by day of issue, the first",
            DocumentQuery {
                sort: Some(DocumentSort::Issued),
                order: Some(Order::Asc),
                ..all.clone()
            },
        ),
        (
            "of one week",
            DocumentQuery {
                issued_from: day("2026-03-02"),
                issued_to: day("2026-03-08"),
                ..all.clone()
            },
        ),
        (
            "refused (a fiftieth)",
            DocumentQuery {
                state: Some(DocumentState::Rejected),
                ..all.clone()
            },
        ),
        (
            "refused boletas",
            DocumentQuery {
                state: Some(DocumentState::Rejected),
                kind: Some(DocumentKind::Boleta),
                ..all.clone()
            },
        ),
        (
            "of one account, by day of issue",
            DocumentQuery {
                account_id: accounts.first().map(|(id, _)| *id),
                sort: Some(DocumentSort::Issued),
                ..all.clone()
            },
        ),
        ("search: a number (`F001-901`)", search("F001-901")),
        ("search: a customer (`quilla 422`)", search("quilla 422")),
        ("search: a quarter of them (`botica`)", search("botica")),
        ("search: nothing fits", search("zzz")),
    ]
}

/// How long every page takes, and the totals.
async fn measured(app: &TestApp, queries: &[(&str, DocumentQuery)]) -> Vec<Measured> {
    let manager = app.manager();
    let mut all = Vec::new();
    for (_, query) in queries {
        let query = || query.clone();
        let ask = async || drop(manager.ok(FindDocuments { query: query() }).await);
        all.push(again(WARM, TIMES, ask).await);
    }
    let query = TotalsQuery::default;
    let ask = async || drop(manager.ok(GetDocumentTotals { query: query() }).await);
    all.push(again(WARM, TIMES, ask).await);
    all
}
