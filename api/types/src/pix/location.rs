//! Where a payment provider keeps a charge or a recurrence.

use crate::kit::fault::Fault;

/// An address without its `https://`, such as `pix.example.com/qr/v2/9d36b84f`: at most 77 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Location(String);

impl Location {
    pub const MAXIMUM: usize = 77;

    /// Reads an address as the provider gave it.
    ///
    /// # Errors
    /// When it is missing, longer, has a scheme, or is not a host and a path in ASCII.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let typed = text.trim();
        if typed.is_empty() {
            return Err(Fault::Required);
        }
        if typed.len() > Self::MAXIMUM {
            return Err(Fault::TooLong { maximum: Self::MAXIMUM });
        }
        let (host, path) = typed.split_once('/').ok_or(Fault::Malformed)?;
        let is_host = host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b));
        let has_scheme = host.ends_with(':') || path.starts_with('/');
        if !is_host || has_scheme || path.is_empty() || !path.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Fault::Malformed);
        }
        Ok(Self(typed.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Location};

    #[test]
    fn an_address_is_a_host_and_a_path() {
        let longest = format!("pix.example.com/{}", "a".repeat(61));
        for right in [
            "pix.example.com/8b3da2f39a4140d1a91abd93113bd441",
            "p.br:8443/q?a=1",
            &longest,
        ] {
            assert_eq!(Location::parse(right).expect(right).as_str(), right);
        }
        let long = format!("{longest}a");
        for (wrong, fault) in [
            ("", Fault::Required),
            (&long, Fault::TooLong { maximum: 77 }),
            ("https://pix.example.com/a", Fault::Malformed),
            ("pix.example.com", Fault::Malformed),
            ("pix.example.com/", Fault::Malformed),
            ("/a", Fault::Malformed),
            ("pix.example.com/a b", Fault::Malformed),
            ("pix.example.com/ã", Fault::Malformed),
        ] {
            assert_eq!(Location::parse(wrong), Err(fault), "{wrong}");
        }
    }
}
