//! A random choice of transcripts to code twice, simple or stratified, that anybody can make again.
//!
//! The rule it owns: of `n` transcripts the share asked for is taken, rounded to the nearest whole number (a half up) and
//! at least one. A stratified choice gives every stratum its part of that number by the method of largest remainders
//! (ties to the stratum that comes first in the alphabet), so that the parts add up to it. Within a stratum the choice is
//! the first part of a Fisher–Yates shuffle of its transcripts in the order of the pool; strata follow one another in the
//! order of the alphabet, on one stream of random numbers:
//!
//! ```text
//! for each stratum, its transcripts t[0..m], k of them to be taken:
//!     for i in 0..k: swap t[i] and t[i + below(m - i)]
//!     taken: t[0..k]
//! ```

use super::TranscriptId;
use super::chance::Chance;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A random choice of transcripts, with everything needed to make the same choice again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The share asked for, in thousandths: 1 to 1,000. A whole number, so that it is read back as it was written.
    pub per_mille: u16,
    /// The seed of the random numbers.
    pub seed: u64,
    /// What the choice was stratified by: `kind`, or keys of case attributes; empty for a simple random choice.
    pub strata: Vec<String>,
    /// What it was chosen from, in the order the draw saw them.
    pub pool: Vec<TranscriptId>,
    /// What was chosen, in the order of the pool.
    pub drawn: Vec<TranscriptId>,
    /// When, RFC 3339, UTC.
    pub at: String,
}

impl Draw {
    /// The share as people write it, `20%` or `12.5%`.
    #[must_use]
    pub fn share(&self) -> String {
        let (whole, tenths) = (self.per_mille / 10, self.per_mille % 10);
        if tenths == 0 { format!("{whole}%") } else { format!("{whole}.{tenths}%") }
    }

    /// Whether this is the same choice, whenever it was made.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let of = |draw: &Self| (draw.per_mille, draw.seed, draw.strata.clone(), draw.pool.clone(), draw.drawn.clone());
        of(self) == of(other)
    }
}

/// One group of transcripts that are alike, and how many of it were drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stratum {
    /// What they have in common; empty for a simple choice.
    pub stratum: String,
    /// How many there are in the pool.
    pub pool: usize,
    /// How many of them were drawn.
    pub drawn: usize,
}

/// Draws from `pool`, in which each transcript stands with its stratum. Returns what was drawn, in the order of the pool,
/// and how many of each stratum, in the order of the alphabet.
#[must_use]
pub fn draw(pool: &[(TranscriptId, String)], per_mille: u16, seed: u64) -> (Vec<TranscriptId>, Vec<Stratum>) {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, (_, stratum)) in pool.iter().enumerate() {
        groups.entry(stratum).or_default().push(place);
    }
    let sizes: Vec<usize> = groups.values().map(Vec::len).collect();
    let parts = apportion(wanted(pool.len(), per_mille), &sizes);
    let mut chance = Chance::new(seed);
    let (mut places, mut strata) = (Vec::new(), Vec::new());
    for ((name, mut group), part) in groups.into_iter().zip(parts) {
        for i in 0..part {
            let other = i + chance.below(group.len() - i);
            group.swap(i, other);
        }
        strata.push(Stratum { stratum: name.to_string(), pool: group.len(), drawn: part });
        places.extend(group.into_iter().take(part));
    }
    places.sort_unstable();
    (places.into_iter().filter_map(|place| pool.get(place)).map(|(id, _)| *id).collect(), strata)
}

/// How many of `n` are taken: the share, rounded, a half up, and at least one of any.
fn wanted(n: usize, per_mille: u16) -> usize {
    ((n * usize::from(per_mille) + 500) / 1000).clamp(n.min(1), n)
}

