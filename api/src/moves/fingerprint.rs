//! What stands for a preview: a hash of all it says of each account but what is used.

use std::fmt::Write;

use types::limits::PerMeter;

use crate::accounts::model::{Contract, Terms};
use crate::kit::error::{Error, Result};
use crate::kit::secrets::digest;
use crate::plans::version_store::OnVersion;

/// So many letters of the hash are told.
const LENGTH: usize = 32;

/// The part of an account that its preview depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Basis {
    plan: uuid::Uuid,
    version: i64,
    says: PerMeter<Terms>,
}

impl Basis {
    pub(super) const fn of(account: &Contract) -> Self {
        Self {
            plan: account.plan.id.0,
            version: account.plan.version,
            says: account.says,
        }
    }
}

/// The fingerprint of a move of these accounts to that version.
pub(super) fn of(to: &OnVersion, accounts: &[Contract], left: i64) -> Result<String> {
    let mut text = format!("{} {} {} {left}\n", to.plan.id, to.plan.version, to.enabled);
    writeln!(text, "{:?}", to.terms.price).map_err(Error::broken)?;
    for account in accounts {
        writeln!(text, "{} {:?}", account.id, Basis::of(account)).map_err(Error::broken)?;
    }
    let mut hash = digest(text.as_bytes());
    hash.truncate(LENGTH);
    Ok(hash)
}
