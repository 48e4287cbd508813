//! What each level of a lock stops, what stays open, and what the software is told of it.

use talonario::documents::sample::{Referred, UblKind};
use tests::make::{self, RUC};
use tests::session::sign_in;
use tests::world::{PASSWORD, Tenant};
use tests::{Code, TestApp, on_both_engines};
use types::accounts::{
    Account, AccountChange, AccountState, ChangeAccount, GetAccount, Lock, LockAccount, LockLevel, UnlockAccount,
};
use types::auth::PasswordChange;
use types::documents::{CreateDocument, DocumentKind, DocumentQuery, DownloadDocument, GetDocument, ListDocuments};
use types::integrations::{
    AccountReport, ChangeClientPassword, GetStanding, Leave, ReportUsage, ReportUsers, SignInClient, SignInOutcome,
};
use types::limits::{LimitChange, LimitsChange, Meter, OwnNumber};
use types::plans::{CreatePlan, NewPlan, PlanTerms};
use types::usage::UsersReport;

const GIVEN: Leave = Leave::unless(None);
const LOCKED: Leave = Leave::unless(Some(Code::AccountLocked));
const FULL: Leave = Leave::unless(Some(Code::LimitReached));

/// Puts the account into that state.
async fn bring(app: &TestApp, tenant: &Tenant, account: &Account, level: Option<LockLevel>) {
    let manager = app.by(&tenant.manager);
    let now = manager.ok(GetAccount { account_id: account.id }).await;
    let (account_id, version) = (now.id, now.version);
    if now.state.level() == level {
        return;
    }
    match level {
        None => manager.ok(UnlockAccount { account_id, version }).await,
        Some(level) => {
            let body = Lock {
                level,
                reason: "Mora".to_owned(),
            };
            manager
                .ok(LockAccount {
                    account_id,
                    version,
                    body,
                })
                .await
        }
    };
}

fn first() -> Referred {
    Referred {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number: 1,
    }
}

