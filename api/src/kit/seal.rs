//! Secrets that must be read back, sealed: XChaCha20-Poly1305 under a key derived from the master key, bound to the
//! one place where they belong, so that what is copied to another record or tenant does not open there.
//!
//! A sealed text is `1.<name of the key>.<nonce and sealed bytes>`, the last two in hexadecimal. The number is the
//! version of all of this. The name tells which master key it was, so that one can follow another: what the key before
//! sealed still opens while that key is configured, and is sealed anew when it is next changed.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use uuid::Uuid;

use super::error::{Error, Result};
use super::random::{self, Random};
use super::secrets::{MasterKey, bytes_of_hex, to_hex};

const VERSION: &str = "1";
const NONCE: usize = 24;

/// Where a secret belongs. All of it is needed to open what was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// What kind of record.
    pub purpose: &'static str,
    pub reseller: Uuid,
    pub record: Uuid,
    pub field: &'a str,
}

/// A secret as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(String);

/// A secret that was opened. Nothing prints it.
pub struct Opened(String);

/// What seals and opens.
#[derive(Clone, Debug)]
pub struct Seals {
    now: SealingKey,
    before: Option<SealingKey>,
}

#[derive(Clone)]
struct SealingKey {
    name: String,
    key: [u8; 32],
}

impl Seals {
    /// Seals by the master key; opens by the one before it as well.
    #[must_use]
    pub fn of(master: &MasterKey, before: Option<&MasterKey>) -> Self {
        Self {
            now: SealingKey::of(master),
            before: before.map(SealingKey::of),
        }
    }

    /// # Errors
    /// When the secret is longer than the cipher takes.
    pub fn seal(&self, random: &dyn Random, place: &Place<'_>, secret: &str) -> Result<Sealed> {
        let nonce: [u8; NONCE] = random::bytes(random);
        let aad = place.bytes();
        let payload = Payload {
            msg: secret.as_bytes(),
            aad: &aad,
        };
        let sealed = self.now.cipher().encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::broken("a secret could not be sealed"))?;
        let (nonce, sealed) = (to_hex(&nonce), to_hex(&sealed));
        Ok(Sealed(format!("{VERSION}.{}.{nonce}{sealed}", self.now.name)))
    }

    /// # Errors
    /// When it was sealed for another place, by a key that is not known, or was tampered with.
    pub fn open(&self, place: &Place<'_>, sealed: &Sealed) -> Result<Opened> {
        let opened = self.try_open(place, &sealed.0);
        opened
            .map(Opened)
            .ok_or_else(|| Error::broken("a sealed secret does not open"))
    }

    fn try_open(&self, place: &Place<'_>, text: &str) -> Option<String> {
        let rest = text.strip_prefix(VERSION)?.strip_prefix('.')?;
        let (name, rest) = rest.split_once('.')?;
        let mut keys = [Some(&self.now), self.before.as_ref()].into_iter().flatten();
        let key = keys.find(|key| key.name == name)?;
        let bytes = bytes_of_hex(rest)?;
        let (nonce, msg) = bytes.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let aad = place.bytes();
        let opened = key.cipher().decrypt(&XNonce::from(nonce), Payload { msg, aad: &aad });
        String::from_utf8(opened.ok()?).ok()
    }
}

impl SealingKey {
    fn of(master: &MasterKey) -> Self {
        let name = master.derived(b"sealing key name");
        Self {
            name: to_hex(name.get(..8).unwrap_or_default()),
            key: master.derived(b"sealing key 1"),
        }
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.key))
    }
}

