//! The name under which an account's software is reached.

use crate::kit::fault::Fault;
use crate::kit::value::is_dns_label;

/// The name under which an account's software is reached: one DNS label of 3 to 40 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hostname(String);

impl Hostname {
    /// Names that would pass for the installation's own.
    pub const RESERVED: [&'static str; 30] = [
        "account",
        "accounts",
        "admin",
        "api",
        "app",
        "auth",
        "billing",
        "blog",
        "cdn",
        "demo",
        "dev",
        "docs",
        "ftp",
        "help",
        "localhost",
        "login",
        "mail",
        "ns1",
        "ns2",
        "operator",
        "root",
        "smtp",
        "staging",
        "static",
        "status",
        "support",
        "talonario",
        "test",
        "web",
        "www",
    ];

    /// # Errors
    /// When it is missing, not such a label, or reserved.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let hostname = text.trim().to_ascii_lowercase();
        if hostname.is_empty() {
            return Err(Fault::Required);
        }
        let fits = (3..=40).contains(&hostname.len()) && is_dns_label(&hostname) && !hostname.starts_with("xn--");
        if !fits {
            return Err(Fault::NotAHostname);
        }
        if Self::RESERVED.contains(&hostname.as_str()) {
            return Err(Fault::Reserved);
        }
        Ok(Self(hostname))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Hostname};

    #[test]
    fn a_hostname_is_one_plain_label_nobody_else_needs() {
        assert_eq!(Hostname::parse(" Pukara ").expect("valid").as_str(), "pukara");
        assert_eq!(Hostname::parse(""), Err(Fault::Required));
        assert_eq!(Hostname::parse("admin"), Err(Fault::Reserved));
        for wrong in [
            "ab",
            "-abc",
            "abc-",
            "a.b.c",
            "piñata",
            "a_b_c",
            "xn--piata-pta",
            &"x".repeat(41),
        ] {
            assert_eq!(Hostname::parse(wrong), Err(Fault::NotAHostname), "{wrong}");
        }
    }
}
