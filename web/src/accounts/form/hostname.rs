//! A hostname proposed from a company's name.

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

/// A letter without its accent; what is no letter of ours becomes a gap.
fn folded(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other if other.is_ascii_alphanumeric() => other,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::proposed;

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
