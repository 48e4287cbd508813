//! The real binary, set up by its environment, logging all it can: no number of a person is in it.

use std::time::Duration;

use serde_json::json;
use tests::binary::Installation;
use tests::fake::{Behaviour, Fake};
use tests::remote::Remote;
use tests::session::sign_in;
use tests::world::PASSWORD;
use types::auth::Token;
use types::kit::call::{BASE, Call};
use types::lookup::FindTaxpayer;

use super::{DNI, person};

/// A person's RUC.
const RUC: &str = "10401234565";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_of_people_are_not_logged() {
    let installation = Installation::make().await;
    let fake = Fake::start(Behaviour::Json(200, person(DNI))).await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    let provider = |kind: &str| json!({ "kind": kind, "address": fake.address, "token_env": "CLAVE_DE_PRUEBA", "timeout_ms": 500 });
    let providers = json!({ "providers": [provider("decolecta"), provider("apisperu")], "deadline_ms": 1_500 });
    std::fs::write(file.path(), providers.to_string()).expect("written");
    let process = installation.serve_with(&[
        ("TALONARIO_LOOKUP_PROVIDERS", &file.path().display().to_string()),
        ("CLAVE_DE_PRUEBA", "clavedeprueba"),
        ("TALONARIO_LOG", "trace"),
    ]);
    let manager = &installation.world.sillar.manager;
    let somebody = Remote::new(&process.address, "nobody");
    let token: Token = somebody.ok(&sign_in(&manager.email, PASSWORD)).await;

    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let ask = async |kind: &str, number: &str| {
        let path = FindTaxpayer::PATH.replace("{kind}", kind).replace("{number}", number);
        let request = client.get(format!("{}{BASE}{path}", process.address));
        let response = request.bearer_auth(&token.access_token).send().await;
        response.expect("an answer").status().as_u16()
    };
    assert_eq!(ask("dni", DNI).await, 200);
    assert_eq!(ask("dni", "10117411").await, 502, "another's data");
    for behaviour in [
        Behaviour::Silent,
        Behaviour::HangingUp,
        Behaviour::Json(500, "{}".to_owned()),
    ] {
        fake.behave(behaviour);
        assert_eq!(ask("ruc", RUC).await, 502);
    }
    assert!(
        fake.last().contains("?token=clavedeprueba "),
        "the last of them sends its token in the query"
    );
    assert_eq!(ask("ruc", "10401234566").await, 422);

    process.ask_to_stop();
    let (_, log) = process.ended(Duration::from_secs(30));
    let log = log.join("\n");
    assert!(log.contains("a look-up failed"), "failures are logged: {log}");
    for secret in [
        DNI,
        "10117411",
        RUC,
        "10401234566",
        "40123456",
        "QUISPE",
        "clavedeprueba",
    ] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret} is logged");
    }
}
