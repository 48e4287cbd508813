//! Creating an account, and being told all that is wrong.

use serde_json::{Value, json};
use tests::make::new_account;
use tests::world::PASSWORD;
use tests::{Attempt, Code, TestApp, on_both_engines};
use types::accounts::{AccountState, CreateAccount, Environment, GetAccount, NewAccount};
use types::kit::fault::Fault;
use types::kit::text::Language;
use types::plans::PlanId;
use types::tax_id::Country;

fn create(body: NewAccount) -> CreateAccount {
    CreateAccount { body }
}

/// The JSON of an account to create, with some of its fields said otherwise.
fn json_with(app: &TestApp, changes: &Value) -> Attempt {
    let mut body = serde_json::to_value(new_account(&app.world.sillar, "pukara")).expect("JSON");
    let fields = body.as_object_mut().expect("an object");
    for (name, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    Attempt::new(reqwest::Method::POST, "/accounts").json(&body)
}

on_both_engines! {
    async fn an_account_is_created_in_each_country(app) {
        let typed = [
            (&app.world.sillar, Country::Pe, " 20-13131295-5 ", "20131312955"),
            (&app.world.ipe, Country::Br, "12.abc.345/01de-35", "12ABC34501DE35"),
        ];
        for (tenant, country, tax_id, clean) in typed {
            let body = NewAccount {
                tax_id: tax_id.to_owned(),
                name: "  Ñandú   Têxtil ".to_owned(),
                hostname: format!(" Pukara-{} ", country.code()),
                access_email: "Gerencia@Pukara.Example".to_owned(),
                environment: Environment::Demo,
                ..new_account(tenant, "x")
            };
            let manager = app.by(&tenant.manager);
            let outcome = manager.attempt(&Attempt::of(&create(body))).await;
            assert_eq!(outcome.status, 201);
            let told: Value = serde_json::from_slice(&outcome.body).expect("JSON");
            let unlimited_yet = |most| json!({"plan": most, "own": null, "enforced": true, "effective": most, "used": 0, "remaining": most, "beyond": null});
            let expected = json!({
                "id": told["id"], "hostname": format!("pukara-{}", country.code()), "name": "Ñandú Têxtil",
                "country": country.code(), "tax_id": clean, "access_email": "gerencia@pukara.example",
                "plan": {"id": tenant.plan.id, "name": "Emprendedor", "version": 1, "newer": false}, "environment": "demo",
                "state": {"state": "active"}, "total_documents": 0, "sales_notes": 0, "monthly_total": 0, "lookups": 0,
                "establishments": 0, "must_change_password": false,
                "notifications": {"not_sent": 0, "pending_voiding": 0, "with_errors": 0, "oldest_at": null, "reported_at": null},
                "documents": unlimited_yet(100), "users": unlimited_yet(3),
                "cycle_day": 1, "payer": "client", "twin_of": null, "created_at": "2026-11-21T15:00:00Z", "version": 1,
            });
            assert_eq!(told, expected);
            let id = serde_json::from_value(told["id"].clone()).expect("an id");
            let outcome = manager.attempt(&Attempt::of(&GetAccount { account_id: id })).await;
            assert_eq!((serde_json::from_slice::<Value>(&outcome.body).expect("JSON"), outcome.header("etag")), (told, "\"1\""));
        }
    }

    async fn every_wrong_field_is_told_at_once(app) {
        let body = NewAccount {
            tax_id: "20131312956".to_owned(),
            name: "a\u{7}b".to_owned(),
            hostname: "piñata".to_owned(),
            access_email: "gerencia".to_owned(),
            password: "corta".to_owned(),
            ..new_account(&app.world.sillar, "x")
        };
        let faults = [
            ("tax_id", Fault::WrongCheckDigit),
            ("name", Fault::NotPlainText),
            ("hostname", Fault::NotAHostname),
            ("access_email", Fault::NotAnEmail),
            ("password", Fault::TooShort { minimum: 8 }),
        ];
        app.manager().wrong(create(body), &faults).await;
        assert_eq!(app.rows("accounts").await, 0);
    }

    async fn what_is_wrong_is_said_in_the_readers_language(app) {
        let body = NewAccount {
            tax_id: "20131312956".to_owned(),
            hostname: String::new(),
            access_email: "gerencia".to_owned(),
            password: "corta".to_owned(),
            ..new_account(&app.world.sillar, "x")
        };
        let said = [
            (Language::Es, "Hay datos por corregir.", [
                "El dígito verificador no corresponde; revisa el número.",
                "Falta este dato.",
                "No parece un correo; escríbelo como nombre@empresa.com.",
                "Necesita al menos 8 caracteres.",
            ]),
            (Language::Pt, "Há dados para corrigir.", [
                "O dígito verificador não confere; revise o número.",
                "Falta este dado.",
                "Não parece um e-mail; escreva como nome@empresa.com.",
                "Precisa de pelo menos 8 caracteres.",
            ]),
            (Language::En, "Some fields need correcting.", [
                "The check digit does not match; check the number.",
                "This is missing.",
                "This does not look like an e-mail; write it like name@company.com.",
                "It needs at least 8 characters.",
            ]),
        ];
        for (language, title, messages) in said {
            let problem = app.manager().reading(language).refused(create(body.clone()), Code::InvalidFields).await;
            let told: Vec<_> = problem.errors.iter().map(|each| each.message.as_str()).collect();
            assert_eq!((problem.title.as_str(), told.as_slice()), (title, messages.as_slice()));
        }
        let problem = app.manager().refused(create(body), Code::InvalidFields).await;
        assert_eq!(problem.title, "Hay datos por corregir.", "Spanish when nothing is asked for");
    }

    async fn a_hostname_belongs_to_one_account_of_the_installation(app) {
        app.account(&app.world.ipe, "pukara").await;
        app.manager().wrong(create(new_account(&app.world.sillar, "pukara")), &[("hostname", Fault::Taken)]).await;
        let body = NewAccount { hostname: " PUKARA ".to_owned(), ..new_account(&app.world.sillar, "x") };
        app.manager().wrong(create(body), &[("hostname", Fault::Taken)]).await;
        for reserved in ["www", "admin", "api", "Talonario"] {
            let body = NewAccount { hostname: reserved.to_owned(), ..new_account(&app.world.sillar, "x") };
            app.manager().wrong(create(body), &[("hostname", Fault::Reserved)]).await;
        }
        assert_eq!(app.rows("accounts").await, 1);
        app.account(&app.world.sillar, "pukara-2").await;
    }

    async fn two_accounts_may_have_the_same_tax_number_and_address(app) {
        let first = app.account(&app.world.sillar, "tienda-norte").await;
        let body = NewAccount { access_email: first.access_email.clone(), ..new_account(&app.world.sillar, "tienda-sur") };
        let second = app.manager().ok(create(body)).await;
        assert_eq!((second.tax_id, second.access_email), (first.tax_id, first.access_email));
    }

    async fn a_plan_must_be_one_of_the_resellers_own(app) {
        let with = |plan_id| create(NewAccount { plan_id, ..new_account(&app.world.sillar, "pukara") });
        let foreign = app.manager().wrong(with(app.world.ipe.plan.id), &[("plan_id", Fault::Unknown)]).await;
        let missing = app.manager().wrong(with(PlanId(uuid::Uuid::nil())), &[("plan_id", Fault::Unknown)]).await;
        assert_eq!((foreign.detail, foreign.errors), (missing.detail, missing.errors));
        assert_eq!(app.rows("accounts").await, 0);
        assert_eq!(app.number("SELECT CAST(SUM(accounts) AS BIGINT) FROM plan_counts").await, 0);
    }

    async fn unknown_missing_and_misshapen_fields_are_named(app) {
        let cases = [
            (json!({"discount": 90}), "discount", Fault::Unknown),
            (json!({"version": 7}), "version", Fault::Unknown),
            (json!({"reseller_id": app.world.ipe.reseller.id}), "reseller_id", Fault::Unknown),
            (json!({"hostname": null}), "hostname", Fault::Required),
            (json!({"plan_id": null}), "plan_id", Fault::Required),
            (json!({"plan_id": "x"}), "plan_id", Fault::Malformed),
            (json!({"country": "cl"}), "country", Fault::Malformed),
            (json!({"tax_id": 20_131_312_955_i64}), "tax_id", Fault::Malformed),
            (json!({"limit_users": "yes"}), "limit_users", Fault::Malformed),
        ];
        for (changes, field, fault) in cases {
            let problem = app.manager().attempt(&json_with(&app, &changes)).await.problem();
            let told: Vec<_> = problem.errors.iter().map(|each| (each.field.as_str(), &each.fault)).collect();
            assert_eq!((problem.code, told), (Code::InvalidFields, vec![(field, &fault)]), "{changes}");
        }
        assert_eq!(app.manager().attempt(&json_with(&app, &json!({"limit_users": null}))).await.status, 201);
        assert_eq!(app.rows("accounts").await, 1);
    }

    async fn a_password_is_kept_as_a_hash_and_never_told(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let outcome = app.manager().attempt(&Attempt::of(&GetAccount { account_id: account.id })).await;
        assert!(!outcome.text().contains("password_hash") && !outcome.text().contains("argon2") && !outcome.text().contains(PASSWORD));
        assert_eq!(app.number("SELECT COUNT(*) FROM accounts WHERE password_hash LIKE '$argon2id$%'").await, 1);
        for table in ["accounts", "events", "idempotent_answers"] {
            let column = if table == "accounts" { "name" } else if table == "events" { "data" } else { "answer" };
            let query = format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{PASSWORD}%'");
            assert_eq!(app.number(&query).await, 0, "{table}");
        }
        assert_eq!(account.state, AccountState::Active);
    }

    async fn one_hostname_asked_for_many_times_at_once_is_given_once(app) {
        let manager = app.manager();
        let stranger = app.by(&app.world.ipe.manager);
        let asked = (0..20).map(|number| {
            let (caller, tenant) = if number % 2 == 0 { (&manager, &app.world.sillar) } else { (&stranger, &app.world.ipe) };
            caller.send(create(new_account(tenant, "pukara")))
        });
        let answers = tests::many::at_once(20, asked).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            assert_eq!(problem.errors.first().map(|each| &each.fault), Some(&Fault::Taken), "{problem:?}");
        }
        assert_eq!(app.rows("accounts").await, 1);
        assert_eq!(app.number("SELECT CAST(SUM(accounts) AS BIGINT) FROM resellers").await, 1);
    }
}
