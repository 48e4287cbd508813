//! Slowing whoever guesses passwords: members' at our own door, clients' at the door of their software.

use super::store;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Refusal, Result};
use crate::kit::secrets::digest;
use types::kit::problem::Code;

/// Whose password is guessed, as guesses are counted; whether there is such a one makes no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Door(String);

impl Door {
    /// Of whoever signs in here with that address.
    pub(crate) fn of_member(email: &str) -> Self {
        Self(digest(email.as_bytes()))
    }

    /// Of whoever asks for the same thing again and again.
    pub(crate) fn of_request(what: &str) -> Self {
        Self(digest(what.as_bytes()))
    }

    /// Of whoever signs in to an account's software with that address.
    pub(crate) fn of_client(account: types::accounts::AccountId, email: &str) -> Self {
        Self(digest(format!("{account} {email}").as_bytes()))
    }
}

/// Counts one more guess as wrong until it is forgiven.
///
/// # Errors
/// `too_many_attempts` with the seconds to wait when there were too many before it.
pub(crate) async fn guess(context: &Context, door: &Door) -> Result<()> {
    let now = context.now();
    let wait = context
        .db
        .write(async |tx| store::guess(tx, &door.0, now).await)
        .await?;
    match wait {
        0 => Ok(()),
        wait => Err(Refusal::new(Code::TooManyAttempts).retry_after(wait).into()),
    }
}

/// Forgets the guesses: the last one was right, or the password is another now.
pub(crate) async fn forgive(tx: &Tx, door: &Door) -> Result<()> {
    store::forgive(tx, &door.0).await
}
