//! Every provider that is known, each by its own format: what it has, what it lacks, and whatever may go wrong with it.

use serde_json::{Value, json};
use tests::fake::{Behaviour, Fake};
use tests::{Code, TestApp, on_both_engines};
use types::lookup::GetRegistries;

use super::formats::{Case, TOKEN, cases, envelope, number, refusal};
use super::{ask, of};

/// Whatever a provider may do that is no answer. None of these opens a breaker at once.
fn nonsense(case: &Case) -> Vec<Behaviour> {
    let json = |status, value: &Value| Behaviour::Json(status, value.to_string());
    let success = case.success.to_string();
    let broken = success.get(..success.len() / 2).expect("a half").to_owned();
    let empty = match case.success.get("data") {
        Some(_) => envelope(&json!({})),
        None => json!({}),
    };
    vec![
        json(500, &refusal("No se encontraron resultados")),
        json(503, &json!({})),
        json(400, &json!({ "message": "numero is required" })),
        json(200, &empty),
        json(200, &json!([])),
        json(200, &Value::Null),
        Behaviour::Json(200, broken),
        Behaviour::Json(200, case.of_another()),
        Behaviour::Json(404, "nada".to_owned()),
        Behaviour::Other("text/html", b"<html>Mantenimiento</html>".to_vec()),
        Behaviour::Other("application/json", vec![0xff, 0xfe, 0x00, 0x80]),
        Behaviour::Huge(10 * 1024 * 1024),
        Behaviour::Truncated(success),
        Behaviour::HangingUp,
        Behaviour::Stalling,
        Behaviour::Silent,
    ]
}

async fn is_well(app: &TestApp, case: &Case) {
    let who = case.told();
    let fake = Fake::start(Behaviour::Silent).await;
    let beside = app.asking(of(&json!([case.provider(&fake)]))).await;
    let manager = app.manager().at(&beside);
    let about = manager.ok(GetRegistries {}).await.provided;
    assert!(about.contains(&case.about), "{who}");
    for (status, missing) in &case.missing {
        fake.behave(Behaviour::Json(*status, missing.to_string()));
        manager
            .refused(ask(case.about, number(case.about)), Code::TaxpayerNotFound)
            .await;
    }
    fake.behave(Behaviour::Json(200, case.success.to_string()));
    let found = manager.ok(ask(case.about, number(case.about))).await;
    case.is_read(&found);
    case.is_asked(&fake.last());
}

async fn is_unwell(app: &TestApp, case: &Case) {
    let who = case.told();
    let fake = Fake::start(Behaviour::Silent).await;
    let beside = app.asking(of(&json!([case.provider(&fake)]))).await;
    let manager = app.manager().at(&beside);
    let counted = manager.ok(GetRegistries {}).await.lookups;
    let kept = app.rows("lookup_answers").await;
    let (status, missing) = case.missing.first().expect("a way to say so");
    let mut answered = 0;
    for behaviour in nonsense(case) {
        let what: String = format!("{who}: {behaviour:?}").chars().take(90).collect();
        fake.behave(behaviour);
        let asked = fake.asked();
        let problem = manager
            .refused(ask(case.about, number(case.about)), Code::LookupFailed)
            .await;
        assert_eq!(fake.asked(), asked + 1, "{what}");
        let told = serde_json::to_string(&problem).expect("JSON");
        let secrets = [
            number(case.about),
            TOKEN,
            &fake.address,
            "ACHACHILA",
            "QUISPE",
            "CERRADO",
        ];
        assert!(!secrets.iter().any(|secret| told.contains(secret)), "{what}: {told}");
        // What it says then closes the breaker again.
        fake.behave(Behaviour::Json(*status, missing.to_string()));
        manager
            .refused(ask(case.about, number(case.about)), Code::TaxpayerNotFound)
            .await;
        answered += 1;
    }
    let (lookups, rows) = (
        manager.ok(GetRegistries {}).await.lookups,
        app.rows("lookup_answers").await,
    );
    assert_eq!(
        (lookups - counted, rows),
        (answered, kept),
        "{who}: failures are neither counted nor kept"
    );
    for (behaviour, wait) in [
        (Behaviour::Json(401, refusal("No autorizado").to_string()), None),
        (Behaviour::Json(403, "{}".to_owned()), None),
        (Behaviour::Json(200, refusal("Token inválido").to_string()), None),
        (Behaviour::With(429, "retry-after: 120", "{}".to_owned()), Some(120)),
    ] {
        let beside = app.asking(of(&json!([case.provider(&fake)]))).await;
        let manager = app.manager().at(&beside);
        let what: String = format!("{who}: {behaviour:?}").chars().take(90).collect();
        let enveloped = case.missing.iter().any(|(status, _)| *status == 200);
        if matches!(&behaviour, Behaviour::Json(200, _)) && !enveloped {
            continue;
        }
        fake.behave(behaviour);
        let problem = manager
            .refused(ask(case.about, number(case.about)), Code::LookupFailed)
            .await;
        assert_eq!(problem.retry_after, wait, "{what}");
        let asked = fake.asked();
        manager
            .refused(ask(case.about, number(case.about)), Code::LookupFailed)
            .await;
        assert_eq!(fake.asked(), asked, "{what}: it is left alone");
    }
}

on_both_engines! {
    async fn every_provider_is_asked_and_read_in_its_own_way(app) {
        for case in cases() {
            forget_answers(&app).await;
            is_well(&app, &case).await;
        }
    }

    async fn no_provider_that_is_unwell_is_taken_for_one_that_knows(app) {
        for case in cases() {
            is_unwell(&app, &case).await;
        }
    }
}

/// Makes the answers of before too old to be told.
async fn forget_answers(app: &TestApp) {
    app.execute("DELETE FROM lookup_answers").await;
}
