//! Sales notes and what was sold, counted again from the documents; what was reported beside them stays.

use tests::{Caller, TestApp, make, on_both_engines};
use types::accounts::{Account, AccountChange, ChangeAccount, GetAccount};
use types::admissions::{CreateAdmission, NewAdmission, NewDocument};
use types::documents::DocumentKind;
use types::integrations::{AccountReport, ReportUsage};
use types::limits::{GetLimits, Limits};
use types::overview::GetOverview;
use types::plans::{CreatePlan, NewPlan, PlanTerms};

use super::{named, recount};

fn terms(sales_notes_count: bool) -> PlanTerms {
    PlanTerms {
        documents: Some(10),
        sales_amount: make::money(100_000, "PEN"),
        sales_notes_count,
        ..PlanTerms::default()
    }
}

/// A factura of 118.00, two notes of 50.00, and a report of seven notes in all.
async fn sold<'a>(app: &'a TestApp, sales_notes_count: bool) -> (Account, Caller<'a>) {
    let tenant = &app.world.sillar;
    let account = app.account_on(tenant, "pukara", terms(sales_notes_count)).await;
    let software = app.with_key(&app.key(tenant, &account).await);
    let of = |number, minor| NewDocument {
        total: make::money(minor, "PEN"),
        ..make::announced(&account, number, "2026-11-21")
    };
    let note = |number| NewDocument {
        kind: DocumentKind::SalesNote,
        series: "NV01".to_owned(),
        ..of(number, 5_000)
    };
    let account_id = account.id;
    for document in [of(1, 11_800), note(1), note(2)] {
        let body = NewAdmission::Document(document);
        software.ok(CreateAdmission { account_id, body }).await;
    }
    let body = AccountReport {
        sales_notes: Some(7),
        ..AccountReport::default()
    };
    software.ok(ReportUsage { account_id, body }).await;
    (account, software)
}

async fn limits(app: &TestApp, account: &Account) -> Limits {
    let account_id = account.id;
    app.manager().ok(GetLimits { account_id }).await
}

on_both_engines! {
    async fn notes_and_sales_are_counted_again_and_what_was_reported_stays(app) {
        let (account, _software) = sold(&app, true).await;
        let used = async || {
            let limits = limits(&app, &account).await;
            (limits.documents.used, limits.sales_notes.used, limits.sales_amount.used)
        };
        let near = async || app.by(&app.world.sillar.owner).ok(GetOverview {}).await.near_limit.accounts;
        assert_eq!((used().await, near().await), ((8, 7, 21_800), 1));
        assert_eq!(recount(&app, false).await.differences, []);
        for (set, expected) in [
            ("sales_notes = 6", ["usage_cycles.sales_notes"].as_slice()),
            ("sales_minor = sales_minor + 1", &["usage_cycles.sales_minor"]),
            ("notes_minor = 0", &["usage_cycles.notes_minor"]),
            ("near_from = NULL, near_until = NULL", &["usage_cycles.near_limit"]),
        ] {
            app.execute(&format!("UPDATE usage_cycles SET {set}")).await;
            assert_eq!(named(&recount(&app, true).await.differences), expected, "{set}");
            assert_eq!((used().await, near().await), ((8, 7, 21_800), 1), "{set}");
        }
        assert_eq!(recount(&app, false).await.differences, []);
    }

    async fn the_plan_says_what_of_notes_counts_when_it_is_asked(app) {
        let (account, software) = sold(&app, false).await;
        let before = limits(&app, &account).await;
        assert_eq!((before.documents.used, before.sales_notes.used, before.sales_amount.used), (1, 7, 11_800));
        let manager = app.manager();
        let body = NewPlan { name: "Juntas".to_owned(), terms: terms(true) };
        let plan_id = Some(manager.ok(CreatePlan { body }).await.id);
        let account_id = account.id;
        let version = manager.ok(GetAccount { account_id }).await.version;
        let body = AccountChange { plan_id, ..AccountChange::default() };
        manager.ok(ChangeAccount { account_id, version, body }).await;
        let after = limits(&app, &account).await;
        assert_eq!((after.documents.used, after.sales_notes.used, after.sales_amount.used), (8, 7, 21_800));
        assert_eq!(recount(&app, true).await.differences, []);
        let body = AccountReport { sales_notes: Some(6), ..AccountReport::default() };
        software.ok(ReportUsage { account_id, body }).await;
        assert_eq!(limits(&app, &account).await.sales_notes.used, 7, "fewer than are known");
    }
}
