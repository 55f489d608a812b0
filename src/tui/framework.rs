//! What the codebook screen asks of the project, and what it is answered.

use crate::model::{CodingId, ThemeId, ThemePlace, TranscriptId};
use crate::workbench::{
    CodingLine, DeletePreview, DifferenceView, MergePreview, NewTheme, RevisitLine, SplitTheme, TallyLine, ThemeEdit,
    VersionLine,
};
use std::collections::HashMap;

/// A change of the framework.
#[derive(Debug, Clone)]
pub enum FrameworkAct {
    /// Add a theme.
    Add(NewTheme),
    /// Change fields of one; with the reason.
    Edit(ThemeId, ThemeEdit, String),
    /// Move one.
    Move(ThemeId, ThemePlace),
    /// Merge the first into the second; with the reason.
    Merge(ThemeId, ThemeId, String),
    /// Delete one and what is below it; with the reason.
    Delete(ThemeId, String),
    /// Split one.
    Split(ThemeId, SplitTheme),
    /// Give one's own codings other themes.
    Sort(Vec<(CodingId, ThemeId)>),
}

/// A question about the framework.
#[derive(Debug, Clone)]
pub enum FrameworkQuestion {
    /// What merging the first theme into the second would change.
    Merge(ThemeId, ThemeId),
    /// What deleting a theme would take away.
    Delete(ThemeId),
    /// Which of one's own codings of a theme can be sorted, and among which themes: new ones still to be made by a
    /// split, or those there are.
    Sortable(ThemeId, SortAmong),
    /// The versions: to choose one, or one to compare with this.
    Versions(Option<u32>),
    /// In what two versions differ.
    Difference(u32, u32),
    /// What is worth coding again.
    Revisit,
    /// The first place in a transcript that is.
    FirstToRevisit(TranscriptId),
}

/// The themes that codings are sorted among.
#[derive(Debug, Clone)]
pub enum SortAmong {
    /// Those a split will make.
    Split(SplitTheme),
    /// Those there are.
    Themes(Vec<ThemeId>),
}

/// What was answered.
#[derive(Debug, Clone)]
pub enum FrameworkAnswer {
    /// The counts by theme; the transcripts that are hidden from changes.
    Counts(u64, ThemeCounts),
    /// What merging the first theme into the second would change.
    Merge(ThemeId, ThemeId, MergePreview),
    /// What deleting a theme would take away.
    Delete(ThemeId, DeletePreview),
    /// The codings to be sorted.
    Sortable(ThemeId, SortAmong, Vec<CodingLine>),
    /// The versions, oldest first.
    Versions(Option<u32>, Vec<VersionLine>),
    /// In what two versions differ.
    Difference(DifferenceView),
    /// What is worth coding again.
    Revisit(Vec<RevisitLine>),
    /// A change is on disk; the theme to go to, if there is one.
    Changed(Option<ThemeId>),
}

/// How many codings of each theme may be seen.
#[derive(Debug, Clone, Default)]
pub struct ThemeCounts {
    /// By coder and magnitude.
    pub counts: HashMap<ThemeId, Vec<TallyLine>>,
    /// The transcripts whose hidden codings stand against merging and deleting; `None` where nothing does.
    pub hidden: Option<String>,
}
