//! The name a payee gives to a payment in a static code.

use crate::kit::fault::Fault;

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

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
