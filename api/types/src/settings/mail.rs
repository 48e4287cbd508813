//! By which mail server an account's software writes to its customers.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SecretText;
use super::value::{filled, filled_password, secret};
use crate::kit::fault::{Fault, Faults};
use crate::kit::mail::Security;
use crate::kit::value::{Email, Name, is_dns_label};

/// An account's mail settings, as they are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mail {
    #[schema(example = "smtp.pukara.example")]
    pub host: String,
    #[schema(example = 587)]
    pub port: u16,
    pub security: Security,
    /// None: the server asks for no sign-in.
    #[schema(example = "facturas@pukara.example")]
    pub user: Option<String>,
    /// Since when its password is kept; the password itself is never told.
    pub password_set_at: Option<DateTime<Utc>>,
    #[schema(example = "Pukara Textil")]
    pub from_name: String,
    #[schema(example = "facturas@pukara.example")]
    pub from_address: String,
    /// Where answers go; none: to the sender's address.
    pub reply_to: Option<String>,
}

/// Mail settings to save or to try.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    #[schema(example = "smtp.pukara.example")]
    pub host: String,
    #[schema(example = 587, minimum = 1, maximum = 65535)]
    pub port: i64,
    pub security: Security,
    /// Left out when the server asks for no sign-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "facturas@pukara.example")]
    pub user: Option<String>,
    /// The saved one when left out, as long as server and user are the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "lluvia-cobre")]
    pub password: Option<String>,
    #[schema(example = "Pukara Textil")]
    pub from_name: String,
    #[schema(example = "facturas@pukara.example")]
    pub from_address: String,
    /// Left out: answers go to the sender's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
}

impl std::fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

/// [`MailSettings`] whose values are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidMail {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub user: Option<String>,
    /// None when there is no user, or the saved one stays.
    pub password: Option<SecretText>,
    pub from_name: String,
    pub from_address: String,
    pub reply_to: Option<String>,
}

impl MailSettings {
    /// # Errors
    /// Every field that is wrong, given what is saved.
    pub fn parse(&self, saved: Option<&Mail>) -> Result<ValidMail, Faults> {
        let mut faults = Faults::default();
        let host = faults.take("mail.host", server(&self.host));
        let port = faults.take("mail.port", port(self.port));
        let user = faults.take("mail.user", filled(self.user.as_ref()).map(user).transpose());
        let password = match (filled(self.user.as_ref()), filled_password(self.password.as_ref())) {
            (None, None) => Some(None),
            (None, Some(_)) => faults.take("mail.user", Err(Fault::Required)),
            (Some(_), None) if saved.is_some_and(|saved| self.goes_where(saved)) => Some(None),
            (Some(_), given) => faults.take("mail.password", secret(given.unwrap_or_default()).map(Some)),
        };
        let from_name = faults.take("mail.from_name", Name::parse(&self.from_name));
        let from_address = faults.take("mail.from_address", Email::parse(&self.from_address));
        let reply_to = filled(self.reply_to.as_ref()).map(Email::parse).transpose();
        let reply_to = faults.take("mail.reply_to", reply_to);
        match (host, port, user, password, from_name, from_address, reply_to) {
            (
                Some(host),
                Some(port),
                Some(user),
                Some(password),
                Some(from_name),
                Some(from_address),
                Some(reply_to),
            ) => Ok(ValidMail {
                host,
                port,
                security: self.security,
                user,
                password,
                from_name: from_name.into_string(),
                from_address: from_address.into_string(),
                reply_to: reply_to.map(Email::into_string),
            }),
            _ => Err(faults),
        }
    }

    /// Whether these settings send the saved password nowhere it did not go before, and no less protected. Else it
    /// must be typed again: whoever may change settings must not learn by them a password that somebody else saved.
    #[must_use]
    pub fn goes_where(&self, saved: &Mail) -> bool {
        saved.password_set_at.is_some()
            && server(&self.host).is_ok_and(|host| host == saved.host)
            && self.port == i64::from(saved.port)
            && filled(self.user.as_ref()) == saved.user.as_deref()
            && (self.security == saved.security || saved.security == Security::None)
    }
}

fn port(number: i64) -> Result<u16, Fault> {
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: i64::from(u16::MAX),
    };
    u16::try_from(number).ok().filter(|port| *port > 0).ok_or(fault)
}

