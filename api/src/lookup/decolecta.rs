//! decolecta's format: RUC and DNI of Peru, flat JSON in snake case.

use serde_json::Value;
use types::kit::fold::fold;
use types::lookup::{Asked, NumberKind};

use super::model::Entry;
use super::provider::{Format, place_code, text};

pub(super) const FORMAT: Format = Format {
    path,
    read,
    says_missing,
};

fn path(asked: &Asked) -> String {
    let what = match asked.kind() {
        NumberKind::Dni => "/v1/reniec/dni",
        NumberKind::Ruc | NumberKind::Cnpj => "/v1/sunat/ruc",
    };
    format!("{what}?numero={}", asked.number())
}

fn read(asked: &Asked, json: &Value) -> Option<(String, Entry)> {
    match asked.kind() {
        NumberKind::Dni => person(json),
        NumberKind::Ruc | NumberKind::Cnpj => taxpayer(json),
    }
}

fn taxpayer(json: &Value) -> Option<(String, Entry)> {
    let entry = Entry {
        name: text(json, "razon_social")?,
        state: text(json, "estado"),
        condition: text(json, "condicion"),
        address: text(json, "direccion"),
        place_code: place_code(json, "ubigeo", 6),
    };
    Some((text(json, "numero_documento")?, entry))
}

fn person(json: &Value) -> Option<(String, Entry)> {
    let parts = ["first_last_name", "second_last_name", "first_name"];
    let joined = || {
        parts
            .iter()
            .filter_map(|part| text(json, part))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let name = text(json, "full_name").unwrap_or_else(joined);
    let entry = Entry {
        name: Some(name).filter(|name| !name.is_empty())?,
        state: None,
        condition: None,
        address: None,
        place_code: None,
    };
    Some((text(json, "document_number")?, entry))
}

/// 404; or 400 or 422 with words that begin with the kind of number and say that it is none, which a number with
/// right check digits is only when nobody has it. Other words, such as of the token, are a failure.
fn says_missing(asked: &Asked, status: u16, json: Option<&Value>) -> bool {
    let said = |json: &Value| {
        text(json, "message")
            .or_else(|| text(json, "error"))
            .map(|words| fold(&words))
    };
    let of_the_number = |words: String| {
        let about = words.strip_prefix(asked.kind().name()).map(str::trim_start);
        about.is_some_and(|about| {
            ["no valido", "no encontrado", "no existe"]
                .iter()
                .any(|end| about.starts_with(end))
        })
    };
    match status {
        404 => json.is_some(),
        400 | 422 => json.and_then(said).is_some_and(of_the_number),
        _ => false,
    }
}
