//! Chance that is the same every time: the demo of one day looks like the demo of the next.

/// A sequence of numbers that looks like chance (SplitMix64).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one below the bound.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(self.next() % u64::from(bound.max(1))).unwrap_or_default()
    }

    /// One of them; the empty default when there is none.
    pub(super) fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        let bound = u32::try_from(from.len()).unwrap_or(u32::MAX);
        let place = usize::try_from(self.below(bound)).unwrap_or_default();
        from.get(place).copied().unwrap_or_default()
    }
}
