//! Documents that come late, early, or on the edge of a month.

use tests::make::{self, RUC};
use tests::{Code, on_both_engines};

use super::send;

on_both_engines! {
    async fn a_late_document_counts_in_its_own_month_against_its_own_limit(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(2), true)).await;
        for number in 1..=2 {
            software.ok(send(account.id, &make::factura(RUC, number, "2026-11-21"))).await;
        }
        let late = software.ok(send(account.id, &make::factura(RUC, 3, "2026-10-31"))).await;
        assert_eq!((late.limits.documents.used, late.limits.documents.remaining), (1, Some(1)), "October's");
        assert_eq!(late.limits.cycle.resets_at.to_rfc3339(), "2026-11-01T05:00:00+00:00");
        software.ok(send(account.id, &make::factura(RUC, 4, "2026-10-01"))).await;
        let problem = software.refused(send(account.id, &make::factura(RUC, 5, "2026-10-15")), Code::LimitReached).await;
        let reached = problem.limit.expect("the numbers");
        assert_eq!((reached.used, reached.limit, reached.resets_at), (2, 2, None), "October never begins again");
        software.ok(send(account.id, &make::factura(RUC, 6, "2019-02-28"))).await;
        assert_eq!(app.documents_three_ways().await, [5, 5, 5]);
        assert_eq!(app.rows("usage_cycles").await, 3);
    }

    async fn tomorrow_is_taken_and_the_day_after_is_not(app) {
        for tenant in app.tenants() {
            let hostname = format!("pukara-{}", tenant.reseller.country.code());
            let (account, software) = app.integration(tenant, &hostname).await;
            software.ok(send(account.id, &make::document(&account, 1, "2026-11-22"))).await;
            let early = make::document(&account, 2, "2026-11-23");
            let problem = software.refused(send(account.id, &early), Code::IssuedInTheFuture).await;
            assert_eq!(problem.detail.as_deref(), Some("2026-11-23"));
        }
        assert_eq!(app.rows("documents").await, 2);
    }

    async fn today_is_todays_where_the_account_is(app) {
        let (peruvian, peruvians) = app.integration(&app.world.sillar, "pukara").await;
        let (brazilian, brazilians) = app.integration(&app.world.ipe, "aroeira").await;
        app.clock.set("2026-12-01T04:59:00Z".parse().expect("a time"));
        let (lima, sao_paulo) = (make::document(&peruvian, 1, "2026-12-02"), make::document(&brazilian, 1, "2026-12-02"));
        peruvians.refused(send(peruvian.id, &lima), Code::IssuedInTheFuture).await;
        brazilians.ok(send(brazilian.id, &sao_paulo)).await;
        app.clock.set("2026-12-01T05:00:00Z".parse().expect("a time"));
        peruvians.ok(send(peruvian.id, &lima)).await;
    }

    async fn a_document_of_tomorrow_on_the_last_of_a_month_is_the_next_months(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        app.clock.set("2026-11-30T20:00:00Z".parse().expect("a time"));
        software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-30"))).await;
        let next = software.ok(send(account.id, &make::factura(RUC, 2, "2026-12-01"))).await;
        assert_eq!(next.limits.cycle.starts_at.to_rfc3339(), "2026-12-01T05:00:00+00:00");
        let problem = software.refused(send(account.id, &make::factura(RUC, 3, "2026-12-01")), Code::LimitReached).await;
        let resets_at = problem.limit.and_then(|reached| reached.resets_at).expect("a time");
        assert_eq!(resets_at.to_rfc3339(), "2027-01-01T05:00:00+00:00");
        software.refused(send(account.id, &make::factura(RUC, 4, "2026-11-30")), Code::LimitReached).await;
    }
}
