//! Subscriptions: what is charged again and again, each period once.

mod beyond;
mod beyond_ended;
mod chance;
mod changes;
mod killed;

use chrono::{Days, NaiveDate, TimeDelta};
use talonario::subscriptions::run_service::{self, Report};
use tests::make;
use tests::many::at_once;
use tests::world::{Tenant, beginning};
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::{AccountId, CreateAccount, CreateTwin, NewAccount, NewTwin};
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::ledger::{CreateCredit, Entry, LedgerQuery, ListEntries, NewCredit, TaxTreatment};
use types::plans::{CreatePlan, Interval, NewPlan, PlanId, PlanTerms};
use types::subscriptions::{
    AccountSubscription, ChangeSubscription, ChangeSubscriptionSettings, Discount, Extra, GetSubscription, ListPeriods,
    NewSubscription, NewSubscriptions, StartSubscription, StartSubscriptions, SubscriptionChange,
    SubscriptionSettingsChange, SubscriptionState,
};

use crate::ledger::{soles, stands};

fn today() -> NaiveDate {
    beginning().date_naive()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A plan of that price, the tax in it.
async fn plan(owner: &Caller<'_>, name: &str, price: Option<Money>, interval: Interval) -> PlanId {
    let terms = PlanTerms {
        price,
        interval,
        tax_included: true,
        ..PlanTerms::default()
    };
    let name = name.to_owned();
    owner
        .ok(CreatePlan {
            body: NewPlan { name, terms },
        })
        .await
        .id
}

/// An account on that plan, whose cycles begin on the first.
async fn account(owner: &Caller<'_>, tenant: &Tenant, hostname: &str, plan_id: PlanId) -> AccountId {
    let body = NewAccount {
        plan_id,
        ..make::new_account(tenant, hostname)
    };
    owner.ok(CreateAccount { body }).await.id
}

async fn start(owner: &Caller<'_>, account_id: AccountId, starts_on: NaiveDate) -> AccountSubscription {
    let body = NewSubscription {
        starts_on: Some(starts_on),
        ..NewSubscription::default()
    };
    owner.ok(StartSubscription { account_id, body }).await
}

/// Charges whatever is due.
async fn charge(app: &TestApp) -> Report {
    run_service::all(&app.context).await.expect("it is charged")
}

/// The entries of an account, the first first.
async fn entries(owner: &Caller<'_>, account_id: AccountId) -> Vec<Entry> {
    let query = LedgerQuery {
        limit: Some(200),
        ..LedgerQuery::default()
    };
    let mut entries = owner.ok(ListEntries { account_id, query }).await.items;
    entries.sort_by_key(|entry| (entry.happened_on, entry.description.clone()));
    entries
}

on_both_engines! {
    async fn each_period_is_charged_once_on_its_first_day(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Emprendedor", Some(soles(11_800)), Interval::Monthly).await;
        let account_id = account(&owner, tenant, "pukara", plan).await;
        let none = owner.ok(GetSubscription { account_id }).await;
        assert_eq!(none.subscription, None);
        let next = none.next.expect("what it would be");
        assert_eq!((next.from, next.to, next.due_on), (today(), day("2026-11-30"), today() + Days::new(7)));
        assert_eq!(next.lines[0].amount, soles(3_933), "ten days of thirty");

        let begun = start(&owner, account_id, day("2026-12-01")).await;
        let subscription = begun.subscription.expect("a subscription");
        assert_eq!(subscription.state, SubscriptionState::Trial);
        assert_eq!(begun.next.map(|next| (next.from, next.to)), Some((day("2026-12-01"), day("2026-12-31"))));
        assert_eq!(charge(&app).await, Report::default(), "it has not begun");

        // Midnight in Lima is five hours after midnight in Greenwich.
        app.clock.advance(day("2026-12-01").and_time(chrono::NaiveTime::MIN).and_utc() - beginning());
        assert_eq!(charge(&app).await.periods, 0);
        app.clock.advance(TimeDelta::hours(5));
        assert_eq!(charge(&app).await.periods, 1);
        assert_eq!(charge(&app).await.periods, 0, "charged once");
        let owner = app.anew(&tenant.owner).await;
        let [entry] = entries(&owner, account_id).await.try_into().expect("one charge");
        assert_eq!(entry.description, "Emprendedor · 01/12/2026 – 31/12/2026");
        assert_eq!((entry.amount.clone(), entry.due_on, entry.created_by), (soles(11_800), Some(day("2026-12-08")), None));
        assert_eq!(entry.tax.map(|tax| tax.minor), Some(1_800));

        // Nobody looked for three months: each month is charged by itself, and nobody is overdue for that.
        app.clock.advance(TimeDelta::days(95));
        assert_eq!(charge(&app).await.periods, 3);
        let owner = app.anew(&tenant.owner).await;
        let periods = owner.ok(ListPeriods { account_id }).await;
        let told: Vec<_> = periods.iter().map(|period| (period.number, period.from, period.to)).collect();
        assert_eq!(told, [
            (4, day("2027-03-01"), day("2027-03-31")), (3, day("2027-02-01"), day("2027-02-28")),
            (2, day("2027-01-01"), day("2027-01-31")), (1, day("2026-12-01"), day("2026-12-31")),
        ]);
        let balance = stands(&owner, account_id).await;
        assert_eq!((balance.open_minor, balance.overdue_minor), (4 * 11_800, 11_800));
        let last = entries(&owner, account_id).await.pop().expect("one");
        assert_eq!((last.happened_on, last.due_on), (day("2027-03-01"), Some(day("2027-03-13"))));
    }

    async fn discounts_and_extras_are_charged_as_they_are_then(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Trimestral", Some(soles(30_000)), Interval::Quarterly).await;
        let account_id = account(&owner, tenant, "pukara", plan).await;
        let extra = |name: &str, unit, quantity| Extra { name: name.to_owned(), unit, quantity };
        let dollars = Money { minor: 500, currency: Currency::parse("USD").expect("dollars") };
        let body = NewSubscription {
            starts_on: Some(day("2026-11-16")),
            discount: Some(Discount { basis_points: 5_000, until: Some(day("2026-12-15")) }),
            extras: vec![extra("Usuario adicional", soles(3_000), 2), extra("Dominio", dollars, 1)],
        };
        let begun = owner.ok(StartSubscription { account_id, body }).await;
        let told = entries(&owner, account_id).await;
        let told: Vec<_> = told.iter().map(|entry| (entry.description.as_str(), entry.amount.minor)).collect();
        assert_eq!(told, [
            ("2 × Usuario adicional · 16/11/2026 – 30/11/2026", 1_000), ("Dominio · 16/11/2026 – 30/11/2026", 83),
            ("Trimestral · 16/11/2026 – 30/11/2026", 2_500),
        ], "half a month of three, and half of that off the plan");
        let lines = begun.next.expect("the next").lines;
        assert_eq!((lines[0].full.minor, lines[0].discount_minor, lines[0].amount.minor), (30_000, 15_000, 15_000));

        let version = begun.subscription.expect("a subscription").version;
        let body = SubscriptionChange { discount: None, extras: vec![extra("Usuario adicional", soles(3_000), 3)] };
        let changed = owner.ok(ChangeSubscription { account_id, version, body: body.clone() }).await;
        let lines: Vec<i64> = changed.next.expect("the next").lines.iter().map(|line| line.amount.minor).collect();
        assert_eq!(lines, [30_000, 9_000]);
        owner.refused(ChangeSubscription { account_id, version, body }, Code::VersionIsStale).await;
        app.clock.advance(TimeDelta::days(10));
        assert_eq!(charge(&app).await.periods, 1);
        let owner = app.anew(&tenant.owner).await;
        let last = owner.ok(ListPeriods { account_id }).await.remove(0);
        assert_eq!((last.from, last.to, last.amount), (day("2026-12-01"), day("2027-02-28"), Some(soles(30_000))));
    }

    async fn the_tax_comes_on_top_where_it_is_not_in_the_price(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let terms = PlanTerms { price: Some(soles(10_000)), ..PlanTerms::default() };
        let name = "Sin IGV".to_owned();
        let plan = owner.ok(CreatePlan { body: NewPlan { name, terms } }).await.id;
        let account_id = account(&owner, tenant, "pukara", plan).await;
        let begun = start(&owner, account_id, day("2026-11-01")).await;
        let line = begun.next.expect("the next").lines.remove(0);
        assert_eq!((line.full.minor, line.amount.minor, line.tax.map(|tax| tax.minor)), (10_000, 11_800, Some(1_800)));
        let [entry] = entries(&owner, account_id).await.try_into().expect("one charge");
        assert_eq!((entry.amount.minor, entry.tax.map(|tax| tax.minor)), (11_800, Some(1_800)));
        let brazil = &app.world.ipe;
        let owner = app.by(&brazil.owner);
        let terms = PlanTerms {
            price: Some(Money { minor: 9_990, currency: Currency::real() }), ..PlanTerms::default()
        };
        let plan = owner.ok(CreatePlan { body: NewPlan { name: "Bronze".to_owned(), terms } }).await.id;
        let account_id = account(&owner, brazil, "tapera", plan).await;
        start(&owner, account_id, day("2026-11-01")).await;
        let [entry] = entries(&owner, account_id).await.try_into().expect("one charge");
        assert_eq!((entry.amount.minor, entry.tax), (9_990, None));
    }

    async fn what_was_paid_before_settles_what_is_charged(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Emprendedor", Some(soles(11_800)), Interval::Monthly).await;
        let account_id = account(&owner, tenant, "pukara", plan).await;
        let body = NewCredit {
            description: "Adelanto".to_owned(), amount: soles(20_000), tax: TaxTreatment::Exempt, happened_on: None,
            charge_id: None,
        };
        owner.ok(CreateCredit { account_id, body }).await;
        start(&owner, account_id, day("2026-11-01")).await;
        let balance = stands(&owner, account_id).await;
        assert_eq!((balance.balance_minor, balance.open_minor, balance.unused_minor), (-8_200, 0, 8_200));
    }

    async fn new_accounts_are_charged_by_themselves_where_that_is_wanted(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Emprendedor", Some(soles(11_800)), Interval::Monthly).await;
        let before = account(&owner, tenant, "antes", plan).await;
        app.clock.advance(TimeDelta::minutes(1));
        let body = SubscriptionSettingsChange { automatic: true, trial_days: 15, days_to_pay: 10 };
        owner.ok(ChangeSubscriptionSettings { body }).await;
        let account_id = account(&owner, tenant, "pukara", plan).await;
        owner.ok(CreateTwin { account_id, body: NewTwin { password: tests::world::PASSWORD.to_owned() } }).await;
        let report = charge(&app).await;
        assert_eq!((report.begun, report.periods), (1, 0), "neither the one before nor the twin");
        assert_eq!(charge(&app).await.begun, 0);
        let told = owner.ok(GetSubscription { account_id }).await;
        let subscription = told.subscription.expect("a subscription");
        assert_eq!((subscription.state, subscription.starts_on), (SubscriptionState::Trial, day("2026-12-06")));
        assert_eq!(told.next.map(|next| next.due_on), Some(day("2026-12-16")));
        assert_eq!(owner.ok(GetSubscription { account_id: before }).await.subscription, None);
        // One that is made while nobody looks is found later.
        app.clock.advance(TimeDelta::hours(3));
        charge(&app).await;
        let owner = app.anew(&tenant.owner).await;
        account(&owner, tenant, "luego", plan).await;
        app.clock.advance(TimeDelta::hours(30));
        assert_eq!(charge(&app).await.begun, 1);
        let owner = app.anew(&tenant.owner).await;
        let wrong = SubscriptionSettingsChange { automatic: true, trial_days: -1, days_to_pay: 91 };
        let (trial, pay) = (Fault::OutOfRange { minimum: 0, maximum: 365 }, Fault::OutOfRange { minimum: 0, maximum: 90 });
        owner.wrong(ChangeSubscriptionSettings { body: wrong }, &[("trial_days", trial), ("days_to_pay", pay)]).await;
    }

    async fn all_accounts_are_started_at_once(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Emprendedor", Some(soles(11_800)), Interval::Monthly).await;
        let first = account(&owner, tenant, "uno", plan).await;
        start(&owner, first, today()).await;
        for hostname in ["dos", "tres"] {
            account(&owner, tenant, hostname, plan).await;
        }
        app.account(&app.world.ipe, "de-otro").await;
        let all = StartSubscriptions { body: NewSubscriptions::default() };
        let started = owner.ok(all.clone()).await;
        assert_eq!((started.started, started.next), (2, None));
        assert_eq!(owner.ok(all).await.started, 0);
        let days = "SELECT COUNT(*) FROM subscriptions WHERE charged_to = '2026-12-01'";
        assert_eq!(app.number(days).await, 3, "from their next cycles on");
        let far = NewSubscriptions { starts_on: Some(today() + Days::new(400)), cursor: None };
        owner.wrong(StartSubscriptions { body: far }, &[("starts_on", Fault::WrongDay)]).await;
    }

    async fn whoever_charges_at_the_same_time_charges_once(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Emprendedor", Some(soles(11_800)), Interval::Monthly).await;
        let mut all = Vec::new();
        for place in 0..6 {
            let account_id = account(&owner, tenant, &format!("cuenta-{place}"), plan).await;
            start(&owner, account_id, day("2026-12-01")).await;
            all.push(account_id);
        }
        app.clock.advance(TimeDelta::days(200));
        let others = [app.apart().await, app.apart().await, app.context.clone()];
        let reports = at_once(3, others.iter().map(run_service::all)).await;
        let charged: u64 = reports.into_iter().map(|report| report.expect("it is charged").periods).sum();
        assert_eq!(charged, 6 * 7);
        let owner = app.anew(&tenant.owner).await;
        for account_id in all {
            assert_eq!(stands(&owner, account_id).await.balance_minor, 7 * 11_800);
        }
    }

    async fn an_account_that_cannot_be_charged_keeps_nobody_else_from_it(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Emprendedor", Some(soles(11_800)), Interval::Monthly).await;
        let broken = account(&owner, tenant, "rota", plan).await;
        let whole = account(&owner, tenant, "sana", plan).await;
        for account_id in [broken, whole] {
            start(&owner, account_id, day("2026-12-01")).await;
        }
        app.execute("UPDATE accounts SET cycle_day = 300 WHERE hostname = 'rota'").await;
        app.clock.advance(TimeDelta::days(50));
        assert_eq!(charge(&app).await.periods, 2, "the whole one, twice");
        app.execute("UPDATE accounts SET cycle_day = 1 WHERE hostname = 'rota'").await;
        assert_eq!(charge(&app).await.periods, 2, "and the other, once it can be");
        let owner = app.anew(&tenant.owner).await;
        for account_id in [broken, whole] {
            assert_eq!(stands(&owner, account_id).await.balance_minor, 2 * 11_800);
        }
    }

    async fn what_is_wrong_is_named_and_charges_nothing(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Emprendedor", Some(soles(11_800)), Interval::Monthly).await;
        let account_id = account(&owner, tenant, "pukara", plan).await;
        let extra = Extra { name: " ".to_owned(), unit: soles(0), quantity: 0 };
        let body = NewSubscription {
            starts_on: Some(today() + Days::new(400)),
            discount: Some(Discount { basis_points: 10_001, until: None }),
            extras: vec![extra],
        };
        let range = |minimum, maximum| Fault::OutOfRange { minimum, maximum };
        owner.wrong(StartSubscription { account_id, body }, &[
            ("starts_on", Fault::WrongDay), ("discount.basis_points", range(1, 10_000)),
            ("extras.0.name", Fault::Required), ("extras.0.unit.minor", range(1, 99_999_999_999)),
            ("extras.0.quantity", range(1, 100_000)),
        ]).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM subscriptions").await, 0);
        let body = NewSubscription::default();
        let call = StartSubscription { account_id, body };
        let first = owner.once("una").ok(call.clone()).await;
        assert_eq!(owner.once("una").ok(call.clone()).await, first, "the same key, the same answer");
        owner.refused(call, Code::AlreadyInThatState).await;
        assert_eq!(entries(&owner, account_id).await.len(), 1);
    }
}
