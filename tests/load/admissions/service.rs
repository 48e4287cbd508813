//! The service itself, a process of its own.

use hyper::StatusCode;
use talonario::kit::clock::{Clock, SystemClock};
use tests::Engine;
use tests::binary::Installation;
use tests::load::lay;
use tests::load::software::Software;
use tests::remote::Remote;
use tests::world::PASSWORD;

use crate::{ACCOUNTS, CONNECTIONS, Spread, line, load, raw};

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
            let measured = lay(at, load(connections), request, |status| status == StatusCode::CREATED).await;
            line(&format!("Talonario, {engine:?}"), spread, connections, &measured);
            first += 100_000_000;
        }
    }
    exact(&installation).await;
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
