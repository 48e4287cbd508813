//! Look-ups: the padrón, the provider after it, and what is counted.

mod branches;
mod contract;
mod counted;
mod logged;
mod named;
mod padron;
mod provider;
mod several;
mod unwell;

use std::time::Duration;

use talonario::kit::client::Remote;
use talonario::kit::context::Registries;
use tests::fake::{Behaviour, Fake};
use types::lookup::{FindTaxpayer, NumberKind};

/// How long a provider may take in these stories.
const PATIENCE: Duration = Duration::from_millis(700);

/// A company of which no padrón of these stories knows.
const RUC: &str = "20100070970";
const DNI: &str = "10117410";
const CNPJ: &str = "33000167000101";

fn ask(kind: NumberKind, number: &str) -> FindTaxpayer {
    FindTaxpayer {
        kind,
        number: number.to_owned(),
    }
}

/// Registries in which one provider answers for everything.
fn registries(fake: &Fake) -> Registries {
    let remote = |token| Remote::new(&fake.address, token, PATIENCE).expect("a client");
    Registries {
        peru: Some(remote(Some("clave-de-prueba"))),
        brazil: Some(remote(None)),
    }
}

fn company(number: &str, name: &str) -> String {
    let told = serde_json::json!({
        "razon_social": name, "numero_documento": number, "estado": "ACTIVO", "condicion": "HABIDO",
        "direccion": "JR. LOS TEJEDORES NRO. 1140 URB. LA RINCONADA", "ubigeo": "211101", "via_tipo": "JR.",
        "distrito": "JULIACA", "provincia": "SAN ROMAN", "departamento": "PUNO", "es_agente_retencion": false,
        "locales_anexos": null,
    });
    told.to_string()
}

fn person(number: &str) -> String {
    let told = serde_json::json!({
        "first_name": "LUCIA", "first_last_name": "QUISPE", "second_last_name": "LAURA",
        "full_name": "QUISPE LAURA LUCIA", "document_number": number,
    });
    told.to_string()
}

fn found(number: &str) -> Behaviour {
    Behaviour::Json(200, company(number, "Molinos Achachila S.A.C."))
}
