//! Chance that can be told again.

use talonario::kit::random::{SystemRandom, bytes};

/// A sequence of numbers that looks like chance (SplitMix64).
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// From the seed in `STORY_SEED`, or any; it is told, so that a story that failed can be told again.
    #[must_use]
    pub fn begin() -> Self {
        let given = std::env::var("STORY_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| u64::from_be_bytes(bytes(&SystemRandom)));
        println!("STORY_SEED={seed}");
        Self(seed)
    }

    /// Another sequence, for whoever goes on beside this one.
    #[must_use]
    pub const fn branch(&mut self) -> Self {
        Self(self.below(u64::MAX))
    }

    /// A number below a bound.
    pub const fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// One of some.
    ///
    /// # Panics
    /// When there is none.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let bound = u64::try_from(from.len()).expect("a number");
        let place = usize::try_from(self.below(bound)).expect("a place");
        *from.get(place).expect("one of them")
    }
}
