//! What settings are made of: each value has one rule.

use super::SecretText;
use crate::kit::fault::Fault;
use crate::kit::value::is_dns_label;

/// What was typed, without the space around it; none when nothing is left.
pub(super) fn filled(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// A password is kept as typed; none when nothing was.
pub(super) fn filled_password(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}

/// A password of another system: whatever it may be, as long as it is one line of bounded length.
pub(super) fn secret(text: &str) -> Result<SecretText, Fault> {
    const MAXIMUM: usize = 200;
    if text.is_empty() {
        return Err(Fault::Required);
    }
    if text.chars().count() > MAXIMUM {
        return Err(Fault::TooLong { maximum: MAXIMUM });
    }
    if text.chars().any(char::is_control) {
        return Err(Fault::NotPlainText);
    }
    Ok(SecretText::new(text.to_owned()))
}

/// SUNAT compares users without case and writes them in capitals.
pub(super) fn sol_user(text: &str, ruc: &str) -> Result<String, Fault> {
    let (minimum, maximum) = (3, 20);
    if text.is_empty() {
        return Err(Fault::Required);
    }
    if !text.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(Fault::WrongCharacters);
    }
    if !ruc.is_empty() && text.starts_with(ruc) {
        return Err(Fault::NotTheTaxId);
    }
    match text.len() {
        length if length < minimum => Err(Fault::TooShort { minimum }),
        length if length > maximum => Err(Fault::TooLong { maximum }),
        _ => Ok(text.to_ascii_uppercase()),
    }
}

/// An address of a service: HTTPS, a whole name, no user in it.
pub(super) fn https_url(text: &str) -> Result<String, Fault> {
    const MAXIMUM: usize = 500;
    if text.is_empty() {
        return Err(Fault::Required);
    }
    if text.len() > MAXIMUM {
        return Err(Fault::TooLong { maximum: MAXIMUM });
    }
    let rest = text.strip_prefix("https://").ok_or(Fault::NotAnHttpsUrl)?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let host = host.to_ascii_lowercase();
    let named = host.split('.').count() >= 2 && host.split('.').all(is_dns_label);
    let well_formed =
        named && port.parse::<u16>().is_ok_and(|port| port > 0) && text.bytes().all(|b| b.is_ascii_graphic());
    if well_formed {
        Ok(text.to_owned())
    } else {
        Err(Fault::NotAnHttpsUrl)
    }
}
