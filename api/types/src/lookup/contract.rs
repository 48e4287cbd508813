//! What Facturador Pro and programs like it ask a look-up service, and the keys they read in its answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Taxpayer;
use crate::places::{Level, Place};

/// What stands where there is nothing.
const NOTHING: &str = "-";
/// Words that are part of the surname that comes after them.
const PARTICLES: [&str; 10] = ["DA", "DE", "DEL", "DI", "LA", "LAS", "LOS", "SAN", "SANTA", "Y"];

/// The answer about a RUC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContractTaxpayer {
    /// Always `true`; refusals have `false`, and a `message`.
    #[schema(example = true)]
    pub success: bool,
    pub data: ContractTaxpayerData,
}

/// What is told of a RUC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContractTaxpayerData {
    #[schema(example = "20551000002")]
    pub ruc: String,
    #[serde(rename = "nombre_o_razon_social")]
    #[schema(example = "MOLINOS ACHACHILA S.A.C.")]
    pub name: String,
    #[serde(rename = "estado")]
    #[schema(example = "ACTIVO")]
    pub state: String,
    #[serde(rename = "condicion")]
    #[schema(example = "HABIDO")]
    pub condition: String,
    #[serde(flatten)]
    pub at: ContractAddress,
    /// `SI`, `NO`, or empty where it is not known: no registry here tells it.
    #[serde(rename = "es_agente_de_retencion")]
    #[schema(example = "")]
    pub withholds: String,
    /// As `es_agente_de_retencion`.
    #[serde(rename = "es_buen_contribuyente")]
    #[schema(example = "")]
    pub is_good_payer: String,
}

/// Where somebody is. What is not known is `-`, and none of the three codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContractAddress {
    #[serde(rename = "departamento")]
    #[schema(example = "PUNO")]
    pub department: String,
    #[serde(rename = "provincia")]
    #[schema(example = "SAN ROMAN")]
    pub province: String,
    #[serde(rename = "distrito")]
    #[schema(example = "JULIACA")]
    pub district: String,
    #[serde(rename = "direccion")]
    #[schema(example = "JR. LOS TEJEDORES 1140")]
    pub address: String,
    /// With district, province and department.
    #[serde(rename = "direccion_completa")]
    #[schema(example = "JR. LOS TEJEDORES 1140, JULIACA - SAN ROMAN - PUNO")]
    pub whole_address: String,
    #[serde(rename = "ubigeo_sunat")]
    #[schema(example = "211101")]
    pub place_code: String,
    /// The codes of department, province and district.
    #[serde(rename = "ubigeo")]
    #[schema(example = json!(["21", "2111", "211101"]))]
    pub place_codes: Vec<Option<String>>,
}

/// The answer about a DNI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContractPerson {
    /// Always `true`; refusals have `false`, and a `message`.
    #[schema(example = true)]
    pub success: bool,
    pub data: ContractPersonData,
}

/// What is told of a DNI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContractPersonData {
    #[serde(rename = "numero")]
    #[schema(example = "40123457")]
    pub number: String,
    /// Surnames, a comma, names; without the comma where the registry's words do not tell them apart.
    #[serde(rename = "nombre_completo")]
    #[schema(example = "QUISPE MAMANI, LUCIA")]
    pub name: String,
    #[serde(rename = "nombres")]
    #[schema(example = "LUCIA")]
    pub given_names: String,
    #[serde(rename = "apellido_paterno")]
    #[schema(example = "QUISPE")]
    pub first_surname: String,
    #[serde(rename = "apellido_materno")]
    #[schema(example = "MAMANI")]
    pub second_surname: String,
    #[serde(flatten)]
    pub at: ContractAddress,
}

impl From<Taxpayer> for ContractTaxpayer {
    fn from(found: Taxpayer) -> Self {
        let data = ContractTaxpayerData {
            at: ContractAddress::of(&found),
            ruc: found.number,
            name: found.name,
            state: or_nothing(found.state),
            condition: or_nothing(found.condition),
            withholds: String::new(),
            is_good_payer: String::new(),
        };
        Self { success: true, data }
    }
}

