//! What the first screen shows: everything at a glance, and what needs somebody's attention.

use super::history::ActLine;
use super::listing::TranscriptList;
use super::locks::Locks;
use super::rounds::{AssignmentLine, Counts, Lister, RoundLine};
use super::{Result, Workbench};
use crate::model::{ThemeId, TranscriptId};

/// Everything at a glance.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The transcripts with the counts the viewer may see.
    pub list: TranscriptList,
    /// Who codes what, by transcript, coder and round.
    pub assignments: Vec<AssignmentLine>,
    /// The rounds, oldest first.
    pub rounds: Vec<RoundLine>,
}

/// What takes longer to find out than a first screen may take.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attention {
    /// The transcripts in which the coder has codings without a magnitude that could have one, each with how many. What
    /// she is done with is locked and not listed.
    pub unrated: Vec<(TranscriptId, usize)>,
    /// The latest act the viewer may see anything of: what is on disk.
    pub saved: Option<ActLine>,
}

impl Workbench {
    /// Everything at a glance, at one moment.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn overview(&self) -> Result<Overview> {
        self.store.at_one_moment(|| {
            let names = self.names()?;
            let counts = Counts::of(self.store.read())?;
            let access = self.access()?;
            let lister = Lister { names: &names, access: &access, counts: &counts };
            let assignments = lister.lines(&self.store.read().assignments()?);
            let rounds = self.rounds_of(&assignments)?;
            Ok(Overview { list: self.listing(&counts)?, assignments, rounds })
        })
    }

    /// What needs the attention of the coder at this workbench, and what was saved last.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn attention(&self) -> Result<Attention> {
        self.store.at_one_moment(|| {
            let saved = self.acts(Some(1))?.pop();
            let Some(coder) = self.coder() else { return Ok(Attention { unrated: Vec::new(), saved }) };
            let names = self.names()?;
            let scaled = |theme: &crate::model::Theme| names.framework.scale_of(theme.id).map(|_| theme.id);
            let themes: Vec<ThemeId> = names.framework.themes().iter().filter_map(scaled).collect();
            let locks = Locks::of(self.store.read())?;
            let counts = self.store.read().unrated_counts(coder.id, &themes)?.into_iter();
            let open = counts.filter(|count| !locks.hold(count.transcript, coder.id));
            let mut unrated: Vec<(TranscriptId, usize)> = open.map(|count| (count.transcript, count.codings)).collect();
            unrated.sort_by_key(|(transcript, _)| names.place_of(*transcript));
            Ok(Attention { unrated, saved })
        })
    }
}
