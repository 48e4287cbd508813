//! The master key, and what is derived from it: the rotating keys that sign access tokens.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::error::{Error, Result};
use super::random::{self, Random};

/// A signing key lives so many days, and is accepted as many more.
const ROTATION_DAYS: i64 = 30;

/// 256 bits from which every other key of the installation is derived.
#[derive(Clone)]
pub struct MasterKey([u8; 32]);

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

impl MasterKey {
    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// When they are not.
    pub fn parse(text: &str) -> Result<Self> {
        from_hex(text.trim())
            .map(Self)
            .ok_or_else(|| Error::broken("the master key is not 64 hexadecimal digits"))
    }

    /// The key kept in a file that only its owner can read; made when there is none.
    ///
    /// # Errors
    /// When the file cannot be read or made, or holds something else.
    pub fn kept_in(file: &Path, random: &dyn Random) -> Result<Self> {
        match fs::read_to_string(file) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::make(file, random),
            Err(error) => Err(Error::broken(error)),
        }
    }

    /// The key that signs tokens at that time, and its name.
    #[must_use]
    pub fn signing_key(&self, at: DateTime<Utc>) -> (String, [u8; 32]) {
        let period = period(at);
        (period.to_string(), self.derive(period))
    }

    /// The key of that name, if tokens signed with it are still accepted.
    #[must_use]
    pub fn verifying_key(&self, name: &str, at: DateTime<Utc>) -> Option<[u8; 32]> {
        let named: i64 = name.parse().ok()?;
        (named == period(at) || named == period(at) - 1).then(|| self.derive(named))
    }

    /// What proves that a text for that purpose came from here.
    #[must_use]
    pub fn proof(&self, purpose: &str, text: &str) -> String {
        to_hex(&self.proving(purpose, text).finalize().into_bytes())
    }

    /// Whether that is the proof of the text. It takes the same time whatever is wrong with it.
    #[must_use]
    pub fn proves(&self, purpose: &str, text: &str, proof: &str) -> bool {
        bytes_of_hex(proof).is_some_and(|proof| self.proving(purpose, text).verify_slice(&proof).is_ok())
    }

    fn proving(&self, purpose: &str, text: &str) -> Hmac<Sha256> {
        let key = self.derived(&[b"proof of ".as_slice(), purpose.as_bytes()].concat());
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes keys of any length");
        mac.update(text.as_bytes());
        mac
    }

    fn make(file: &Path, random: &dyn Random) -> Result<Self> {
        let key: [u8; 32] = random::bytes(random);
        let mut open = fs::OpenOptions::new();
        let mut made = open
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(file)
            .map_err(Error::broken)?;
        made.write_all(to_hex(&key).as_bytes())
            .and_then(|()| made.sync_all())
            .map_err(Error::broken)?;
        Ok(Self(key))
    }

    /// A key for that purpose alone.
    pub(super) fn derived(&self, purpose: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(purpose);
        mac.finalize().into_bytes().into()
    }

    fn derive(&self, period: i64) -> [u8; 32] {
        self.derived(&[b"access token signing key ".as_slice(), &period.to_be_bytes()].concat())
    }
}

const fn period(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(ROTATION_DAYS * 86_400)
}

/// The SHA-256 of some bytes, in hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    to_hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The bytes that hexadecimal digits stand for.
pub(in crate::kit) fn bytes_of_hex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let pair = |place: usize| u8::from_str_radix(text.get(place..place + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(pair).collect()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    bytes_of_hex(text)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::MasterKey;

    #[test]
    fn signing_keys_rotate_and_the_one_before_is_still_accepted() {
        let master = MasterKey::parse(&"5a".repeat(32)).expect("64 digits");
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let (name, key) = master.signing_key(now);
        assert_eq!(master.verifying_key(&name, now), Some(key));
        assert_eq!(master.verifying_key(&name, now + TimeDelta::days(30)), Some(key));
        assert_eq!(master.verifying_key(&name, now + TimeDelta::days(60)), None);
        assert_eq!(master.verifying_key(&name, now - TimeDelta::days(30)), None);
        assert_ne!(master.signing_key(now + TimeDelta::days(30)).1, key);
    }

    #[test]
    fn a_proof_is_of_one_text_for_one_purpose_by_one_key() {
        let master = MasterKey::parse(&"5a".repeat(32)).expect("64 digits");
        let other = MasterKey::parse(&"a5".repeat(32)).expect("64 digits");
        let proof = master.proof("a link", "7.1800000000");
        assert!(master.proves("a link", "7.1800000000", &proof));
        assert!(!master.proves("a link", "7.1800000001", &proof));
        assert!(!master.proves("a door", "7.1800000000", &proof));
        assert!(!other.proves("a link", "7.1800000000", &proof));
        for wrong in ["", "zz", "é", &proof[2..]] {
            assert!(!master.proves("a link", "7.1800000000", wrong), "{wrong}");
        }
    }

    #[test]
    fn a_master_key_is_sixty_four_hexadecimal_digits() {
        assert!(MasterKey::parse("5a").is_err());
        assert!(MasterKey::parse(&"zz".repeat(32)).is_err());
        assert_eq!(
            format!("{:?}", MasterKey::parse(&"00".repeat(32)).expect("valid")),
            "MasterKey(…)"
        );
    }
}
