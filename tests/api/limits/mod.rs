//! Limits: plan, override, switch and use, and what follows from them.

mod meters;
mod notes;

use tests::world::Tenant;
use tests::{Attempt, Code, TestApp, make, on_both_engines};
use types::accounts::{Account, AccountId, CreateAccount, GetAccount};
use types::documents::CreateDocument;
use types::integrations::ReportUsers;
use types::kit::fault::Fault;
use types::limits::{ChangeLimits, Cycle, GetLimits, Limit, LimitChange, LimitsChange, Meter, OwnNumber};
use types::usage::UsersReport;

fn own(to: Option<i64>) -> LimitChange {
    LimitChange {
        enforced: None,
        own: Some(OwnNumber { to }),
    }
}

fn switch(on: bool) -> LimitChange {
    LimitChange {
        enforced: Some(on),
        own: None,
    }
}

fn documents(account: &Account, version: i64, change: LimitChange) -> ChangeLimits {
    change_of(Meter::Documents, account, version, change)
}

/// The change of one limit of an account.
fn change_of(meter: Meter, account: &Account, version: i64, change: LimitChange) -> ChangeLimits {
    ChangeLimits {
        account_id: account.id,
        version,
        body: LimitsChange::one(meter, change),
    }
}

fn limit(
    plan: i64,
    own: Option<i64>,
    enforced: bool,
    effective: Option<i64>,
    used: i64,
    remaining: Option<i64>,
) -> Limit {
    Limit {
        plan: Some(plan),
        own,
        enforced,
        effective,
        used,
        remaining,
        beyond: None,
    }
}

async fn issue(app: &TestApp, tenant: &Tenant, account: &Account, numbers: impl Iterator<Item = i64>) {
    let key = app.key(tenant, account).await;
    for number in numbers {
        let xml = make::document(account, number, "2026-11-21");
        app.with_key(&key)
            .ok(CreateDocument {
                account_id: account.id,
                xml,
            })
            .await;
    }
}

