//! Numbers that are kept as digits, because their leading zeros count.

use crate::kit::fault::Fault;

/// Exactly `N` decimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Digits<const N: usize>(String);

impl<const N: usize> Digits<N> {
    /// Reads a number as people type it: zeros are put before what is shorter.
    ///
    /// # Errors
    /// When it is missing, has anything but digits, or has more than `N` of them.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let typed = text.trim();
        if typed.is_empty() {
            return Err(Fault::Required);
        }
        if !typed.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Fault::WrongCharacters);
        }
        if typed.len() > N {
            return Err(Fault::TooLong { maximum: N });
        }
        Ok(Self(format!("{typed:0>N$}")))
    }

    /// Takes a text that has all of its digits already.
    ///
    /// # Errors
    /// When it has anything but digits, or not `N` of them.
    pub fn exact(text: &str) -> Result<Self, Fault> {
        let read = Self::parse(text)?;
        (text.len() == N)
            .then_some(read)
            .ok_or(Fault::WrongLength { expected: N })
    }

    /// Writes a number of 1 or more.
    ///
    /// # Errors
    /// When it is 0, or has more than `N` digits.
    pub fn counted(number: u64) -> Result<Self, Fault> {
        let digits = format!("{number:0N$}");
        if number > 0 && digits.len() == N {
            return Ok(Self(digits));
        }
        let power = u32::try_from(N).ok().and_then(|places| 10_i64.checked_pow(places));
        let maximum = power.map_or(i64::MAX, |power| power - 1);
        Err(Fault::OutOfRange { minimum: 1, maximum })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> std::fmt::Display for Digits<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Digits, Fault};

    #[test]
    fn a_shorter_number_gets_its_zeros() {
        assert_eq!(Digits::<4>::parse(" 59 ").expect("digits").as_str(), "0059");
        assert_eq!(Digits::<4>::counted(59).expect("digits").as_str(), "0059");
        assert_eq!(Digits::<4>::exact("0059").expect("digits").as_str(), "0059");
    }

    #[test]
    fn what_does_not_fit_is_told() {
        for (typed, fault) in [
            (" ", Fault::Required),
            ("12-3", Fault::WrongCharacters),
            ("１２", Fault::WrongCharacters),
            ("12345", Fault::TooLong { maximum: 4 }),
        ] {
            assert_eq!(Digits::<4>::parse(typed), Err(fault), "{typed}");
        }
        let range = Fault::OutOfRange {
            minimum: 1,
            maximum: 9_999,
        };
        assert_eq!(Digits::<4>::counted(0), Err(range.clone()));
        assert_eq!(Digits::<4>::counted(10_000), Err(range));
        assert_eq!(Digits::<4>::exact("59"), Err(Fault::WrongLength { expected: 4 }));
    }
}
