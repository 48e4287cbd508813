//! What can be seen from outside: whether it lives, what it measures, how it describes itself.

use reqwest::Method;
use tests::{Attempt, Outcome, TestApp, on_both_engines};
use types::access::Operation;
use types::auth::GetMe;
use types::lookup::{FindTaxpayer, NumberKind};

async fn get(app: &TestApp, path: &str) -> Outcome {
    Outcome::of(app.request(Method::GET, path).send().await.expect("an answer")).await
}

/// The value of a counter's line that has all of these words.
async fn counted(app: &TestApp, words: &[&str]) -> u64 {
    let text = get(app, "/metrics").await.text();
    let lines = text.lines().filter(|line| words.iter().all(|word| line.contains(word)));
    let value = |line: &str| line.rsplit(' ').next().and_then(|number| number.parse::<u64>().ok());
    lines.filter_map(value).sum()
}

on_both_engines! {
    async fn it_says_that_it_lives_and_is_ready(app) {
        for path in ["/healthz", "/readyz"] {
            let outcome = get(&app, path).await;
            assert_eq!((outcome.status, outcome.text().as_str()), (200, "ok"), "{path}");
        }
    }

    async fn requests_are_counted_by_route_and_never_by_tax_number(app) {
        let by_route = ["talonario_http_requests_total", "method=\"GET\"", "route=\"/api/v1/lookup/{kind}/{number}\"", "status=\"503\""];
        let before = counted(&app, &by_route).await;
        for (kind, number) in [(NumberKind::Ruc, "20131312955"), (NumberKind::Dni, "10117410")] {
            assert!(app.manager().send(FindTaxpayer { kind, number: number.to_owned() }).await.is_err());
        }
        assert!(counted(&app, &by_route).await >= before + 2);
        let text = get(&app, "/metrics").await.text();
        assert!(text.contains("talonario_http_request_seconds"));
        for secret in ["20131312955", "10117410", "sillar"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }

    async fn invented_addresses_and_methods_make_no_new_counters(app) {
        for number in 0..5 {
            let method = Method::from_bytes(format!("INVENTED{number}").as_bytes()).expect("a method");
            let path = format!("/api/v1/invented-{number}");
            app.request(method, &path).send().await.expect("an answer");
        }
        let text = get(&app, "/metrics").await.text();
        assert!(!text.to_lowercase().contains("invented"), "{text}");
        assert!(counted(&app, &["requests_total", "route=\"none\"", "status=\"404\""]).await >= 5);
    }

    async fn it_describes_every_operation(app) {
        let outcome = get(&app, "/api/openapi.yaml").await;
        assert_eq!((outcome.status, outcome.header("content-type")), (200, "application/yaml"));
        let text = outcome.text();
        assert!(text.starts_with("openapi: 3.1"));
        for operation in Operation::ALL {
            assert!(text.contains(&format!("operationId: {}\n", operation.id())), "{}", operation.id());
        }
    }

    async fn what_is_answered_may_not_be_sniffed_or_kept(app) {
        let outcome = app.manager().attempt(&Attempt::of(&GetMe {})).await;
        assert_eq!(outcome.header("content-type"), "application/json");
        assert_eq!(outcome.header("x-content-type-options"), "nosniff");
        assert_eq!(outcome.header("cache-control"), "no-store");
        assert_eq!(outcome.header("access-control-allow-origin"), "", "no other site may read it");
        assert_eq!(outcome.header("server"), "");
    }
}
