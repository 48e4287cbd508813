//! What Facturador Pro asks, and what it reads.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use talonario::lookup::import::import;
use tests::fake::{Behaviour, Fake};
use tests::{Code, TestApp, on_both_engines};
use types::accounts::{GetAccount, Lock, LockAccount, LockLevel};
use types::limits::{LimitChange, LimitsChange, Meter, OwnNumber};
use types::lookup::GetRegistries;
use types::lookup::contract::{AnswerDni, AnswerRuc};

use super::{RUC, found, registries};

async fn load(app: &TestApp) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
    import(&app.context, &file, false, Arc::new(|_| ()))
        .await
        .expect("a padrón");
}

/// Asks as that program does: the address, `/api/`, the kind and the number, with the token as bearer.
async fn asked(address: &str, path: &str, token: &str) -> (u16, Value) {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request = client.get(format!("{address}{path}")).bearer_auth(token);
    let response = request
        .header("accept", "application/json")
        .send()
        .await
        .expect("an answer");
    let status = response.status().as_u16();
    let body = response.bytes().await.expect("a body");
    (status, serde_json::from_slice(&body).expect("JSON"))
}

/// A refusal as that program reads it: `success` and `message`.
fn refusal(told: &(u16, Value)) -> (u16, Option<bool>, Option<&str>, Option<&str>) {
    let (status, body) = told;
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    (
        *status,
        body.get("success").and_then(Value::as_bool),
        text("message"),
        text("code"),
    )
}

on_both_engines! {
    async fn it_answers_with_the_keys_that_are_read(app) {
        load(&app).await;
        let account = app.account(&app.world.sillar, "pukara").await;
        let key = app.key(&app.world.sillar, &account).await;
        let told = asked(&app.address, "/api/ruc/20551000002", &key).await;
        assert_eq!(told, (200, json!({
            "success": true,
            "data": {
                "ruc": "20551000002", "nombre_o_razon_social": "ALGODONERA DEL SUR S.A.C.", "estado": "ACTIVO",
                "condicion": "HABIDO", "departamento": "AMAZONAS", "provincia": "CHACHAPOYAS",
                "distrito": "CHACHAPOYAS", "direccion": "CAL. LAS BEGONIAS 100",
                "direccion_completa": "CAL. LAS BEGONIAS 100, CHACHAPOYAS - CHACHAPOYAS - AMAZONAS",
                "ubigeo_sunat": "010101", "ubigeo": ["01", "0101", "010101"],
                "es_agente_de_retencion": "", "es_buen_contribuyente": "",
            },
        })));
        let told = asked(&app.address, "/api/dni/40123457", &key).await;
        assert_eq!(told, (200, json!({
            "success": true,
            "data": {
                "numero": "40123457", "nombre_completo": "QUISPE MAMANI, LUCÍA", "nombres": "LUCÍA",
                "apellido_paterno": "QUISPE", "apellido_materno": "MAMANI", "departamento": "-", "provincia": "-",
                "distrito": "-", "direccion": "-", "direccion_completa": "-", "ubigeo_sunat": "-",
                "ubigeo": [null, null, null],
            },
        })));
        let (status, body) = asked(&app.address, "/api/ruc/20550000041", &key).await;
        assert_eq!((status, body.pointer("/data/condicion").and_then(Value::as_str)), (200, Some("PENDIENTE")));
        assert_eq!(body.pointer("/data/direccion").and_then(Value::as_str), Some("-"));
        let software = app.with_key(&key);
        let same = software.ok(AnswerRuc { number: "20551000002".to_owned() }).await;
        assert_eq!(same.data.name, "ALGODONERA DEL SUR S.A.C.");
        assert!(software.ok(AnswerDni { number: "40123457".to_owned() }).await.success);

        let account = app.manager().ok(GetAccount { account_id: account.id }).await;
        assert_eq!(account.lookups, 5, "counted for the account whose key it is");
        assert_eq!(app.manager().ok(GetRegistries {}).await.lookups, 0, "and for no member");
    }

    async fn each_refusal_is_its_own_and_none_says_that_a_number_does_not_exist(app) {
        load(&app).await;
        let account = app.account(&app.world.sillar, "pukara").await;
        let key = app.key(&app.world.sillar, &account).await;
        let told = asked(&app.address, &format!("/api/ruc/{RUC}"), &key).await;
        let none = "Ese número no existe en el registro.";
        assert_eq!(refusal(&told), (404, Some(false), Some(none), Some("taxpayer_not_found")));
        let told = asked(&app.address, "/api/ruc/20131312956", &key).await;
        let why = "El dígito verificador no corresponde; revisa el número.";
        assert_eq!(refusal(&told), (422, Some(false), Some(why), Some("invalid_fields")));
        let fake = Fake::start(Behaviour::Json(500, "{}".to_owned())).await;
        let beside = app.asking(registries(&fake)).await;
        let others = [
            (asked(&app.address, "/api/dni/10117410", &key).await, 503, "lookup_not_configured"),
            (asked(&beside.address, &format!("/api/ruc/{RUC}"), &key).await, 502, "lookup_failed"),
            (asked(&app.address, "/api/ruc/20131312955", &format!("{key}x")).await, 401, "wrong_key"),
            (asked(&app.address, "/api/ruc/20131312955", &app.world.sillar.manager.token).await, 403, "not_allowed"),
        ];
        for (told, status, code) in &others {
            let (told_status, success, message, told_code) = refusal(told);
            assert_eq!((told_status, success, told_code), (*status, Some(false), Some(*code)));
            assert!(message.is_some_and(|message| !message.is_empty() && !message.contains("no existe")), "{code}");
        }
        let software = app.with_key(&key);
        software.refused(AnswerRuc { number: RUC.to_owned() }, Code::TaxpayerNotFound).await;
        fake.behave(found(RUC));
        assert_eq!(asked(&beside.address, &format!("/api/ruc/{RUC}"), &key).await.0, 200);
        let account = app.manager().ok(GetAccount { account_id: account.id }).await;
        assert_eq!(account.lookups, 3, "twice not found, once found");
    }

    async fn it_ends_where_the_accounts_look_ups_and_its_lock_end(app) {
        load(&app).await;
        let account = app.account(&app.world.sillar, "pukara").await;
        let key = app.key(&app.world.sillar, &account).await;
        let change = LimitChange { enforced: Some(true), own: Some(OwnNumber { to: Some(1) }) };
        app.limit(&app.world.sillar, account.id, LimitsChange::one(Meter::Lookups, change)).await;
        assert_eq!(asked(&app.address, "/api/ruc/20131312955", &key).await.0, 200);
        let told = asked(&app.address, "/api/ruc/20131312955", &key).await;
        let reached = "Se alcanzó el límite.";
        assert_eq!(refusal(&told), (409, Some(false), Some(reached), Some("limit_reached")));
        let version = app.manager().ok(GetAccount { account_id: account.id }).await.version;
        let body = Lock { level: LockLevel::Everything, reason: "Mora".to_owned() };
        app.manager().ok(LockAccount { account_id: account.id, version, body }).await;
        let told = asked(&app.address, "/api/dni/40123457", &key).await;
        assert_eq!(refusal(&told), (423, Some(false), Some("La cuenta está bloqueada."), Some("account_locked")));
    }
}
