//! Limits, certificates and what software reports of itself: when they open, get worse, and leave.

use tests::Caller;
use tests::{TestApp, make, on_both_engines};
use types::accounts::Account;
use types::documents::CreateDocument;
use types::inbox::{Cause, DismissInboxItem, Dismissal, DismissalReason, InboxItem, InboxState, Urgency};
use types::integrations::{AccountReport, ReportUsage, ReportUsers};
use types::limits::Meter;
use types::usage::UsersReport;

use super::{at, causes, look, look_at, manager, notes, open, standing};

async fn issue(software: &Caller<'_>, account: &Account, numbers: std::ops::RangeInclusive<i64>) {
    for number in numbers {
        let xml = make::factura(&account.tax_id, number, "2026-11-21");
        software
            .ok(CreateDocument {
                account_id: account.id,
                xml,
            })
            .await;
    }
}

fn users(account: &Account, users: i64) -> ReportUsers {
    ReportUsers {
        account_id: account.id,
        body: UsersReport { users },
    }
}

async fn only(app: &TestApp) -> InboxItem {
    let mut items = open(&manager(app).await).await;
    assert_eq!(items.len(), 1, "{items:?}");
    items.remove(0)
}

fn marks(item: &InboxItem) -> (Meter, i64, i64, i64) {
    let meter = item.meter.as_ref().expect("a meter");
    (meter.meter, meter.mark, meter.used, meter.limit)
}

