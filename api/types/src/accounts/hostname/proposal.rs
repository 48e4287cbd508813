//! Hostnames proposed from a company's name, and others in place of one that cannot be had.

use super::Hostname;
use crate::kit::fault::Fault;
use crate::kit::fold::plain;
use crate::tax_id::Country;

/// Endings that say what kind of company it is, not which.
const FORMS: [&str; 15] = [
    "sac", "saa", "sa", "srl", "scrl", "eirl", "ltda", "me", "epp", "mei", "eireli", "cia", "slu", "sas", "sociedad",
];

/// Words that only join others.
const JOINTS: [&str; 14] = [
    "de", "del", "la", "las", "el", "los", "y", "e", "do", "da", "dos", "das", "para", "com",
];

/// As long as a proposal gets; a hostname may be longer.
const LONGEST: usize = 30;

/// `Comercial Puka Urpi S.A.C.` → `comercial-puka-urpi`; empty where nothing of the name can be used.
#[must_use]
pub fn proposed(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .filter(|letter| !".'’/".contains(*letter))
        .map(folded)
        .collect();
    let mut words: Vec<&str> = plain
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    while words.len() > 1 && words.last().is_some_and(|word| FORMS.contains(word)) {
        words.pop();
    }
    let mut hostname = String::new();
    for word in words.into_iter().filter(|word| !JOINTS.contains(word)) {
        let joined = if hostname.is_empty() {
            word.to_owned()
        } else {
            format!("{hostname}-{word}")
        };
        if joined.len() > LONGEST {
            break;
        }
        hostname = joined;
    }
    if hostname.len() < 3 { String::new() } else { hostname }
}

/// Hostnames in place of one that cannot be had, the best first; each is right, and no two can be taken for one
/// another.
#[must_use]
pub fn alternatives(hostname: &str, name: &str, country: Option<Country>) -> Vec<Hostname> {
    let (typed, named) = (proposed(hostname), proposed(name));
    let start = |words: usize| named.split('-').take(words).collect::<Vec<_>>().join("-");
    let mut bases = vec![typed];
    bases.retain(|base| Hostname::parse(base) != Err(Fault::Reserved));
    bases.extend([named.clone(), start(3), start(2)]);
    let mut all = bases.clone();
    for base in bases.iter().filter(|base| !base.is_empty()) {
        all.extend(country.map(|country| format!("{base}-{}", country.code())));
        all.extend((2..=5).map(|number| format!("{base}-{number}")));
    }
    let mut seen = Vec::new();
    let mut right: Vec<_> = all.iter().filter_map(|text| Hostname::parse(text).ok()).collect();
    right.retain(|each| {
        let look = each.skeleton();
        let is_new = each.as_str() != hostname && !seen.contains(&look);
        seen.push(look);
        is_new
    });
    right
}

/// A letter without its accent; what is no letter of ours becomes a gap.
fn folded(letter: char) -> char {
    match plain(letter) {
        other if other.is_ascii_alphanumeric() => other,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::{Country, alternatives, proposed};

    #[test]
    fn alternatives_are_made_of_what_was_typed_and_of_the_name() {
        let of = |hostname: &str, name: &str| -> Vec<String> {
            let all = alternatives(hostname, name, Some(Country::Pe));
            all.iter().take(4).map(|each| each.as_str().to_owned()).collect()
        };
        assert_eq!(
            of("pukara", "Pukara Textil del Sur S.A.C."),
            ["pukara-textil-sur", "pukara-textil", "pukara-pe", "pukara-2"]
        );
        assert_eq!(
            of("Piñata Roja", ""),
            ["pinata-roja", "pinata-roja-pe", "pinata-roja-2", "pinata-roja-3"]
        );
        assert_eq!(
            of("sunat", "Qantu E.I.R.L."),
            ["qantu", "qantu-pe", "qantu-2", "qantu-3"]
        );
        assert!(of("admin", "").is_empty());
    }

    #[test]
    fn a_hostname_keeps_what_tells_a_company_from_others() {
        for (name, expected) in [
            ("Comercial Puka Urpi S.A.C.", "comercial-puka-urpi"),
            ("DISTRIBUIDORA ÑAHUI E.I.R.L.", "distribuidora-nahui"),
            ("Panificadora São João Ltda - ME", "panificadora-sao-joao"),
            ("Casa do Pão S/A", "casa-pao"),
            (
                "Inversiones y Representaciones Generales del Altiplano Sur",
                "inversiones-representaciones",
            ),
            ("A&B", "a-b"),
            ("A", ""),
            ("", ""),
            ("SAC", "sac"),
        ] {
            assert_eq!(proposed(name), expected, "{name}");
        }
    }
}
