//! The same pages of 10,000 asked of the service and of the peers, one request after the other, over one connection.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{AUTHORIZATION, HOST};
use hyper::{Request, Response, StatusCode};
use tests::load::peers::{NAMES, Peer};
use tests::load::{Line, Measured, again, told};
use tests::{Engine, TestApp};
use types::accounts::{AccountCursor, AccountId, AccountQuery, AccountSort, ListAccounts};
use types::kit::call::Call;
use uuid::Uuid;

/// So many there are of what is listed.
const LISTED: u32 = 10_000;

/// So often each page is asked for, and before that: until every connection of a pool has prepared its statements, and
/// PostgreSQL has settled on their plans.
const TIMES: usize = 100;
const WARM: usize = 100;

/// What each page is called here, and by the peers.
const PAGES: [(&str, &str); 3] = [
    ("first page", "list"),
    ("from the middle on", "deep"),
    ("search: one of them", "search"),
];

pub(crate) async fn measure() {
    println!("| what | page | p50 | p99 | times ours (PostgreSQL) |");
    println!("|---|---|---:|---:|---:|");
    let mut ours = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        ours = service(engine).await;
        for ((page, _), measured) in PAGES.iter().zip(&ours) {
            line(&format!("Talonario, {engine:?}"), page, measured, None);
        }
    }
    for name in NAMES {
        let peer = Peer::serve(name);
        for ((page, asked), ours) in PAGES.iter().zip(&ours) {
            let operation = peer.operation(asked);
            let request = |number| peer.request(operation, number, 1);
            let measured = asked_again(peer.at(), request, |answer| operation.is_done(answer)).await;
            line(&peer.name(), page, &measured, Some(ours));
        }
    }
}

fn line(what: &str, page: &str, measured: &Measured, ours: Option<&Measured>) {
    let p50 = |measured: &Measured| measured.percentile(50);
    let times = ours.map(|ours| p50(measured).as_secs_f64() / p50(ours).as_secs_f64());
    println!(
        "| {what} | {page} | {} | {} | {} |",
        told(p50(measured)),
        told(measured.percentile(99)),
        times.map(|times| format!("{times:.0} ×")).unwrap_or_default(),
    );
}

/// The service's own pages, in the order of [`PAGES`]: with all columns the list has.
async fn service(engine: Engine) -> Vec<Measured> {
    let app = TestApp::start(engine).await;
    let like = crate::first(&app).await;
    app.crowd(&like, 0, LISTED).await;
    let by_name = AccountQuery {
        sort: Some(AccountSort::Name),
        limit: Some(50),
        ..AccountQuery::default()
    };
    let middle = AccountCursor {
        sort: AccountSort::Name,
        id: AccountId(Uuid::max()),
        value: "inversiones quilla".to_owned(),
    };
    let queries = [
        by_name.clone(),
        AccountQuery {
            cursor: Some(middle),
            ..by_name.clone()
        },
        AccountQuery {
            q: Some("quilla 421".to_owned()),
            ..by_name
        },
    ];
    let at = app.address.trim_start_matches("http://");
    let token = &app.world.sillar.manager.token;
    let mut all = Vec::new();
    for query in queries {
        let url = ListAccounts { query }.parts().url(ListAccounts::PATH);
        let request = |_| {
            Request::get(&url)
                .header(HOST, at)
                .header(AUTHORIZATION, format!("Bearer {token}"))
                .body(Full::<Bytes>::default())
                .expect("a request")
        };
        all.push(asked_again(at, request, |answer| answer.status() == StatusCode::OK).await);
    }
    all
}

async fn asked_again(
    at: &str,
    request: impl Fn(u64) -> Request<Full<Bytes>>,
    wanted: impl Fn(&Response<Bytes>) -> bool,
) -> Measured {
    let (mut line, mut number) = (Line::default(), 0);
    let ask = async || {
        let answer = line.send(at, request(number)).await.expect("an answer");
        assert!(wanted(&answer), "{}: {:?}", answer.status(), answer.body());
        number += 1;
    };
    again(WARM, TIMES, ask).await
}
