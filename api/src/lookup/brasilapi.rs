//! BrasilAPI's format: CNPJ of Brazil, flat JSON.

use serde_json::Value;
use types::lookup::Asked;

use super::model::Entry;
use super::provider::{Format, place_code, text};

pub(super) const FORMAT: Format = Format {
    path: |asked| format!("/api/cnpj/v1/{}", asked.number()),
    read,
    says_missing: |_, status, json| status == 404 && json.is_some(),
};

fn read(_: &Asked, json: &Value) -> Option<(String, Entry)> {
    let number = text(json, "cnpj")?;
    let number: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let street = [text(json, "descricao_tipo_de_logradouro"), text(json, "logradouro")];
    let street = street.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [
        Some(street).filter(|street| !street.is_empty()),
        text(json, "numero"),
        text(json, "complemento"),
        text(json, "bairro"),
    ];
    let address = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let entry = Entry {
        name: text(json, "razao_social")?,
        state: text(json, "descricao_situacao_cadastral"),
        condition: None,
        address: Some(address).filter(|address| !address.is_empty()),
        place_code: place_code(json, "codigo_municipio_ibge", 7),
    };
    Some((number, entry))
}
