//! Passwords: argon2id (19 MiB, 2 passes, 1 lane), off the request's thread.

use std::sync::Arc;
use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use types::kit::value::Password;

use super::error::{Error, Result};
use super::random::{self, Random};

/// The hash of a password nobody has: checking against it takes the time a real check takes.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(b"nobody has this password", [7; 16]).unwrap_or_default());

/// Hashes a password for storage, in PHC form.
///
/// # Errors
/// When the machine cannot (no memory, no thread).
pub async fn hash(random: &Arc<dyn Random>, password: Password) -> Result<String> {
    let salt = random::bytes(&**random);
    blocking(move || hash_now(password.as_str().as_bytes(), salt)).await?
}

/// Whether the password is the one hashed; without a hash the answer is no, after the same time.
///
/// # Errors
/// When the machine cannot (no memory, no thread).
pub async fn matches(hash: Option<String>, password: String) -> Result<bool> {
    blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let parsed = PasswordHash::new(&hash).map_err(Error::broken)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
}

fn hash_now(password: &[u8], salt: [u8; 16]) -> Result<String> {
    let hash = Argon2::default()
        .hash_password_with_salt(password, &salt)
        .map_err(Error::broken)?;
    Ok(hash.to_string())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)
}
