//! What is used beyond a plan: let through, counted, and charged when the cycle is over, once.

use chrono::{NaiveTime, TimeDelta};
use talonario::subscriptions::run_service::{self, Report};
use tests::make;
use tests::many::at_once;
use tests::world::Tenant;
use tests::{Caller, TestApp, on_both_engines};
use types::accounts::{
    Account, AccountChange, ChangeAccount, CreateAccount, CreateIntegrationKey, NewAccount, NewIntegrationKey,
};
use types::documents::CreateDocument;
use types::kit::fault::Fault;
use types::ledger::Entry;
use types::limits::{ChangeLimits, GetLimits, LimitChange, LimitsChange, Meter, OwnNumber};
use types::plans::{Beyond, CreatePlan, Interval, NewPlan, PlanId, PlanTerms};
use types::subscriptions::{ChangePlanNow, ConfirmedPlanChange, GetSubscription, NewPlanChange, PreviewPlanChange};

use super::{charge, day, entries, start};
use crate::ledger::soles;

/// A plan that includes so many documents, each one more at that price; the tax comes on top where it is not in it.
pub(super) async fn plan(owner: &Caller<'_>, documents: Option<i64>, price: Option<i64>, tax_included: bool) -> PlanId {
    plan_each(owner, Interval::Monthly, documents, price, tax_included).await
}

/// Such a plan that is charged by the month or by the year.
pub(super) async fn plan_each(
    owner: &Caller<'_>,
    interval: Interval,
    documents: Option<i64>,
    price: Option<i64>,
    tax_included: bool,
) -> PlanId {
    let terms = PlanTerms {
        price: Some(soles(11_800)),
        interval,
        tax_included,
        documents,
        beyond: Beyond {
            documents: price.map(soles),
            ..Beyond::default()
        },
        ..PlanTerms::default()
    };
    let name = format!("Plan {documents:?} {price:?} {tax_included}");
    let body = NewPlan { name, terms };
    owner.ok(CreatePlan { body }).await.id
}

/// An account whose subscription began with the cycle that runs.
pub(super) async fn begun(owner: &Caller<'_>, tenant: &Tenant, hostname: &str, plan_id: PlanId) -> Account {
    let body = NewAccount {
        plan_id,
        ..make::new_account(tenant, hostname)
    };
    let account = owner.ok(CreateAccount { body }).await;
    start(owner, account.id, day("2026-11-01")).await;
    account
}

pub(super) async fn issue(
    app: &TestApp,
    tenant: &Tenant,
    account: &Account,
    numbers: std::ops::RangeInclusive<i64>,
    on: &str,
) {
    let body = NewIntegrationKey {
        name: "Servidor".to_owned(),
    };
    let account_id = account.id;
    let key = app
        .anew(&tenant.manager)
        .await
        .ok(CreateIntegrationKey { account_id, body })
        .await;
    let software = app.with_key(&key.secret);
    for number in numbers {
        let xml = make::document(account, number, on);
        software.ok(CreateDocument { account_id, xml }).await;
    }
}

/// Goes to noon in Lima of a day.
pub(super) fn go_to(app: &TestApp, on: &str) {
    let noon = NaiveTime::from_hms_opt(17, 0, 0).expect("a time");
    app.clock.advance(day(on).and_time(noon).and_utc() - app.context.now());
}

/// What was charged for use, as it is called and how much it is.
pub(super) async fn charged(owner: &Caller<'_>, account: &Account) -> Vec<(String, i64)> {
    let of_use = |entry: &Entry| entry.description.contains("adicional");
    let all = entries(owner, account.id).await.into_iter().filter(of_use);
    all.map(|entry| (entry.description, entry.amount.minor)).collect()
}

