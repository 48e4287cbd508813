//! Changing an account: its plan, its cycle, its settings; never who it is.

use serde_json::json;
use tests::make::{self, mail, new_account, system};
use tests::many::at_once;
use tests::world::PASSWORD;
use tests::{Attempt, Code, TestApp, on_both_engines};
use types::accounts::{
    AccountChange, AccountId, AccountSettings, ChangeAccount, CreateAccount, Environment, GetAccount,
    GetAccountSettings, NewAccount,
};
use types::documents::CreateDocument;
use types::kit::fault::Fault;
use types::plans::{CreatePlan, GetPlan, NewPlan, PlanId, PlanTerms};
use types::settings::{MailSettings, Sender, SystemSettings};
use types::tax_id::Country;
use types::usage::GetUsage;

fn change(account_id: AccountId, version: i64, body: AccountChange) -> ChangeAccount {
    ChangeAccount {
        account_id,
        version,
        body,
    }
}

fn day(cycle_day: u8) -> AccountChange {
    AccountChange {
        cycle_day: Some(cycle_day),
        ..AccountChange::default()
    }
}

async fn told(app: &TestApp, account_id: AccountId) -> AccountSettings {
    app.manager().ok(GetAccountSettings { account_id }).await
}

on_both_engines! {
    async fn what_is_left_out_stays(app) {
        let body = NewAccount { mail: Some(mail(25)), ..new_account(&app.world.sillar, "pukara") };
        let account = app.manager().ok(CreateAccount { body }).await;
        let before = told(&app, account.id).await;
        let after = app.manager().ok(change(account.id, 1, AccountChange { client_may_switch: Some(true), ..AccountChange::default() })).await;
        assert!(after.settings.client_may_switch);
        assert_eq!((&after.settings.system, &after.settings.mail), (&before.settings.system, &before.settings.mail));
        assert_eq!(after.account, types::accounts::Account { version: 2, ..before.account });
        assert_eq!(after, told(&app, account.id).await);
        app.manager().ok(change(account.id, 2, AccountChange { remove_mail: true, ..AccountChange::default() })).await;
        assert_eq!(told(&app, account.id).await.settings.mail, None);
    }

    async fn a_password_that_is_left_out_stays_with_its_user(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let since = told(&app, account.id).await.settings.system.sol_password_set_at;
        app.clock.advance(chrono::TimeDelta::minutes(10));
        let ose = SystemSettings {
            sender: Some(Sender::Ose),
            ose_url: Some("https://ose.example/ws".to_owned()),
            sol_password: None,
            ..system(Country::Pe)
        };
        let with = |system: &SystemSettings| AccountChange { system: Some(system.clone()), ..AccountChange::default() };
        let after = app.manager().ok(change(account.id, 1, with(&ose))).await.settings.system;
        assert_eq!((after.sender, after.sol_password_set_at), (Sender::Ose, since));
        let other = SystemSettings { sol_user: Some("OTRO".to_owned()), ..ose.clone() };
        app.manager().wrong(change(account.id, 2, with(&other)), &[("system.sol_password", Fault::Required)]).await;
        let none = SystemSettings::default();
        let needed = [("system.sol_user", Fault::Required), ("system.sol_password", Fault::Required)];
        app.manager().wrong(change(account.id, 2, with(&none)), &needed).await;
        let typed = SystemSettings { sol_password: Some("otra-clave".to_owned()), ..other };
        let after = app.manager().ok(change(account.id, 2, with(&typed))).await.settings.system;
        assert_eq!((after.sol_user.as_deref(), after.sol_password_set_at), (Some("OTRO"), Some(app.context.now())));
    }

    async fn who_it_is_does_not_change(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        for field in ["name", "tax_id", "hostname", "country", "access_email", "environment", "password", "twin_of", "version"] {
            let attempt = Attempt::of(&change(account.id, 1, AccountChange::default())).json(&json!({field: "demo"}));
            let problem = app.manager().attempt(&attempt).await.problem();
            let named: Vec<_> = problem.errors.iter().map(|each| (each.field.as_str(), &each.fault)).collect();
            assert_eq!((problem.code, named), (Code::InvalidFields, vec![(field, &Fault::Unknown)]));
        }
        assert_eq!(app.manager().ok(GetAccount { account_id: account.id }).await, account);
    }

    async fn every_wrong_field_is_named(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let body = AccountChange {
            cycle_day: Some(0),
            system: Some(SystemSettings { sender: Some(Sender::Sefaz), ..system(Country::Pe) }),
            mail: Some(MailSettings { from_name: String::new(), ..mail(25) }),
            remove_mail: true,
            ..AccountChange::default()
        };
        app.manager().wrong(change(account.id, 1, body), &[
            ("cycle_day", Fault::OutOfRange { minimum: 1, maximum: 31 }),
            ("system.sender", Fault::Unknown),
            ("mail.from_name", Fault::Required),
            ("remove_mail", Fault::Unknown),
        ]).await;
        for plan_id in [app.world.ipe.plan.id, PlanId(uuid::Uuid::nil())] {
            let body = AccountChange { plan_id: Some(plan_id), ..AccountChange::default() };
            app.manager().wrong(change(account.id, 1, body), &[("plan_id", Fault::Unknown)]).await;
        }
        assert_eq!(told(&app, account.id).await.account, account);
    }

    async fn another_plan_takes_effect_at_once_and_is_counted(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let new = NewPlan { name: "Empresa".to_owned(), terms: PlanTerms { documents: Some(900), ..PlanTerms::default() } };
        let plan = app.manager().ok(CreatePlan { body: new }).await;
        let body = AccountChange { plan_id: Some(plan.id), ..AccountChange::default() };
        let after = app.manager().ok(change(account.id, 1, body)).await.account;
        assert_eq!((after.plan.id, after.documents.effective, after.users.effective), (plan.id, Some(900), None));
        let accounts = async |plan_id| app.manager().ok(GetPlan { plan_id }).await.accounts;
        assert_eq!((accounts(account.plan.id).await, accounts(plan.id).await), (0, 1));
        let history = "SELECT COUNT(*) FROM events WHERE name = 'account.changed' AND data LIKE '%Emprendedor%' AND data LIKE '%Empresa%'";
        assert_eq!(app.number(history).await, 1);
    }

    async fn the_cycle_that_runs_goes_on_under_its_new_dates(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let send = async |number, day| {
            let xml = make::factura(&account.tax_id, number, day);
            software.ok(CreateDocument { account_id: account.id, xml }).await
        };
        send(1, "2026-10-20").await;
        send(2, "2026-11-20").await;
        send(3, "2026-11-21").await;
        let cycles = async || {
            let usage = app.manager().ok(GetUsage { account_id: account.id }).await;
            usage.cycles.iter().map(|cycle| (cycle.starts_on.to_string(), cycle.documents)).collect::<Vec<_>>()
        };
        for (version, to, current) in [(1, 15, "2026-11-15"), (2, 25, "2026-10-25"), (3, 31, "2026-10-31"), (4, 1, "2026-11-01")] {
            let after = app.manager().ok(change(account.id, version, day(to))).await.account;
            assert_eq!((after.cycle_day, after.documents.used), (to, 2));
            assert_eq!(cycles().await, [("2026-10-01".to_owned(), 1), (current.to_owned(), 2)]);
        }
        assert_eq!(app.documents_three_ways().await, [3; 3]);
    }

    async fn what_was_counted_ahead_goes_to_the_cycle_of_its_own_day(app) {
        let mut all = Vec::new();
        for (to, starts_on) in [(15, "2026-11-15"), (30, "2026-11-30"), (31, "2026-11-30")] {
            let (account, software) = app.integration(&app.world.sillar, &format!("cuenta-{to}")).await;
            all.push((to, starts_on, account, software));
        }
        app.clock.set("2026-11-30T15:00:00Z".parse().expect("a time"));
        let manager = app.anew(&app.world.sillar.manager).await;
        for (to, starts_on, account, software) in &all {
            for (number, day) in [(1, "2026-11-30"), (2, "2026-12-01")] {
                let xml = make::factura(&account.tax_id, number, day);
                software.ok(CreateDocument { account_id: account.id, xml }).await;
            }
            let after = manager.ok(change(account.id, 1, day(*to))).await.account;
            let cycles = manager.ok(GetUsage { account_id: account.id }).await.cycles;
            let told: Vec<_> = cycles.iter().map(|cycle| (cycle.starts_on.to_string(), cycle.documents)).collect();
            assert_eq!((after.documents.used, told), (2, vec![((*starts_on).to_owned(), 2)]), "{to}");
        }
        app.clock.set("2026-12-01T15:00:00Z".parse().expect("a time"));
        for (to, _, account, software) in &all {
            let xml = make::factura(&account.tax_id, 3, "2026-12-01");
            let received = software.ok(CreateDocument { account_id: account.id, xml }).await;
            assert_eq!(received.limits.documents.used, 3, "a change gives no fresh limit: {to}");
        }
    }

    async fn two_cycles_that_start_on_one_day_become_one(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.manager().ok(change(account.id, 1, day(28))).await;
        app.clock.advance(chrono::TimeDelta::days(129));
        for (number, day) in [(1, "2027-03-01"), (2, "2027-03-29"), (3, "2027-03-30")] {
            let xml = make::factura(&account.tax_id, number, day);
            software.ok(CreateDocument { account_id: account.id, xml }).await;
        }
        let granted = app.sign_in(&app.world.sillar.manager.email, PASSWORD).await.expect("a session");
        let manager = app.bearing(&granted.token);
        let cycles = async || {
            let usage = manager.ok(GetUsage { account_id: account.id }).await;
            usage.cycles.iter().map(|cycle| (cycle.starts_on.to_string(), cycle.documents)).collect::<Vec<_>>()
        };
        assert_eq!(cycles().await, [("2027-02-28".to_owned(), 1), ("2027-03-28".to_owned(), 2)]);
        let after = manager.ok(change(account.id, 2, day(31))).await.account;
        assert_eq!((after.documents.used, cycles().await), (3, vec![("2027-02-28".to_owned(), 3)]));
        assert_eq!(app.documents_three_ways().await, [3; 3]);
    }

    async fn of_many_who_change_one_version_at_once_one_wins_and_nothing_is_mixed(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let (manager, owner) = (app.manager(), app.by(&app.world.sillar.owner));
        let tries = (1..=12_u8).map(|number| {
            let caller = if number % 2 == 0 { &manager } else { &owner };
            let body = AccountChange { mail: Some(mail(u16::from(number))), ..day(number) };
            caller.send(change(account.id, 1, body))
        });
        let answers = at_once(12, tries).await;
        let won: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert_eq!(won.len(), 1);
        assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|problem| problem.code == Code::VersionIsStale));
        let now = told(&app, account.id).await;
        assert_eq!((&now, now.settings.mail.as_ref().map(|mail| mail.port)), (won[0], Some(u16::from(now.account.cycle_day))));
    }

    async fn a_change_needs_the_version_it_was_made_against(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let attempt = Attempt::of(&change(account.id, 1, day(9)));
        assert_eq!(app.manager().attempt(&attempt.clone().without("if-match")).await.problem().code, Code::VersionRequired);
        let outcome = app.manager().attempt(&attempt).await;
        assert_eq!((outcome.status, outcome.header("etag")), (200, "\"2\""));
        app.manager().refused(change(account.id, 1, day(10)), Code::VersionIsStale).await;
        let read = app.manager().attempt(&Attempt::of(&GetAccountSettings { account_id: account.id })).await;
        assert_eq!(read.header("etag"), "\"2\"");
    }

    async fn an_account_in_demo_may_leave_its_user_out_again(app) {
        let body = NewAccount { environment: Environment::Demo, ..new_account(&app.world.sillar, "pukara") };
        let account = app.manager().ok(CreateAccount { body }).await;
        let body = AccountChange { system: Some(SystemSettings::default()), ..AccountChange::default() };
        let after = app.manager().ok(change(account.id, 1, body)).await.settings.system;
        assert_eq!((after.sol_user, after.sol_password_set_at), (None, None));
        let gone = "SELECT COUNT(*) FROM account_settings WHERE sol_password IS NULL";
        assert_eq!(app.number(gone).await, 1);
    }
}
