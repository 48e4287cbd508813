//! Who is paid, as far as a code tells: a payer's bank shows the name that it finds by the key.

use super::fault::BrCodeFault;
use crate::kit::digits::Digits;
use crate::kit::fault::{Fault, Faults};
use crate::kit::fold::plain;

/// The most characters of a name.
const LONGEST_NAME: usize = 25;
/// The most characters of a city.
const LONGEST_CITY: usize = 15;

/// A name and a city in ASCII, and a CEP where it is told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Receiver {
    name: String,
    city: String,
    postal_code: Option<Digits<8>>,
}

impl Receiver {
    /// Takes a name and a city as they are, without their accents and cut to what a code has room for.
    ///
    /// # Errors
    /// Names `name` and `city` when nothing is left of them.
    pub fn new(name: &str, city: &str) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", cut(name, LONGEST_NAME));
        let city = faults.take("city", cut(city, LONGEST_CITY));
        match (name, city) {
            (Some(name), Some(city)) => Ok(Self {
                name,
                city,
                postal_code: None,
            }),
            _ => Err(faults),
        }
    }

    /// With a CEP.
    #[must_use]
    pub fn at(self, postal_code: Digits<8>) -> Self {
        Self {
            postal_code: Some(postal_code),
            ..self
        }
    }

    /// What a code says in its fields 59 and 60, as it stands there.
    pub(super) fn told(name: &str, city: &str) -> Result<Self, BrCodeFault> {
        for (id, text, longest) in [(59, name, LONGEST_NAME), (60, city, LONGEST_CITY)] {
            if text.trim().is_empty() || text.len() > longest {
                return Err(BrCodeFault::Wrong(id));
            }
        }
        Ok(Self {
            name: name.to_owned(),
            city: city.to_owned(),
            postal_code: None,
        })
    }

    /// At most 25 characters of ASCII.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// At most 15 characters of ASCII.
    #[must_use]
    pub fn city(&self) -> &str {
        &self.city
    }

    /// The CEP.
    #[must_use]
    pub const fn postal_code(&self) -> Option<&Digits<8>> {
        self.postal_code.as_ref()
    }
}

/// A text in ASCII: accents are left out, and so is what has no letter without them; spaces are single.
pub(super) fn ascii(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { bare(c) })
        .filter(|c| *c == ' ' || c.is_ascii_graphic())
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, longest: usize) -> Result<String, Fault> {
    let kept: String = ascii(text).chars().take(longest).collect();
    let kept = kept.trim_end();
    if kept.is_empty() {
        return Err(Fault::Required);
    }
    Ok(kept.to_owned())
}

/// A letter without its accent, as small or capital as it is.
fn bare(letter: char) -> char {
    let small = letter.to_lowercase().next().map_or(letter, plain);
    if letter.is_uppercase() {
        small.to_ascii_uppercase()
    } else {
        small
    }
}

#[cfg(test)]
mod tests {
    use super::{Digits, Fault, Receiver};

    #[test]
    fn a_name_is_folded_and_cut() {
        for (name, city, kept_name, kept_city) in [
            ("Fulano de Tal", "BRASILIA", "Fulano de Tal", "BRASILIA"),
            (
                "  Padaria\tPão & Ção Ltda. ",
                "São Paulo",
                "Padaria Pao & Cao Ltda.",
                "Sao Paulo",
            ),
            (
                "ÁGUA “É VIDA” Nº 1",
                "São José do Rio Preto",
                "AGUA E VIDA N 1",
                "Sao Jose do Rio",
            ),
            ("Comércio de Alimentos Boa Vista", "X", "Comercio de Alimentos Boa", "X"),
        ] {
            let receiver = Receiver::new(name, city).expect(name);
            assert_eq!((receiver.name(), receiver.city()), (kept_name, kept_city));
        }
        let cep = Digits::parse("70074900").expect("a CEP");
        let receiver = Receiver::new("a", "b").expect("a receiver").at(cep.clone());
        assert_eq!(receiver.postal_code(), Some(&cep));
    }

    #[test]
    fn a_name_of_which_nothing_is_left_is_missing() {
        let faults = Receiver::new("株式会社", " ").expect_err("faults");
        assert_eq!(faults.of("name"), Some(&Fault::Required));
        assert_eq!(faults.of("city"), Some(&Fault::Required));
    }
}
