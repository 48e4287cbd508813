//! One line of the padrón reducido: 15 fields between pipes, and one pipe more at its end.
//!
//! Fields (SUNAT): RUC, name, state, condition, UBIGEO, street type, street, zone code, zone type, number,
//! interior, lot, flat, block, kilometre. Nothing is `-`, sometimes several. A pipe inside a name shifts
//! what follows; the six digits of the UBIGEO, or the only-dashes in its place, find it again.

use types::tax_id::{Country, TaxId};

use super::model::{Entry, Listed};

const FIELDS: usize = 15;

/// The first line of the file must begin like this, or the file is another one.
pub(super) const HEADER: &str = "RUC|NOMBRE O RAZÓN SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICIÓN DE DOMICILIO|UBIGEO|";

/// Whether a line is the file's header, accents or not.
pub(super) fn is_header(line: &str) -> bool {
    let letters = |text: &str| text.chars().filter(char::is_ascii_uppercase).collect::<String>();
    letters(line).starts_with(&letters(HEADER))
}

/// Reads a line; none when it is not a taxpayer.
pub(super) fn read(line: &str) -> Option<Listed> {
    let mut fields: Vec<&str> = line.trim_end_matches(['\r', '\n']).split('|').map(str::trim).collect();
    if fields.last() == Some(&"") {
        fields.pop();
    }
    let extra = fields.len().checked_sub(FIELDS)?;
    let (name, rest) = name_and_rest(&fields, extra)?;
    let ruc = TaxId::parse(Country::Pe, fields.first()?).ok()?.as_str().to_owned();
    let [state, condition, ubigeo, address @ ..] = rest else {
        return None;
    };
    let entry = Entry {
        name: name.filter(|name| !name.is_empty())?,
        state: Some((*state).to_owned()),
        condition: Some((*condition).to_owned()),
        place_code: value(ubigeo).map(str::to_owned),
        address: address_line(address),
    };
    Some(Listed { ruc, entry })
}

/// The name, with pipes of its own put back, and the fields from the state on.
fn name_and_rest<'a>(fields: &'a [&'a str], extra: usize) -> Option<(Option<String>, &'a [&'a str])> {
    let shift = (0..=extra).find(|shift| fields.get(4 + shift).is_some_and(|field| is_ubigeo(field)))?;
    let name = fields.get(1..=1 + shift)?.join("|");
    let name = Some(name.split_whitespace().collect::<Vec<_>>().join(" "));
    Some((name, fields.get(2 + shift..)?))
}

fn is_ubigeo(field: &str) -> bool {
    value(field).is_none() || (field.len() == 6 && field.bytes().all(|b| b.is_ascii_digit()))
}

fn value(field: &str) -> Option<&str> {
    if field.bytes().all(|b| b == b'-') {
        None
    } else {
        Some(field)
    }
}

/// Street, number and the rest as one readable line.
fn address_line(fields: &[&str]) -> Option<String> {
    let field = |place: usize| fields.get(place).copied().and_then(value);
    let named = |place: usize, label: &str| field(place).map(|text| format!("{label} {text}"));
    let street = [field(0), field(1), field(4)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let zone = [field(2), field(3)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [
        Some(street),
        named(5, "INT."),
        named(7, "DPTO."),
        named(8, "MZA."),
        named(6, "LOTE."),
        named(9, "KM."),
        Some(zone),
    ];
    let line = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_a_taxpayer_with_a_readable_address() {
        let line = "20131312955|EMPRESA  DE PRUEBA S.A.|ACTIVO|HABIDO|150101|AV.|LOS TALLANES|URB.|EL SOL|1472|2|-|301|----|-|\r\n";
        let read = read(line).expect("a taxpayer").entry;
        assert_eq!(read.name, "EMPRESA DE PRUEBA S.A.");
        assert_eq!(read.place_code.as_deref(), Some("150101"));
        assert_eq!(
            read.address.as_deref(),
            Some("AV. LOS TALLANES 1472 INT. 2 DPTO. 301 URB. EL SOL")
        );
    }

    #[test]
    fn a_pipe_in_the_name_is_put_back() {
        let line = "20131312955|UNO|DOS S.A.|ACTIVO|HABIDO|150101|-|-|-|-|-|-|-|-|-|-|";
        let read = read(line).expect("a taxpayer").entry;
        assert_eq!(
            (read.name.as_str(), read.state.as_deref()),
            ("UNO|DOS S.A.", Some("ACTIVO"))
        );
        assert_eq!(read.address, None);
    }

    #[test]
    fn what_is_no_taxpayer_is_none() {
        for line in [
            "",
            "20131312955",
            "20131312956|X|ACTIVO|HABIDO|150101|-|-|-|-|-|-|-|-|-|-|",
            "20131312955||ACTIVO|HABIDO|150101|-|-|-|-|-|-|-|-|-|-|",
            "20131312955|X|ACTIVO|HABIDO|15|-|-|-|-|-|-|-|-|-|-|",
        ] {
            assert!(read(line).is_none(), "{line}");
        }
    }

    #[test]
    fn the_header_is_known_with_and_without_accents() {
        assert!(is_header(HEADER));
        assert!(is_header(
            "RUC|NOMBRE O RAZ?N SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICI?N DE DOMICILIO|UBIGEO|TIPO DE V?A|"
        ));
        assert!(!is_header("20131312955|X|"));
    }
}
