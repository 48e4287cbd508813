//! The modules a plan gives to new accounts.

use tests::make::new_account;
use tests::on_both_engines;
use types::accounts::{CreateAccount, GetAccountModules, NewAccount};
use types::kit::fault::Fault;
use types::modules::{ListModules, ModuleCode, offered};
use types::plans::{CreatePlan, NewPlan, PlanTerms};

use super::{revised, terms};

fn with_modules(modules: &[ModuleCode]) -> PlanTerms {
    PlanTerms {
        default_modules: Some(modules.to_vec()),
        ..terms(Some(100), None)
    }
}

on_both_engines! {
    async fn a_new_account_begins_with_the_modules_of_its_plan(app) {
        let manager = app.manager();
        let all = offered(&manager.ok(ListModules {}).await);
        let some = all[1..3].to_vec();
        let changed = manager.ok(revised(&app.world.sillar.plan, with_modules(&some))).await;
        assert_eq!((changed.newest_version, changed.terms.default_modules.as_ref()), (2, Some(&some)));
        let account = app.account(&app.world.sillar, "pukara").await;
        assert_eq!(manager.ok(GetAccountModules { account_id: account.id }).await.modules, some);
        let body = NewAccount { modules: Some(vec![all[0].clone()]), ..new_account(&app.world.sillar, "wayra") };
        let other = manager.ok(CreateAccount { body }).await;
        assert_eq!(manager.ok(GetAccountModules { account_id: other.id }).await.modules, all[..1]);
        manager.ok(revised(&changed, terms(Some(100), None))).await;
        let account = app.account(&app.world.sillar, "illari").await;
        assert_eq!(manager.ok(GetAccountModules { account_id: account.id }).await.modules, all);
    }

    async fn a_module_that_there_is_not_is_named_by_its_place(app) {
        let manager = app.manager();
        let all = offered(&manager.ok(ListModules {}).await);
        let asked = [all[0].clone(), ModuleCode::from("nowhere".to_owned())];
        let body = NewPlan { name: "Plan".to_owned(), terms: with_modules(&asked) };
        manager.wrong(CreatePlan { body }, &[("terms.default_modules.1", Fault::Unknown)]).await;
        manager.wrong(revised(&app.world.sillar.plan, with_modules(&asked)), &[("terms.default_modules.1", Fault::Unknown)]).await;
        assert_eq!(app.rows("plan_versions").await, 2);
    }
}