on_both_engines! {
    async fn what_is_beyond_the_plan_is_charged_once_when_the_cycle_is_over(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(2), Some(50), true).await;
        let [full, beyond] = [begun(&owner, tenant, "pukara", plan_id).await, begun(&owner, tenant, "wayra", plan_id).await];
        issue(&app, tenant, &full, 1..=2, "2026-11-21").await;
        issue(&app, tenant, &beyond, 1..=5, "2026-11-21").await;
        let limit = owner.ok(GetLimits { account_id: beyond.id }).await.documents;
        assert_eq!((limit.plan, limit.effective, limit.remaining, limit.used), (Some(2), None, None, 5), "nothing is refused");
        assert_eq!(limit.beyond, Some(soles(50)));
        let told = async |account: &Account| owner.ok(GetSubscription { account_id: account.id }).await.beyond;
        assert_eq!(told(&full).await, [], "at the limit nothing is beyond it");
        let [running] = told(&beyond).await.try_into().expect("one meter");
        assert_eq!((running.meter, running.used, running.included, running.amount.clone()), (Meter::Documents, 5, 2, soles(150)));
        assert_eq!((running.from, running.to), (day("2026-11-01"), day("2026-11-30")));
        assert_eq!(charge(&app).await, Report::default(), "the cycle is not over");

        go_to(&app, "2026-12-01");
        assert_eq!(charge(&app).await, Report { begun: 0, periods: 2, cycles: 2 });
        assert_eq!(charge(&app).await, Report::default());
        let owner = app.anew(&tenant.owner).await;
        assert_eq!(charged(&owner, &full).await, []);
        assert_eq!(charged(&owner, &beyond).await, [("3 documentos adicionales · 01/11/2026 – 30/11/2026".to_owned(), 150)]);
        let all = entries(&owner, beyond.id).await;
        let entry = all.iter().find(|entry| entry.amount == soles(150)).expect("it");
        assert_eq!((entry.happened_on, entry.due_on), (day("2026-12-01"), Some(day("2026-12-08"))));
        assert_eq!(entry.tax.as_ref().map(|tax| tax.minor), Some(23), "the tax is in it");
        assert_eq!(app.rows("use_charges").await, 1);
        assert_eq!(crate::recount::recount(&app, false).await.differences, []);
    }

    async fn the_tax_comes_on_top_where_it_is_not_in_the_price(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(1), Some(1_000), false).await;
        let account = begun(&owner, tenant, "pukara", plan_id).await;
        issue(&app, tenant, &account, 1..=2, "2026-11-21").await;
        go_to(&app, "2026-12-03");
        charge(&app).await;
        let owner = app.anew(&tenant.owner).await;
        assert_eq!(charged(&owner, &account).await, [("1 documento adicional · 01/11/2026 – 30/11/2026".to_owned(), 1_180)]);
    }

    async fn what_comes_after_its_cycle_was_charged_is_counted_there_and_not_charged(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(1), Some(50), true).await;
        let account = begun(&owner, tenant, "pukara", plan_id).await;
        issue(&app, tenant, &account, 1..=2, "2026-11-21").await;
        go_to(&app, "2026-12-01");
        charge(&app).await;
        issue(&app, tenant, &account, 3..=9, "2026-11-30").await;
        issue(&app, tenant, &account, 10..=13, "2026-12-01").await;
        assert_eq!(charge(&app).await, Report::default());
        go_to(&app, "2027-01-01");
        charge(&app).await;
        let owner = app.anew(&tenant.owner).await;
        let told = charged(&owner, &account).await;
        assert_eq!(told, [
            ("1 documento adicional · 01/11/2026 – 30/11/2026".to_owned(), 50),
            ("3 documentos adicionales · 01/12/2026 – 31/12/2026".to_owned(), 150),
        ]);
        let counted = "SELECT documents FROM usage_cycles WHERE starts_on = '2026-11-01'";
        assert_eq!(app.number(counted).await, 9);
    }

    async fn of_two_plans_in_a_cycle_the_most_is_included(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let [small, large] = [plan(&owner, Some(2), Some(50), true).await, plan(&owner, Some(4), Some(30), true).await];
        let no_more = plan(&owner, None, None, true).await;
        let onto = async |account: &Account, plan_id| {
            let account_id = account.id;
            let seen = owner.ok(PreviewPlanChange { account_id, body: NewPlanChange { plan_id } }).await;
            let body = ConfirmedPlanChange { plan_id, fingerprint: seen.fingerprint };
            owner.ok(ChangePlanNow { account_id, body }).await;
        };
        let down = begun(&owner, tenant, "pukara", large).await;
        let up = begun(&owner, tenant, "wayra", small).await;
        let from_all = begun(&owner, tenant, "illari", no_more).await;
        let to_all = begun(&owner, tenant, "killa", small).await;
        let edited = begun(&owner, tenant, "sumaq", large).await;
        for account in [&down, &up, &from_all, &to_all, &edited] {
            issue(&app, tenant, account, 1..=4, "2026-11-21").await;
        }
        onto(&down, small).await;
        onto(&up, large).await;
        onto(&from_all, small).await;
        onto(&to_all, no_more).await;
        let version = owner.ok(GetLimits { account_id: edited.id }).await.version;
        let body = AccountChange { plan_id: Some(small), ..AccountChange::default() };
        owner.ok(ChangeAccount { account_id: edited.id, version, body }).await;
        for account in [&down, &up, &from_all, &to_all, &edited] {
            issue(&app, tenant, account, 5..=5, "2026-11-21").await;
        }
        go_to(&app, "2026-12-01");
        charge(&app).await;
        issue(&app, tenant, &edited, 6..=8, "2026-12-01").await;
        go_to(&app, "2027-01-01");
        charge(&app).await;
        let owner = app.anew(&tenant.owner).await;
        let minor = async |account: &Account| charged(&owner, account).await.into_iter().map(|(_, minor)| minor).collect::<Vec<_>>();
        assert_eq!(minor(&down).await, [50], "one beyond four, at the price of the plan it is on");
        assert_eq!(minor(&up).await, [30]);
        assert_eq!((minor(&from_all).await, minor(&to_all).await), (vec![], vec![]));
        assert_eq!(minor(&edited).await, [50, 50], "what was paid for was had until the end of its period");
    }

    async fn an_own_number_is_included_and_what_is_switched_off_is_not_charged(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(2), Some(50), true).await;
        let [more, off, none] = [
            begun(&owner, tenant, "pukara", plan_id).await,
            begun(&owner, tenant, "wayra", plan_id).await,
            begun(&owner, tenant, "illari", plan(&owner, Some(3), None, true).await).await,
        ];
        let change = async |account: &Account, documents: LimitChange| {
            let account_id = account.id;
            let version = owner.ok(GetLimits { account_id }).await.version;
            let body = LimitsChange { documents: Some(documents), ..LimitsChange::default() };
            owner.ok(ChangeLimits { account_id, version, body }).await;
        };
        change(&more, LimitChange { own: Some(OwnNumber { to: Some(3) }), enforced: None }).await;
        change(&off, LimitChange { own: None, enforced: Some(false) }).await;
        for account in [&more, &off] {
            issue(&app, tenant, account, 1..=4, "2026-11-21").await;
        }
        issue(&app, tenant, &none, 1..=3, "2026-11-21").await;
        let software = app.with_key(&app.key(tenant, &none).await);
        let call = CreateDocument { account_id: none.id, xml: make::document(&none, 4, "2026-11-21") };
        software.refused(call, tests::Code::LimitReached).await;
        go_to(&app, "2026-12-01");
        charge(&app).await;
        let owner = app.anew(&tenant.owner).await;
        assert_eq!(charged(&owner, &more).await, [("1 documento adicional · 01/11/2026 – 30/11/2026".to_owned(), 50)]);
        assert_eq!((charged(&owner, &off).await, charged(&owner, &none).await), (vec![], vec![]));
    }

    async fn whoever_charges_at_once_and_late_charges_each_cycle_once(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(1), Some(50), true).await;
        let mut accounts = Vec::new();
        for hostname in ["pukara", "wayra", "illari"] {
            let account = begun(&owner, tenant, hostname, plan_id).await;
            issue(&app, tenant, &account, 1..=3, "2026-11-21").await;
            accounts.push(account);
        }
        go_to(&app, "2026-12-15");
        for account in &accounts {
            issue(&app, tenant, account, 4..=5, "2026-12-15").await;
        }
        // Nobody charged for two cycles, then three do at once.
        app.clock.advance(TimeDelta::days(20));
        let all = [app.context.clone(), app.apart().await, app.apart().await];
        let reports = at_once(3, all.iter().map(run_service::all)).await;
        assert!(reports.iter().all(Result::is_ok), "{reports:?}");
        let owner = app.anew(&tenant.owner).await;
        for account in &accounts {
            let minor: Vec<_> = charged(&owner, account).await.into_iter().map(|(_, minor)| minor).collect();
            assert_eq!(minor, [100, 50]);
        }
        assert_eq!(app.rows("use_charges").await, 6);
    }

    async fn a_cycle_that_is_not_whole_is_not_charged(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(1), Some(50), true).await;
        let body = NewAccount { plan_id, ..make::new_account(tenant, "pukara") };
        let account = owner.ok(CreateAccount { body }).await;
        start(&owner, account.id, day("2026-11-15")).await;
        issue(&app, tenant, &account, 1..=3, "2026-11-21").await;
        go_to(&app, "2026-12-01");
        issue(&app, tenant, &account, 4..=5, "2026-12-01").await;
        charge(&app).await;
        app.clock.advance(TimeDelta::days(32));
        charge(&app).await;
        let owner = app.anew(&tenant.owner).await;
        assert_eq!(charged(&owner, &account).await, [("1 documento adicional · 01/12/2026 – 31/12/2026".to_owned(), 50)]);
    }

    async fn a_price_without_its_limit_is_refused(app) {
        let owner = app.by(&app.world.sillar.owner);
        let terms = PlanTerms {
            beyond: Beyond { lookups: Some(soles(10)), ..Beyond::default() },
            ..PlanTerms::default()
        };
        let body = NewPlan { name: "Sin límite".to_owned(), terms };
        owner.wrong(CreatePlan { body }, &[("terms.beyond.lookups", Fault::OutOfPlace)]).await;
    }
}
