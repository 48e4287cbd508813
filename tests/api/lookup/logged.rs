//! The real binary, set up by its environment, logging all it can: no number of a person is in it.

use std::path::Path;
use std::time::Duration;

use serde_json::json;
use tests::binary::{Installation, Process};
use tests::fake::{Behaviour, Fake};
use tests::remote::Remote;
use tests::session::sign_in;
use tests::world::PASSWORD;
use types::auth::Token;
use types::kit::call::{BASE, Call};
use types::lookup::FindTaxpayer;
use types::lookup::named::{FindByName, NameQuery};
use types::lookup::several::{FindSeveral, LookupNumbers, LookupOutcome};

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

    let log = logged(process);
    assert!(log.contains("a look-up failed"), "failures are logged: {log}");
    let numbers = [DNI, "10117411", RUC, "10401234566", "40123456"];
    is_not_in(&log, &numbers);
    is_not_in(&log, &["QUISPE", "clavedeprueba"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_of_numbers_and_names_are_not_logged() {
    let installation = Installation::make().await;
    let padron = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
    let imported = installation.run(&["padron", "import", &padron.display().to_string()]);
    assert_eq!(imported.status.code(), Some(0));
    let fake = Fake::start(Behaviour::Json(200, person(DNI))).await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    let providers = json!({ "providers": [
        { "kind": "decolecta", "address": fake.address, "token": "clavedeprueba", "timeout_ms": 500 },
    ] });
    std::fs::write(file.path(), providers.to_string()).expect("written");
    let process = installation.serve_with(&[
        ("TALONARIO_LOOKUP_PROVIDERS", &file.path().display().to_string()),
        ("TALONARIO_LOG", "trace"),
    ]);
    let manager = Remote::signed_in(&process.address, &installation.world.sillar.manager.email, PASSWORD).await;
    let outcomes = async |numbers: &[&str]| {
        let numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
        let body = LookupNumbers { numbers };
        let told = manager.ok(&FindSeveral { body }).await;
        told.rows.into_iter().map(|row| row.outcome).collect::<Vec<_>>()
    };
    let asked = [DNI, "40123457", RUC, "10401234566", "Sr. Huamaní 20131312956"];
    use LookupOutcome as O;
    assert_eq!(
        outcomes(&asked).await,
        [O::Found, O::Found, O::Failed, O::Invalid, O::Invalid]
    );
    fake.behave(Behaviour::HangingUp);
    assert_eq!(outcomes(&["10117411", "71234567"]).await, [O::Failed, O::Failed]);
    let query = NameQuery {
        name: "quispe mamani".to_owned(),
        limit: None,
    };
    let named = manager.ok(&FindByName { query }).await;
    assert_eq!(named.items.len(), 1, "a person of the padrón");
    let query = NameQuery {
        name: "zzyzx condori".to_owned(),
        limit: None,
    };
    assert!(manager.ok(&FindByName { query }).await.items.is_empty());
    let mut statuses = Vec::new();
    for doors in 0..40 {
        let numbers = vec![format!("{}", 40_765_400 + doors)];
        let body = LookupNumbers { numbers };
        statuses.push(manager.status(&FindSeveral { body }).await);
    }
    assert_eq!(
        (statuses.first(), statuses.last()),
        (Some(&200), Some(&429)),
        "stopped on the way"
    );

    let log = logged(process);
    let answered = log.lines().filter(|line| line.ends_with("answered")).count();
    assert!(answered > 40, "requests are logged: {answered} of them");
    is_not_in(&log, &asked);
    is_not_in(&log, &["10117411", "71234567", "40123456", "407654", "20131312956"]);
    for name in ["quispe", "mamani", "zzyzx", "condori", "huamaní", "laura"] {
        is_not_in(&log.to_lowercase(), &[name]);
    }
}

/// All that a process logged until it was asked to stop.
fn logged(process: Process) -> String {
    process.ask_to_stop();
    let (_, log) = process.ended(Duration::from_secs(30));
    log.join("\n")
}

fn is_not_in(log: &str, secrets: &[&str]) {
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret} is logged");
    }
}
