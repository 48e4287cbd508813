//! A provider that is unwell: what it does not know how to say is never told as "does not exist", kept or counted.

use std::time::{Duration, Instant};

use tests::fake::{Behaviour, Fake};
use tests::{Code, TestApp, on_both_engines};
use types::kit::problem::Problem;
use types::lookup::{GetRegistries, NumberKind};

use super::{DNI, RUC, ask, company, found, person, registries};

/// Asks a provider that behaves so, at a process that has not asked it yet; what it answers is a failure, and leaves
/// nothing behind.
async fn failed(app: &TestApp, fake: &Fake, behaviour: Behaviour) -> Problem {
    let beside = app.asking(registries(fake)).await;
    let what = format!("{behaviour:?}").chars().take(60).collect::<String>();
    fake.behave(behaviour);
    let manager = app.manager().at(&beside);
    let before = fake.asked();
    let start = Instant::now();
    let problem = manager.refused(ask(NumberKind::Ruc, RUC), Code::LookupFailed).await;
    assert!(start.elapsed() < Duration::from_secs(5), "{what} is not waited for");
    assert_eq!(fake.asked(), before + 1, "{what}: it was asked once");
    assert_eq!(app.rows("lookup_answers").await, 0, "{what} is not kept");
    assert_eq!(manager.ok(GetRegistries {}).await.lookups, 0, "{what} is not counted");
    let told = serde_json::to_string(&problem).expect("JSON");
    assert!(!told.contains(RUC) && !told.contains(&fake.address), "{what}: {told}");
    problem
}

on_both_engines! {
    async fn refusals_are_failures_and_tell_when_to_try_again(app) {
        let fake = Fake::start(Behaviour::Silent).await;
        let json = |status, text: &str| Behaviour::Json(status, text.to_owned());
        for (behaviour, wait) in [
            (json(401, r#"{"message":"token no valido"}"#), None),
            (json(403, r#"{"message":"forbidden"}"#), None),
            (json(400, r#"{"message":"token no valido"}"#), None),
            (json(422, r#"{"message":"numero is required"}"#), Some(10)),
            (json(422, "{}"), Some(10)),
            (json(429, r#"{"message":"limite"}"#), Some(60)),
            (Behaviour::With(429, "retry-after: 120", "{}".to_owned()), Some(120)),
            (Behaviour::With(429, "retry-after: 999999", "{}".to_owned()), Some(3_600)),
            (json(402, "{}"), Some(60)),
            (json(500, r#"{"error":"ruc no existe"}"#), Some(10)),
            (json(503, "{}"), Some(10)),
            (json(204, ""), Some(10)),
        ] {
            let problem = failed(&app, &fake, behaviour.clone()).await;
            assert_eq!(problem.retry_after, wait, "{behaviour:?}");
        }
    }

    async fn answers_that_make_no_sense_are_failures(app) {
        let fake = Fake::start(Behaviour::Silent).await;
        let json = |text: &str| Behaviour::Json(200, text.to_owned());
        for behaviour in [
            json("esto no es JSON"),
            json("{}"),
            json("[]"),
            json("null"),
            json(r#"{"success":false,"message":"no encontrado"}"#),
            json(r#"{"numero_documento":"20100070970"}"#),
            json(r#"{"numero_documento":"20100070970","razon_social":" - "}"#),
            json(r#"{"numero_documento":"20100070970","razon_social":{"a":1}}"#),
            json(&company("20131312955", "De Otro S.A.")),
            json(&company("", "De Nadie S.A.")),
            json(&person("20100070970")),
            Behaviour::Other("text/html", b"<html>Mantenimiento</html>".to_vec()),
            Behaviour::Other("text/html", company(RUC, "En HTML S.A.").into_bytes()),
            Behaviour::Other("application/json", vec![0xff, 0xfe, 0x00, 0x80]),
        ] {
            failed(&app, &fake, behaviour).await;
        }
        fake.behave(found(RUC));
        let beside = app.asking(registries(&fake)).await;
        app.manager().at(&beside).ok(ask(NumberKind::Ruc, RUC)).await;
    }

    async fn answers_that_break_off_stall_or_never_end_are_failures(app) {
        let fake = Fake::start(Behaviour::Silent).await;
        for behaviour in [
            Behaviour::Silent,
            Behaviour::Stalling,
            Behaviour::HangingUp,
            Behaviour::Truncated(company(RUC, "Cortada S.A.")),
            Behaviour::Huge(10 * 1024 * 1024),
        ] {
            failed(&app, &fake, behaviour).await;
        }
    }

    async fn nobody_is_followed_elsewhere(app) {
        let elsewhere = Fake::start(found(RUC)).await;
        let fake = Fake::start(Behaviour::Silent).await;
        let address = format!("{}/v1/sunat/ruc?numero={RUC}", elsewhere.address);
        failed(&app, &fake, Behaviour::Redirecting(address)).await;
        assert_eq!(elsewhere.asked(), 0, "neither the number nor the token went there");
    }

    async fn a_provider_that_is_not_there_is_a_failure(app) {
        let fake = Fake::start(Behaviour::Silent).await;
        let beside = app.asking(registries(&fake)).await;
        drop(fake);
        tokio::time::sleep(Duration::from_millis(50)).await;
        app.manager().at(&beside).refused(ask(NumberKind::Ruc, RUC), Code::LookupFailed).await;
    }

    async fn another_persons_data_is_not_told(app) {
        let fake = Fake::start(Behaviour::Json(200, person("10117411"))).await;
        let beside = app.asking(registries(&fake)).await;
        let problem = app.manager().at(&beside).refused(ask(NumberKind::Dni, DNI), Code::LookupFailed).await;
        let told = serde_json::to_string(&problem).expect("JSON");
        assert!(!told.contains("QUISPE") && !told.contains("1011741"), "{told}");
        assert_eq!(app.rows("lookup_answers").await, 0);
    }
}
