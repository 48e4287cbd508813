//! Look-ups: the padrón, the provider after it, and what is counted.

mod branches;
mod commanded;
mod contract;
mod counted;
mod every;
mod fetched;
mod formats;
mod harvested;
mod in_line;
mod logged;
mod named;
mod padron;
mod provider;
mod providers;
mod several;
mod together;
mod unwell;
mod updates;

use serde_json::{Value, json};
use talonario::kit::registries::Registries;
use talonario::lookup::settings;
use tests::fake::{Behaviour, Fake};
use types::lookup::{FindTaxpayer, NumberKind};

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
    of(&json!([
        { "kind": "decolecta", "address": fake.address, "token": "clave-de-prueba", "timeout_ms": 700 },
        { "kind": "brasilapi", "address": fake.address, "timeout_ms": 700 },
    ]))
}

/// Registries of which a file has that list of providers.
fn of(providers: &Value) -> Registries {
    let file = json!({ "providers": providers, "deadline_ms": 4_000 });
    settings::parse(&file.to_string(), &|_| None).expect("a file of providers")
}

fn company(number: &str, name: &str) -> String {
    let told = json!({
        "razon_social": name, "numero_documento": number, "estado": "ACTIVO", "condicion": "HABIDO",
        "direccion": "JR. LOS TEJEDORES NRO. 1140 URB. LA RINCONADA", "ubigeo": "211101", "via_tipo": "JR.",
        "distrito": "JULIACA", "provincia": "SAN ROMAN", "departamento": "PUNO", "es_agente_retencion": false,
        "locales_anexos": null,
    });
    told.to_string()
}

fn person(number: &str) -> String {
    let told = json!({
        "first_name": "LUCIA", "first_last_name": "QUISPE", "second_last_name": "LAURA",
        "full_name": "QUISPE LAURA LUCIA", "document_number": number,
    });
    told.to_string()
}

fn found(number: &str) -> Behaviour {
    Behaviour::Json(200, company(number, "Molinos Achachila S.A.C."))
}