impl Place<'_> {
    /// The place as bytes, in which no two places are alike.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [
            self.purpose.as_bytes(),
            self.reseller.as_bytes(),
            self.record.as_bytes(),
            self.field.as_bytes(),
        ] {
            bytes.extend_from_slice(&part.len().to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

impl Sealed {
    /// What is read from where it was stored.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// What is to be stored.
    #[must_use]
    pub fn as_stored(&self) -> &str {
        &self.0
    }
}

impl Opened {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! prints_nothing {
    ($($name:ident),*) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )* };
}
prints_nothing!(Sealed, Opened, SealingKey);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SystemRandom;

    fn master(digits: &str) -> MasterKey {
        MasterKey::parse(&digits.repeat(32)).expect("64 digits")
    }

    const PLACE: Place<'static> = Place {
        purpose: "account_settings",
        reseller: Uuid::from_u128(1),
        record: Uuid::from_u128(2),
        field: "mail_password",
    };

    #[test]
    fn a_secret_opens_where_it_belongs_and_nowhere_else() {
        let seals = Seals::of(&master("5a"), None);
        let sealed = seals.seal(&SystemRandom, &PLACE, "lluvia-cobre").expect("sealed");
        assert_eq!(seals.open(&PLACE, &sealed).expect("opens").as_str(), "lluvia-cobre");
        assert!(!sealed.as_stored().contains("lluvia"));
        let elsewhere = [
            Place {
                purpose: "account_setting",
                ..PLACE
            },
            Place {
                reseller: Uuid::from_u128(3),
                ..PLACE
            },
            Place {
                record: Uuid::from_u128(3),
                ..PLACE
            },
            Place {
                field: "sol_password",
                ..PLACE
            },
        ];
        for place in elsewhere {
            assert!(seals.open(&place, &sealed).is_err(), "{place:?}");
        }
    }

    #[test]
    fn the_same_secret_is_sealed_differently_each_time() {
        let seals = Seals::of(&master("5a"), None);
        let seal = || seals.seal(&SystemRandom, &PLACE, "x").expect("sealed");
        assert_ne!(seal(), seal());
    }

    #[test]
    fn what_was_tampered_with_does_not_open() {
        let seals = Seals::of(&master("5a"), None);
        let sealed = seals
            .seal(&SystemRandom, &PLACE, "lluvia")
            .expect("sealed")
            .as_stored()
            .to_owned();
        for place in 0..sealed.len() {
            let mut wrong = sealed.clone().into_bytes();
            wrong[place] = if wrong[place] == b'0' { b'1' } else { b'0' };
            let wrong = Sealed::stored(String::from_utf8(wrong).expect("ASCII"));
            assert!(seals.open(&PLACE, &wrong).is_err(), "place {place}");
        }
        for wrong in [
            "",
            "1",
            "1..",
            "1.x.00",
            "2.",
            "1.ñ.ñ",
            sealed.trim_end_matches(char::is_alphanumeric),
        ] {
            assert!(
                seals.open(&PLACE, &Sealed::stored(wrong.to_owned())).is_err(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn the_master_key_before_still_opens_and_a_stranger_does_not() {
        let sealed = Seals::of(&master("5a"), None)
            .seal(&SystemRandom, &PLACE, "lluvia")
            .expect("sealed");
        let rotated = Seals::of(&master("6b"), Some(&master("5a")));
        assert_eq!(rotated.open(&PLACE, &sealed).expect("opens").as_str(), "lluvia");
        assert!(Seals::of(&master("6b"), None).open(&PLACE, &sealed).is_err());
        let anew = rotated.seal(&SystemRandom, &PLACE, "lluvia").expect("sealed");
        assert!(Seals::of(&master("6b"), None).open(&PLACE, &anew).is_ok());
        assert!(Seals::of(&master("5a"), None).open(&PLACE, &anew).is_err());
    }

    #[test]
    fn nothing_secret_is_printed() {
        let seals = Seals::of(&master("5a"), Some(&master("6b")));
        let sealed = seals.seal(&SystemRandom, &PLACE, "lluvia").expect("sealed");
        let opened = seals.open(&PLACE, &sealed).expect("opens");
        let printed = format!("{seals:?} {sealed:?} {opened:?}");
        assert!(
            !printed.contains("lluvia") && !printed.contains(sealed.as_stored()),
            "{printed}"
        );
        assert!(
            !printed.contains("90, 90") && printed.contains("Sealed(…) Opened(…)"),
            "{printed}"
        );
    }
}