on_both_engines! {
    async fn users_show_when_they_are_reported_and_leave_with_the_limit(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        software.ok(users(&account, 2)).await;
        assert_eq!(causes(&manager(&app).await).await, []);
        software.ok(users(&account, 3)).await;
        let item = only(&app).await;
        assert_eq!((marks(&item), item.urgency, item.due_at), ((Meter::Users, 100, 3, 3), Urgency::Overdue, None));
        let raise = types::limits::LimitsChange {
            users: Some(types::limits::LimitChange { own: Some(types::limits::OwnNumber { to: Some(10) }), enforced: None }),
            ..types::limits::LimitsChange::default()
        };
        app.limit(&app.world.sillar, account.id, raise).await;
        assert_eq!(causes(&manager(&app).await).await, []);
    }

    async fn documents_pass_each_mark_and_begin_anew_with_the_cycle(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let own = make::documents_limit(Some(20), true);
        app.limit(&app.world.sillar, account.id, own).await;
        issue(&software, &account, 1..=15).await;
        look(&app).await;
        assert_eq!(causes(&manager(&app).await).await, []);
        issue(&software, &account, 16..=16).await;
        look(&app).await;
        let item = only(&app).await;
        assert_eq!((marks(&item), item.urgency), ((Meter::Documents, 80, 16, 20), Urgency::Soon));
        assert_eq!(item.due_at, Some(at("2026-12-01T05:00:00Z")), "the cycle ends in Lima");
        issue(&software, &account, 17..=19).await;
        look(&app).await;
        assert_eq!(marks(&only(&app).await), (Meter::Documents, 95, 19, 20));
        let body = Dismissal { reason: DismissalReason::ClientInformed };
        manager(&app).await.ok(DismissInboxItem { inbox_item_id: item.id, version: 1, body }).await;
        look(&app).await;
        assert_eq!(causes(&manager(&app).await).await, [], "it is set aside");
        issue(&software, &account, 20..=20).await;
        look(&app).await;
        assert_eq!(marks(&only(&app).await), (Meter::Documents, 100, 20, 20), "it got worse");
        look_at(&app, "2026-12-01T04:59:59Z").await;
        assert_eq!(causes(&manager(&app).await).await, [(Cause::Limit, 1)]);
        look_at(&app, "2026-12-01T05:01:00Z").await;
        assert_eq!(causes(&manager(&app).await).await, []);
    }

    async fn a_certificate_shows_thirty_days_before_its_end_and_leaves_with_a_new_one(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let until = |time: &str| ReportUsage {
            account_id: account.id,
            body: AccountReport { certificate_until: Some(at(time)), ..AccountReport::default() },
        };
        software.ok(until("2027-01-15T04:59:59Z")).await;
        assert_eq!(causes(&manager(&app).await).await, []);
        look_at(&app, "2026-12-16T04:59:58Z").await;
        assert_eq!(causes(&manager(&app).await).await, []);
        look_at(&app, "2026-12-16T05:01:00Z").await;
        let item = only(&app).await;
        assert_eq!((item.cause, item.due_at, item.urgency), (Cause::Certificate, Some(at("2027-01-15T04:59:59Z")), Urgency::Later));
        let body = Dismissal { reason: DismissalReason::ClientInformed };
        manager(&app).await.ok(DismissInboxItem { inbox_item_id: item.id, version: item.version, body }).await;
        look_at(&app, "2026-12-31T04:59:00Z").await;
        assert_eq!(causes(&manager(&app).await).await, []);
        look_at(&app, "2026-12-31T05:01:00Z").await;
        assert_eq!(causes(&manager(&app).await).await, [(Cause::Certificate, 1)], "fifteen days are left");
        look_at(&app, "2027-01-15T05:01:00Z").await;
        assert_eq!(only(&app).await.urgency, Urgency::Overdue);
        software.ok(until("2028-01-15T04:59:59Z")).await;
        assert_eq!(causes(&manager(&app).await).await, []);
    }

    async fn what_the_software_reports_shows_and_leaves_with_its_next_report(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        software.ok(notes(account.id, (4, 1, 2), "2026-11-20T15:00:00Z")).await;
        let mut found = causes(&manager(&app).await).await;
        found.sort_by_key(|(cause, _)| *cause);
        assert_eq!(found, [(Cause::NotSent, 4), (Cause::Failed, 2), (Cause::Voiding, 1)]);
        let items = open(&manager(&app).await).await;
        let sent = items.iter().find(|item| item.cause == Cause::NotSent).expect("it");
        assert_eq!(sent.due_at, Some(at("2026-11-24T05:00:00Z")));
        let body = Dismissal { reason: DismissalReason::SettledElsewhere };
        manager(&app).await.ok(DismissInboxItem { inbox_item_id: sent.id, version: sent.version, body }).await;
        app.clock.advance(chrono::TimeDelta::minutes(1));
        software.ok(notes(account.id, (4, 0, 0), "2026-11-20T15:00:00Z")).await;
        assert_eq!(causes(&manager(&app).await).await, [], "no more than was set aside");
        assert_eq!(standing(&manager(&app).await, InboxState::Dismissed).await.len(), 1);
        app.clock.advance(chrono::TimeDelta::minutes(1));
        software.ok(notes(account.id, (5, 0, 0), "2026-11-20T15:00:00Z")).await;
        assert_eq!(causes(&manager(&app).await).await, [(Cause::NotSent, 5)]);
        app.clock.advance(chrono::TimeDelta::minutes(1));
        software.ok(notes(account.id, (0, 0, 0), "2026-11-20T15:00:00Z")).await;
        assert_eq!(causes(&manager(&app).await).await, []);
    }

    async fn what_is_worse_or_due_sooner_stands_first(app) {
        let tenant = &app.world.sillar;
        let (one, first) = app.integration(tenant, "uno").await;
        let (two, second) = app.integration(tenant, "dos").await;
        let (three, third) = app.integration(tenant, "tres").await;
        first.ok(notes(one.id, (1, 0, 0), "2026-11-21T10:00:00Z")).await;
        second.ok(notes(two.id, (1, 0, 0), "2026-11-18T10:00:00Z")).await;
        third.ok(users(&three, 3)).await;
        let found = open(&manager(&app).await).await;
        let order: Vec<_> = found.iter().map(|item| (item.account.id, item.urgency)).collect();
        assert_eq!(order, [(three.id, Urgency::Overdue), (two.id, Urgency::Today), (one.id, Urgency::Later)]);
    }
}
