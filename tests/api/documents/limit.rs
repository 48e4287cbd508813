//! The limit of documents, and the lock.

use chrono::{DateTime, Utc};
use talonario::documents::sample::{Referred, UblKind};
use tests::make::{self, RUC};
use tests::{Code, on_both_engines};
use types::accounts::{LockAccount, UnlockAccount};
use types::documents::DocumentKind;
use types::kit::problem::LimitReached;

use super::send;

fn reached(used: i64, limit: i64, resets_at: &str) -> Option<LimitReached> {
    let resets_at: Option<DateTime<Utc>> = Some(resets_at.parse().expect("a time"));
    Some(LimitReached {
        meter: "documents".to_owned(),
        used,
        limit,
        resets_at,
    })
}

on_both_engines! {
    async fn a_reached_limit_says_of_what_how_much_and_until_when(app) {
        for (tenant, resets_at) in [(&app.world.sillar, "2026-12-01T05:00:00Z"), (&app.world.ipe, "2026-12-01T03:00:00Z")] {
            let hostname = format!("pukara-{}", tenant.reseller.country.code());
            let (account, software) = app.integration(tenant, &hostname).await;
            app.limit(tenant, account.id, make::documents_limit(Some(2), true)).await;
            for number in 1..=2 {
                software.ok(send(account.id, &make::document(&account, number, "2026-11-21"))).await;
            }
            let problem = software.refused(send(account.id, &make::document(&account, 3, "2026-11-21")), Code::LimitReached).await;
            assert_eq!(problem.limit, reached(2, 2, resets_at));
            app.limit(tenant, account.id, make::documents_limit(Some(3), true)).await;
            let third = software.ok(send(account.id, &make::document(&account, 3, "2026-11-21"))).await;
            assert_eq!((third.limits.documents.used, third.limits.documents.remaining), (3, Some(0)));
        }
        assert_eq!(app.documents_three_ways().await, [6, 6, 6]);
    }

    async fn switched_off_the_limit_stops_nothing(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), false)).await;
        for number in 1..=4 {
            let received = software.ok(send(account.id, &make::factura(RUC, number, "2026-11-21"))).await;
            assert_eq!((received.limits.documents.used, received.limits.documents.remaining), (number, None));
        }
    }

    async fn the_next_month_begins_with_the_whole_limit(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        app.clock.set("2026-12-01T04:59:59Z".parse().expect("a time"));
        software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-30"))).await;
        software.refused(send(account.id, &make::factura(RUC, 2, "2026-11-30")), Code::LimitReached).await;
        app.clock.set("2026-12-01T05:00:00Z".parse().expect("a time"));
        software.ok(send(account.id, &make::factura(RUC, 2, "2026-12-01"))).await;
        let problem = software.refused(send(account.id, &make::factura(RUC, 3, "2026-12-01")), Code::LimitReached).await;
        assert_eq!(problem.limit, reached(1, 1, "2027-01-01T05:00:00Z"));
    }

    async fn a_notice_that_voids_passes_a_full_account(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await;
        let voided = Referred { kind: DocumentKind::Factura, series: "F001".to_owned(), number: 1 };
        let xml = make::ubl(UblKind::ComunicacionBaja(vec![voided]), RUC, "", 1, "2026-11-21");
        assert!(!software.ok(send(account.id, &xml)).await.counted);
    }

    async fn a_locked_account_issues_nothing_and_is_told_why(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let body = make::lock("Tres cuotas vencidas");
        app.manager().ok(LockAccount { account_id: account.id, version: 1, body }).await;
        let xml = make::factura(RUC, 1, "2026-11-21");
        let problem = software.refused(send(account.id, &xml), Code::AccountLocked).await;
        assert_eq!(problem.detail.as_deref(), Some("Tres cuotas vencidas"));
        assert_eq!((app.rows("documents").await, app.documents_three_ways().await), (0, [0, 0, 0]));
        app.manager().ok(UnlockAccount { account_id: account.id, version: 2 }).await;
        assert!(software.ok(send(account.id, &xml)).await.counted);
    }

    async fn a_refused_document_leaves_nothing_behind(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await;
        for number in 2..=4 {
            software.refused(send(account.id, &make::factura(RUC, number, "2026-11-21")), Code::LimitReached).await;
        }
        assert_eq!((app.rows("documents").await, app.documents_three_ways().await), (1, [1, 1, 1]));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'document.received'").await, 1);
        assert_eq!(app.files(), 1);
    }
}
