//! What is counted: each answered look-up once, for the account whose software asked or the reseller whose member
//! searched, in the cycle or the month it was where they are.

use chrono::TimeDelta;
use tests::fake::{Behaviour, Fake};
use tests::many::at_once;
use tests::{Code, TestApp, on_both_engines};
use types::accounts::{AccountChange, AccountId, ChangeAccount, GetAccount, Lock, LockAccount, LockLevel};
use types::integrations::{AccountReport, ReportUsage};
use types::limits::{LimitChange, LimitsChange, Meter, OwnNumber};
use types::lookup::{FindForAccount, GetRegistries, NumberKind};
use types::plans::{CreatePlan, NewPlan, PlanTerms};

use super::{RUC, ask, found, registries};

/// The look-ups of the cycle that runs.
async fn lookups(app: &TestApp, account_id: AccountId) -> i64 {
    let manager = app.anew(&app.world.sillar.manager).await;
    manager.ok(GetAccount { account_id }).await.lookups
}

on_both_engines! {
    async fn an_accounts_software_is_counted_for_its_account_and_month(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let software = software.at(&beside);
        let for_account = |number: &str| FindForAccount {
            account_id: account.id,
            kind: NumberKind::Ruc,
            number: number.to_owned(),
        };
        for _ in 0..2 {
            software.ok(for_account(RUC)).await;
        }
        fake.behave(Behaviour::Json(404, "{}".to_owned()));
        software.refused(for_account("20100047218"), Code::TaxpayerNotFound).await;
        fake.behave(Behaviour::Json(500, "{}".to_owned()));
        software.refused(for_account("20100047218"), Code::LookupFailed).await;
        software.refused(for_account("20100047219"), Code::InvalidFields).await;
        assert_eq!(lookups(&app, account.id).await, 3, "two found and one not found; what failed or was wrong is not counted");
        assert_eq!(app.manager().ok(GetRegistries {}).await.lookups, 0, "members searched nothing");
        let elsewhere = AccountReport { lookups: Some(5), ..AccountReport::default() };
        let told = software.ok(ReportUsage { account_id: account.id, body: elsewhere }).await;
        assert_eq!(told.lookups, 8, "three here and five elsewhere, in this cycle");

        app.clock.advance(TimeDelta::days(10));
        assert_eq!(lookups(&app, account.id).await, 0, "a new cycle began");
        assert_eq!(app.number("SELECT CAST(SUM(lookups) AS BIGINT) FROM usage_cycles").await, 3);
    }

    async fn a_plans_look_ups_go_as_far_as_its_limit_however_many_ask_at_once(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let terms = PlanTerms { lookups: Some(7), ..app.world.sillar.plan.terms.clone() };
        let plan = app.manager().ok(CreatePlan { body: NewPlan { name: "Siete".to_owned(), terms } }).await;
        let change = AccountChange { plan_id: Some(plan.id), ..AccountChange::default() };
        app.manager().ok(ChangeAccount { account_id: account.id, version: account.version, body: change }).await;

        let call = FindForAccount { account_id: account.id, kind: NumberKind::Ruc, number: RUC.to_owned() };
        let asks = (0..20).map(|_| async { software.clone().at(&beside).send(call.clone()).await });
        let (answered, refused): (Vec<_>, Vec<_>) = at_once(8, asks).await.into_iter().partition(Result::is_ok);
        assert_eq!((answered.len(), refused.len()), (7, 13));
        let asked = fake.asked();
        let software = software.at(&beside);
        let problem = software.refused(call.clone(), Code::LimitReached).await;
        let limit = problem.limit.expect("the limit");
        assert_eq!((limit.meter.as_str(), limit.used, limit.limit), ("lookups", 7, 7));
        assert_eq!(limit.resets_at.map(|at| at.to_rfc3339()).as_deref(), Some("2026-12-01T05:00:00+00:00"));
        assert_eq!(fake.asked(), asked, "nobody is asked for what cannot be counted");
        assert_eq!(lookups(&app, account.id).await, 7);
        app.clock.advance(TimeDelta::days(10));
        software.ok(call).await;
    }

    async fn an_accounts_own_look_ups_stand_before_its_plans_and_the_switch_before_both(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let software = software.at(&beside);
        let call = FindForAccount { account_id: account.id, kind: NumberKind::Ruc, number: RUC.to_owned() };
        let lookups = |enforced, to| {
            let change = LimitChange { enforced: Some(enforced), own: Some(OwnNumber { to }) };
            LimitsChange::one(Meter::Lookups, change)
        };
        app.limit(&app.world.sillar, account.id, lookups(true, Some(2))).await;
        for _ in 0..2 {
            software.ok(call.clone()).await;
        }
        let limit = software.refused(call.clone(), Code::LimitReached).await.limit.expect("the limit");
        assert_eq!((limit.meter.as_str(), limit.used, limit.limit), ("lookups", 2, 2), "where the plan has none");
        app.limit(&app.world.sillar, account.id, lookups(false, Some(2))).await;
        software.ok(call.clone()).await;
        app.limit(&app.world.sillar, account.id, lookups(true, Some(2))).await;
        let limit = software.refused(call.clone(), Code::LimitReached).await.limit.expect("the limit");
        assert_eq!((limit.used, limit.limit), (3, 2));
        app.limit(&app.world.sillar, account.id, lookups(true, None)).await;
        software.ok(call).await;
    }

    async fn a_wholly_locked_account_looks_nothing_up(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let software = software.at(&beside);
        let call = FindForAccount { account_id: account.id, kind: NumberKind::Ruc, number: RUC.to_owned() };
        let lock = |level| Lock { level, reason: "Mora".to_owned() };
        let body = lock(LockLevel::Issuing);
        let locked = app.manager().ok(LockAccount { account_id: account.id, version: account.version, body }).await;
        software.ok(call.clone()).await;
        let body = lock(LockLevel::Everything);
        app.manager().ok(LockAccount { account_id: account.id, version: locked.version, body }).await;
        software.refused(call, Code::AccountLocked).await;
    }

    async fn members_searches_are_counted_for_their_reseller(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let asks = (0..12).map(|_| async { app.manager().at(&beside).ok(ask(NumberKind::Ruc, RUC)).await });
        at_once(4, asks).await;
        app.by(&app.world.ipe.support).at(&beside).ok(ask(NumberKind::Ruc, RUC)).await;
        app.by(&app.world.operator).at(&beside).ok(ask(NumberKind::Ruc, RUC)).await;
        let counted = app.by(&app.world.sillar.support).ok(GetRegistries {}).await;
        assert_eq!((counted.lookups, counted.month.to_string().as_str()), (12, "2026-11-01"));
        assert_eq!(app.by(&app.world.ipe.owner).ok(GetRegistries {}).await.lookups, 1);
        assert_eq!(app.by(&app.world.operator).ok(GetRegistries {}).await.lookups, 0);
    }
}
