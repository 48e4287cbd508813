//! What an account's software shows.

use serde_json::{Value, json};
use tests::make::new_account;
use tests::{Caller, Code, on_both_engines};
use types::accounts::{
    Account, ChangeAccountModules, CreateAccount, GetAccount, GetAccountModules, ModulesChange, NewAccount,
};
use types::kit::fault::Fault;
use types::modules::{ChangeModule, ListModules, ModuleChange, ModuleCode, offered};

fn codes(text: &str) -> Vec<ModuleCode> {
    text.split_whitespace()
        .map(|code| ModuleCode::from(code.to_owned()))
        .collect()
}

fn give(account: &Account, version: i64, modules: &str) -> ChangeAccountModules {
    ChangeAccountModules {
        account_id: account.id,
        version,
        body: ModulesChange {
            modules: codes(modules),
        },
    }
}

fn get(account: &Account) -> GetAccountModules {
    GetAccountModules { account_id: account.id }
}

async fn retire(operator: &Caller<'_>, code: &str) {
    let all = operator.ok(ListModules {}).await;
    let module = all.iter().find(|each| each.code.as_str() == code).expect(code);
    let body = ModuleChange {
        retired: Some(true),
        ..ModuleChange::default()
    };
    let call = ChangeModule {
        module_code: module.code.clone(),
        version: module.version,
        body,
    };
    operator.ok(call).await;
}

on_both_engines! {
    async fn an_account_gets_everything_or_what_is_asked_for(app) {
        let manager = app.manager();
        let everything = offered(&manager.ok(ListModules {}).await);
        let account = app.account(&app.world.sillar, "pukara").await;
        assert_eq!(manager.ok(get(&account)).await.modules, everything);

        let body = NewAccount {
            modules: Some(codes("pos_counter sales_invoices pos_counter dashboard")),
            ..new_account(&app.world.sillar, "wayra")
        };
        let account = manager.ok(CreateAccount { body }).await;
        let told = manager.ok(get(&account)).await;
        assert_eq!((told.modules, told.version), (codes("dashboard sales_invoices pos_counter"), 1));

        let body = NewAccount { modules: Some(Vec::new()), ..new_account(&app.world.sillar, "qantu") };
        let account = manager.ok(CreateAccount { body }).await;
        assert_eq!(manager.ok(get(&account)).await.modules, []);
    }

    async fn what_cannot_be_given_is_named_by_its_place(app) {
        let operator = app.by(&app.world.operator);
        retire(&operator, "pharmacy").await;
        retire(&operator, "hotel_rooms").await;
        let asked = "sales_invoices sales teleport pharmacy_expiry hotel_rooms hotel_reception";
        let faults = [
            ("modules.1", Fault::Unknown),
            ("modules.2", Fault::Unknown),
            ("modules.3", Fault::Unknown),
            ("modules.4", Fault::Unknown),
        ];
        let body = NewAccount { modules: Some(codes(asked)), ..new_account(&app.world.sillar, "pukara") };
        app.manager().wrong(CreateAccount { body }, &faults).await;
        assert_eq!(app.rows("accounts").await, 0);

        let account = app.account(&app.world.sillar, "pukara").await;
        app.manager().wrong(give(&account, 1, asked), &faults).await;
        let told = app.manager().ok(get(&account)).await;
        assert!(!told.modules.contains(&codes("hotel_rooms")[0]) && told.version == 1);
    }

    async fn modules_change_against_the_accounts_version_and_leave_an_event(app) {
        let manager = app.manager();
        let account = app.account(&app.world.sillar, "pukara").await;
        let changed = manager.ok(give(&account, 1, "reports_sales sales_invoices")).await;
        assert_eq!((changed.modules.clone(), changed.version), (codes("sales_invoices reports_sales"), 2));
        assert_eq!(manager.ok(get(&account)).await, changed);
        assert_eq!(manager.ok(GetAccount { account_id: account.id }).await.version, 2);
        manager.refused(give(&account, 1, ""), Code::VersionIsStale).await;
        let again = manager.ok(give(&account, 2, "")).await;
        assert_eq!(again.modules, []);

        let events = "SELECT COUNT(*) FROM events WHERE name = 'account.modules_changed' AND data LIKE";
        let seen = |data: &Value| format!("{events} '%{}%'", data.to_string().trim_matches(['{', '}']));
        let after = json!({"after": {"modules": ["sales_invoices", "reports_sales"]}});
        let before = json!({"before": {"modules": ["sales_invoices", "reports_sales"]}});
        assert_eq!((app.number(&seen(&after)).await, app.number(&seen(&before)).await), (1, 1));
    }

    async fn a_retired_module_stays_where_it_is(app) {
        let manager = app.manager();
        let account = app.account(&app.world.sillar, "pukara").await;
        manager.ok(give(&account, 1, "hotel_rooms sales_invoices")).await;
        retire(&app.by(&app.world.operator), "hotel").await;
        assert_eq!(manager.ok(get(&account)).await.modules, codes("sales_invoices hotel_rooms"));
        let changed = manager.ok(give(&account, 2, "hotel_rooms dashboard")).await;
        assert_eq!(changed.modules, codes("dashboard hotel_rooms"));
        manager.ok(give(&account, 3, "dashboard")).await;
        manager.wrong(give(&account, 4, "dashboard hotel_rooms"), &[("modules.1", Fault::Unknown)]).await;
    }

    async fn an_accounts_own_software_reads_its_modules_and_no_others(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let sibling = app.account(&app.world.sillar, "wayra").await;
        let software = app.key(&app.world.sillar, &account).await;
        let software = app.with_key(&software);
        app.manager().ok(give(&account, 1, "sales_invoices")).await;
        assert_eq!(software.ok(get(&account)).await.modules, codes("sales_invoices"));
        assert!(software.ok(ListModules {}).await.len() > 40);
        software.refused(get(&sibling), Code::NotFound).await;
        software.refused(give(&account, 2, ""), Code::NotAllowed).await;
        app.by(&app.world.ipe.owner).refused(get(&account), Code::NotFound).await;
        app.by(&app.world.ipe.owner).refused(give(&account, 2, ""), Code::NotFound).await;
        app.by(&app.world.sillar.support).refused(give(&account, 2, ""), Code::NotAllowed).await;
    }

    async fn of_two_who_change_modules_at_once_one_is_told(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let (owner, manager) = (app.by(&app.world.sillar.owner), app.manager());
        let asked = [(&owner, "sales_invoices"), (&manager, "pos_counter")];
        let asked = asked.map(|(caller, modules)| caller.send(give(&account, 1, modules)));
        let answers = tests::many::at_once(2, asked).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        let refused = answers.iter().find_map(|answer| answer.as_ref().err()).expect("one");
        assert_eq!(refused.code, Code::VersionIsStale);
    }
}
