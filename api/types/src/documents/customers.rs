//! Whom documents are issued to, as they are searched for.

use std::collections::BTreeSet;

use crate::accounts::terms::terms_of;
use crate::kit::fold::fold;

/// So many words of a name are found; longer names are lists of goods or remarks.
const WORDS: usize = 16;

/// And by so many terms at most.
const TERMS: usize = 32;

/// So much of a name tells it from others.
const NAME: usize = 64;

/// Whom a document is issued to, as it says so.
#[derive(Clone, Copy, Debug)]
pub struct Customer<'a> {
    pub tax_id: Option<&'a str>,
    pub name: Option<&'a str>,
}

impl Customer<'_> {
    /// What tells it from others of a reseller; none where a document names nobody. The same number under two names is
    /// two, because some numbers stand for whoever has none.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        let (tax_id, name) = (self.tax_id.unwrap_or_default(), self.name.unwrap_or_default());
        let said = !(tax_id.is_empty() && name.is_empty());
        let name: String = fold(name).chars().take(NAME).collect();
        said.then(|| format!("{tax_id}~{name}"))
    }

    /// The words it is found by.
    #[must_use]
    pub fn terms(&self) -> BTreeSet<String> {
        let name = self.name.unwrap_or_default().split_whitespace().take(WORDS);
        terms_of(self.tax_id.into_iter().chain(name))
            .into_iter()
            .take(TERMS)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Customer;

    const fn customer<'a>(tax_id: Option<&'a str>, name: Option<&'a str>) -> Customer<'a> {
        Customer { tax_id, name }
    }

    #[test]
    fn nobody_is_nobody_and_one_number_may_be_several() {
        assert_eq!(customer(None, None).key(), None);
        let ana = customer(Some("99999999"), Some("Ana Ñaupari")).key();
        assert_eq!(ana.as_deref(), Some("99999999~ana naupari"));
        assert_ne!(ana, customer(Some("99999999"), Some("Luis")).key());
        assert_eq!(ana, customer(Some("99999999"), Some("ANA ÑAUPARI")).key());
    }

    #[test]
    fn a_customer_is_found_by_words_and_number() {
        let terms = customer(Some("20100070970"), Some("Comercial Andina S.A.")).terms();
        for term in ["comercial", "andina", "sa", "20100070970"] {
            assert!(terms.contains(term), "{term}");
        }
        let long = "palabra ".repeat(400);
        assert_eq!(customer(None, Some(&long)).terms().len(), 1);
    }
}
