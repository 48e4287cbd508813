//! A small padrón of invented companies, so that the look-up has something to find.

use std::path::Path;
use std::sync::Arc;

use encoding_rs::WINDOWS_1252;
use types::tax_id::Country;

use super::chance::Chance;
use super::invent;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::lookup;

/// So many companies are in it; they are nobody's accounts yet.
const COMPANIES: u32 = 240;
/// The number of the first one.
const FIRST: u32 = 9_000;

/// Imports the padrón, and gives a RUC that is in it.
pub(super) async fn import(context: &Context, data: &Path) -> Result<String> {
    let header = "RUC|NOMBRE O RAZÓN SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICIÓN DE DOMICILIO|UBIGEO|TIPO DE VÍA|\
        NOMBRE DE VÍA|CÓDIGO DE ZONA|TIPO DE ZONA|NÚMERO|INTERIOR|LOTE|DEPARTAMENTO|MANZANA|KILÓMETRO|\r\n";
    let lines: String = (FIRST..FIRST + COMPANIES).map(line).collect();
    let text = format!("{header}{lines}");
    let file = data.join("demo-padron.txt");
    std::fs::write(&file, WINDOWS_1252.encode(&text).0).map_err(Error::broken)?;
    lookup::import::import(context, &file, true, Arc::new(|_| ())).await?;
    Ok(invent::tax_id(Country::Pe, FIRST + 3))
}

fn line(number: u32) -> String {
    let company = invent::company(Country::Pe, number);
    let mut chance = Chance::new(u64::from(number));
    let (state, condition) = match chance.below(12) {
        0 => ("BAJA DE OFICIO", "NO HABIDO"),
        1 => ("SUSPENSION TEMPORAL", "HABIDO"),
        _ => ("ACTIVO", "HABIDO"),
    };
    let ubigeo = chance.pick(&["150101", "150122", "040101", "080101", "130101", "200101"]);
    let street = chance.pick(&["LOS MOLLES", "EL SILLAR", "LAS RETAMAS", "PUENTE NUEVO", "LA CANTERA"]);
    let door = 100 + chance.below(900);
    let name = company.name.to_uppercase();
    format!(
        "{}|{name}|{state}|{condition}|{ubigeo}|AV.|{street}|----|-|{door}|-|-|-|-|-|\r\n",
        company.tax_id
    )
}
