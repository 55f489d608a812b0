//! The quotes an evaluation counts, each with the cases it belongs to, by theme.
//!
//! The rule this file owns: a theme has the quotes coded with exactly it; rolled up, those of every theme below it too.

use crate::matrix::{Belonging, ChartTranscript, Merged};
use crate::model::{CaseId, Framework, ThemeId, TranscriptId};
use std::collections::{HashMap, HashSet};

/// A reading, with the cases it belongs to.
#[derive(Debug, Clone)]
pub struct Spoken<'a> {
    /// The reading, and everybody who made it.
    pub merged: &'a Merged<'a>,
    /// As [`Belonging::of`] gives them, or those of them that were asked for; empty for none.
    pub cases: Vec<CaseId>,
}

/// Every reading with its cases; readings of other transcripts are left out.
#[must_use]
pub fn spoken<'a>(codings: &'a [Merged<'a>], transcripts: &[ChartTranscript<'_>]) -> Vec<Spoken<'a>> {
    let belonging: HashMap<TranscriptId, Belonging<'_>> =
        transcripts.iter().map(|told| (told.transcript.id, Belonging::new(told.transcript, told.speakers))).collect();
    let of = |merged: &'a Merged<'a>| {
        let cases = belonging.get(&merged.coding.transcript)?.of(merged.coding.span);
        Some(Spoken { merged, cases })
    };
    codings.iter().filter_map(of).collect()
}

/// What is counted.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The themes asked for, in the order of the framework.
    pub themes: Vec<ThemeId>,
    /// Whether a theme takes the quotes of everything below it.
    pub rollup: bool,
    spoken: Vec<Spoken<'a>>,
    by_theme: HashMap<ThemeId, Vec<usize>>,
}

impl<'a> Evidence<'a> {
    /// The quotes of these themes, and with `rollup` of what stands below them; others are left out.
    #[must_use]
    pub fn new(framework: &'a Framework, themes: Vec<ThemeId>, rollup: bool, spoken: Vec<Spoken<'a>>) -> Self {
        let mut wanted: HashSet<ThemeId> = themes.iter().copied().collect();
        if rollup {
            wanted.extend(themes.iter().flat_map(|theme| framework.family(*theme)).map(|theme| theme.id));
        }
        let spoken: Vec<Spoken<'a>> =
            spoken.into_iter().filter(|one| wanted.contains(&one.merged.coding.theme)).collect();
        let mut by_theme: HashMap<ThemeId, Vec<usize>> = HashMap::new();
        for (place, one) in spoken.iter().enumerate() {
            by_theme.entry(one.merged.coding.theme).or_default().push(place);
        }
        Self { framework, themes, rollup, spoken, by_theme }
    }

    /// Every quote, each once.
    #[must_use]
    pub fn all(&self) -> &[Spoken<'a>] {
        &self.spoken
    }

    /// The themes whose quotes a theme has: itself, and rolled up those below it.
    #[must_use]
    pub fn taken_by(&self, theme: ThemeId) -> Vec<ThemeId> {
        let family = if self.rollup { self.framework.family(theme) } else { &[] };
        if family.is_empty() { vec![theme] } else { family.iter().map(|theme| theme.id).collect() }
    }

    /// The quotes of a theme.
    #[must_use]
    pub fn of(&self, theme: ThemeId) -> Vec<&Spoken<'a>> {
        let places = self.taken_by(theme).into_iter().filter_map(|theme| self.by_theme.get(&theme)).flatten();
        places.filter_map(|place| self.spoken.get(*place)).collect()
    }
}

/// How many different cases quotes belong to.
pub(super) fn cases<'s, 'a: 's>(spoken: impl IntoIterator<Item = &'s Spoken<'a>>) -> usize {
    spoken.into_iter().flat_map(|one| &one.cases).collect::<HashSet<_>>().len()
}
