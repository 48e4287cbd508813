//! Counting anew while documents come in, and while others count anew.

use futures_util::future::join;
use talonario::kit::context::Context;
use talonario::recount::service;
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::{Caller, TestApp, on_both_engines};
use types::accounts::{Account, AccountChange, AccountId, ChangeAccount};
use types::documents::CreateDocument;
use types::limits::GetLimits;

use super::recount;

const DOCUMENTS: i64 = 250;

/// Sends documents of several days to some accounts, 24 at a time; all must be taken.
async fn pour(software: &[(Account, Caller<'_>)], numbers: std::ops::Range<i64>) {
    let days = ["2026-11-21", "2026-11-22", "2026-10-31", "2026-11-14", "2026-11-15"];
    let documents: Vec<_> = numbers
        .zip(days.iter().cycle())
        .map(|(number, day)| make::factura(RUC, number, day))
        .collect();
    let send = async |(account, caller): &(Account, Caller<'_>), xml: &Vec<u8>| {
        let call = CreateDocument {
            account_id: account.id,
            xml: xml.clone(),
        };
        caller.ok(call).await;
    };
    let calls = documents.iter().zip(software.iter().cycle());
    at_once(24, calls.map(|(xml, one)| send(one, xml))).await;
}

async fn accounts(app: &TestApp) -> Vec<(Account, Caller<'_>)> {
    let mut all = Vec::new();
    for hostname in ["pukara", "illari", "quilla"] {
        let (account, software) = app.integration(&app.world.sillar, hostname).await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(None, false))
            .await;
        all.push((account, software));
    }
    all
}

/// Changes the day of an account again and again.
async fn change_days(app: &TestApp, account_id: AccountId) {
    for day in [15, 28, 3, 31, 1, 22, 9] {
        let version = app.manager().ok(GetLimits { account_id }).await.version;
        let body = AccountChange {
            cycle_day: Some(day),
            ..AccountChange::default()
        };
        let call = ChangeAccount {
            account_id,
            version,
            body,
        };
        app.manager().ok(call).await;
        tokio::time::sleep(std::time::Duration::from_millis(60)).await;
    }
}

/// Recounts again and again until what goes on meanwhile is over; how often, and how many differences it met.
async fn recount_until(context: &Context, over: &tokio::sync::Notify) -> (usize, usize) {
    let over = over.notified();
    let mut over = std::pin::pin!(over);
    let (mut times, mut met) = (0, 0);
    loop {
        let repair = times % 2 == 0;
        met += service::all(context, repair).await.expect("a report").differences.len();
        times += 1;
        let still = tokio::time::timeout(std::time::Duration::from_millis(1), &mut over);
        if still.await.is_ok() {
            return (times, met);
        }
    }
}

on_both_engines! {
    async fn while_documents_come_in_nothing_wrong_is_told(app) {
        let software = accounts(&app).await;
        let over = tokio::sync::Notify::new();
        let work = async {
            join(pour(&software, 1..DOCUMENTS), change_days(&app, software[0].0.id)).await;
            over.notify_one();
        };
        let (times, met) = join(work, recount_until(&app.context, &over)).await.1;
        println!("{:?}: recounted {times} times meanwhile", app.engine());
        assert!(times > 2, "it was recounted meanwhile");
        assert_eq!(met, 0);
        assert_eq!(app.documents_three_ways().await, [DOCUMENTS - 1; 3]);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name LIKE '%.%recounted'").await, 0);
        assert!(app.number("SELECT COUNT(*) FROM cycle_moves").await >= 7);
    }

    async fn what_is_wrong_is_put_right_once_while_documents_come_in(app) {
        let software = accounts(&app).await;
        pour(&software, 1..31).await;
        app.execute("UPDATE usage_cycles SET documents = documents + 4").await;
        app.execute("UPDATE usage_totals SET documents = documents - 2, demo_documents = 6").await;
        app.execute("UPDATE reseller_days SET documents = documents * 3 + 1").await;
        app.execute("UPDATE plan_counts SET accounts = accounts + 9").await;
        app.execute("UPDATE resellers SET accounts = accounts + 5").await;
        let other = app.apart().await;
        let over = tokio::sync::Notify::new();
        let work = async {
            pour(&software, 31..DOCUMENTS).await;
            over.notify_one();
        };
        let recounts = join(recount_until(&app.context, &over), service::all(&other, true));
        let ((times, met), apart) = join(work, recounts).await.1;
        println!("{:?}: recounted {times} times meanwhile, {met} differences", app.engine());
        assert!(met + apart.expect("a report").differences.len() > 0);
        recount(&app, true).await;
        assert_eq!(recount(&app, false).await.differences, []);
        assert_eq!(app.documents_three_ways().await, [DOCUMENTS - 1; 3]);
        assert_eq!(app.number("SELECT CAST(SUM(accounts) AS BIGINT) FROM plan_counts").await, 3);
        assert_eq!(app.number("SELECT CAST(SUM(accounts) AS BIGINT) FROM resellers").await, 3);
    }

    async fn many_that_put_the_same_right_do_not_all_do_it(app) {
        let software = accounts(&app).await;
        pour(&software, 1..31).await;
        let mut contexts = vec![app.context.clone()];
        for _ in 0..3 {
            contexts.push(app.apart().await);
        }
        for round in 0..5 {
            app.execute("UPDATE reseller_days SET documents = documents + 5").await;
            app.execute("UPDATE resellers SET accounts = accounts + 7").await;
            app.execute("UPDATE usage_totals SET documents = documents + 1").await;
            let reports = at_once(4, contexts.iter().map(|context| service::all(context, true))).await;
            let repaired: usize = reports.into_iter().map(|report| report.expect("a report").repaired).sum();
            assert_eq!(recount(&app, true).await.differences, [], "round {round}");
            assert!(repaired >= 3, "round {round}: {repaired}");
            assert_eq!(app.documents_three_ways().await, [30; 3]);
            assert_eq!(app.number("SELECT CAST(SUM(accounts) AS BIGINT) FROM resellers").await, 3);
        }
    }
}
