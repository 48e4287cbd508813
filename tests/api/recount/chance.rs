//! Whatever happens to accounts in whatever order, every counter is what a naive model says.

mod model;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use tests::chance::Chance;
use tests::make::{self, documents_limit};
use tests::world::Tenant;
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::{AccountChange, ChangeAccount, Environment};
use types::documents::CreateDocument;
use types::limits::GetLimits;
use types::overview::GetOverview;
use types::plans::{CreatePlan, NewPlan, PlanId, PlanTerms};
use types::tax_id::Country;
use types::usage::GetUsage;

use self::model::{Account, Document};
use super::recount;

const STEPS: u32 = 160;
/// After so many steps everything is compared.
const COMPARED: u32 = 20;

/// An account of the story: what the service knows of it, and what the model does.
struct Subject<'a> {
    tenant: &'a Tenant,
    account: types::accounts::Account,
    software: Caller<'a>,
    /// Plans and the documents each gives.
    plans: Vec<(PlanId, Option<i64>)>,
    model: Account,
}

async fn begun<'a>(app: &'a TestApp, tenant: &'a Tenant, hostname: &str) -> Subject<'a> {
    let (account, software) = app.integration(tenant, hostname).await;
    let mut plans = vec![(tenant.plan.id, Some(100))];
    for documents in [Some(4), None] {
        let body = NewPlan {
            name: format!("{hostname} {documents:?}"),
            terms: PlanTerms {
                documents,
                ..PlanTerms::default()
            },
        };
        plans.push((app.by(&tenant.manager).ok(CreatePlan { body }).await.id, documents));
    }
    Subject {
        tenant,
        account,
        software,
        plans,
        model: Account::new(tenant.reseller.country),
    }
}

impl Subject<'_> {
    fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        self.model.today(now)
    }

    /// A document of some day: around today, around an edge of a cycle, or long ago; now and then one that was sent.
    async fn send(&mut self, app: &TestApp, chance: &mut Chance) {
        let today = self.today(app.context.now());
        let tomorrow = today + Days::new(1);
        let sent = self.model.documents.len();
        let document = if sent > 0 && chance.below(8) == 0 {
            let place = chance.below(u64::try_from(sent).expect("a number"));
            self.model.documents[usize::try_from(place).expect("a place")].clone()
        } else {
            let edge = self.model.start(today) + Days::new(chance.below(3)) - Days::new(2);
            let before = self.model.start(edge) + Days::new(chance.below(3)) - Days::new(2);
            let ago = |days| today - Days::new(days);
            let days = [
                tomorrow,
                today,
                ago(chance.below(5)),
                ago(chance.below(60)),
                edge,
                before,
                tomorrow + Days::new(1),
            ];
            self.model.number += 1;
            let demo = self.account.country == Country::Br && chance.below(4) == 0;
            Document {
                number: self.model.number,
                issued_on: chance.pick(&days),
                demo,
                stands_in: NaiveDate::MIN,
            }
        };
        let environment = if document.demo {
            Environment::Demo
        } else {
            Environment::Production
        };
        let day = document.issued_on.to_string();
        let xml = match self.account.country {
            Country::Pe => make::factura(&self.account.tax_id, document.number, &day),
            Country::Br => make::nfe(&self.account.tax_id, document.number, &day, environment),
        };
        let call = CreateDocument {
            account_id: self.account.id,
            xml,
        };
        if document.issued_on > tomorrow {
            self.software.refused(call, Code::IssuedInTheFuture).await;
        } else if self.model.has(&document) {
            assert!(!self.software.ok(call).await.counted, "it had come before");
        } else if self.model.is_full(&document) {
            let problem = self.software.refused(call, Code::LimitReached).await;
            assert_eq!(
                problem.limit.map(|limit| limit.used),
                Some(self.model.used(self.model.start(document.issued_on)))
            );
        } else {
            let received = self.software.ok(call).await;
            self.model.take(document.clone());
            let used = self.model.used(self.model.start(document.issued_on));
            assert_eq!((received.counted, received.limits.documents.used), (true, used));
        }
    }

    async fn change(&mut self, app: &TestApp, body: AccountChange) {
        let account_id = self.account.id;
        let version = self.software.ok(GetLimits { account_id }).await.version;
        let call = ChangeAccount {
            account_id,
            version,
            body,
        };
        app.anew(&self.tenant.manager).await.ok(call).await;
    }

    async fn change_day(&mut self, app: &TestApp, chance: &mut Chance) {
        let any = u8::try_from(1 + chance.below(31)).expect("a day");
        let day = chance.pick(&[any, any, 1, 28, 29, 30, 31]);
        let body = AccountChange {
            cycle_day: Some(day),
            ..AccountChange::default()
        };
        self.change(app, body).await;
        self.model.change_day(day, self.today(app.context.now()));
    }

    async fn change_plan(&mut self, app: &TestApp, chance: &mut Chance) {
        let (plan, documents) = chance.pick(&self.plans);
        let body = AccountChange {
            plan_id: Some(plan),
            ..AccountChange::default()
        };
        self.change(app, body).await;
        self.model.of_plan = documents;
    }

    async fn change_limit(&mut self, app: &TestApp, chance: &mut Chance) {
        let own = chance.pick(&[None, None, Some(3), Some(6), Some(30)]);
        let enforced = chance.below(4) > 0;
        let account_id = self.account.id;
        let manager = app.anew(&self.tenant.manager).await;
        let version = manager.ok(GetLimits { account_id }).await.version;
        let body = documents_limit(own, enforced);
        let call = types::limits::ChangeLimits {
            account_id,
            version,
            body,
        };
        manager.ok(call).await;
        (self.model.own, self.model.enforced) = (own, enforced);
    }

    /// Every counter of the account is what the model says.
    async fn is_as_the_model_says(&self, app: &TestApp) {
        let account_id = self.account.id;
        let hostname = &self.account.hostname;
        let own = format!("account_id = (SELECT id FROM accounts WHERE hostname = '{hostname}')");
        let cycles = self.model.cycles();
        for (starts_on, (documents, demo)) in &cycles {
            let query = format!(
                "SELECT COUNT(*) FROM usage_cycles WHERE {own} AND starts_on = '{starts_on}' \
                 AND documents = {documents} AND demo_documents = {demo}"
            );
            assert_eq!(
                app.number(&query).await,
                1,
                "{hostname}: {starts_on} has {documents} and {demo}"
            );
        }
        let others = format!("SELECT COUNT(*) FROM usage_cycles WHERE {own} AND documents + demo_documents > 0");
        assert_eq!(
            usize::try_from(app.number(&others).await),
            Ok(cycles.len()),
            "{hostname}"
        );
        let usage = app.anew(&self.tenant.support).await.ok(GetUsage { account_id }).await;
        let totals = (usage.total_documents, usage.total_demo_documents);
        assert_eq!(totals, self.model.totals(), "{hostname}");
        let limits = self.software.ok(GetLimits { account_id }).await;
        let running = self.model.start(self.today(app.context.now()));
        let told = (limits.documents.used, limits.documents.effective);
        assert_eq!(told, (self.model.used(running), self.model.limit()), "{hostname}");
    }
}

