//! Problems: one form for all, in the reader's language, found again in the log by their id.

use reqwest::Method;
use tests::{Attempt, Code, on_both_engines};
use types::accounts::{AccountId, GetAccount};
use types::auth::GetMe;
use types::kit::text::Language;

fn nowhere() -> Attempt {
    Attempt::of(&GetAccount {
        account_id: AccountId(uuid::Uuid::nil()),
    })
}

on_both_engines! {
    async fn an_unknown_address_is_a_problem_in_the_readers_language(app) {
        let said = [
            ("", "es-PE", "No existe o no está a tu alcance."),
            ("fr-FR, de;q=0.9", "es-PE", "No existe o no está a tu alcance."),
            ("pt-BR,pt;q=0.9", "pt-BR", "Não existe ou não está ao seu alcance."),
            ("fr, en-GB;q=0.8, es;q=0.7", "en", "It does not exist or is out of your reach."),
            ("*", "es-PE", "No existe o no está a tu alcance."),
        ];
        for path in ["/api/v1/nowhere", "/api/v2/accounts", "/nowhere", "/api/v1", "/"] {
            for (accept, language, title) in said {
                let request = app.request(Method::GET, path).header("accept-language", accept);
                let outcome = tests::Outcome::of(request.send().await.expect("an answer")).await;
                let problem = outcome.problem();
                assert_eq!((problem.code, problem.title.as_str()), (Code::NotFound, title), "{path} {accept}");
                assert_eq!(outcome.header("content-language"), language, "{path} {accept}");
                assert_eq!(problem.kind, "/problems/not_found");
            }
        }
    }

    async fn every_problem_has_one_form_and_its_own_id(app) {
        let manager = app.manager();
        let problems = [
            (app.nobody(), nowhere(), Code::NotSignedIn),
            (app.bearing("tal_x"), nowhere(), Code::WrongKey),
            (app.by(&app.world.operator), nowhere(), Code::NotAllowed),
            (manager.clone(), nowhere(), Code::NotFound),
            (manager.clone(), Attempt::new(Method::GET, "/accounts?limit=x"), Code::MalformedRequest),
            (manager.clone(), Attempt::new(Method::POST, "/accounts"), Code::WrongMediaType),
            (manager.clone(), Attempt::new(Method::POST, "/plans").json(&serde_json::json!({})), Code::InvalidFields),
            (manager.clone(), Attempt::new(Method::GET, "/lookup/ruc/20131312955"), Code::LookupNotConfigured),
            (manager, Attempt::new(Method::GET, "/lookup/ruc/1"), Code::InvalidFields),
        ];
        let mut ids = Vec::new();
        for (caller, attempt, code) in problems {
            let outcome = caller.attempt(&attempt).await;
            let problem = outcome.problem();
            assert_eq!((problem.code, problem.kind), (code, format!("/problems/{}", code.name())));
            assert_eq!(outcome.header("cache-control"), "no-store");
            assert_eq!(outcome.header("x-content-type-options"), "nosniff");
            ids.extend(problem.request_id);
        }
        assert!(ids.iter().all(|id| uuid::Uuid::parse_str(id).is_ok()));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 9);
    }

    async fn successes_have_a_request_id_too(app) {
        let first = app.manager().attempt(&Attempt::of(&GetMe {})).await;
        let second = app.manager().attempt(&Attempt::of(&GetMe {})).await;
        assert!(uuid::Uuid::parse_str(first.header("x-request-id")).is_ok());
        assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
    }

    async fn a_method_an_address_does_not_have_is_a_problem(app) {
        for (method, path) in [
            (Method::DELETE, "/api/v1/accounts"),
            (Method::PUT, "/api/v1/accounts"),
            (Method::GET, "/api/v1/auth/sign-in"),
            (Method::POST, "/healthz"),
            (Method::POST, "/api/openapi.yaml"),
        ] {
            let outcome = tests::Outcome::of(app.request(method.clone(), path).send().await.expect("an answer")).await;
            assert_eq!(outcome.problem().code, Code::MethodNotAllowed, "{method} {path}");
            assert!(outcome.header("allow").contains(if method == Method::GET { "POST" } else { "GET" }), "{path}");
        }
    }

    async fn what_broke_inside_is_not_told(app) {
        let ended = app.context.db.clone().close().await;
        ended.expect("the connections close");
        let outcome = app.manager().reading(Language::En).attempt(&Attempt::of(&GetMe {})).await;
        let problem = outcome.problem();
        assert!(matches!(problem.code, Code::Internal | Code::Busy), "{problem:?}");
        assert_eq!(problem.detail, None);
        for word in ["sql", "pool", "connection", "rs:"] {
            assert!(!outcome.text().to_lowercase().contains(word), "{word}");
        }
        let ready = tests::Outcome::of(app.request(Method::GET, "/readyz").send().await.expect("an answer")).await;
        assert_eq!((ready.status, ready.problem().code), (problem.status, problem.code));
        let alive = app.request(Method::GET, "/healthz").send().await.expect("an answer");
        assert_eq!(alive.status(), 200);
    }
}
