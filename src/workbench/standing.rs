//! How a coder stands to one transcript, and which themes she has at hand: what the transcript screen tells and offers.

use super::{Access, Result, Workbench};
use crate::model::{Assignment, AssignmentState, Coding, ThemeId, TranscriptId};
use crate::store::CodingFilter;
use std::collections::HashMap;

/// So many of the coder's latest codings say which themes she has at hand.
const LATEST: usize = 300;

/// So many of those themes are the ones used last; the others are the ones used most.
const LAST_USED: usize = 5;

/// How the coder at work stands to a transcript.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// How far her assignment on it is; `None` where she has none.
    pub assignment: Option<AssignmentState>,
    /// Whether the work of some coders is hidden from her.
    pub blind: bool,
    /// Whether her codings of it are locked, since every assignment of hers on it is done.
    pub locked: bool,
}

impl Workbench {
    /// How the coder at this workbench stands to a transcript. An open assignment is in progress once she has coded
    /// something there.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn standing(&self, transcript: TranscriptId) -> Result<Standing> {
        let assignments = self.store.read().assignments()?;
        let coder = self.coder().map(|coder| coder.id);
        let blind = !Access::new(coder, &assignments).sees_all(transcript);
        let own = |one: &&Assignment| Some(one.coder) == coder && one.transcript == transcript;
        let states: Vec<AssignmentState> = assignments.iter().filter(own).map(|one| one.state).collect();
        if states.is_empty() {
            return Ok(Standing { blind, ..Standing::default() });
        }
        let locked = states.iter().all(|state| *state == AssignmentState::Done);
        let filter = CodingFilter { transcript: Some(transcript), coder, ..CodingFilter::default() };
        let assignment = if locked {
            AssignmentState::Done
        } else if self.store.read().codings(&filter)?.is_empty() {
            AssignmentState::ToDo
        } else {
            AssignmentState::InProgress
        };
        Ok(Standing { assignment: Some(assignment), blind, locked })
    }

    /// The themes the coder at this workbench has at hand, at most `limit`: those she applied last, the latest first, then
    /// those she has lately applied most. Read from the journal, from her own codings alone.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn themes_at_hand(&self, limit: usize) -> Result<Vec<ThemeId>> {
        let Some(coder) = self.coder().map(|coder| coder.id) else { return Ok(Vec::new()) };
        let written = self.store.read().codings_written(coder, LATEST)?;
        let latest: Vec<ThemeId> = written
            .iter()
            .filter_map(|json| serde_json::from_str::<Coding>(json).ok())
            .filter(|coding| coding.coder == coder)
            .map(|coding| coding.theme)
            .collect();
        let names = self.names()?;
        let mut counts: HashMap<ThemeId, usize> = HashMap::new();
        let mut last: Vec<ThemeId> = Vec::new();
        for theme in latest.into_iter().filter(|theme| names.framework.theme(*theme).is_some()) {
            *counts.entry(theme).or_default() += 1;
            if !last.contains(&theme) {
                last.push(theme);
            }
        }
        // Of two themes used as often the one used later comes first, which is the order they stand in already.
        let mut most = last.split_off(last.len().min(LAST_USED));
        most.sort_by_key(|theme| std::cmp::Reverse(counts.get(theme).copied().unwrap_or(0)));
        last.extend(most);
        last.truncate(limit);
        Ok(last)
    }
}
