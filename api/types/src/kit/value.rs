//! Small values that are text with a rule: each has one constructor, which runs in server and browser alike.

use crate::kit::fault::Fault;

/// A name or title: trimmed, its inner spaces single, 1 to 200 characters, no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// An e-mail address, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// A password somebody chose: 8 to 200 characters, kept as typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

macro_rules! as_text {
    ($($name:ident),*) => { $(
        impl $name {
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }
    )* };
}
as_text!(Name, Email, Password);

impl Name {
    pub const MAXIMUM: usize = 200;

    /// # Errors
    /// When nothing is left after trimming, it is too long, or holds control characters.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Fault::Required);
        }
        if name.chars().count() > Self::MAXIMUM {
            return Err(Fault::TooLong { maximum: Self::MAXIMUM });
        }
        if name.chars().any(char::is_control) {
            return Err(Fault::NotPlainText);
        }
        Ok(Self(name))
    }
}

impl Email {
    /// # Errors
    /// When the text is not `local@domain.tld` in ASCII of at most 254 characters.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let email = text.trim().to_ascii_lowercase();
        if email.is_empty() {
            return Err(Fault::Required);
        }
        let (local, domain) = email.rsplit_once('@').ok_or(Fault::NotAnEmail)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&b));
        let labels: Vec<&str> = domain.split('.').collect();
        let domain_ok = labels.len() >= 2 && labels.iter().all(|label| is_dns_label(label));
        if email.len() > 254 || !local_ok || !domain_ok {
            return Err(Fault::NotAnEmail);
        }
        Ok(Self(email))
    }
}

/// Whether the text is one label of a DNS name (RFC 1123), in lower case.
#[must_use]
pub fn is_dns_label(label: &str) -> bool {
    let inner = label
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (1..=63).contains(&label.len()) && inner && !label.starts_with('-') && !label.ends_with('-')
}

impl Password {
    pub const MINIMUM: usize = 8;
    pub const MAXIMUM: usize = 200;

    /// # Errors
    /// When it is shorter than 8 characters, longer than 200, or one character repeated.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let length = text.chars().count();
        if length == 0 {
            return Err(Fault::Required);
        }
        if length < Self::MINIMUM {
            return Err(Fault::TooShort { minimum: Self::MINIMUM });
        }
        if length > Self::MAXIMUM {
            return Err(Fault::TooLong { maximum: Self::MAXIMUM });
        }
        let first = text.chars().next();
        if text.chars().all(|c| Some(c) == first) {
            return Err(Fault::TooEasy);
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, Fault, Name, Password};

    #[test]
    fn an_address_is_folded_to_lower_case_and_nonsense_refused() {
        assert_eq!(
            Email::parse(" Rosa@Sillar.Example ").expect("valid").as_str(),
            "rosa@sillar.example"
        );
        for wrong in [
            "rosa",
            "rosa@",
            "@x.pe",
            "a b@x.pe",
            "a@x",
            "a@-x.pe",
            "a..b@x.pe",
            "ñ@x.pe",
            "a@x..pe",
        ] {
            assert_eq!(Email::parse(wrong), Err(Fault::NotAnEmail), "{wrong}");
        }
    }

    #[test]
    fn a_name_loses_its_spare_spaces() {
        assert_eq!(
            Name::parse("  Pukara   Textil ").expect("valid").as_str(),
            "Pukara Textil"
        );
        assert_eq!(Name::parse(" \n "), Err(Fault::Required));
        assert_eq!(Name::parse("a\u{7}b"), Err(Fault::NotPlainText));
        assert!(matches!(Name::parse(&"x".repeat(201)), Err(Fault::TooLong { .. })));
    }

    #[test]
    fn a_password_is_never_shown() {
        let password = Password::parse("una clave larga").expect("valid");
        assert_eq!(format!("{password:?}"), "Password(…)");
        assert_eq!(Password::parse("aaaaaaaaaa"), Err(Fault::TooEasy));
    }
}
