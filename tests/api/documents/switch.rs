//! Limits and locks that change while documents pour in.

use futures_util::future::join;
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::world::Tenant;
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::{Account, GetAccount, LockAccount};
use types::limits::GetLimits;

use super::send;

const SENT: i64 = 240;

/// Sends documents one after another over some connections; tells how many were accepted.
async fn pour(software: &Caller<'_>, account: &Account, refusal: Code) -> i64 {
    let documents: Vec<_> = (1..=SENT)
        .map(|number| make::factura(RUC, number, "2026-11-21"))
        .collect();
    let answers = at_once(12, documents.iter().map(|xml| software.send(send(account.id, xml)))).await;
    for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert_eq!(problem.code, refusal, "{problem:?}");
    }
    i64::try_from(answers.iter().filter(|answer| answer.is_ok()).count()).expect("a number")
}

/// Waits until so many documents are in.
async fn until(app: &TestApp, tenant: &Tenant, account: &Account, count: i64) {
    let owner = app.by(&tenant.owner);
    while owner.ok(GetLimits { account_id: account.id }).await.documents.used < count {
        tokio::task::yield_now().await;
    }
}

on_both_engines! {
    async fn a_limit_switched_on_while_documents_pour_in_holds_from_that_moment(app) {
        let tenant = &app.world.sillar;
        for (hostname, when, limit) in [("pronto", 10, 60), ("tarde", 60, 30)] {
            let (account, software) = app.integration(tenant, hostname).await;
            app.limit(tenant, account.id, make::documents_limit(Some(limit), false)).await;
            let switching = async {
                until(&app, tenant, &account, when).await;
                app.limit(tenant, account.id, make::documents_limit(Some(limit), true)).await
            };
            let (accepted, switched) = join(pour(&software, &account, Code::LimitReached), switching).await;
            let used = switched.documents.used;
            assert!(used < SENT, "it was switched on in the middle");
            assert_eq!(accepted, used.max(limit), "switched on at {used}");
            let after = app.manager().ok(GetLimits { account_id: account.id }).await;
            assert_eq!(after.documents.used, accepted);
        }
        let ways = app.documents_three_ways().await;
        assert!(ways.iter().all(|each| *each == ways[0]), "{ways:?}");
    }

    async fn a_limit_switched_on_and_off_again_and_again_loses_no_count(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let switching = async {
            for turn in 0..20 {
                app.limit(tenant, account.id, make::documents_limit(Some(50), turn % 2 == 0)).await;
            }
        };
        let (accepted, ()) = join(pour(&software, &account, Code::LimitReached), switching).await;
        assert!(accepted >= 50);
        assert_eq!(app.documents_three_ways().await, [accepted; 3]);
    }

    async fn nothing_is_taken_after_the_lock_was_answered(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        app.limit(tenant, account.id, make::documents_limit(None, false)).await;
        let locking = async {
            until(&app, tenant, &account, 20).await;
            let manager = app.manager();
            let version = manager.ok(GetAccount { account_id: account.id }).await.version;
            let body = make::lock("Mora");
            manager.ok(LockAccount { account_id: account.id, version, body }).await.total_documents
        };
        let (accepted, at_lock) = join(pour(&software, &account, Code::AccountLocked), locking).await;
        assert!((20..SENT).contains(&at_lock), "it was locked in the middle, at {at_lock}");
        assert_eq!((accepted, app.documents_three_ways().await), (at_lock, [at_lock; 3]));
    }
}