impl From<Taxpayer> for ContractPerson {
    fn from(found: Taxpayer) -> Self {
        let at = ContractAddress::of(&found);
        let parts = Parts::of(&found.name);
        let name = parts.as_ref().map_or(found.name, Parts::written);
        let [first_surname, second_surname, given_names] = match parts {
            Some(parts) => [parts.first, parts.second, parts.given],
            None => [None, None, None].map(or_nothing),
        };
        let data = ContractPersonData {
            number: found.number,
            name,
            given_names,
            first_surname,
            second_surname,
            at,
        };
        Self { success: true, data }
    }
}

impl ContractAddress {
    fn of(found: &Taxpayer) -> Self {
        let named = |level: Level| {
            let place = found.place.as_ref()?;
            let own = (place.level == level).then(|| place.name.to_uppercase());
            own.or_else(|| around(place, level))
        };
        let names = [Level::District, Level::Province, Level::Department].map(named);
        let written: Vec<&str> = names.iter().flatten().map(String::as_str).collect();
        let parts = [found.address.clone(), Some(written.join(" - "))];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let whole = (!parts.is_empty()).then(|| parts.join(", "));
        let code = found.place_code.as_ref().filter(|code| code.len() == 6);
        let part = |length| code.and_then(|code| code.get(..length)).map(str::to_owned);
        let [district, province, department] = names.map(or_nothing);
        Self {
            department,
            province,
            district,
            address: or_nothing(found.address.clone()),
            whole_address: or_nothing(whole),
            place_code: or_nothing(code.cloned()),
            place_codes: vec![part(2), part(4), part(6)],
        }
    }
}

/// The name of what a place is within: a department's code has two digits, a province's four.
fn around(place: &Place, level: Level) -> Option<String> {
    let length = match level {
        Level::Department => 2,
        Level::Province => 4,
        Level::District | Level::State | Level::Municipality => return None,
    };
    let within = place.within.iter().find(|each| each.code.len() == length)?;
    Some(within.name.to_uppercase())
}

/// The parts of a person's name as the registries of Peru write it: two surnames, then the names.
struct Parts {
    first: String,
    second: String,
    given: String,
}

impl Parts {
    /// None where there are less than two surnames and a name.
    fn of(name: &str) -> Option<Self> {
        let mut words = name.split_whitespace();
        let mut surname = || {
            let mut surname = words.next()?.to_owned();
            let mut last = surname.clone();
            while PARTICLES.contains(&last.to_uppercase().as_str()) {
                last = words.next()?.to_owned();
                surname = format!("{surname} {last}");
            }
            Some(surname)
        };
        let (first, second) = (surname()?, surname()?);
        let given = words.collect::<Vec<_>>().join(" ");
        (!given.is_empty()).then_some(Self { first, second, given })
    }

    fn written(&self) -> String {
        format!("{} {}, {}", self.first, self.second, self.given)
    }
}

fn or_nothing(text: Option<String>) -> String {
    text.unwrap_or_else(|| NOTHING.to_owned())
}

crate::calls! {
    AnswerRuc: Get "/ruc/{number}" { number: String } => ContractTaxpayer;
    AnswerDni: Get "/dni/{number}" { number: String } => ContractPerson;
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn surnames_and_names_are_told_apart() {
        for (name, written) in [
            ("QUISPE MAMANI LUCÍA", "QUISPE MAMANI, LUCÍA"),
            ("QUISPE LAURA MARIA TERESA", "QUISPE LAURA, MARIA TERESA"),
            ("DE LA CRUZ DEL CASTILLO ANA", "DE LA CRUZ DEL CASTILLO, ANA"),
            ("ROJAS SAN MARTIN LUIS", "ROJAS SAN MARTIN, LUIS"),
        ] {
            assert_eq!(Parts::of(name).as_ref().map(Parts::written).as_deref(), Some(written));
        }
        for name in ["", "QUISPE", "QUISPE LUCIA", "DE LA CRUZ ANA"] {
            assert!(Parts::of(name).is_none(), "{name}");
        }
    }
}
