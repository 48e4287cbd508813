//! Requests that are not what they should be, before any feature sees them.

use reqwest::Method;
use tests::make::new_account;
use tests::{Attempt, Code, on_both_engines};
use types::accounts::CreateAccount;
use types::kit::fault::Fault;
use types::plans::{CreatePlan, NewPlan, PlanTerms};

fn plan() -> Attempt {
    let body = NewPlan {
        name: "Plan".to_owned(),
        terms: PlanTerms::default(),
    };
    Attempt::of(&CreatePlan { body })
}

on_both_engines! {
    async fn json_that_cannot_be_read_says_where_it_breaks(app) {
        let broken = [
            ("{\"name\": \"Plan\"", "EOF"),
            ("{\"name\": \"Plan\",}", "line 1 column"),
            ("", "EOF"),
            ("nada", "line 1 column"),
            ("{\"name\":\"Plan\"} {}", "trailing"),
            ("{\"name\":\"\u{1}\"}", "control character"),
        ];
        for (body, said) in broken {
            let problem = app.manager().attempt(&plan().body("application/json", body)).await.problem();
            assert_eq!(problem.code, Code::MalformedRequest, "{body}");
            assert!(problem.detail.as_deref().is_some_and(|detail| detail.contains(said)), "{body}: {problem:?}");
        }
        let not_text = app.manager().attempt(&plan().body("application/json", b"{\"name\":\"\xff\"}".to_vec())).await;
        assert_eq!(not_text.problem().code, Code::MalformedRequest);
        assert_eq!(app.rows("plans").await, 2);
    }

    async fn json_of_another_shape_names_the_field(app) {
        for (body, field, fault) in [
            ("{}", "name", Fault::Required),
            ("{\"name\":\"Plan\",\"price\":9}", "price", Fault::Unknown),
            ("{\"name\":7}", "name", Fault::Malformed),
            ("{\"name\":\"Plan\",\"terms\":{\"documents\":\"many\"}}", "terms.documents", Fault::Malformed),
            ("{\"name\":\"Plan\",\"terms\":{\"documents\":1.5}}", "terms.documents", Fault::Malformed),
            ("{\"name\":\"Plan\",\"name\":\"Otro\"}", "name", Fault::Malformed),
        ] {
            let problem = app.manager().attempt(&plan().body("application/json", body)).await.problem();
            let told: Vec<_> = problem.errors.iter().map(|each| (each.field.as_str(), &each.fault)).collect();
            assert_eq!((problem.code, told), (Code::InvalidFields, vec![(field, &fault)]), "{body}");
        }
        for body in ["[]", "7", "null", "\"Plan\""] {
            let problem = app.manager().attempt(&plan().body("application/json", body)).await.problem();
            assert_eq!(problem.code, Code::InvalidFields, "{body}");
        }
    }

    async fn only_json_is_json(app) {
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", ""] {
            let problem = app.manager().attempt(&plan().body(kind, plan().content())).await.problem();
            assert_eq!((problem.code, problem.detail.as_deref()), (Code::WrongMediaType, Some("application/json")), "{kind}");
        }
        for kind in ["application/json; charset=utf-8", "Application/JSON"] {
            assert_eq!(app.manager().attempt(&plan().body(kind, plan().content())).await.status, 201, "{kind}");
        }
    }

    async fn a_json_body_has_a_largest_size(app) {
        let padded = |size: usize| {
            let mut body = plan().content().to_vec();
            body.resize(size, b' ');
            plan().body("application/json", body)
        };
        assert_eq!(app.manager().attempt(&padded(256 * 1024)).await.status, 201);
        for size in [256 * 1024 + 1, 3 * 1024 * 1024] {
            assert_eq!(app.manager().attempt(&padded(size)).await.problem().code, Code::BodyTooLarge, "{size}");
        }
    }

    async fn deeply_nested_json_is_only_malformed(app) {
        let deep = format!("{{\"name\":{}", "[".repeat(100_000));
        let problem = app.manager().attempt(&plan().body("application/json", deep)).await.problem();
        assert!(matches!(problem.code, Code::MalformedRequest | Code::InvalidFields), "{problem:?}");
    }

    async fn who_may_not_is_refused_before_what_is_sent_is_judged(app) {
        let nonsense = Attempt::new(Method::POST, "/accounts").body("application/json", "{\"x\":");
        assert_eq!(app.nobody().attempt(&nonsense).await.problem().code, Code::NotSignedIn);
        let mut body = new_account(&app.world.sillar, "pukara");
        body.tax_id = "1".to_owned();
        app.by(&app.world.sillar.support).refused(CreateAccount { body }, Code::NotAllowed).await;
    }
}