/// A server by its name or its address.
fn server(text: &str) -> Result<String, Fault> {
    let host = text.trim().trim_end_matches('.').to_ascii_lowercase();
    if host.is_empty() {
        return Err(Fault::Required);
    }
    let is_address = host.parse::<IpAddr>().is_ok();
    let numbers = host
        .rsplit('.')
        .next()
        .is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    let is_name = host.len() <= 253 && !numbers && host.split('.').all(is_dns_label);
    if is_address || is_name {
        Ok(host)
    } else {
        Err(Fault::NotAServer)
    }
}

fn user(text: &str) -> Result<String, Fault> {
    const MAXIMUM: usize = 200;
    if text.chars().count() > MAXIMUM {
        return Err(Fault::TooLong { maximum: MAXIMUM });
    }
    if text.chars().any(char::is_control) {
        return Err(Fault::NotPlainText);
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> MailSettings {
        MailSettings {
            host: " SMTP.Pukara.example. ".to_owned(),
            port: 587,
            security: Security::Starttls,
            user: Some("facturas".to_owned()),
            password: Some(" lluvia ".to_owned()),
            from_name: "Pukara".to_owned(),
            from_address: "facturas@pukara.example".to_owned(),
            reply_to: Some("  ".to_owned()),
        }
    }

    fn saved() -> Mail {
        Mail {
            host: "smtp.pukara.example".to_owned(),
            port: 587,
            security: Security::Starttls,
            user: Some("facturas".to_owned()),
            password_set_at: Some(DateTime::UNIX_EPOCH),
            from_name: "Pukara".to_owned(),
            from_address: "facturas@pukara.example".to_owned(),
            reply_to: None,
        }
    }

    #[test]
    fn right_settings_are_taken_and_the_password_is_kept_as_typed() {
        let valid = settings().parse(None).expect("valid");
        assert_eq!(
            (valid.host.as_str(), valid.reply_to.as_deref()),
            ("smtp.pukara.example", None)
        );
        assert_eq!(valid.password.as_ref().map(SecretText::as_str), Some(" lluvia "));
        for host in ["127.0.0.1", "::1", "localhost", "mail1"] {
            assert!(
                MailSettings {
                    host: host.to_owned(),
                    ..settings()
                }
                .parse(None)
                .is_ok(),
                "{host}"
            );
        }
        for host in [
            "smtp pukara",
            "https://smtp.example",
            "a..b",
            "1.2.3",
            "smtp.example:587",
            "ñ.example",
        ] {
            let faults = MailSettings {
                host: host.to_owned(),
                ..settings()
            }
            .parse(None)
            .expect_err(host);
            assert_eq!(faults.of("mail.host"), Some(&Fault::NotAServer), "{host}");
        }
    }

    #[test]
    fn every_wrong_field_is_named() {
        let wrong = MailSettings {
            host: String::new(),
            port: 70_000,
            user: None,
            from_name: " ".to_owned(),
            from_address: "x".to_owned(),
            reply_to: Some("y".to_owned()),
            ..settings()
        };
        let faults = wrong.parse(None).expect_err("wrong");
        for field in [
            "mail.host",
            "mail.port",
            "mail.user",
            "mail.from_name",
            "mail.from_address",
            "mail.reply_to",
        ] {
            assert!(faults.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn the_saved_password_goes_nowhere_else() {
        let typed = MailSettings {
            password: None,
            ..settings()
        };
        assert_eq!(typed.parse(Some(&saved())).expect("kept").password, None);
        let open_before = Mail {
            security: Security::None,
            ..saved()
        };
        assert!(typed.parse(Some(&open_before)).is_ok());
        let others = [
            MailSettings {
                host: "smtp.other.example".to_owned(),
                ..typed.clone()
            },
            MailSettings {
                port: 25,
                ..typed.clone()
            },
            MailSettings {
                user: Some("otro".to_owned()),
                ..typed.clone()
            },
            MailSettings {
                security: Security::None,
                ..typed.clone()
            },
        ];
        for other in others {
            let faults = other.parse(Some(&saved())).expect_err("elsewhere");
            assert_eq!(faults.of("mail.password"), Some(&Fault::Required), "{other:?}");
        }
        assert!(typed.parse(None).is_err());
        let open = MailSettings { user: None, ..typed };
        assert_eq!(open.parse(Some(&saved())).expect("no sign-in").user, None);
    }
}
