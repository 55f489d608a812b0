//! Random numbers for resampling: the same seed gives the same numbers on every machine, for ever.
//!
//! xoshiro256** (Blackman & Vigna 2021, *ACM Transactions on Mathematical Software* 47, 36), its state filled by
//! SplitMix64 (Steele, Lea & Flood 2014, OOPSLA), as its authors advise; a number below a bound by Lemire's method (2019,
//! *ACM Transactions on Modeling and Computer Simulation* 29, 3), which favours no number. Not for secrets.

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(super) struct Random {
    state: [u64; 4],
}

impl Random {
    /// The stream that belongs to a seed.
    pub const fn new(seed: u64) -> Self {
        let mut state = [0; 4];
        let mut mixed = seed;
        let mut i = 0;
        while i < state.len() {
            mixed = mixed.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = mixed;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            state[i] = z ^ (z >> 31);
            i += 1;
        }
        Self { state }
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A number from 0 up to but not including `bound`, each as likely; 0 where the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        loop {
            let product = u128::from(self.next()) * u128::from(bound);
            let (high, low) = (product >> 64, product & u128::from(u64::MAX));
            // Only products this low can be uneven; the remainder is worked out only then.
            if low >= u128::from(bound) || bound == 0 || low >= u128::from(bound.wrapping_neg() % bound) {
                return usize::try_from(high).unwrap_or(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_mixer_gives_the_published_first_numbers() {
        // The first outputs of SplitMix64 for the seed 1234567, as its reference implementation prints them.
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
        ];
        assert_eq!(Random::new(1_234_567).state, expected);
    }

    #[test]
    fn the_generator_gives_the_published_first_numbers() {
        // xoshiro256** from the state 1, 2, 3, 4.
        let mut random = Random { state: [1, 2, 3, 4] };
        let first: Vec<u64> = (0..5).map(|_| random.next()).collect();
        assert_eq!(first, [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360]);
    }

    #[test]
    fn every_number_below_the_bound_comes_up_about_as_often() {
        let mut random = Random::new(7);
        let mut counts = [0_u32; 5];
        (0..50_000).for_each(|_| counts[random.below(5)] += 1);
        assert!(counts.iter().all(|count| (9_500..10_500).contains(count)), "{counts:?}");
        assert_eq!(random.below(0), 0);
        assert_eq!(random.below(1), 0);
    }
}
