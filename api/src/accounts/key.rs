//! The form of an integration key: `tal_`, 43 random characters, and a checksum of 6, so that scanners know
//! one when they see it and a mistyped one is refused without a query.

use crate::kit::random::{self, Random};

const PREFIX: &str = "tal_";
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET: usize = 43;
const CHECKSUM: usize = 6;
/// So much of a key may be shown to tell it from others.
const HINT: usize = PREFIX.len() + 6;

/// Whether a bearer token claims to be an integration key.
pub(crate) fn is_key(token: &str) -> bool {
    token.starts_with(PREFIX)
}

/// A new key: 43 characters of an alphabet of 62 are 256 bits.
pub(super) fn make(random: &dyn Random) -> String {
    let mut secret = String::with_capacity(SECRET);
    while secret.len() < SECRET {
        let [byte] = random::bytes::<1>(random);
        // 248 is the last multiple of 62 in a byte: above it a character would be likelier than another.
        if byte < 248
            && let Some(letter) = ALPHABET.get(usize::from(byte % 62))
        {
            secret.push(char::from(*letter));
        }
    }
    format!("{PREFIX}{secret}{}", checksum(&secret))
}

/// Whether the checksum of a key is right.
pub(super) fn is_well_formed(key: &str) -> bool {
    let Some(rest) = key.strip_prefix(PREFIX) else {
        return false;
    };
    rest.len() == SECRET + CHECKSUM
        && rest.is_char_boundary(SECRET)
        && rest
            .split_at_checked(SECRET)
            .is_some_and(|(secret, sum)| checksum(secret) == sum)
}

/// The first characters of a key.
pub(super) fn hint(key: &str) -> String {
    key.chars().take(HINT).collect()
}

fn checksum(secret: &str) -> String {
    let mut rest = crc32fast::hash(secret.as_bytes());
    let mut digits = [b'0'; CHECKSUM];
    for digit in digits.iter_mut().rev() {
        let place = usize::try_from(rest % 62).unwrap_or_default();
        *digit = ALPHABET.get(place).copied().unwrap_or(b'0');
        rest /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SystemRandom;

    #[test]
    fn a_key_knows_its_own_form() {
        let key = make(&SystemRandom);
        assert_eq!(key.len(), 4 + 43 + 6);
        assert!(is_key(&key) && is_well_formed(&key));
        assert_eq!(hint(&key).len(), 10);
        for place in 4..key.len() {
            let mut wrong = key.clone().into_bytes();
            wrong[place] = if wrong[place] == b'a' { b'b' } else { b'a' };
            assert!(
                !is_well_formed(&String::from_utf8(wrong).expect("ASCII")),
                "place {place}"
            );
        }
        assert!(!is_well_formed("tal_") && !is_well_formed("tal_ñandú"));
    }
}
