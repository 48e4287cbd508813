//! Each counter is made wrong behind the service's back.

use tests::make::{self, RUC, documents_limit, new_account};
use tests::world::Tenant;
use tests::{TestApp, on_both_engines};
use types::accounts::{Account, AccountChange, ChangeAccount, CreateAccount, Environment};
use types::audit::{ActorKind, EventQuery, ListAccountEvents};
use types::documents::CreateDocument;
use types::limits::GetLimits;
use types::overview::GetOverview;

use super::{named, recount};

async fn issue(app: &TestApp, tenant: &Tenant, account: &Account, documents: Vec<Vec<u8>>) {
    let software = app.with_key(&app.key(tenant, account).await);
    for xml in documents {
        let account_id = account.id;
        software.ok(CreateDocument { account_id, xml }).await;
    }
}

/// Documents of two cycles and of both environments, an account whose day was changed, and one near its limit.
async fn filled(app: &TestApp) -> Account {
    let (sillar, ipe) = (&app.world.sillar, &app.world.ipe);
    let account = app.account(sillar, "pukara").await;
    let days = ["2026-10-20", "2026-11-03", "2026-11-20", "2026-11-22"];
    let documents = (1..).zip(days).map(|(number, day)| make::factura(RUC, number, day));
    issue(app, sillar, &account, documents.collect()).await;
    let version = app
        .by(&sillar.manager)
        .ok(GetLimits { account_id: account.id })
        .await
        .version;
    let body = AccountChange {
        cycle_day: Some(15),
        ..AccountChange::default()
    };
    let change = ChangeAccount {
        account_id: account.id,
        version,
        body,
    };
    app.manager().ok(change).await;
    let late = vec![make::factura(RUC, 9, "2026-11-03")];
    issue(app, sillar, &account, late).await;

    let near = app.account(sillar, "illari").await;
    app.limit(sillar, near.id, documents_limit(Some(2), true)).await;
    let documents = (1..=2).map(|number| make::factura(RUC, number, "2026-11-21"));
    issue(app, sillar, &near, documents.collect()).await;

    let brazilian = app.account(ipe, "aroeira").await;
    let demo = [Environment::Production, Environment::Demo, Environment::Demo];
    let documents = (1..)
        .zip(demo)
        .map(|(number, of)| make::nfe(&brazilian.tax_id, number, "2026-11-21", of));
    issue(app, ipe, &brazilian, documents.collect()).await;
    app.by(&ipe.manager)
        .ok(CreateAccount {
            body: new_account(ipe, "jatoba"),
        })
        .await;
    account
}

fn of(hostname: &str) -> String {
    format!("account_id = (SELECT id FROM accounts WHERE hostname = '{hostname}')")
}

