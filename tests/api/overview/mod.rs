//! The overview: what is counted as it happens, and on which day.

mod money;

use chrono::{DateTime, TimeDelta, Utc};
use tests::make::{self, documents_limit, new_account};
use tests::many::at_once;
use tests::world::{PASSWORD, Person, Tenant};
use tests::{TestApp, on_both_engines};
use types::accounts::{
    Account, AccountId, BulkLock, BulkLockAccounts, BulkUnlock, BulkUnlockAccounts, Chosen, CreateAccount,
    CreateIntegrationKey, CreateTwin, Environment, GetAccount, GoLive, Lock, LockAccount, LockLevel, NewAccount,
    NewIntegrationKey, NewTwin, UnlockAccount,
};
use types::documents::CreateDocument;
use types::integrations::{AccountReport, NotificationCounts, ReportUsage};
use types::overview::{GetOverview, LockedFigures, MonthFigures, Overview};
use types::plans::{CreatePlan, NewPlan, PlanTerms};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

async fn overview(app: &TestApp, by: &Person) -> Overview {
    app.anew(by).await.ok(GetOverview {}).await
}

fn now(overview: &Overview) -> MonthFigures {
    *overview.months.last().expect("this month")
}

fn hostnames(accounts: &[Account]) -> Vec<&str> {
    accounts.iter().map(|account| account.hostname.as_str()).collect()
}

async fn demo_account(app: &TestApp, tenant: &Tenant, hostname: &str) -> Account {
    let body = NewAccount {
        environment: Environment::Demo,
        ..new_account(tenant, hostname)
    };
    app.anew(&tenant.manager).await.ok(CreateAccount { body }).await
}

/// Sends documents of that day, the first of that number.
async fn issue(app: &TestApp, tenant: &Tenant, account: &Account, numbers: std::ops::Range<i64>, day: &str) {
    let software = app.with_key(&app.key(tenant, account).await);
    for number in numbers {
        let xml = make::document(account, number, day);
        software
            .ok(CreateDocument {
                account_id: account.id,
                xml,
            })
            .await;
    }
}

async fn lock(app: &TestApp, tenant: &Tenant, account_id: AccountId, level: LockLevel) {
    let manager = app.anew(&tenant.manager).await;
    let version = manager.ok(GetAccount { account_id }).await.version;
    let reason = "Tres cuotas vencidas".to_owned();
    manager
        .ok(LockAccount {
            account_id,
            version,
            body: Lock { level, reason },
        })
        .await;
}

async fn unlock(app: &TestApp, tenant: &Tenant, account_id: AccountId) {
    let manager = app.anew(&tenant.manager).await;
    let version = manager.ok(GetAccount { account_id }).await.version;
    manager.ok(UnlockAccount { account_id, version }).await;
}

async fn twin(app: &TestApp, tenant: &Tenant, account_id: AccountId) -> Account {
    let password = PASSWORD.to_owned();
    app.anew(&tenant.manager)
        .await
        .ok(CreateTwin {
            account_id,
            body: NewTwin { password },
        })
        .await
}

/// What became of accounts this month: new, lost, returned.
fn moved(overview: &Overview) -> [i64; 3] {
    let month = now(overview);
    [month.new_accounts, month.lost_accounts, month.returned_accounts]
}

