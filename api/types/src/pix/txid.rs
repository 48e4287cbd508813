//! The name a payee gives to a payment in a static code.

use uuid::Uuid;

use crate::kit::fault::Fault;

/// Ids are written in all letters and digits.
const RADIX: u32 = 36;

/// 1 to 25 letters of ASCII and digits. Where the provider's API names a charge, other lengths hold: 26 to 35.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TxId(String);

impl TxId {
    pub const MAXIMUM: usize = 25;

    /// # Errors
    /// When it is missing, longer, or has anything but letters of ASCII and digits.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.is_empty() {
            return Err(Fault::Required);
        }
        if !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(Fault::WrongCharacters);
        }
        if text.len() > Self::MAXIMUM {
            return Err(Fault::TooLong { maximum: Self::MAXIMUM });
        }
        Ok(Self(text.to_owned()))
    }

    /// The name that an id has: in letters and digits, as long as a name may be.
    #[must_use]
    pub fn of_id(id: Uuid) -> Self {
        let mut rest = id.as_u128();
        let mut digits = Vec::with_capacity(Self::MAXIMUM);
        while digits.len() < Self::MAXIMUM {
            let digit = u32::try_from(rest % u128::from(RADIX)).ok();
            let digit = digit.and_then(|digit| char::from_digit(digit, RADIX));
            digits.push(digit.unwrap_or('0').to_ascii_uppercase());
            rest /= u128::from(RADIX);
        }
        Self(digits.into_iter().rev().collect())
    }

    /// The id that has this name; none where no id has it.
    #[must_use]
    pub fn id(&self) -> Option<Uuid> {
        if self.0.len() != Self::MAXIMUM {
            return None;
        }
        u128::from_str_radix(&self.0, RADIX).ok().map(Uuid::from_u128)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
