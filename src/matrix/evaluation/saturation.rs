//! Which themes a transcript brought that no transcript before it had: the curve by which one judges whether further
//! transcripts would have brought more.
//!
//! The rules this file owns: a theme is used for the first time in the first transcript, in the order given, that has a
//! quote of it. The whole is every theme that can be used or is: headings that nothing is coded to do not count.

use super::Evidence;
use super::sides::share;
use crate::model::{ThemeId, TranscriptId};
use std::collections::{HashMap, HashSet};

/// A transcript, and when it was first coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The transcript.
    pub transcript: TranscriptId,
    /// When the first coding in it was made; `None` where there is none.
    pub at: Option<String>,
}

/// One transcript of the curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The transcript.
    pub transcript: TranscriptId,
    /// When the first coding in it was made.
    pub at: Option<String>,
    /// How many quotes it has.
    pub quotes: usize,
    /// How many themes it uses.
    pub themes: usize,
    /// The themes used here for the first time, in the order of the framework.
    pub new: Vec<ThemeId>,
    /// How many themes have been used up to here.
    pub cumulative: usize,
    /// The same as a share of all themes, from 0 to 1; `None` where there are none.
    pub share: Option<f64>,
}

/// The curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Saturation {
    /// The transcripts with codings, in the order given.
    pub steps: Vec<Step>,
    /// How many themes there are that can be used or are.
    pub themes: usize,
    /// Those of them that no transcript uses.
    pub unused: Vec<ThemeId>,
}

/// The curve over transcripts in this order. A transcript in which nothing was ever coded is no step of it.
#[must_use]
pub fn saturation(evidence: &Evidence<'_>, order: &[Begun]) -> Saturation {
    let mut users: HashMap<TranscriptId, Vec<ThemeId>> = HashMap::new();
    let mut quotes: HashMap<TranscriptId, usize> = HashMap::new();
    for one in evidence.all() {
        *quotes.entry(one.merged.coding.transcript).or_default() += 1;
    }
    let mut all = Vec::new();
    for theme in &evidence.themes {
        let used: HashSet<TranscriptId> = evidence.of(*theme).iter().map(|one| one.merged.coding.transcript).collect();
        let codable = |id: &ThemeId| evidence.framework.theme(*id).is_some_and(|theme| theme.codable);
        if !used.is_empty() || evidence.taken_by(*theme).iter().any(codable) {
            all.push(*theme);
        }
        for transcript in used {
            users.entry(transcript).or_default().push(*theme);
        }
    }
    let mut known: HashSet<ThemeId> = HashSet::new();
    let mut steps = Vec::new();
    for begun in order.iter().filter(|begun| begun.at.is_some()) {
        let used = users.get(&begun.transcript).map(Vec::as_slice).unwrap_or_default();
        let new: Vec<ThemeId> = used.iter().copied().filter(|theme| known.insert(*theme)).collect();
        steps.push(Step {
            transcript: begun.transcript,
            at: begun.at.clone(),
            quotes: quotes.get(&begun.transcript).copied().unwrap_or(0),
            themes: used.len(),
            new,
            cumulative: known.len(),
            share: share(known.len(), all.len()),
        });
    }
    let unused = all.iter().copied().filter(|theme| !known.contains(theme)).collect();
    Saturation { steps, themes: all.len(), unused }
}