on_both_engines! {
    async fn each_level_stops_what_it_says_and_no_more(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let account_id = account.id;
        let users = |users| ReportUsers { account_id, body: UsersReport { users } };
        let send = |number| CreateDocument { account_id, xml: make::factura(RUC, number, "2026-11-21") };
        let voiding = |number| CreateDocument {
            account_id,
            xml: make::ubl(UblKind::ComunicacionBaja(vec![first()]), RUC, "", number, "2026-11-21"),
        };
        let enter = || SignInClient { account_id, body: sign_in(&account.access_email, PASSWORD).body };
        let change = || {
            let body = PasswordChange { current: PASSWORD.to_owned(), new: PASSWORD.to_owned() };
            ChangeClientPassword { account_id, body }
        };
        software.ok(users(1)).await;
        let document_id = software.ok(send(1)).await.document.id;
        let mut number = 1;
        for level in [None, Some(LockLevel::Users), Some(LockLevel::Issuing), Some(LockLevel::Everything), None] {
            bring(&app, tenant, &account, level).await;
            number += 1;
            let lets = |what| level.is_none_or(|level| level < what);
            let standing = software.ok(GetStanding { account_id }).await;
            let leave = |what| if lets(what) { GIVEN } else { LOCKED };
            assert_eq!(standing.state.level(), level);
            assert_eq!(standing.add_user, leave(LockLevel::Users), "{level:?}");
            assert_eq!(standing.issue, leave(LockLevel::Issuing), "{level:?}");
            assert_eq!(standing.sign_in, leave(LockLevel::Everything), "{level:?}");

            software.ok(users(1)).await;
            if lets(LockLevel::Users) {
                software.ok(users(2)).await;
            } else {
                let problem = software.refused(users(2), Code::AccountLocked).await;
                assert_eq!(problem.detail.as_deref(), Some("Mora"));
            }
            software.ok(users(1)).await;
            if lets(LockLevel::Issuing) {
                software.ok(send(number)).await;
            } else {
                software.refused(send(number), Code::AccountLocked).await;
            }
            if lets(LockLevel::Everything) {
                assert_eq!(software.ok(enter()).await.outcome, SignInOutcome::Accepted);
                software.ok(change()).await;
            } else {
                software.refused(enter(), Code::AccountLocked).await;
                software.refused(change(), Code::AccountLocked).await;
            }

            assert!(!software.ok(voiding(number)).await.counted, "voiding stays open: {level:?}");
            software.ok(ListDocuments { account_id, query: DocumentQuery::default() }).await;
            software.ok(GetDocument { account_id, document_id }).await;
            assert!(!software.ok(DownloadDocument { account_id, document_id }).await.is_empty());
            assert!(!app.by(&tenant.support).ok(DownloadDocument { account_id, document_id }).await.is_empty());
        }
    }

    async fn what_is_full_is_refused_meter_by_meter_and_the_lock_is_named_first(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let account_id = account.id;
        let leaves = async || {
            let told = software.ok(GetStanding { account_id }).await;
            [told.add_user, told.add_establishment, told.issue, told.note, told.look_up]
        };
        assert_eq!(leaves().await, [GIVEN; 5]);
        for meter in Meter::ALL {
            let change = LimitChange { enforced: None, own: Some(OwnNumber { to: Some(if meter.is_money() { 1_000_000 } else { 1 }) }) };
            app.limit(tenant, account_id, LimitsChange::one(meter, change)).await;
        }
        assert_eq!(leaves().await, [GIVEN; 5], "one of each is left");
        let report = |body| ReportUsage { account_id, body };
        software.ok(report(AccountReport { lookups: Some(1), ..AccountReport::default() })).await;
        assert_eq!(leaves().await, [GIVEN, GIVEN, GIVEN, GIVEN, FULL]);
        software.ok(report(AccountReport { sales_notes: Some(1), ..AccountReport::default() })).await;
        assert_eq!(leaves().await, [GIVEN, GIVEN, GIVEN, FULL, FULL]);
        software.ok(report(AccountReport { establishments: Some(2), ..AccountReport::default() })).await;
        software.ok(ReportUsers { account_id, body: UsersReport { users: 1 } }).await;
        software.ok(CreateDocument { account_id, xml: make::factura(RUC, 1, "2026-11-21") }).await;
        assert_eq!(leaves().await, [FULL; 5]);
        let standing = software.ok(GetStanding { account_id }).await;
        let told = [&standing.documents, &standing.sales_notes, &standing.lookups, &standing.users, &standing.establishments];
        assert_eq!(told.map(|limit| (limit.used, limit.effective)), [1, 1, 1, 1, 2].map(|used| (used, Some(1))));
        assert_eq!(standing.sales_amount.effective, Some(1_000_000));
        assert_eq!(standing.currency.as_str(), "PEN");
        for (level, expected) in [
            (LockLevel::Users, [LOCKED, FULL, FULL, FULL, FULL]),
            (LockLevel::Issuing, [LOCKED, LOCKED, LOCKED, LOCKED, FULL]),
            (LockLevel::Everything, [LOCKED; 5]),
        ] {
            bring(&app, tenant, &account, Some(level)).await;
            assert_eq!(leaves().await, expected, "{level:?}");
        }
    }

    async fn where_sales_notes_count_they_need_room_among_the_documents(app) {
        let tenant = &app.world.sillar;
        let terms = PlanTerms { documents: Some(3), sales_notes_count: true, ..PlanTerms::default() };
        let plan = app.manager().ok(CreatePlan { body: NewPlan { name: "Tres".to_owned(), terms } }).await;
        let (account, software) = app.integration(tenant, "pukara").await;
        let account_id = account.id;
        let body = AccountReport { sales_notes: Some(3), ..AccountReport::default() };
        software.ok(ReportUsage { account_id, body }).await;
        let told = software.ok(GetStanding { account_id }).await;
        assert_eq!((told.issue, told.note, told.documents.used), (GIVEN, GIVEN, 0));
        let body = AccountChange { plan_id: Some(plan.id), ..AccountChange::default() };
        app.manager().ok(ChangeAccount { account_id, version: account.version, body }).await;
        let told = software.ok(GetStanding { account_id }).await;
        assert_eq!((told.issue, told.note), (FULL, FULL));
        assert_eq!((told.documents.used, told.documents.remaining, told.sales_notes.remaining), (3, Some(0), None));
    }

    async fn limits_that_are_reached_are_told_and_the_lock_before_them(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let account_id = account.id;
        app.limit(tenant, account_id, make::documents_limit(Some(1), true)).await;
        software.ok(CreateDocument { account_id, xml: make::factura(RUC, 1, "2026-11-21") }).await;
        software.ok(ReportUsers { account_id, body: UsersReport { users: 3 } }).await;
        let standing = software.ok(GetStanding { account_id }).await;
        assert_eq!((standing.issue, standing.add_user, standing.sign_in), (FULL, FULL, GIVEN));
        assert_eq!((standing.documents.remaining, standing.users.used), (Some(0), 3));
        assert_eq!(standing.cycle.resets_at.to_rfc3339(), "2026-12-01T05:00:00+00:00");
        bring(&app, tenant, &account, Some(LockLevel::Users)).await;
        let standing = software.ok(GetStanding { account_id }).await;
        assert_eq!((standing.issue, standing.add_user), (FULL, LOCKED));
        let by_support = app.by(&tenant.support).ok(GetStanding { account_id }).await;
        assert_eq!(by_support, standing);
        assert_ne!(standing.state, AccountState::Active);
    }
}
