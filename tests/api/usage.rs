//! Usage: counted cycle by cycle, each document in its own, on the calendar of where it is issued.

use chrono::{DateTime, Utc};
use tests::world::Tenant;
use tests::{TestApp, make, on_both_engines};
use types::accounts::{Account, Environment};
use types::documents::CreateDocument;
use types::limits::GetLimits;
use types::usage::{CycleUsage, GetUsage, Usage};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

fn cycle(starts_on: &str, documents: i64, demo_documents: i64) -> CycleUsage {
    CycleUsage {
        starts_on: starts_on.parse().expect("a day"),
        documents,
        demo_documents,
        sales_notes: 0,
        lookups: 0,
    }
}

async fn usage(app: &TestApp, tenant: &Tenant, account: &Account) -> Usage {
    let call = GetUsage { account_id: account.id };
    app.anew(&tenant.support).await.ok(call).await
}

on_both_engines! {
    async fn a_new_account_has_used_nothing(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let usage = usage(&app, &app.world.sillar, &account).await;
        let nothing = Usage {
            account_id: account.id,
            cycles: Vec::new(),
            total_documents: 0,
            total_demo_documents: 0,
            users: 0,
            establishments: 0,
        };
        assert_eq!(usage, nothing);
    }

    async fn documents_of_several_months_are_told_month_by_month(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let mut number = 0;
        for (now, days) in [
            ("2026-11-21T15:00:00Z", vec!["2026-11-21", "2026-11-02", "2026-10-31"]),
            ("2026-12-24T15:00:00Z", vec!["2026-12-24"]),
            ("2027-02-10T15:00:00Z", vec!["2027-02-10", "2027-02-01", "2027-01-31", "2026-11-30"]),
        ] {
            app.clock.set(at(now));
            for day in days {
                number += 1;
                let xml = make::factura(&account.tax_id, number, day);
                software.ok(CreateDocument { account_id: account.id, xml }).await;
            }
        }
        let usage = usage(&app, tenant, &account).await;
        let expected = [
            cycle("2026-10-01", 1, 0),
            cycle("2026-11-01", 3, 0),
            cycle("2026-12-01", 1, 0),
            cycle("2027-01-01", 1, 0),
            cycle("2027-02-01", 2, 0),
        ];
        assert_eq!((usage.cycles.as_slice(), usage.total_documents), (expected.as_slice(), 8));
        let limits = app.anew(&tenant.support).await.ok(GetLimits { account_id: account.id }).await;
        assert_eq!((limits.documents.used, limits.cycle.starts_at), (2, at("2027-02-01T05:00:00Z")));
    }

    async fn thirteen_cycles_are_told_on_any_day_of_the_month(app) {
        for (tenant, hostname) in [(&app.world.sillar, "pukara"), (&app.world.ipe, "aroeira")] {
            app.clock.set(tests::world::beginning());
            let (account, software) = app.integration(tenant, hostname).await;
            let mut number = 0;
            for year in 2025..=2026 {
                for month in 1..=11 {
                    number += 1;
                    let xml = make::document(&account, number, &format!("{year}-{month:02}-15"));
                    software.ok(CreateDocument { account_id: account.id, xml }).await;
                }
            }
            for (now, oldest, newest) in [
                ("2026-11-30T23:30:00Z", "2025-11-01", "2026-11-01"),
                ("2026-12-01T02:30:00Z", "2025-11-01", "2026-11-01"),
                ("2026-11-01T15:00:00Z", "2025-11-01", "2026-11-01"),
                ("2026-11-02T15:00:00Z", "2025-11-01", "2026-11-01"),
                ("2026-12-01T15:00:00Z", "2026-01-01", "2026-11-01"),
                ("2026-12-31T15:00:00Z", "2026-01-01", "2026-11-01"),
            ] {
                app.clock.set(at(now));
                let usage = usage(&app, tenant, &account).await;
                let told: Vec<_> = usage.cycles.iter().map(|each| each.starts_on.to_string()).collect();
                assert_eq!(told.first().map(String::as_str), Some(oldest), "{now}: {told:?}");
                assert_eq!(told.last().map(String::as_str), Some(newest), "{now}: {told:?}");
                assert_eq!(usage.total_documents, 22, "the total forgets nothing");
            }
        }
    }

    async fn a_month_turns_at_midnight_where_the_account_is(app) {
        for (tenant, hostname, before, after) in [
            (&app.world.sillar, "pukara", "2026-12-01T04:59:59Z", "2026-12-01T05:00:00Z"),
            (&app.world.ipe, "aroeira", "2026-12-01T02:59:59Z", "2026-12-01T03:00:00Z"),
        ] {
            app.clock.set(tests::world::beginning());
            let (account, software) = app.integration(tenant, hostname).await;
            let xml = make::document(&account, 1, "2026-11-21");
            software.ok(CreateDocument { account_id: account.id, xml }).await;
            app.clock.set(at(before));
            let limits = software.ok(GetLimits { account_id: account.id }).await;
            assert_eq!((limits.documents.used, limits.cycle.resets_at), (1, at(after)));
            app.clock.set(at(after));
            let limits = software.ok(GetLimits { account_id: account.id }).await;
            assert_eq!((limits.documents.used, limits.cycle.starts_at), (0, at(after)));
        }
    }

    async fn a_document_belongs_to_the_day_it_was_issued_where_it_was_issued(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (brazilian, brazilians) = app.integration(&app.world.ipe, "aroeira").await;
        app.clock.set(at("2026-12-01T04:30:00Z"));
        for (number, day) in [(1, "2026-11-30"), (2, "2026-12-01")] {
            let xml = make::factura(&account.tax_id, number, day);
            software.ok(CreateDocument { account_id: account.id, xml }).await;
        }
        let limits = software.ok(GetLimits { account_id: account.id }).await;
        assert_eq!(limits.documents.used, 1, "in Lima it is still November");
        assert_eq!(usage(&app, &app.world.sillar, &account).await.cycles, [cycle("2026-11-01", 1, 0), cycle("2026-12-01", 1, 0)]);

        app.clock.set(at("2026-12-01T02:45:00Z"));
        for (number, time) in [(1, "2026-11-30T23:30:00-03:00"), (2, "2026-12-01T00:10:00-03:00")] {
            let xml = make::nfe_at(&brazilian.tax_id, number, time, Environment::Production);
            brazilians.ok(CreateDocument { account_id: brazilian.id, xml }).await;
        }
        assert_eq!(usage(&app, &app.world.ipe, &brazilian).await.cycles, [cycle("2026-11-01", 1, 0), cycle("2026-12-01", 1, 0)]);
    }

    async fn what_has_no_fiscal_validity_is_counted_apart(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        for (number, environment) in [(1, Environment::Production), (2, Environment::Demo), (3, Environment::Demo)] {
            let xml = make::nfe(&account.tax_id, number, "2026-11-21", environment);
            software.ok(CreateDocument { account_id: account.id, xml }).await;
        }
        let usage = usage(&app, &app.world.ipe, &account).await;
        assert_eq!(usage.cycles, [cycle("2026-11-01", 1, 2)]);
        assert_eq!((usage.total_documents, usage.total_demo_documents), (1, 2));
    }
}