/// Statements that each make something wrong, and what a recount says then.
fn falsifications() -> Vec<(String, &'static [&'static str])> {
    let (pukara, illari, aroeira) = (of("pukara"), of("illari"), of("aroeira"));
    let cycle = |set: &str, account: &str| format!("UPDATE usage_cycles SET {set} WHERE {account}");
    let sillar = "reseller_id = (SELECT id FROM resellers WHERE name = 'Sillar Factura')";
    vec![
        (
            format!(
                "{} AND starts_on = '2026-11-15'",
                cycle("documents = documents + 5", &pukara)
            ),
            &["usage_cycles.documents"],
        ),
        (
            format!(
                "{} AND starts_on = '2026-10-01'",
                cycle("starts_on = '2025-03-01'", &pukara)
            ),
            &[
                "usage_cycles.documents",
                "usage_cycles.sales_minor",
                "usage_cycles.documents",
                "usage_cycles.sales_minor",
            ],
        ),
        (cycle("demo_documents = 0", &aroeira), &["usage_cycles.demo_documents"]),
        (
            format!("DELETE FROM usage_cycles WHERE {aroeira}"),
            &[
                "usage_cycles.documents",
                "usage_cycles.demo_documents",
                "usage_cycles.sales_minor",
            ],
        ),
        (
            cycle("sales_minor = sales_minor - 1", &illari),
            &["usage_cycles.sales_minor"],
        ),
        (
            cycle("near_from = NULL, near_until = NULL", &illari),
            &["usage_cycles.near_limit"],
        ),
        (
            format!(
                "UPDATE usage_cycles SET near_from = (SELECT near_from FROM usage_cycles WHERE {illari}), \
                 near_until = (SELECT near_until FROM usage_cycles WHERE {illari}) WHERE {aroeira}"
            ),
            &["usage_cycles.near_limit"],
        ),
        (
            format!("UPDATE usage_totals SET documents = documents - 1 WHERE {pukara}"),
            &["usage_totals.documents"],
        ),
        (
            format!("UPDATE usage_totals SET demo_documents = 77 WHERE {aroeira}"),
            &["usage_totals.demo_documents"],
        ),
        (
            format!("DELETE FROM usage_totals WHERE {aroeira}"),
            &["usage_totals.documents", "usage_totals.demo_documents"],
        ),
        (
            format!("UPDATE reseller_days SET documents = documents + 2 WHERE {sillar} AND day = '2026-11-20'"),
            &["reseller_days.documents"],
        ),
        (
            format!("DELETE FROM reseller_days WHERE {sillar} AND day = '2026-11-03'"),
            &["reseller_days.documents"],
        ),
        (
            "UPDATE reseller_days SET demo_documents = 0".to_owned(),
            &["reseller_days.demo_documents"],
        ),
        (
            format!("UPDATE plan_counts SET accounts = accounts + 3 WHERE {sillar}"),
            &["plan_counts.accounts"],
        ),
        (
            format!("DELETE FROM plan_counts WHERE {sillar}"),
            &["plan_counts.accounts"],
        ),
        (
            "UPDATE resellers SET accounts = 0".to_owned(),
            &["resellers.accounts", "resellers.accounts"],
        ),
    ]
}

/// Every counter, as one number that another set of counters would hardly give.
async fn counters(app: &TestApp) -> Vec<i64> {
    let mut all = app.documents_three_ways().await.to_vec();
    for query in [
        "SELECT CAST(SUM(documents * 7 + demo_documents + sales_minor * 3) AS BIGINT) FROM usage_cycles",
        "SELECT CAST(SUM(documents * 7 + demo_documents) AS BIGINT) FROM usage_totals",
        "SELECT CAST(SUM((shard + 1) * (documents * 7 + demo_documents)) AS BIGINT) FROM reseller_days",
        "SELECT CAST(SUM(accounts) AS BIGINT) FROM plan_counts",
        "SELECT CAST(SUM(accounts) AS BIGINT) FROM resellers",
        "SELECT COUNT(*) FROM usage_cycles WHERE near_until IS NOT NULL",
        "SELECT COUNT(*) FROM usage_cycles WHERE documents + demo_documents > 0",
    ] {
        all.push(app.number(query).await);
    }
    all
}