on_both_engines! {
    async fn a_new_account_has_the_limits_of_its_plan(app) {
        for (tenant, hour) in [(&app.world.sillar, "05"), (&app.world.ipe, "03")] {
            let account = app.account(tenant, &format!("pukara-{hour}")).await;
            let limits = app.by(&tenant.support).ok(GetLimits { account_id: account.id }).await;
            assert_eq!(limits.documents, limit(100, None, true, Some(100), 0, Some(100)));
            assert_eq!(limits.users, limit(3, None, true, Some(3), 0, Some(3)));
            let cycle = Cycle {
                starts_at: format!("2026-11-01T{hour}:00:00Z").parse().expect("a time"),
                resets_at: format!("2026-12-01T{hour}:00:00Z").parse().expect("a time"),
            };
            assert_eq!((limits.cycle, limits.version), (cycle, 1), "midnight there");
        }
    }

    async fn what_is_used_is_taken_off_what_is_left(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        issue(&app, tenant, &account, 1..=3).await;
        let limits = app.manager().ok(GetLimits { account_id: account.id }).await;
        assert_eq!(limits.documents, limit(100, None, true, Some(100), 3, Some(97)));
        let told = app.manager().ok(GetAccount { account_id: account.id }).await;
        assert_eq!((&told.documents, told.total_documents, &told.users), (&limits.documents, 3, &limits.users));
    }

    async fn an_own_number_stands_before_the_plans_until_it_is_taken_back(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        issue(&app, tenant, &account, 1..=3).await;
        let manager = app.manager();
        let more = manager.ok(documents(&account, 1, own(Some(800)))).await;
        assert_eq!(more.documents, limit(100, Some(800), true, Some(800), 3, Some(797)));
        let less = manager.ok(documents(&account, 2, own(Some(2)))).await;
        assert_eq!(less.documents, limit(100, Some(2), true, Some(2), 3, Some(0)), "never less than nothing is left");
        let plan = manager.ok(documents(&account, 3, own(None))).await;
        assert_eq!(plan.documents, limit(100, None, true, Some(100), 3, Some(97)));
        assert_eq!((plan.version, &plan.users), (4, &more.users));
        assert_eq!(manager.ok(GetLimits { account_id: account.id }).await, plan);
    }

    async fn switched_off_it_is_unlimited_and_switched_on_it_is_as_before(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        issue(&app, tenant, &account, 1..=2).await;
        let manager = app.manager();
        manager.ok(documents(&account, 1, own(Some(2)))).await;
        let off = manager.ok(documents(&account, 2, switch(false))).await;
        assert_eq!(off.documents, limit(100, Some(2), false, None, 2, None));
        issue(&app, tenant, &account, 3..=4).await;
        let on = manager.ok(documents(&account, 3, switch(true))).await;
        assert_eq!(on.documents, limit(100, Some(2), true, Some(2), 4, Some(0)));
        let software = app.key(tenant, &account).await;
        let xml = make::document(&account, 5, "2026-11-21");
        app.with_key(&software).refused(CreateDocument { account_id: account.id, xml }, Code::LimitReached).await;
    }

    async fn an_account_may_begin_with_its_limits_switched_off(app) {
        let mut body = make::new_account(&app.world.sillar, "pukara");
        (body.limit_documents, body.limit_users) = (false, false);
        let account = app.manager().ok(CreateAccount { body }).await;
        assert_eq!(account.documents, limit(100, None, false, None, 0, None));
        assert_eq!(account.users, limit(3, None, false, None, 0, None));
    }

    async fn numbers_out_of_range_are_named_where_they_are(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let range = || Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000 };
        let body = LimitsChange {
            documents: Some(own(Some(0))),
            users: Some(own(Some(2_000_000_000))),
            sales_amount: Some(own(Some(1_000_000_000_001))),
            ..LimitsChange::default()
        };
        let call = ChangeLimits { account_id: account.id, version: 1, body };
        let money = Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000_000 };
        app.manager().wrong(call, &[("documents.own", range()), ("users.own", range()), ("sales_amount.own", money)]).await;
        for (number, field, fault) in [
            ("\"9\"", "documents.own.to", Fault::Malformed),
            ("9.5", "documents.own.to", Fault::Malformed),
            ("99999999999999999999", "documents.own.to", Fault::Malformed),
        ] {
            let body = format!("{{\"documents\":{{\"own\":{{\"to\":{number}}}}}}}");
            let attempt = Attempt::of(&documents(&account, 1, switch(true))).body("application/json", body);
            let error = app.manager().attempt(&attempt).await.problem().errors.remove(0);
            assert_eq!((error.field.as_str(), error.fault), (field, fault), "{number}");
        }
        assert_eq!(app.manager().ok(GetLimits { account_id: account.id }).await.version, 1);
    }

    async fn limits_change_against_the_accounts_version(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let manager = app.manager();
        manager.ok(documents(&account, 1, own(Some(7)))).await;
        manager.refused(documents(&account, 1, own(Some(8))), Code::VersionIsStale).await;
        let attempt = Attempt::of(&documents(&account, 2, own(Some(8)))).without("if-match");
        assert_eq!(manager.attempt(&attempt).await.problem().code, Code::VersionRequired);
        let outcome = manager.attempt(&Attempt::of(&GetLimits { account_id: account.id })).await;
        assert_eq!(outcome.header("etag"), "\"2\"");
    }

    async fn users_are_what_the_accounts_software_says(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let report = |users| ReportUsers { account_id: account.id, body: UsersReport { users } };
        assert_eq!(software.ok(report(2)).await.users, 2);
        let limits = app.manager().ok(GetLimits { account_id: account.id }).await;
        assert_eq!(limits.users, limit(3, None, true, Some(3), 2, Some(1)));
        software.ok(report(5)).await;
        let limits = software.ok(GetLimits { account_id: account.id }).await;
        assert_eq!(limits.users, limit(3, None, true, Some(3), 5, Some(0)), "told even past the limit");
        let range = Fault::OutOfRange { minimum: 0, maximum: 1_000_000 };
        software.wrong(report(-1), &[("users", range.clone())]).await;
        software.wrong(report(1_000_001), &[("users", range)]).await;
        software.ok(report(0)).await;
        app.manager().refused(report(1), Code::NotAllowed).await;
        assert_eq!(software.ok(GetLimits { account_id: account.id }).await.users.used, 0);
    }

    async fn what_is_not_there_has_no_limits(app) {
        let nowhere = AccountId(uuid::Uuid::nil());
        app.manager().refused(GetLimits { account_id: nowhere }, Code::NotFound).await;
    }
}
