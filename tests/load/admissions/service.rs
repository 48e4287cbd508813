//! The service itself, a process of its own.

use hyper::StatusCode;
use talonario::kit::clock::{Clock, SystemClock};
use tests::Engine;
use tests::binary::Installation;
use tests::load::lay;
use tests::load::software::Software;
use tests::remote::Remote;
use tests::world::PASSWORD;

use crate::{ACCOUNTS, CONNECTIONS, Spread, line, line_of_many, load, raw};

/// So many documents are asked for with one request, the most it takes, from so many connections.
const BATCH: u64 = 1_000;
const BATCHES_FROM: [usize; 2] = [1, 4];

pub(crate) async fn measure(engine: Engine) {
    let installation = Installation::make_on(engine).await;
    installation
        .execute("UPDATE reseller_plans SET maximum_accounts = NULL")
        .await;
    let accounts = accounts(&installation).await;
    let ids: Vec<_> = accounts.iter().map(|software| software.account.0).collect();
    raw::measure(engine, &installation, &ids).await;
    let process = installation.serve();
    let at = process.address.trim_start_matches("http://");
    let today = SystemClock.now().date_naive().to_string();
    let mut first = 0;
    for spread in Spread::BOTH {
        let asked = accounts.get(..spread.accounts()).expect("so many accounts");
        for connections in CONNECTIONS {
            let request = |number: u64| {
                let turn = usize::try_from(number).unwrap_or_default() % asked.len();
                let software = asked.get(turn).expect("one of them");
                software.ask(first + number, &today)
            };
            let measured = lay(at, load(connections), request, |answer| {
                answer.status() == StatusCode::CREATED
            })
            .await;
            line(&format!("Talonario, {engine:?}"), spread, connections, &measured);
            first += 100_000_000;
        }
    }
    for spread in Spread::BOTH {
        let asked = accounts.get(..spread.accounts()).expect("so many accounts");
        for connections in BATCHES_FROM {
            let request = |number: u64| {
                let turn = usize::try_from(number).unwrap_or_default() % asked.len();
                let software = asked.get(turn).expect("one of them");
                software.ask_for_many(first + number * BATCH, BATCH, &today)
            };
            let measured = lay(at, load(connections), request, |answer| all_admitted(answer.body())).await;
            let what = format!("Talonario, {engine:?}, {BATCH} in a request");
            line_of_many(&what, spread, connections, &measured, BATCH);
            first += 1_000_000_000;
        }
    }
    exact(&installation).await;
}

/// Whether every answer of a batch gives leave.
fn all_admitted(body: &[u8]) -> bool {
    let text = std::str::from_utf8(body).unwrap_or_default();
    u64::try_from(text.matches("\"outcome\":\"admitted\"").count()) == Ok(BATCH)
}

/// What is counted is what is there.
async fn exact(installation: &Installation) {
    let rows = installation.number("SELECT COUNT(*) FROM documents").await;
    let counted = installation
        .number("SELECT CAST(SUM(documents) AS BIGINT) FROM usage_cycles")
        .await;
    assert_eq!(rows, counted, "the counters are the number of documents");
}

async fn accounts(installation: &Installation) -> Vec<Software> {
    let process = installation.serve();
    let tenant = &installation.world.sillar;
    let manager = Remote::signed_in(&process.address, &tenant.manager.email, PASSWORD).await;
    Software::make(&manager, tenant, tenant.plan.id, ACCOUNTS, false).await
}