on_both_engines! {
    async fn what_was_counted_as_it_came_is_right(app) {
        filled(&app).await;
        let report = recount(&app, false).await;
        assert_eq!((report.accounts, report.differences, report.repaired), (4, vec![], 0));
        let cycles = "SELECT COUNT(*) FROM usage_cycles WHERE documents = 3 AND starts_on = '2026-11-15'";
        assert_eq!(app.number(cycles).await, 1, "the cycle that ran took along what it had counted");
    }

    async fn each_counter_that_is_wrong_is_told_and_put_right(app) {
        filled(&app).await;
        let right = counters(&app).await;
        for (statement, expected) in falsifications() {
            app.execute(&statement).await;
            let told = recount(&app, false).await;
            assert_eq!((named(&told.differences), told.repaired), (expected.iter().map(|name| (*name).to_owned()).collect(), 0), "{statement}");
            assert_eq!(recount(&app, false).await, told, "telling changes nothing");
            let repaired = recount(&app, true).await;
            assert_eq!((&repaired.differences, repaired.repaired), (&told.differences, expected.len()), "{statement}");
            assert_eq!(recount(&app, true).await.differences, [], "{statement}");
            assert_eq!(counters(&app).await, right, "{statement}");
        }
    }

    async fn what_differs_is_told_by_row_with_what_was_and_what_is(app) {
        let account = filled(&app).await;
        app.execute(&format!("UPDATE usage_cycles SET documents = 8 WHERE starts_on = '2026-11-15' AND {}", of("pukara"))).await;
        app.execute("UPDATE reseller_days SET documents = documents + 1 WHERE day = '2026-10-20'").await;
        let told: Vec<_> = recount(&app, true).await.differences.iter().map(ToString::to_string).collect();
        let cycle = format!("usage_cycles account_id={} starts_on=2026-11-15 documents: 8, counted 3", account.id);
        assert_eq!(told, [cycle, "reseller_days day=2026-10-20 documents: 2, counted 1".to_owned()]);
    }

    async fn an_account_that_was_put_right_has_it_in_its_history(app) {
        let account = filled(&app).await;
        app.clock.advance(chrono::TimeDelta::seconds(5));
        app.execute(&format!("UPDATE usage_totals SET documents = 1 WHERE {}", of("pukara"))).await;
        app.execute("UPDATE resellers SET accounts = accounts + 1 WHERE name = 'Sillar Factura'").await;
        recount(&app, true).await;
        let call = ListAccountEvents { account_id: account.id, query: EventQuery::default() };
        let history = app.manager().ok(call).await.items;
        let first = &history[0];
        assert_eq!((first.name.as_str(), first.actor.kind), ("account.usage_recounted", ActorKind::Installation));
        let told: Vec<_> = first.changes.iter().map(|change| (change.field.as_str(), change.before.clone(), change.after.clone())).collect();
        assert_eq!(told, [("total_documents", Some(1.into()), Some(5.into()))]);
        let events = "SELECT COUNT(*) FROM events WHERE name = 'account.usage_recounted'";
        assert_eq!(app.number(events).await, 1, "the others were left alone");
        let events = "SELECT COUNT(*) FROM events WHERE name = 'reseller.recounted' AND subject_id = reseller_id";
        assert_eq!(app.number(events).await, 1);
    }

    async fn what_software_reported_stays(app) {
        let account = filled(&app).await;
        app.execute(&format!("UPDATE usage_cycles SET documents = 0, reported_notes = 12, lookups = 3, reported_lookups = 4 WHERE {}", of("pukara"))).await;
        app.execute(&format!("UPDATE usage_totals SET documents = 0, users = 2, establishments = 6, not_sent = 1 WHERE {}", of("pukara"))).await;
        assert_eq!(recount(&app, true).await.repaired, 4, "three cycles and the total");
        let kept = format!("SELECT COUNT(*) FROM usage_cycles WHERE documents > 0 AND reported_notes = 12 AND lookups = 3 AND reported_lookups = 4 AND {}", of("pukara"));
        assert_eq!(app.number(&kept).await, 3);
        let kept = format!("SELECT COUNT(*) FROM usage_totals WHERE documents = 5 AND users = 2 AND establishments = 6 AND not_sent = 1 AND {}", of("pukara"));
        assert_eq!(app.number(&kept).await, 1);
        assert_eq!(app.manager().ok(GetLimits { account_id: account.id }).await.documents.used, 3);
    }

    async fn who_is_near_the_limit_is_in_the_overview_again(app) {
        filled(&app).await;
        let near = async || app.by(&app.world.sillar.owner).ok(GetOverview {}).await.near_limit.accounts;
        assert_eq!(near().await, 1);
        app.execute("UPDATE usage_cycles SET near_from = NULL, near_until = NULL").await;
        assert_eq!(near().await, 0);
        assert_eq!(named(&recount(&app, true).await.differences), ["usage_cycles.near_limit"]);
        assert_eq!(near().await, 1);
    }

    async fn shards_of_a_day_that_come_to_the_same_are_no_difference(app) {
        filled(&app).await;
        app.execute("UPDATE reseller_days SET shard = shard + 16 WHERE day = '2026-11-20'").await;
        assert_eq!(recount(&app, false).await.differences, []);
        app.execute("UPDATE reseller_days SET documents = documents + 1 WHERE day = '2026-11-20'").await;
        assert_eq!(recount(&app, true).await.repaired, 1);
        let counted = "SELECT CAST(SUM(documents) AS BIGINT) FROM reseller_days WHERE day = '2026-11-20' AND shard < 16";
        assert_eq!(app.number(counted).await, 1, "each shard has its own again");
    }
}
