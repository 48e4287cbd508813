//! What an earlier version counted, and moved when a day was changed, is right to the first recount.

use chrono::TimeDelta;
use talonario::recount::service;
use tests::make;
use tests::{TestApp, on_both_engines};
use types::accounts::{Account, AccountChange, AccountId, ChangeAccount};
use types::documents::CreateDocument;
use types::limits::GetLimits;

/// Takes away what the migration adds, as if it had never been.
async fn as_before(app: &TestApp) {
    for statement in [
        "ALTER TABLE accounts DROP COLUMN cycle_changes",
        "ALTER TABLE documents DROP COLUMN cycle_changes",
        "DROP TABLE cycle_moves",
        "DROP TABLE recounts",
        "DELETE FROM seaql_migrations WHERE version = 'm0027_recount'",
    ] {
        app.execute(statement).await;
    }
}

async fn send(app: &TestApp, account: &Account, key: &str, number: i64, day: &str) {
    app.clock.advance(TimeDelta::seconds(1));
    let call = CreateDocument {
        account_id: account.id,
        xml: make::document(account, number, day),
    };
    app.with_key(key).ok(call).await;
    app.clock.advance(TimeDelta::seconds(1));
}

async fn change_day(app: &TestApp, account_id: AccountId, day: u8) {
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
}

on_both_engines! {
    async fn days_that_were_changed_before_are_known(app) {
        let (sillar, ipe) = (&app.world.sillar, &app.world.ipe);
        let account = app.account(sillar, "pukara").await;
        let key = app.key(sillar, &account).await;
        let calm = app.account(ipe, "aroeira").await;
        let calm_key = app.key(ipe, &calm).await;
        send(&app, &calm, &calm_key, 1, "2026-11-03").await;
        send(&app, &account, &key, 1, "2026-11-03").await;
        send(&app, &account, &key, 2, "2026-10-03").await;
        change_day(&app, account.id, 15).await;
        send(&app, &account, &key, 3, "2026-11-03").await;
        send(&app, &account, &key, 4, "2026-11-20").await;
        change_day(&app, account.id, 31).await;
        send(&app, &account, &key, 5, "2026-11-20").await;
        send(&app, &account, &key, 6, "2026-10-30").await;

        let moves = "SELECT COUNT(*) FROM (SELECT DISTINCT account_id, number FROM cycle_moves) AS changes";
        let before = app.number(moves).await;
        let changes = "SELECT CAST(SUM(cycle_changes) AS BIGINT) FROM documents";
        let admitted = app.number(changes).await;
        as_before(&app).await;
        let upgraded = app.apart().await;
        upgraded.db.migrate().await.expect("it is brought up to date");
        assert_eq!((app.number(moves).await, app.number(changes).await), (before, admitted));
        let report = service::all(&upgraded, false).await.expect("a report");
        assert_eq!((report.accounts, report.differences), (2, vec![]));
    }
}
