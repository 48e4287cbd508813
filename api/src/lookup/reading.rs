//! Reading what providers write: strings or numbers, dashes for nothing, lists of codes.

use serde_json::Value;
use types::lookup::NumberKind;

/// The longest name or address that is taken; the rest is cut.
const LONGEST: usize = 300;

/// The text of a field, in one line and of bearable length; none where it is missing, empty or only dashes.
pub(super) fn text(json: &Value, field: &str) -> Option<String> {
    let text = match json.get(field)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let words: Vec<_> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let line: String = line.chars().take(LONGEST).collect();
    line.contains(|c| c != '-').then_some(line)
}

/// The text of the first of some fields that has any.
pub(super) fn first_text(json: &Value, fields: &[&str]) -> Option<String> {
    fields.iter().find_map(|field| text(json, field))
}

/// A line of parts between commas, each of some fields between spaces; what is empty is left out.
pub(super) fn line(json: &Value, parts: &[&[&str]]) -> Option<String> {
    let part = |fields: &&[&str]| {
        let words: Vec<_> = fields.iter().filter_map(|field| text(json, field)).collect();
        words.join(" ")
    };
    let parts = parts.iter().map(part).filter(|part| !part.is_empty());
    let line: String = parts.collect::<Vec<_>>().join(", ").chars().take(LONGEST).collect();
    (!line.is_empty()).then_some(line)
}

/// The code of a place: so many digits, or none. Of a list of codes, the last is the narrowest.
pub(super) fn place_code(json: &Value, field: &str, length: usize) -> Option<String> {
    let code = match json.get(field)? {
        Value::Array(codes) => codes.last()?.as_str()?.trim().to_owned(),
        _ => text(json, field)?,
    };
    (code.len() == length && code.bytes().all(|b| b.is_ascii_digit())).then_some(code)
}

/// A number as it is asked for: without separators, and with the zeros that are lost where it is told as a number.
pub(super) fn number(kind: NumberKind, told: &str) -> String {
    let length: usize = match kind {
        NumberKind::Dni => 8,
        NumberKind::Ruc => 11,
        NumberKind::Cnpj => 14,
    };
    let number: String = told.chars().filter(char::is_ascii_alphanumeric).collect();
    if number.is_empty() {
        number
    } else {
        format!("{number:0>length$}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dashes_nothing_and_other_kinds_are_no_text() {
        let told = json!({
            "a": "  JR. LOS\n TEJEDORES ", "b": "----", "c": "", "d": null, "e": ["x"], "f": 3_550_308, "g": " - ", "h": true,
            "dirección_completa": "AV. SOL 1",
        });
        let read: Vec<_> = "abcdefgh".chars().map(|key| text(&told, &key.to_string())).collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            read,
            [
                some("JR. LOS TEJEDORES"),
                None,
                None,
                None,
                None,
                some("3550308"),
                None,
                None
            ]
        );
        assert_eq!(text(&told, "missing"), None);
        assert_eq!(first_text(&told, &["b", "d", "dirección_completa"]), some("AV. SOL 1"));
        assert_eq!(
            line(&told, &[&["b", "a"], &["c"], &["f"]]),
            some("JR. LOS TEJEDORES, 3550308")
        );
        assert_eq!(line(&told, &[&["b"], &["c", "d"]]), None);
        let long = json!({ "a": "Ñ".repeat(1_000) });
        assert_eq!(text(&long, "a").map(|text| text.chars().count()), Some(LONGEST));
    }

    #[test]
    fn codes_of_places_have_so_many_digits() {
        let told = json!({
            "a": "150101", "b": 150_101, "c": "15010", "d": ["15", "1501", "150101"], "e": [null, null, null], "f": "15010A",
            "g": [], "h": "-",
        });
        let read: Vec<_> = "abcdefgh"
            .chars()
            .map(|key| place_code(&told, &key.to_string(), 6).is_some())
            .collect();
        assert_eq!(read, [true, true, false, true, false, false, false, false]);
    }

    #[test]
    fn a_number_gets_back_what_it_lost() {
        assert_eq!(number(NumberKind::Dni, "1234567"), "01234567");
        assert_eq!(number(NumberKind::Ruc, "20-10007097-0"), "20100070970");
        assert_eq!(number(NumberKind::Cnpj, "191"), "00000000000191");
        assert_eq!(number(NumberKind::Dni, " - "), "");
        assert_eq!(number(NumberKind::Dni, "201000709701"), "201000709701");
    }
}
