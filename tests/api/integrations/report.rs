//! What an account's software reports of itself, and what is kept of it.

use chrono::{DateTime, TimeDelta, Utc};
use tests::many::at_once;
use tests::{Code, make, on_both_engines};
use types::accounts::{Account, AccountId, GetAccount, ListAccounts};
use types::documents::CreateDocument;
use types::integrations::{AccountReport, NotificationCounts, ReportUsage};
use types::kit::fault::Fault;
use types::usage::{GetUsage, Notifications};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

fn report(account_id: AccountId, body: AccountReport) -> ReportUsage {
    ReportUsage { account_id, body }
}

fn made(sales_notes: i64, lookups: i64) -> AccountReport {
    AccountReport {
        sales_notes: Some(sales_notes),
        lookups: Some(lookups),
        ..AccountReport::default()
    }
}

fn notes(not_sent: i64, pending_voiding: i64, with_errors: i64) -> NotificationCounts {
    NotificationCounts {
        not_sent,
        pending_voiding,
        with_errors,
        oldest_at: Some(at("2026-11-20T15:00:00Z")),
    }
}

on_both_engines! {
    async fn counts_of_a_cycle_are_kept_and_added_to_its_documents(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        for number in 1..=2 {
            let xml = make::factura(&account.tax_id, number, "2026-11-21");
            software.ok(CreateDocument { account_id: account.id, xml }).await;
        }
        let body = AccountReport { establishments: Some(2), ..made(38, 120) };
        let told = software.ok(report(account.id, body)).await;
        assert_eq!((told.sales_notes, told.lookups, told.establishments), (38, 120, 2));
        assert_eq!((told.documents.used, told.monthly_total), (2, 40));
        assert_eq!(app.manager().ok(GetAccount { account_id: account.id }).await, told);
        let listed = app.manager().ok(ListAccounts { query: types::accounts::AccountQuery::default() }).await.items;
        assert_eq!(listed, [told]);
        let usage = app.manager().ok(GetUsage { account_id: account.id }).await;
        let cycles: Vec<_> = usage.cycles.iter().map(|each| (each.documents, each.sales_notes, each.lookups)).collect();
        assert_eq!((cycles, usage.establishments), (vec![(2, 38, 120)], 2));
    }

    async fn counts_of_a_cycle_never_go_down_and_begin_anew_in_the_next(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let told = |account: Account| (account.sales_notes, account.lookups);
        software.ok(report(account.id, made(38, 5))).await;
        assert_eq!(told(software.ok(report(account.id, made(12, 9))).await), (38, 9));
        assert_eq!(told(software.ok(report(account.id, made(0, 0))).await), (38, 9));
        app.clock.set(at("2026-12-02T15:00:00Z"));
        assert_eq!(told(software.ok(report(account.id, made(1, 0))).await), (1, 0));
        let late = AccountReport { counted_at: Some(at("2026-11-30T23:00:00Z")), ..made(41, 0) };
        assert_eq!(told(software.ok(report(account.id, late)).await), (1, 0));
        let usage = software.ok(GetUsage { account_id: account.id }).await;
        let cycles: Vec<_> = usage.cycles.iter().map(|each| (each.starts_on.to_string(), each.sales_notes)).collect();
        assert_eq!(cycles, [("2026-11-01".to_owned(), 41), ("2026-12-01".to_owned(), 1)]);
        let events = app.number("SELECT COUNT(*) FROM events WHERE name = 'account.usage_reported'").await;
        assert_eq!(events, 4, "what changes nothing leaves no event");
    }

    async fn reports_at_once_keep_the_greatest(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let calls = (1..=12).map(|number| software.ok(report(account.id, made(number, 13 - number))));
        at_once(12, calls).await;
        let told = software.ok(GetAccount { account_id: account.id }).await;
        assert_eq!((told.sales_notes, told.lookups), (12, 12));
    }

    async fn what_needs_attention_is_as_of_when_it_was_counted(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let counted = |minutes, notes| AccountReport {
            counted_at: Some(app.context.now() - TimeDelta::minutes(minutes)),
            notifications: Some(notes),
            ..AccountReport::default()
        };
        let problems = || app.number("SELECT COUNT(*) FROM usage_totals WHERE with_problems");
        assert_eq!(account.notifications, Notifications::default());
        let told = software.ok(report(account.id, counted(5, notes(4, 1, 2)))).await.notifications;
        assert_eq!(told, notes(4, 1, 2).as_of(app.context.now() - TimeDelta::minutes(5)));
        assert_eq!((told.any(), problems().await), (true, 1));
        let late = software.ok(report(account.id, counted(9, notes(9, 9, 9)))).await.notifications;
        assert_eq!(late, told, "a report that comes late changes nothing");
        let none = software.ok(report(account.id, counted(0, notes(0, 0, 0)))).await.notifications;
        let nothing = Notifications { reported_at: Some(app.context.now()), ..Notifications::default() };
        assert_eq!((none, problems().await), (nothing, 0));
        software.ok(report(account.id, counted(0, notes(0, 0, 0)))).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.usage_reported'").await, 2);
    }

    async fn every_number_that_is_negative_or_absurd_is_named(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let range = || Fault::OutOfRange { minimum: 0, maximum: 1_000_000_000 };
        let body = AccountReport {
            counted_at: Some(app.context.now() + TimeDelta::hours(1)),
            sales_notes: Some(-1),
            lookups: Some(1_000_000_001),
            establishments: Some(i64::MIN),
            notifications: Some(NotificationCounts {
                oldest_at: Some(at("2027-11-20T15:00:00Z")),
                ..notes(-1, -1, i64::MAX)
            }),
            certificate_until: Some(at("2126-11-20T15:00:00Z")),
        };
        let wrong = [
            ("counted_at", Fault::WrongTime),
            ("sales_notes", range()),
            ("lookups", range()),
            ("establishments", range()),
            ("notifications.not_sent", range()),
            ("notifications.pending_voiding", range()),
            ("notifications.with_errors", range()),
            ("notifications.oldest_at", Fault::WrongTime),
            ("certificate_until", Fault::WrongTime),
        ];
        software.wrong(report(account.id, body), &wrong).await;
        let old = AccountReport { counted_at: Some(at("2025-10-01T00:00:00Z")), ..made(1, 1) };
        software.wrong(report(account.id, old), &[("counted_at", Fault::WrongTime)]).await;
        assert_eq!(software.ok(GetAccount { account_id: account.id }).await, account);
    }

    async fn only_the_accounts_own_key_reports(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let sibling = app.account(tenant, "wayra").await;
        let theirs = app.account(&app.world.ipe, "aroeira").await;
        app.manager().refused(report(account.id, made(1, 1)), Code::NotAllowed).await;
        for other in [sibling.id, theirs.id, AccountId(uuid::Uuid::nil())] {
            software.refused(report(other, made(1, 1)), Code::NotFound).await;
        }
        assert_eq!(app.rows("usage_cycles").await, 0);
    }
}
