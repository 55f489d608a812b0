//! Which codings feed the matrix.
//!
//! The rule this file owns: `merged` codings are the consensus of a transcript that is reconciled, with what the coders
//! agree on and nobody has taken as consensus yet, else everybody's codings; identical readings (transcript, theme, span,
//! magnitude) count once, also in the consensus alone. One coder's codings are taken as they are.

use crate::model::{CoderId, Coding, Seen, Span, ThemeId, TranscriptId};
use std::collections::{HashMap, HashSet};

/// Whose codings are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CodingSource {
    /// The consensus where there is one, else everybody's, identical readings once.
    #[default]
    Merged,
    /// The consensus alone.
    Consensus,
    /// One coder alone.
    Coder(CoderId),
}

/// What makes two codings the same reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reading<'c> {
    /// In which transcript.
    pub transcript: TranscriptId,
    /// Of which theme.
    pub theme: ThemeId,
    /// Of which passage, in byte offsets.
    pub span: Span,
    /// With which magnitude, if with any.
    pub magnitude: Option<&'c str>,
}

impl<'c> From<&'c Coding> for Reading<'c> {
    fn from(coding: &'c Coding) -> Self {
        let Coding { transcript, theme, span, magnitude, .. } = coding;
        Self { transcript: *transcript, theme: *theme, span: *span, magnitude: magnitude.as_deref() }
    }
}

impl<'c> From<&'c Seen> for Reading<'c> {
    fn from(seen: &'c Seen) -> Self {
        let Seen { transcript, theme, span, magnitude } = seen;
        Self { transcript: *transcript, theme: *theme, span: *span, magnitude: magnitude.as_deref() }
    }
}

impl CodingSource {
    /// Whether a coder's codings of a transcript count, where `consensus` is the coder that stands for what was agreed and
    /// `reconciled` says whether that counts there in place of everybody's own.
    #[must_use]
    pub fn takes(self, coder: CoderId, consensus: Option<CoderId>, reconciled: bool) -> bool {
        let agreed = Some(coder) == consensus;
        match self {
            Self::Merged => agreed == (consensus.is_some() && reconciled),
            Self::Consensus => agreed,
            Self::Coder(only) => coder == only,
        }
    }

    /// Whether the same reading counts once, whoever made it.
    #[must_use]
    pub const fn counts_once(self) -> bool {
        !matches!(self, Self::Coder(_))
    }
}

/// One reading of a passage, and everybody who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged<'c> {
    /// The coding that stands for the reading: the earliest, by when it was made and then by id.
    pub coding: &'c Coding,
    /// The other codings of the same reading, in the same order; nothing of them (memos, ids) is lost.
    pub others: Vec<&'c Coding>,
    /// Who made this reading, each once, in the same order.
    pub coders: Vec<CoderId>,
}

impl<'c> Merged<'c> {
    fn new(coding: &'c Coding) -> Self {
        Self { coding, others: Vec::new(), coders: vec![coding.coder] }
    }

    fn add(&mut self, coding: &'c Coding) {
        self.others.push(coding);
        if !self.coders.contains(&coding.coder) {
            self.coders.push(coding.coder);
        }
    }
}

/// The codings that feed the matrix, in the order they were made.
///
/// `consensus` is the coder that stands for what was agreed, `None` where the project has none yet; without one nothing
/// is reconciled. `reconciled` holds the transcripts whose consensus counts in place of the coders' own codings, and
/// `beside` the coders' codings that count there beside it. A consensus coding of a transcript that is not reconciled yet
/// is no person's reading and is left out of `merged`.
pub fn merge<'c, S: std::hash::BuildHasher>(
    codings: impl IntoIterator<Item = &'c Coding>,
    source: CodingSource,
    consensus: Option<CoderId>,
    reconciled: &HashSet<TranscriptId, S>,
    beside: &'c [Coding],
) -> Vec<Merged<'c>> {
    let counts = |coding: &&Coding| source.takes(coding.coder, consensus, reconciled.contains(&coding.transcript));
    let mut kept: Vec<&Coding> = codings.into_iter().filter(counts).collect();
    if source == CodingSource::Merged && consensus.is_some() {
        kept.extend(beside.iter().filter(|coding| reconciled.contains(&coding.transcript)));
    }
    kept.sort_by(|a, b| a.created.cmp(&b.created).then_with(|| a.id.cmp(&b.id)));
    if source.counts_once() { once_each(kept) } else { kept.into_iter().map(Merged::new).collect() }
}

