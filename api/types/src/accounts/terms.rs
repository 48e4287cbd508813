//! The words an account, or whoever it issues to, is found by. A search asks for beginnings of them, so that an index answers it.

use std::collections::BTreeSet;

use crate::kit::fold::fold;
use crate::tax_id::Country;

/// No term is longer: what was typed beyond it is not compared.
const LONGEST: usize = 64;

/// So many words of a search are looked for at most.
const WORDS: usize = 8;

/// What an account is found by.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub country: Country,
    pub tax_id: &'a str,
    pub name: &'a str,
    pub hostname: &'a str,
    pub access_email: &'a str,
}

impl Known<'_> {
    /// Every term of the account. `ventas@nandu.example` gives `ventasnanduexample`, `nanduexample` and `example`:
    /// whatever part of it somebody begins with, with or without the signs, is the beginning of one of them.
    #[must_use]
    pub fn terms(&self) -> BTreeSet<String> {
        let mut terms = terms_of([self.name, self.hostname, self.access_email, self.tax_id]);
        terms.extend(self.holder());
        terms
    }

    /// The DNI within the RUC of a natural person.
    fn holder(&self) -> Option<String> {
        let natural = self.country == Country::Pe && self.tax_id.starts_with("10");
        self.tax_id.get(2..10).filter(|_| natural).map(str::to_owned)
    }
}

/// Every term of some texts.
#[must_use]
pub fn terms_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for text in texts {
        for word in fold(text).split_whitespace() {
            endings(word, &mut terms);
        }
    }
    terms
}

/// The words of a search, each without its signs: every one of them must begin a term. None when there is none.
#[must_use]
pub fn words(search: &str) -> Vec<String> {
    let bare = |word: &str| cut(word.chars().filter(|letter| letter.is_alphanumeric()));
    let mut words: Vec<String> = fold(search)
        .split_whitespace()
        .map(bare)
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words.dedup();
    words.truncate(WORDS);
    words
}

/// A word from each of its parts to its end, without the signs between them.
fn endings(word: &str, terms: &mut BTreeSet<String>) {
    let parts: Vec<&str> = word
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    for start in 0..parts.len() {
        let rest = parts.iter().skip(start).flat_map(|part| part.chars());
        terms.insert(cut(rest));
    }
}

fn cut(letters: impl Iterator<Item = char>) -> String {
    letters.take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::{Country, Known, words};

    #[test]
    fn a_search_knows_no_signs() {
        assert_eq!(words("  Ñandú & S.A.C.  "), ["nandu", "sac"]);
        assert_eq!(words("12.ABC.345/01DE-35"), ["12abc34501de35"]);
        assert_eq!(words("% _ \\"), [""; 0]);
        assert_eq!(words("a a a"), ["a"]);
        assert_eq!(words(&"x".repeat(500)), ["x".repeat(64)]);
    }

    #[test]
    fn an_account_is_found_by_the_beginning_of_every_part() {
        let known = Known {
            country: Country::Pe,
            tax_id: "10456789123",
            name: "Ñandú Têxtil S.A.C.",
            hostname: "nandu-textil",
            access_email: "ventas@nandu.example",
        };
        let terms = known.terms();
        let is_found = |search: &str| {
            words(search)
                .iter()
                .all(|word| terms.iter().any(|term| term.starts_with(word.as_str())))
        };
        for search in [
            "ñandu",
            "tex",
            "sac",
            "S.A.",
            "nandu-tex",
            "textil",
            "ventas@nandu",
            "nandu.example",
            "10456789123",
            "45678912",
            "textil ventas",
        ] {
            assert!(is_found(search), "{search}");
        }
        assert!(!is_found("andu") && !is_found("textil compras"));
    }
}
