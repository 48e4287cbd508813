//! Words as they are looked for: capital letters and figures, no accents, Ñ as N, `S.A.C.` as `SAC`.

/// The terms of a text, one after the other.
pub(crate) fn terms(text: &str, mut each: impl FnMut(&str)) {
    let mut term = String::new();
    for word in text.split_whitespace() {
        for part in word.split(|letter| folded(letter).is_none() && letter != '.') {
            part_terms(part, &mut term, &mut each);
        }
    }
}

/// Single letters between full stops are one term, longer pieces a term each.
fn part_terms(part: &str, term: &mut String, each: &mut impl FnMut(&str)) {
    let mut letters = 0;
    for piece in part.split('.') {
        let before = term.len();
        piece.chars().filter_map(folded).for_each(|plain| term.push_str(plain));
        let is_letter = term.len() - before == 1;
        if !is_letter && term.len() > before && letters > 0 {
            let (initials, _) = term.split_at(before);
            each(initials);
            term.drain(..before);
        }
        if is_letter {
            letters += 1;
        } else if !term.is_empty() && term.len() != letters {
            each(term);
            term.clear();
            letters = 0;
        }
    }
    if !term.is_empty() {
        each(term);
        term.clear();
    }
}

/// What stands for a letter; nothing for an apostrophe; none where a word ends.
const fn folded(letter: char) -> Option<&'static str> {
    Some(match letter {
        'A' | 'a' | 'À'..='Å' | 'à'..='å' => "A",
        'B' | 'b' => "B",
        'C' | 'c' | 'Ç' | 'ç' => "C",
        'D' | 'd' | 'Ð' | 'ð' => "D",
        'E' | 'e' | 'È'..='Ë' | 'è'..='ë' => "E",
        'F' | 'f' => "F",
        'G' | 'g' => "G",
        'H' | 'h' => "H",
        'I' | 'i' | 'Ì'..='Ï' | 'ì'..='ï' => "I",
        'J' | 'j' => "J",
        'K' | 'k' => "K",
        'L' | 'l' => "L",
        'M' | 'm' => "M",
        'N' | 'n' | 'Ñ' | 'ñ' => "N",
        'O' | 'o' | 'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' => "O",
        'P' | 'p' => "P",
        'Q' | 'q' => "Q",
        'R' | 'r' => "R",
        'S' | 's' | 'Š' | 'š' => "S",
        'T' | 't' => "T",
        'U' | 'u' | 'Ù'..='Ü' | 'ù'..='ü' => "U",
        'V' | 'v' => "V",
        'W' | 'w' => "W",
        'X' | 'x' => "X",
        'Y' | 'y' | 'Ý' | 'ý' | 'ÿ' | 'Ÿ' => "Y",
        'Z' | 'z' | 'Ž' | 'ž' => "Z",
        'Æ' | 'æ' => "AE",
        'Œ' | 'œ' => "OE",
        'ß' => "SS",
        '0' => "0",
        '1' => "1",
        '2' => "2",
        '3' => "3",
        '4' => "4",
        '5' => "5",
        '6' => "6",
        '7' => "7",
        '8' => "8",
        '9' => "9",
        '\'' | '`' | '´' | '‘' | '’' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        terms(text, |term| found.push(term.to_owned()));
        found
    }

    #[test]
    fn words_lose_what_nobody_types() {
        assert_eq!(all("Ñandú  Téxtil SÃO"), ["NANDU", "TEXTIL", "SAO"]);
        assert_eq!(all("PESCA S.A.C. E.I.R.L"), ["PESCA", "SAC", "EIRL"]);
        assert_eq!(
            all("INVERSIONES L.M.PERU CIA.LTDA."),
            ["INVERSIONES", "LM", "PERU", "CIA", "LTDA"]
        );
        assert_eq!(
            all("D'ANGELO O’HARA A&B X-RAY"),
            ["DANGELO", "OHARA", "A", "B", "X", "RAY"]
        );
        assert_eq!(all("GARCIA.M"), ["GARCIA", "M"]);
        assert_eq!(all("3.5 «EL 7» \u{fffd} | -"), ["35", "EL", "7"]);
        assert!(all(" . - ...").is_empty());
    }
}
