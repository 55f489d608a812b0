//! A group of compared coders on one theme: what they decided in each transcript, kept by pattern and by turn.

use super::bootstrap::{Clusters, Share};
use super::cells::Cells;
use super::coefficient::{count, number};
use super::ratings::Ratings;
use super::study::{Prepared, Study};
use super::sweep::Stretch;
use std::collections::BTreeMap;

/// Coders who are compared with each other, and the transcripts they are compared on.
pub(super) struct Group<'s> {
    /// The coders, by number.
    pub coders: Vec<usize>,
    /// The transcripts that enter.
    pub members: Vec<Member<'s>>,
    /// The turns that are resampled.
    pub clusters: Clusters,
}

/// A transcript of a group.
pub(super) struct Member<'s> {
    /// The transcript.
    pub transcript: &'s Prepared<'s>,
    /// Those of the group who are not missing in it.
    pub present: Vec<usize>,
}

/// What a group decided about one theme in one transcript.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// By who gave the theme (one of those present a place), the units; those nobody gave it are not here.
    given: BTreeMap<Vec<bool>, u64>,
    /// Units that nobody gave it.
    not_given: u64,
    /// How many coders are present.
    present: usize,
    /// What the resamples need, by turn.
    pub shares: Vec<Share>,
}

impl<'s> Group<'s> {
    /// The coders on all transcripts where at least `least` of them are present.
    pub fn new(study: &'s Study<'s>, coders: &[usize], least: usize) -> Self {
        let member = |transcript: &'s Prepared<'s>| Member {
            transcript,
            present: coders.iter().copied().filter(|coder| transcript.present.contains(coder)).collect(),
        };
        let enough = |member: &Member<'_>| member.present.len() >= least;
        let members: Vec<Member<'s>> = study.transcripts.iter().map(member).filter(enough).collect();
        let mut clusters = Clusters::default();
        for member in &members {
            // Where only one is present there is nothing to pair, and so nothing to resample.
            let present = if member.present.len() < 2 { 0 } else { member.present.len() };
            let turns = if present == 0 { &[] } else { member.transcript.axis.turns() };
            clusters.push(turns.iter().map(|turn| number(count(turn.len() * present))));
        }
        Self { coders: coders.to_vec(), members, clusters }
    }

    /// What was decided about a theme, a tally per member.
    pub fn tallies(&self, theme: usize) -> Vec<Tally> {
        let of = |(member, clusters): (&Member<'_>, &Stretch)| member.tally(theme, clusters.start);
        self.members.iter().zip(self.clusters.transcripts()).map(of).collect()
    }
}

impl Member<'_> {
    fn tally(&self, theme: usize, first_cluster: usize) -> Tally {
        let mut tally = Tally { present: self.present.len(), ..Tally::default() };
        let mut seen = 0;
        self.transcript.sweep(&self.present, theme, |turn, stretch, given| {
            let units = count(stretch.len());
            seen += units;
            tally.add(first_cluster + turn, units, given);
        });
        tally.not_given = count(self.transcript.axis.length()) - seen;
        tally
    }
}

impl Tally {
    fn add(&mut self, cluster: usize, units: u64, given: &[bool]) {
        if let Some(like) = self.given.get_mut(given) {
            *like += units;
        } else {
            self.given.insert(given.to_vec(), units);
        }
        if given.len() < 2 {
            return;
        }
        let yes = count(given.iter().filter(|given| **given).count());
        let apart = number(yes * (count(given.len()) - yes)) / number(count(given.len()) - 1);
        let share = Share { cluster, yes: number(yes * units), apart: apart * number(units) };
        match self.shares.last_mut() {
            Some(last) if last.cluster == cluster => last.add(&share),
            _ => self.shares.push(share),
        }
    }

    /// The four counts of a group of two.
    pub fn cells(&self) -> Cells {
        let units = |first, second| self.given.get(&[first, second][..]).copied().unwrap_or(0);
        Cells {
            both: units(true, true),
            only_first: units(true, false),
            only_second: units(false, true),
            neither: self.not_given,
        }
    }

    /// Adds the decisions to those of other transcripts: category 0 is *not given*, 1 is *given*.
    pub fn add_to(&self, ratings: &mut Ratings) {
        for (given, units) in &self.given {
            let yes = count(given.iter().filter(|given| **given).count());
            ratings.add_counts(vec![count(self.present) - yes, yes], *units);
        }
        ratings.add_counts(vec![count(self.present), 0], self.not_given);
    }
}
