//! Whether a hostname can be had: nobody has it, and it can be taken for nobody's.

use types::accounts::{Availability, Hostname, HostnameCheck, HostnameQuery, alternatives};
use types::kit::fault::Fault;

use super::hostname_store;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};

/// As many others are proposed.
const SUGGESTIONS: usize = 3;

/// Whether a hostname can be had, and others when it cannot; asked in one query.
pub async fn check(context: &Context, asked: &HostnameQuery) -> Result<HostnameCheck> {
    let typed = asked.hostname.trim().to_ascii_lowercase();
    let parsed = Hostname::parse(&typed);
    let others = alternatives(&typed, asked.name.as_deref().unwrap_or_default(), asked.country);
    let looks = parsed.iter().chain(&others).map(Hostname::skeleton).collect();
    let taken = hostname_store::alike(&context.db, looks).await?;
    let availability = match &parsed {
        Err(Fault::Reserved) => Availability::Reserved,
        Err(Fault::LooksLikeAnother) => Availability::LooksLikeAnother,
        Err(_) => Availability::Malformed,
        Ok(hostname) => match taken.get(&hostname.skeleton()) {
            None => Availability::Available,
            Some(other) if other == hostname.as_str() => Availability::Taken,
            Some(_) => Availability::LooksLikeAnother,
        },
    };
    let is_free = |other: &&Hostname| !taken.contains_key(&other.skeleton());
    let suggestions = match availability {
        Availability::Available => Vec::new(),
        _ => others.iter().filter(is_free).take(SUGGESTIONS).map(text).collect(),
    };
    Ok(HostnameCheck {
        hostname: typed,
        availability,
        suggestions,
    })
}

/// Refuses a hostname that another account has, or that can be taken for it. Of two asked for at the same moment, the
/// index refuses the second.
pub(super) async fn claim(tx: &Tx, hostname: &Hostname) -> Result<()> {
    let taken = hostname_store::alike(tx, vec![hostname.skeleton()]).await?;
    match taken.into_values().next() {
        None => Ok(()),
        Some(other) if other == hostname.as_str() => Err(Error::field("hostname", Fault::Taken)),
        Some(_) => Err(Error::field("hostname", Fault::LooksLikeAnother)),
    }
}

fn text(hostname: &Hostname) -> String {
    hostname.as_str().to_owned()
}
