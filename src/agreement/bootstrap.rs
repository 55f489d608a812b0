//! Intervals of alpha by resampling turns.
//!
//! The characters or sentences of one turn are not independent of each other, so whole turns are drawn, with everything
//! in them. With one transcript its n turns are drawn n times with replacement; with several, as many transcripts as
//! there are are drawn first, and then the turns of each that came up (a two-stage cluster bootstrap: Davison & Hinkley
//! 1997, *Bootstrap Methods and their Application*, 3.8). The interval runs from the 2.5th to the 97.5th percentile of
//! the resampled alphas (Efron & Tibshirani 1993, *An Introduction to the Bootstrap*, ch. 13), between two of them by
//! linear interpolation.
//!
//! - A resample in which alpha is undefined (it drew no use of a rare theme) is left out; where all are, there is no interval.
//! - Should the percentiles miss the estimate itself, the interval is widened to hold it.
//! - Now and then it is asked whether anybody still waits; where nobody does, what comes back is of no use.
//! - How often each turn was drawn is decided once per resample and holds for all themes of a group of coders; every
//!   group begins at the seed, so that an interval does not depend on what else was asked for.

use super::alpha::binary_alpha;
use super::coefficient::{count, number};
use super::random::Random;
use super::sweep::Stretch;

/// So many resamples are drawn before it is asked whether to go on.
const AT_A_TIME: usize = 16;

/// The ends of an interval that holds alpha's estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The turns of several transcripts, numbered throughout.
#[derive(Debug, Clone, Default)]
pub(super) struct Clusters {
    transcripts: Vec<Stretch>,
    /// How many values each turn holds: its units, times the coders present.
    values: Vec<f64>,
}

/// What one theme has in one turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    /// The number of the turn.
    pub cluster: usize,
    /// How many values are *given*.
    pub yes: f64,
    /// Σ k (m − k) / (m − 1) over the units of the turn.
    pub apart: f64,
}

impl Share {
    /// Adds another share of the same turn.
    pub fn add(&mut self, other: &Self) {
        self.yes += other.yes;
        self.apart += other.apart;
    }
}

impl Clusters {
    /// Adds a transcript, with the number of values of each of its turns.
    pub fn push(&mut self, values: impl Iterator<Item = f64>) {
        let start = self.values.len();
        self.values.extend(values);
        self.transcripts.push(Stretch::new(start, self.values.len()));
    }

    /// The numbers of the turns of each transcript.
    pub fn transcripts(&self) -> &[Stretch] {
        &self.transcripts
    }

    /// The interval of each theme, resampling the transcripts from `which` on, as many as it says: `estimates` are the
    /// alphas themselves, `themes` what each theme has, in the order of the turns. `go_on` may put an early end to it.
    pub fn intervals(
        &self,
        which: Stretch,
        themes: &[(f64, &[Share])],
        (resamples, seed): (usize, u64),
        go_on: &dyn Fn() -> bool,
    ) -> Vec<Option<Interval>> {
        let drawn = self.transcripts.get(which.start..which.end).unwrap_or_default();
        let mut draw = Draw::new(drawn, &self.values, seed);
        let mut alphas: Vec<Vec<f64>> = themes.iter().map(|_| Vec::with_capacity(resamples)).collect();
        for done in 0..resamples {
            if done.is_multiple_of(AT_A_TIME) && !go_on() {
                break;
            }
            let values = draw.again();
            for ((_, shares), alphas) in themes.iter().zip(&mut alphas) {
                alphas.extend(draw.alpha(values, shares));
            }
        }
        themes.iter().zip(alphas).map(|((estimate, _), alphas)| interval(*estimate, alphas)).collect()
    }
}

/// How often each turn was drawn, one resample after the other.
struct Draw<'c> {
    /// Transcripts with at least one turn.
    transcripts: Vec<Stretch>,
    /// The values of each turn, from the turn `first` on.
    values: &'c [f64],
    first: usize,
    times: Vec<u32>,
    random: Random,
}

impl<'c> Draw<'c> {
    fn new(transcripts: &[Stretch], values: &'c [f64], seed: u64) -> Self {
        let transcripts: Vec<Stretch> = transcripts.iter().copied().filter(|turns| turns.len() > 0).collect();
        let first = transcripts.first().map_or(0, |turns| turns.start);
        let end = transcripts.last().map_or(first, |turns| turns.end);
        let values = values.get(first..end).unwrap_or_default();
        Self { transcripts, values, first, times: vec![0; values.len()], random: Random::new(seed) }
    }

    /// Draws anew, and says how many values came up.
    fn again(&mut self) -> f64 {
        self.times.fill(0);
        let several = self.transcripts.len() > 1;
        for place in 0..self.transcripts.len() {
            let place = if several { self.random.below(self.transcripts.len()) } else { place };
            let Some(turns) = self.transcripts.get(place) else { continue };
            let begin = turns.start - self.first;
            if let Some(times) = self.times.get_mut(begin..begin + turns.len()) {
                draw(times, &mut self.random);
            }
        }
        self.times.iter().zip(self.values).map(|(times, values)| f64::from(*times) * values).sum()
    }

    /// Alpha of a theme in this resample, out of `values` values.
    fn alpha(&self, values: f64, shares: &[Share]) -> Option<f64> {
        let (mut yes, mut apart) = (0.0, 0.0);
        for share in shares {
            let times = f64::from(self.times.get(share.cluster - self.first).copied().unwrap_or(0));
            yes += times * share.yes;
            apart += times * share.apart;
        }
        binary_alpha(values, yes, apart)
    }
}

/// Draws as many turns as there are.
fn draw(times: &mut [u32], random: &mut Random) {
    for _ in 0..times.len() {
        let turn = random.below(times.len());
        if let Some(times) = times.get_mut(turn) {
            *times += 1;
        }
    }
}

/// From the 2.5th to the 97.5th percentile, widened to hold the estimate.
fn interval(estimate: f64, mut alphas: Vec<f64>) -> Option<Interval> {
    alphas.sort_unstable_by(f64::total_cmp);
    let low = percentile(&alphas, 0.025)?;
    let high = percentile(&alphas, 0.975)?;
    Some(Interval { low: low.min(estimate), high: high.max(estimate) })
}

/// The value below which a share of the sorted values lies, by linear interpolation (Hyndman & Fan's definition 7).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length is a place within it")]
fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = number(count(sorted.len().checked_sub(1)?)) * share;
    let low = sorted.get(place.floor() as usize)?;
    let high = sorted.get(place.ceil() as usize)?;
    Some(low + (high - low) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::{interval, percentile};

    #[test]
    fn a_percentile_between_two_values_is_interpolated() {
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
        assert_eq!(percentile(&sorted, 0.5), Some(4.0));
        assert_eq!(percentile(&sorted, 0.025), Some(1.1)); // place 0.1
        assert_eq!(percentile(&sorted, 1.0), Some(16.0));
        assert_eq!(percentile(&[], 0.5), None);
    }

    #[test]
    fn an_interval_that_misses_its_estimate_is_widened_to_hold_it() {
        let low = interval(0.1, vec![0.5, 0.6, 0.7]).unwrap();
        assert_eq!((low.low, low.high > 0.69), (0.1, true));
        let high = interval(0.9, vec![0.5, 0.6, 0.7]).unwrap();
        assert_eq!((high.high, high.low < 0.51), (0.9, true));
    }
}
