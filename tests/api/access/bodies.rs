//! What is another's is not reached by naming it in a body, a query or a header either.

use serde_json::{Value, json};
use tests::{Attempt, Code, make, on_both_engines};
use types::access::Operation;
use types::accounts::{AccountQuery, CreateAccount, GetAccount, ListAccounts, NewAccount};
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::limits::Meter;
use types::plans::{GetPlan, ListPlans};

use super::requests::request;
use super::things::Things;

on_both_engines! {
    async fn another_resellers_plan_is_as_unknown_as_none(app) {
        let body = NewAccount { plan_id: app.world.ipe.plan.id, ..make::new_account(&app.world.sillar, "pukara") };
        app.manager().wrong(CreateAccount { body }, &[("plan_id", Fault::Unknown)]).await;
        let plan = app.by(&app.world.ipe.owner).ok(GetPlan { plan_id: app.world.ipe.plan.id }).await;
        assert_eq!(plan, app.world.ipe.plan);
    }

    async fn another_tenants_id_as_a_cursor_shows_nothing_of_it(app) {
        let theirs = app.account(&app.world.ipe, "aroeira").await;
        app.clock.advance(chrono::TimeDelta::milliseconds(5));
        app.account(&app.world.sillar, "pukara").await;
        let query = AccountQuery {
            cursor: Some(format!("created~{}~{}", theirs.id, theirs.created_at.to_rfc3339()).parse().expect("a cursor")),
            ..AccountQuery::default()
        };
        assert_eq!(app.manager().ok(ListAccounts { query }).await.items, []);
        let query = PageQuery { cursor: Some(app.world.ipe.plan.id.0), limit: None };
        let plans = app.manager().ok(ListPlans { query }).await.items;
        assert!(plans.iter().all(|plan| plan.id == app.world.sillar.plan.id));
    }

    async fn no_body_may_say_what_only_the_service_says(app) {
        let things = Things::of(&app, &app.world.sillar).await;
        let owner = app.by(&app.world.sillar.owner);
        let account = app.account(&app.world.sillar, "pukara").await;
        let told = serde_json::to_value(owner.ok(GetAccount { account_id: account.id }).await).expect("JSON");
        let target = things.target().await;
        for operation in [Operation::CreateAccount, Operation::CreateMember, Operation::CreatePlan, Operation::ChangePlan,
            Operation::CreateIntegrationKey, Operation::LockAccount, Operation::ChangeLimits, Operation::ChangeMember,
            Operation::ChangeMe, Operation::ChangePassword] {
            let plain = request(operation, &target);
            let fields: Value = serde_json::from_slice(plain.content()).expect("JSON");
            let own = told.as_object().expect("an object").keys();
            for field in own.map(String::as_str).chain(["reseller_id", "account_id", "role_id", "password_hash"]) {
                if fields.get(field).is_some() || ([Operation::ChangeMe, Operation::ChangePlan].contains(&operation) && field == "name")
                    || (operation == Operation::ChangeLimits && Meter::ALL.iter().any(|meter| meter.name() == field)) {
                    continue;
                }
                let mut more = fields.clone();
                more[field] = json!(told.get(field));
                let problem = owner.attempt(&plain.clone().json(&more)).await.problem();
                let named = problem.errors.first().map(|each| (each.field.clone(), each.fault.clone()));
                assert_eq!(problem.code, Code::InvalidFields, "{} with {field}", operation.id());
                assert_eq!(named, Some((field.to_owned(), Fault::Unknown)), "{} with {field}", operation.id());
            }
        }
    }

    async fn another_header_does_not_make_one_another(app) {
        let theirs = app.account(&app.world.ipe, "aroeira").await;
        let call = Attempt::of(&GetAccount { account_id: theirs.id });
        for (name, value) in [
            ("x-reseller-id", app.world.ipe.reseller.id.to_string()),
            ("x-forwarded-user", app.world.ipe.owner.email.clone()),
            ("x-http-method-override", "DELETE".to_owned()),
            ("cookie", format!("talonario_refresh={}", app.world.ipe.owner.refresh)),
        ] {
            let outcome = app.manager().attempt(&call.clone().header(name, &value)).await;
            assert_eq!(outcome.problem().code, Code::NotFound, "{name}");
        }
    }
}
