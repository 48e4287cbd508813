//! Passing from demo to production, once and for good.

use tests::make::{self, new_account};
use tests::{Attempt, Code, TestApp, on_both_engines};
use types::accounts::{
    Account, AccountChange, ChangeAccount, CreateAccount, Environment, GetAccount, GoLive, Lock, LockAccount,
    LockLevel, NewAccount,
};
use types::documents::CreateDocument;
use types::kit::fault::Fault;
use types::settings::SystemSettings;
use types::tax_id::Country;
use types::usage::GetUsage;

async fn demo(app: &TestApp, body: NewAccount) -> Account {
    let body = NewAccount {
        environment: Environment::Demo,
        ..body
    };
    app.manager().ok(CreateAccount { body }).await
}

fn go_live(account: &Account) -> GoLive {
    GoLive {
        account_id: account.id,
        version: account.version,
    }
}

on_both_engines! {
    async fn an_account_passes_to_production_and_what_it_tried_stays_apart(app) {
        let account = demo(&app, new_account(&app.world.sillar, "pukara")).await;
        let software = app.with_key(&app.key(&app.world.sillar, &account).await);
        let send = async |number| {
            let xml = make::factura(&account.tax_id, number, "2026-11-20");
            software.ok(CreateDocument { account_id: account.id, xml }).await
        };
        send(1).await;
        let live = app.manager().ok(go_live(&account)).await;
        assert_eq!(live, Account { environment: Environment::Production, version: 2, ..account.clone() });
        send(2).await;
        let usage = app.manager().ok(GetUsage { account_id: account.id }).await;
        assert_eq!((usage.total_documents, usage.total_demo_documents), (1, 1));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.went_live'").await, 1);
        app.manager().refused(go_live(&live), Code::AlreadyInThatState).await;
        app.manager().refused(go_live(&account), Code::VersionIsStale).await;
        let missing = Attempt::of(&go_live(&live)).without("if-match");
        assert_eq!(app.manager().attempt(&missing).await.problem().code, Code::VersionRequired);
    }

    async fn production_in_peru_needs_the_secondary_user(app) {
        let body = NewAccount { system: SystemSettings::default(), ..new_account(&app.world.sillar, "pukara") };
        let account = demo(&app, body).await;
        let needed = [("system.sol_user", Fault::Required), ("system.sol_password", Fault::Required)];
        app.manager().wrong(go_live(&account), &needed).await;
        let body = AccountChange { system: Some(make::system(Country::Pe)), ..AccountChange::default() };
        let changed = app.manager().ok(ChangeAccount { account_id: account.id, version: 1, body }).await.account;
        assert_eq!(app.manager().ok(go_live(&changed)).await.environment, Environment::Production);
        let brazil = NewAccount { environment: Environment::Demo, ..new_account(&app.world.ipe, "aroeira") };
        let brazil = app.by(&app.world.ipe.manager).ok(CreateAccount { body: brazil }).await;
        app.by(&app.world.ipe.manager).ok(go_live(&brazil)).await;
    }

    async fn a_locked_account_does_not_pass(app) {
        let account = demo(&app, new_account(&app.world.sillar, "pukara")).await;
        let body = Lock { level: LockLevel::Users, reason: "Mora".to_owned() };
        let locked = app.manager().ok(LockAccount { account_id: account.id, version: 1, body }).await;
        app.manager().refused(go_live(&locked), Code::AccountLocked).await;
        assert_eq!(app.manager().ok(GetAccount { account_id: account.id }).await, locked);
    }

    async fn the_clients_own_software_passes_where_it_may(app) {
        let account = demo(&app, new_account(&app.world.sillar, "pukara")).await;
        let software = app.with_key(&app.key(&app.world.sillar, &account).await);
        software.refused(go_live(&account), Code::ClientMayNotSwitch).await;
        let body = AccountChange { client_may_switch: Some(true), ..AccountChange::default() };
        app.manager().ok(ChangeAccount { account_id: account.id, version: 1, body }).await;
        let read = software.ok(GetAccount { account_id: account.id }).await;
        let live = software.ok(go_live(&read)).await;
        assert_eq!((live.environment, live.version), (Environment::Production, 3));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.went_live' AND actor_name = 'Servidor'").await, 1);
        let other = demo(&app, NewAccount { client_may_switch: true, ..new_account(&app.world.sillar, "wayra") }).await;
        software.refused(go_live(&other), Code::NotFound).await;
    }

    async fn it_happens_once_however_many_ask(app) {
        let account = demo(&app, new_account(&app.world.sillar, "pukara")).await;
        let (manager, owner) = (app.manager(), app.by(&app.world.sillar.owner));
        let asked = (0..12).map(|number| if number % 2 == 0 { &manager } else { &owner }.send(go_live(&account)));
        let answers = tests::many::at_once(12, asked).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.went_live'").await, 1);
    }
}
