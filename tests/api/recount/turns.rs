//! The daily task: whose turn it is.

use chrono::TimeDelta;
use talonario::recount::service;
use tests::make;
use tests::many::at_once;
use tests::{TestApp, on_both_engines};
use types::documents::CreateDocument;

async fn due(app: &TestApp) -> (i64, usize) {
    let report = service::due(&app.context).await.expect("a report");
    (report.accounts, report.repaired)
}

on_both_engines! {
    async fn every_reseller_has_its_turn_once_a_day(app) {
        for tenant in app.tenants() {
            let hostname = format!("cuenta-{}", tenant.reseller.country.code());
            let (account, software) = app.integration(tenant, &hostname).await;
            let xml = make::document(&account, 1, "2026-11-21");
            software.ok(CreateDocument { account_id: account.id, xml }).await;
        }
        assert_eq!(due(&app).await, (2, 0));
        app.execute("UPDATE usage_totals SET documents = documents + 1").await;
        assert_eq!(due(&app).await, (0, 0), "nobody's turn has come again");
        app.clock.advance(TimeDelta::hours(23));
        assert_eq!(due(&app).await, (0, 0));
        app.clock.advance(TimeDelta::hours(1));
        assert_eq!(due(&app).await, (2, 2));
        app.clock.advance(TimeDelta::hours(24));
        assert_eq!(due(&app).await, (2, 0));
    }

    async fn of_several_processes_one_takes_each_turn(app) {
        let mut contexts = vec![app.context.clone()];
        for _ in 0..3 {
            contexts.push(app.apart().await);
        }
        for tenant in app.tenants() {
            let hostname = format!("cuenta-{}", tenant.reseller.country.code());
            app.account(tenant, &hostname).await;
        }
        for day in 0..4 {
            let reports = at_once(4, contexts.iter().map(service::due)).await;
            let looked_at: i64 = reports.into_iter().map(|report| report.expect("a report").accounts).sum();
            assert_eq!(looked_at, 2, "day {day}");
            app.clock.advance(TimeDelta::hours(24));
        }
    }

    async fn a_reseller_that_is_new_gets_its_turn(app) {
        assert_eq!(due(&app).await, (0, 0));
        assert_eq!(app.rows("recounts").await, 2);
        app.execute("DELETE FROM recounts WHERE reseller_id = (SELECT id FROM resellers WHERE name = 'Sillar Factura')").await;
        app.account(&app.world.sillar, "pukara").await;
        assert_eq!(due(&app).await, (1, 0));
    }
}
