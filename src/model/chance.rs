//! Random numbers that are the same for ever: what a seed gives can be worked out again by anybody.
//!
//! SplitMix64 (Steele, Lea & Flood 2014, *Fast Splittable Pseudorandom Number Generators*, OOPSLA), its constants as in
//! the reference implementation by Vigna. It is for choosing transcripts, not for secrets. In Python:
//!
//! ```text
//! def next():                                    # state begins as the seed; everything modulo 2**64
//!     state += 0x9E3779B97F4A7C15
//!     z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9
//!     z = (z ^ (z >> 27)) * 0x94D049BB133111EB
//!     return z ^ (z >> 31)
//! def below(n):                                  # what would favour low numbers is thrown away
//!     while True:
//!         x = next()
//!         if x < 2**64 - 2**64 % n: return x % n
//! ```

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    /// The stream that belongs to a seed.
    pub(super) const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number.
    const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `bound`, each as likely as the others; 0 where `bound` is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let Some(bound) = u64::try_from(bound).ok().filter(|bound| *bound > 0) else { return 0 };
        let uneven = bound.wrapping_neg() % bound;
        loop {
            let number = self.next();
            if number <= u64::MAX - uneven {
                return usize::try_from(number % bound).unwrap_or(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_first_numbers_are_those_of_the_reference_implementation() {
        let mut chance = Chance::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_number_below_the_bound_is_about_as_frequent() {
        let mut chance = Chance::new(7);
        let mut seen = [0_usize; 6];
        for _ in 0..60_000 {
            seen[chance.below(6)] += 1;
        }
        assert!(seen.iter().all(|count| (9_700..10_300).contains(count)), "{seen:?}");
        assert_eq!((chance.below(1), chance.below(0)), (0, 0));
    }
}