on_both_engines! {
    async fn a_reseller_without_accounts_has_an_overview_of_nothing(app) {
        for tenant in app.tenants() {
            let told = overview(&app, &tenant.owner).await;
            let figures = told.accounts;
            assert_eq!((figures.all, figures.maximum, figures.active, figures.locked), (0, Some(50), 0, LockedFigures::default()));
            assert_eq!((figures.production, figures.demo, figures.plans, figures.on_other_plans), (0, 0, vec![], 0));
            let documents = told.documents;
            assert_eq!((documents.this_month, documents.same_days_last_month, documents.last_month, documents.demo_this_month), (0, 0, 0, 0));
            let days: Vec<_> = documents.days.iter().map(|each| (each.this_month, each.last_month)).collect();
            assert_eq!(days, [vec![(Some(0), Some(0)); 21], vec![(None, Some(0)); 10]].concat());
            assert_eq!(told.months.len(), 12);
            assert_eq!((told.months[0].month.to_string(), told.months[11].month.to_string()), ("2025-12-01".to_owned(), "2026-11-01".to_owned()));
            assert!(told.months.iter().all(|each| [each.documents, each.new_accounts, each.lost_accounts, each.returned_accounts] == [0; 4]));
            assert_eq!((told.near_limit.accounts, told.near_limit.first, told.problems.accounts, told.problems.first, told.newest), (0, vec![], 0, vec![], vec![]));
        }
    }

    async fn what_just_happened_is_told_at_once(app) {
        let tenant = &app.world.sillar;
        let pukara = app.account(tenant, "pukara").await;
        app.clock.advance(TimeDelta::milliseconds(1));
        let wayra = demo_account(&app, tenant, "wayra").await;
        issue(&app, tenant, &pukara, 1..4, "2026-11-21").await;
        issue(&app, tenant, &pukara, 4..6, "2026-11-02").await;
        issue(&app, tenant, &pukara, 6..10, "2026-10-21").await;
        issue(&app, tenant, &pukara, 10..11, "2026-10-22").await;
        issue(&app, tenant, &pukara, 11..13, "2025-12-01").await;
        issue(&app, tenant, &pukara, 13..14, "2025-11-30").await;
        issue(&app, tenant, &wayra, 1..3, "2026-11-20").await;
        lock(&app, tenant, wayra.id, LockLevel::Everything).await;

        let told = overview(&app, &tenant.support).await;
        assert_eq!(told.today.to_string(), "2026-11-21");
        let figures = &told.accounts;
        let locked = LockedFigures { everything: 1, ..LockedFigures::default() };
        assert_eq!((figures.all, figures.active, figures.locked), (2, 1, locked));
        assert_eq!((figures.production, figures.demo, figures.on_other_plans), (1, 1, 0));
        let plans: Vec<_> = figures.plans.iter().map(|each| (each.id, each.name.as_str(), each.accounts)).collect();
        assert_eq!(plans, [(tenant.plan.id, "Emprendedor", 2)]);

        let documents = &told.documents;
        assert_eq!((documents.this_month, documents.same_days_last_month, documents.last_month, documents.demo_this_month), (5, 4, 5, 2));
        let on = |day: u32| documents.days.iter().find(|each| each.day == day).map(|each| (each.this_month, each.last_month));
        assert_eq!([on(2), on(20), on(21), on(22), on(31)],
            [(Some(2), Some(0)), (Some(0), Some(0)), (Some(3), Some(4)), (None, Some(1)), (None, Some(0))].map(Some));
        let months: Vec<_> = told.months.iter().map(|each| each.documents).collect();
        assert_eq!(months, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5], "twelve months, the one before them is not among them");
        assert_eq!(moved(&told), [2, 1, 0]);
        assert_eq!(hostnames(&told.newest), ["wayra", "pukara"]);
        assert_eq!(told.newest[1], app.manager().ok(GetAccount { account_id: pukara.id }).await);
        assert_eq!(app.documents_three_ways().await, [13; 3]);
    }

    async fn a_document_sent_again_or_refused_is_not_counted_again(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        app.limit(tenant, account.id, documents_limit(Some(3), true)).await;
        issue(&app, tenant, &account, 1..3, "2026-11-21").await;
        issue(&app, tenant, &account, 1..3, "2026-11-21").await;
        let software = app.with_key(&app.key(tenant, &account).await);
        let send = |number| {
            let xml = make::document(&account, number, "2026-11-21");
            software.send(CreateDocument { account_id: account.id, xml })
        };
        let taken = at_once(8, (10..18).map(send)).await.iter().filter(|sent| sent.is_ok()).count();
        let told = overview(&app, &tenant.owner).await;
        assert_eq!((taken, told.documents.this_month), (1, 3));
    }

    async fn nothing_of_another_reseller_is_in_it(app) {
        let (sillar, ipe) = (&app.world.sillar, &app.world.ipe);
        let before = overview(&app, &ipe.owner).await;
        let account = app.account(sillar, "pukara").await;
        app.limit(sillar, account.id, documents_limit(Some(2), true)).await;
        issue(&app, sillar, &account, 1..3, "2026-11-21").await;
        report(&app, sillar, &account, 3, None).await;
        lock(&app, sillar, account.id, LockLevel::Users).await;
        assert_eq!(overview(&app, &ipe.owner).await, before);
        let told = overview(&app, &sillar.owner).await;
        assert_eq!((told.accounts.all, told.documents.this_month, told.near_limit.accounts, told.problems.accounts), (1, 2, 1, 1));
    }

    async fn a_month_turns_at_midnight_in_the_resellers_country(app) {
        for (tenant, hostname, before, after) in [
            (&app.world.sillar, "pukara", "2026-12-01T04:59:59Z", "2026-12-01T05:00:00Z"),
            (&app.world.ipe, "aroeira", "2026-12-01T02:59:59Z", "2026-12-01T03:00:00Z"),
        ] {
            app.clock.set(at(before));
            let manager = app.anew(&tenant.manager).await;
            let account = manager.ok(CreateAccount { body: new_account(tenant, hostname) }).await;
            let body = NewIntegrationKey { name: "Servidor".to_owned() };
            let key = manager.ok(CreateIntegrationKey { account_id: account.id, body }).await.secret;
            for (number, day) in [(1, "2026-11-30"), (2, "2026-12-01")] {
                let xml = make::document(&account, number, day);
                app.with_key(&key).ok(CreateDocument { account_id: account.id, xml }).await;
            }
            lock(&app, tenant, account.id, LockLevel::Issuing).await;
            let told = overview(&app, &tenant.owner).await;
            assert_eq!((told.today.to_string(), told.documents.this_month, moved(&told)), ("2026-11-30".to_owned(), 1, [1, 1, 0]));

            app.clock.set(at(after));
            unlock(&app, tenant, account.id).await;
            let told = overview(&app, &tenant.owner).await;
            assert_eq!((told.today.to_string(), told.documents.this_month, moved(&told)), ("2026-12-01".to_owned(), 1, [0, 0, 1]));
            let month = told.months[10];
            assert_eq!([month.documents, month.new_accounts, month.lost_accounts, month.returned_accounts], [1, 1, 1, 0]);
            assert_eq!((told.documents.same_days_last_month, told.documents.last_month), (0, 1));
        }
    }

    async fn what_has_no_fiscal_validity_is_no_document_and_a_twin_no_new_account(app) {
        let tenant = &app.world.ipe;
        let account = app.account(tenant, "aroeira").await;
        let twin = twin(&app, tenant, account.id).await;
        issue(&app, tenant, &account, 1..2, "2026-11-21").await;
        issue(&app, tenant, &twin, 1..4, "2026-11-21").await;
        let software = app.with_key(&app.key(tenant, &account).await);
        let xml = make::nfe(&account.tax_id, 9, "2026-11-21", Environment::Demo);
        software.ok(CreateDocument { account_id: account.id, xml }).await;
        lock(&app, tenant, twin.id, LockLevel::Issuing).await;

        let told = overview(&app, &tenant.owner).await;
        assert_eq!((told.documents.this_month, told.documents.demo_this_month, now(&told).documents), (1, 4, 1));
        assert_eq!(moved(&told), [1, 0, 0], "a twin is never new or lost");
        assert_eq!((told.accounts.all, told.accounts.production, told.accounts.demo, told.accounts.locked.issuing), (2, 1, 1, 1));
        unlock(&app, tenant, twin.id).await;
        assert_eq!(moved(&overview(&app, &tenant.owner).await), [1, 0, 0]);
        assert_eq!(app.documents_three_ways().await, [1; 3]);
    }

    async fn passing_to_production_makes_no_new_account(app) {
        let tenant = &app.world.ipe;
        let account = demo_account(&app, tenant, "aroeira").await;
        let manager = app.by(&tenant.manager);
        manager.ok(GoLive { account_id: account.id, version: account.version }).await;
        let told = overview(&app, &tenant.owner).await;
        assert_eq!((told.accounts.production, told.accounts.demo, moved(&told)), (1, 0, [1, 0, 0]));
    }

    async fn another_level_is_no_second_loss_and_locks_of_many_count_each(app) {
        let tenant = &app.world.sillar;
        let mut ids = Vec::new();
        for number in 0..20 {
            ids.push(app.account(tenant, &format!("cliente-{number}")).await.id);
        }
        lock(&app, tenant, ids[0], LockLevel::Users).await;
        lock(&app, tenant, ids[0], LockLevel::Everything).await;
        assert_eq!(moved(&overview(&app, &tenant.owner).await), [20, 1, 0]);

        let chosen = |ids: &[AccountId]| ids.iter().map(|id| Chosen { account_id: *id, version: None }).collect::<Vec<_>>();
        let body = BulkLock { accounts: chosen(&ids[..18]), level: LockLevel::Issuing, reason: "Mora".to_owned() };
        let manager = app.manager().once("bloqueo");
        for _ in 0..2 {
            manager.ok(BulkLockAccounts { body: body.clone() }).await;
        }
        let told = overview(&app, &tenant.owner).await;
        assert_eq!((moved(&told), told.accounts.locked.issuing, told.accounts.active), ([20, 18, 0], 18, 2), "the first was lost before");

        app.manager().ok(BulkUnlockAccounts { body: BulkUnlock { accounts: chosen(&ids) } }).await;
        lock(&app, tenant, ids[3], LockLevel::Users).await;
        let told = overview(&app, &tenant.owner).await;
        assert_eq!((moved(&told), told.accounts.locked.users, told.accounts.active), ([20, 19, 18], 1, 19), "lost, returned, lost again");
        let rows = app.number("SELECT COUNT(*) FROM reseller_days").await;
        assert!((2..=16).contains(&rows), "a day of twenty accounts is {rows} rows");
    }

    async fn the_fullest_accounts_near_their_limit_come_first(app) {
        let tenant = &app.world.sillar;
        for (hostname, limit, documents) in [("lejos", 10, 7), ("justo", 10, 8), ("lleno", 4, 4), ("pasado", 5, 9), ("casi", 10, 9), ("uno", 1, 1), ("dos", 2, 2)] {
            app.clock.advance(TimeDelta::milliseconds(1));
            let account = app.account(tenant, hostname).await;
            issue(&app, tenant, &account, 1..documents + 1, "2026-11-21").await;
            app.limit(tenant, account.id, documents_limit(Some(limit), true)).await;
        }
        let told = overview(&app, &tenant.accountant).await.near_limit;
        assert_eq!((told.accounts, hostnames(&told.first)), (6, vec!["pasado", "lleno", "uno", "dos", "casi"]));
        assert_eq!((told.first[0].documents.used, told.first[0].documents.effective), (9, Some(5)));
        app.clock.set(at("2026-12-01T05:00:00Z"));
        let told = overview(&app, &tenant.accountant).await.near_limit;
        assert_eq!((told.accounts, told.first), (0, vec![]));
    }

    async fn the_oldest_problems_come_first_and_are_summed(app) {
        let tenant = &app.world.sillar;
        for (hostname, errors, oldest) in [("joven", 1, Some("2026-11-20T10:00:00Z")), ("viejo", 2, Some("2026-09-01T10:00:00Z")), ("sano", 0, None), ("callado", 4, None)] {
            let account = app.account(tenant, hostname).await;
            report(&app, tenant, &account, errors, oldest).await;
        }
        let told = overview(&app, &tenant.support).await.problems;
        assert_eq!((told.accounts, hostnames(&told.first)), (3, vec!["viejo", "joven", "callado"]));
        assert_eq!((told.not_sent, told.pending_voiding, told.with_errors), (14, 7, 7));
    }

    async fn plans_beyond_ten_are_told_together(app) {
        let tenant = &app.world.sillar;
        let manager = app.manager();
        for number in 0..12 {
            let terms = PlanTerms::default();
            let plan = manager.ok(CreatePlan { body: NewPlan { name: format!("Plan {number:02}"), terms } }).await;
            for copy in 0..=i64::from(number == 5) {
                let body = NewAccount { plan_id: plan.id, ..new_account(tenant, &format!("cliente-{number}-{copy}")) };
                manager.ok(CreateAccount { body }).await;
            }
        }
        let told = manager.ok(GetOverview {}).await.accounts;
        let plans: Vec<_> = told.plans.iter().map(|each| (each.name.as_str(), each.accounts)).collect();
        assert_eq!((plans[0], plans[1], plans.len()), (("Plan 05", 2), ("Plan 00", 1), 10));
        assert_eq!((told.all, told.on_other_plans), (13, 2));
    }
}

/// Reports documents with errors, twice as many that were not sent, and as many that are to be voided.
async fn report(app: &TestApp, tenant: &Tenant, account: &Account, errors: i64, oldest: Option<&str>) {
    let software = app.with_key(&app.key(tenant, account).await);
    let notifications = NotificationCounts {
        not_sent: errors * 2,
        pending_voiding: errors,
        with_errors: errors,
        oldest_at: oldest.map(at),
    };
    let body = AccountReport {
        notifications: Some(notifications),
        ..AccountReport::default()
    };
    software
        .ok(ReportUsage {
            account_id: account.id,
            body,
        })
        .await;
}