fn once_each(codings: Vec<&Coding>) -> Vec<Merged<'_>> {
    let mut merged: Vec<Merged<'_>> = Vec::with_capacity(codings.len());
    let mut places: HashMap<Reading<'_>, usize> = HashMap::with_capacity(codings.len());
    for coding in codings {
        let reading = Reading::from(coding);
        let place = *places.entry(reading).or_insert(merged.len());
        match merged.get_mut(place) {
            Some(known) => known.add(coding),
            None => merged.push(Merged::new(coding)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::sample::coding;

    struct Team {
        ab: CoderId,
        cd: CoderId,
        consensus: CoderId,
    }

    fn team() -> Team {
        Team { ab: CoderId::mint(), cd: CoderId::mint(), consensus: CoderId::mint() }
    }

    fn run<'c>(
        codings: &'c [Coding],
        source: CodingSource,
        team: &Team,
        reconciled: &[TranscriptId],
    ) -> Vec<Merged<'c>> {
        merge(codings, source, Some(team.consensus), &reconciled.iter().copied().collect::<HashSet<_>>(), &[])
    }

    #[test]
    fn identical_readings_count_once_and_everybody_who_made_them_is_kept() {
        let (team, talk, theme) = (team(), TranscriptId::mint(), ThemeId::mint());
        let mut late = coding(talk, team.ab, theme, (0, 5), Some("positive"));
        late.created = "2026-02-02T00:00:00Z".into();
        let codings = [late, coding(talk, team.cd, theme, (0, 5), Some("positive"))];
        let merged = run(&codings, CodingSource::Merged, &team, &[]);
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].coding.id, codings[1].id, "the earliest stands for the reading");
        assert_eq!(merged[0].others, [&codings[0]]);
        assert_eq!(merged[0].coders, [team.cd, team.ab]);
    }

    #[test]
    fn another_theme_span_magnitude_or_transcript_is_another_reading() {
        let (team, talk, theme) = (team(), TranscriptId::mint(), ThemeId::mint());
        let codings = [
            coding(talk, team.ab, theme, (0, 5), Some("positive")),
            coding(talk, team.cd, theme, (0, 6), Some("positive")),
            coding(talk, team.cd, theme, (0, 5), Some("negative")),
            coding(talk, team.cd, theme, (0, 5), None),
            coding(talk, team.cd, ThemeId::mint(), (0, 5), Some("positive")),
            coding(TranscriptId::mint(), team.cd, theme, (0, 5), Some("positive")),
        ];
        assert_eq!(run(&codings, CodingSource::Merged, &team, &[]).len(), 6);
    }

    #[test]
    fn of_a_reconciled_transcript_only_the_consensus_counts() {
        let (team, talk, open, theme) = (team(), TranscriptId::mint(), TranscriptId::mint(), ThemeId::mint());
        let codings = [
            coding(talk, team.ab, theme, (0, 5), None),
            coding(talk, team.consensus, theme, (0, 7), None),
            coding(open, team.cd, theme, (0, 5), None),
            coding(open, team.consensus, theme, (0, 7), None),
        ];
        let ids = |source, reconciled: &[TranscriptId]| {
            let mut ids: Vec<_> = run(&codings, source, &team, reconciled).iter().map(|one| one.coding.id).collect();
            ids.sort();
            ids
        };
        let sorted = |places: &[usize]| {
            let mut ids: Vec<_> = places.iter().map(|place| codings[*place].id).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(CodingSource::Merged, &[talk]), sorted(&[1, 2]));
        assert_eq!(ids(CodingSource::Merged, &[]), sorted(&[0, 2]));
        assert_eq!(ids(CodingSource::Consensus, &[talk]), sorted(&[1, 3]));
        assert_eq!(ids(CodingSource::Coder(team.cd), &[talk]), sorted(&[2]));
    }

    #[test]
    fn what_is_agreed_and_not_taken_yet_counts_once_beside_the_consensus() {
        let (team, talk, open, theme) = (team(), TranscriptId::mint(), TranscriptId::mint(), ThemeId::mint());
        let codings = [coding(talk, team.ab, theme, (0, 9), None), coding(talk, team.consensus, theme, (0, 7), None)];
        let agreed = [
            coding(talk, team.ab, theme, (20, 25), None),
            coding(talk, team.cd, theme, (20, 25), None),
            coding(open, team.cd, theme, (20, 25), None),
        ];
        let of = |source| merge(&codings, source, Some(team.consensus), &HashSet::from([talk]), &agreed);
        let merged: Vec<_> = of(CodingSource::Merged).iter().map(|one| (one.coding.span, one.coders.len())).collect();
        assert_eq!(merged.len(), 2, "{merged:?}");
        assert!(merged.contains(&(Span::new(0, 7), 1)) && merged.contains(&(Span::new(20, 25), 2)), "{merged:?}");
        assert_eq!(of(CodingSource::Consensus).len(), 1);
    }

    #[test]
    fn without_a_consensus_coder_nobodys_codings_are_left_out() {
        let (team, talk) = (team(), TranscriptId::mint());
        let codings = [coding(talk, team.ab, ThemeId::mint(), (0, 5), None)];
        let reconciled = HashSet::from([talk]);
        assert_eq!(merge(&codings, CodingSource::Merged, None, &reconciled, &[]).len(), 1);
    }

    #[test]
    fn a_reading_that_became_consensus_twice_counts_once() {
        let (team, talk, theme) = (team(), TranscriptId::mint(), ThemeId::mint());
        let twice =
            [coding(talk, team.consensus, theme, (0, 5), None), coding(talk, team.consensus, theme, (0, 5), None)];
        assert_eq!(run(&twice, CodingSource::Merged, &team, &[talk]).len(), 1);
        assert_eq!(run(&twice, CodingSource::Consensus, &team, &[]).len(), 1);
    }

    #[test]
    fn one_coders_codings_are_taken_as_they_are() {
        let (team, talk, theme) = (team(), TranscriptId::mint(), ThemeId::mint());
        let codings = [coding(talk, team.ab, theme, (0, 5), None), coding(talk, team.ab, theme, (0, 5), None)];
        assert_eq!(run(&codings, CodingSource::Coder(team.ab), &team, &[]).len(), 2);
        let merged = run(&codings, CodingSource::Merged, &team, &[]);
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].coders, [team.ab], "a coder is named once");
    }
}