/// Gives each group its part of `wanted` by the method of largest remainders; the parts add up to it.
fn apportion(wanted: usize, sizes: &[usize]) -> Vec<usize> {
    let all = sizes.iter().sum::<usize>().max(1);
    let mut parts: Vec<usize> = sizes.iter().map(|size| wanted * size / all).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    // The sort keeps the order of those that are alike.
    by_remainder.sort_by_key(|place| std::cmp::Reverse(sizes.get(*place).map(|size| wanted * size % all)));
    let left = wanted.saturating_sub(parts.iter().sum());
    for place in by_remainder.into_iter().take(left) {
        if let Some(part) = parts.get_mut(place) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn pool(strata: &[&str]) -> Vec<(TranscriptId, String)> {
        (1_u128..).zip(strata).map(|(n, stratum)| (TranscriptId(Uuid::from_u128(n)), stratum.to_string())).collect()
    }

    /// What was drawn, counted from 1.
    fn numbers(drawn: &[TranscriptId]) -> Vec<u128> {
        drawn.iter().map(|id| id.0.as_u128()).collect()
    }

    #[test]
    fn a_draw_is_what_the_written_rule_gives() {
        // Worked out with the Python of `chance` and the rule above.
        assert_eq!(numbers(&draw(&pool(&[""; 10]), 300, 1).0), [2, 6, 9]);
        let strata = ["f", "f", "i", "i", "i", "i", "i", "i", "i", "n"];
        let (drawn, counted) = draw(&pool(&strata), 300, 1);
        assert_eq!(numbers(&drawn), [2, 3, 4]);
        let counted: Vec<_> = counted.iter().map(|of| (of.stratum.as_str(), of.pool, of.drawn)).collect();
        assert_eq!(counted, [("f", 2, 1), ("i", 7, 2), ("n", 1, 0)]);
    }

    #[test]
    fn the_share_is_rounded_and_never_nothing() {
        let taken = |n: usize, per_mille| draw(&pool(&vec![""; n]), per_mille, 1).0.len();
        assert_eq!((taken(10, 200), taken(22, 200), taken(12, 125)), (2, 4, 2), "4.4 is 4, 1.5 is 2");
        assert_eq!((taken(10, 1), taken(1, 1), taken(0, 500)), (1, 1, 0));
        assert_eq!(taken(7, 1000), 7);
    }

    #[test]
    fn the_parts_of_the_strata_go_by_the_largest_remainders() {
        assert_eq!(apportion(3, &[2, 7, 1]), [1, 2, 0], "0.6, 2.1 and 0.3");
        assert_eq!(apportion(1, &[2, 2]), [1, 0], "alike: the first");
        assert_eq!(apportion(0, &[]), [] as [usize; 0]);
    }

    #[test]
    fn a_share_is_written_as_it_was_asked_for() {
        let of = |per_mille| {
            let (pool, drawn) = (Vec::new(), Vec::new());
            Draw { per_mille, seed: 1, strata: Vec::new(), pool, drawn, at: String::new() }.share()
        };
        assert_eq!((of(200), of(125), of(5)), ("20%".into(), "12.5%".into(), "0.5%".into()));
    }

    proptest! {
        #[test]
        fn a_draw_takes_what_was_asked_for_of_the_pool_and_is_made_again_by_its_seed(
            strata in prop::collection::vec("[abc]", 0..60), per_mille in 1..=1000_u16, seed: u64
        ) {
            let strata: Vec<&str> = strata.iter().map(String::as_str).collect();
            let pool = pool(&strata);
            let (drawn, counted) = draw(&pool, per_mille, seed);
            prop_assert_eq!(drawn.len(), wanted(pool.len(), per_mille));
            prop_assert!(drawn.is_sorted() && drawn.windows(2).all(|pair| pair[0] != pair[1]));
            for of in &counted {
                let mine = |id: &TranscriptId| pool.iter().any(|(known, name)| known == id && *name == of.stratum);
                prop_assert_eq!(drawn.iter().filter(|id| mine(id)).count(), of.drawn);
                // No stratum has more or less than its part, rounded up or down.
                let exact = drawn.len() * of.pool;
                prop_assert!(of.drawn >= exact / pool.len() && of.drawn <= exact.div_ceil(pool.len()));
            }
            prop_assert_eq!(draw(&pool, per_mille, seed), (drawn, counted));
        }

        #[test]
        fn every_transcript_has_the_same_chance(place in 0..8_usize) {
            let pool = pool(&[""; 8]);
            let wanted = pool[place].0;
            let times = (0..4_000).filter(|seed| draw(&pool, 250, *seed).0.contains(&wanted)).count();
            prop_assert!((880..1_120).contains(&times), "{} of 4,000", times);
        }
    }
}