/// The days of both resellers, who is near a limit, and what a recount says.
async fn resellers_are_as_the_models_say(app: &TestApp, subjects: &[Subject<'_>]) {
    for tenant in app.tenants() {
        let own: Vec<_> = subjects
            .iter()
            .filter(|each| each.tenant.reseller.id == tenant.reseller.id)
            .collect();
        let days = model::days(own.iter().map(|each| &each.model));
        let of = format!(
            "reseller_id = (SELECT id FROM resellers WHERE tax_id = '{}')",
            tenant.reseller.tax_id
        );
        for (day, (documents, demo)) in &days {
            let query = format!(
                "SELECT CAST(SUM(documents) * 100000 + SUM(demo_documents) AS BIGINT) FROM reseller_days WHERE {of} AND day = '{day}'"
            );
            assert_eq!(app.number(&query).await, documents * 100_000 + demo, "{day}");
        }
        let query =
            format!("SELECT COUNT(DISTINCT day) FROM reseller_days WHERE {of} AND documents + demo_documents > 0");
        assert_eq!(usize::try_from(app.number(&query).await), Ok(days.len()));
        let now = app.context.now();
        let near = own.iter().filter(|each| each.model.is_near(each.today(now))).count();
        let told = app
            .anew(&tenant.owner)
            .await
            .ok(GetOverview {})
            .await
            .near_limit
            .accounts;
        assert_eq!(usize::try_from(told), Ok(near), "near their limit at {now}");
    }
    let report = recount(app, false).await;
    assert_eq!(report.differences, []);
}

/// Some time passes; often it stops a little before or after the running cycle ends.
fn wait(app: &TestApp, chance: &mut Chance, subjects: &[Subject<'_>]) {
    let now = app.context.now();
    let subject = chance.pick(&[0, 1, 2]);
    let model = &subjects[subject].model;
    let edge = model.next(model.today(now)).and_time(chrono::NaiveTime::MIN).and_utc() + model.behind();
    let by = |minutes: u64| TimeDelta::minutes(i64::try_from(minutes).expect("a number"));
    let then = match chance.below(3) {
        0 => now + by(chance.below(3_000)),
        1 => now + by(chance.below(30_000)),
        _ => edge + chance.pick(&[TimeDelta::milliseconds(-1), TimeDelta::zero(), by(1), -by(90)]),
    };
    app.clock.set(then.max(now));
}

on_both_engines! {
    async fn counters_are_what_a_naive_model_says(app) {
        let mut chance = Chance::begin();
        let mut subjects = vec![
            begun(&app, &app.world.sillar, "pukara").await,
            begun(&app, &app.world.sillar, "illari").await,
            begun(&app, &app.world.ipe, "aroeira").await,
        ];
        for step in 1..=STEPS {
            let who = chance.pick(&[0, 1, 2]);
            match chance.below(16) {
                0..=2 => wait(&app, &mut chance, &subjects),
                3 | 4 => subjects[who].change_day(&app, &mut chance).await,
                5 => subjects[who].change_plan(&app, &mut chance).await,
                6 => subjects[who].change_limit(&app, &mut chance).await,
                _ => subjects[who].send(&app, &mut chance).await,
            }
            if step % COMPARED == 0 {
                for subject in &subjects {
                    subject.is_as_the_model_says(&app).await;
                }
                resellers_are_as_the_models_say(&app, &subjects).await;
            }
        }
        let documents: usize = subjects.iter().map(|subject| subject.model.documents.len()).sum();
        println!("{:?}: {documents} documents until {}", app.engine(), app.context.now());
        assert!(documents > 20);
    }
}
