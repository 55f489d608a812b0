//! Chance that comes out the same every time: a small generator of numbers, and choices drawn from it.
//!
//! The generator is splitmix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014), which is
//! good enough to make text with and needs eight bytes of state.

/// A stream of numbers that depends on its seed alone.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed; `part` keeps the streams of different parts of a study apart.
    pub fn new(seed: u64, part: u64) -> Self {
        let mut chance = Self(seed ^ part.wrapping_mul(0xa076_1d64_78bd_642f));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to 1, 1 itself never.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something happens that happens in `share` of all cases.
    pub fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + (self.share() * (high - low + 1) as f64) as usize
    }

    /// One of a list that is not empty.
    pub fn one_of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.between(0, list.len() - 1)]
    }

    /// Puts a list into another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.between(0, last));
        }
    }
}

/// Places drawn by weight.
#[derive(Debug, Clone)]
pub struct Weights {
    sums: Vec<f64>,
}

impl Weights {
    /// Draws the place of each weight in proportion to it.
    pub fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let sums = weights.into_iter().map(|weight| {
            sum += weight;
            sum
        });
        Self { sums: sums.collect() }
    }

    /// `count` places by the law of Zipf and Mandelbrot: the weight of rank r is 1 / (r + 2.7).
    pub fn zipf(count: usize) -> Self {
        Self::new((1..=count).map(|rank| 1.0 / (rank as f64 + 2.7)))
    }

    /// A place.
    pub fn draw(&self, chance: &mut Chance) -> usize {
        let at = chance.share() * self.sums.last().copied().unwrap_or(0.0);
        self.sums.partition_point(|sum| *sum <= at).min(self.sums.len().saturating_sub(1))
    }
}
