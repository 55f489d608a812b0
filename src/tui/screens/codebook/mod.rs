//! The codebook screen: the tree of themes with what is coded to each, and the card of the theme under the bar.
//!
//! The screen knows where the bar stands, what is folded and what was counted; the themes themselves are the study's.
//! Where a theme may go is worked out here from its neighbours, as a person sees them: up and down among its siblings,
//! out of the theme above it, into the one before it.

mod card;
mod view;

pub(in crate::tui) use card::card;
pub(in crate::tui) use view::draw;

use crate::model::{Framework, Theme, ThemeId, ThemePlace};
use crate::tui::commands::Action;
use crate::tui::framework::ThemeCounts;
use crate::tui::message::Study;
use crate::tui::widgets::{Bar, lines};
use crate::workbench::TallyLine;
use std::collections::HashSet;

/// The codebook on screen.
#[derive(Debug, Default)]
pub struct CodebookScreen {
    /// The theme under the bar.
    pub bar: Bar,
    /// The theme one went to, also while it is not listed yet.
    pub current: Option<ThemeId>,
    /// Themes of which what is below is not shown.
    pub folded: HashSet<ThemeId>,
    /// Only codings with this magnitude are counted (`unrated`: without one); all where it is `None`.
    pub magnitude: Option<String>,
    /// What was counted last.
    pub counted: ThemeCounts,
    /// The number of the counts that are waited for.
    pub ticket: u64,
}

impl CodebookScreen {
    /// The codebook with the bar on a theme.
    #[must_use]
    pub fn at(theme: Option<ThemeId>, study: &Study) -> Self {
        let mut screen = Self { current: theme, ..Self::default() };
        screen.find_current(&study.names.framework);
        screen
    }

    /// Whether codings like these are counted.
    pub(super) fn counts(&self, line: &TallyLine) -> bool {
        let held = line.magnitude.as_deref().unwrap_or("unrated");
        self.magnitude.as_deref().is_none_or(|only| only == held)
    }

    /// The themes that are shown, in their order.
    pub fn shown<'f>(&self, framework: &'f Framework) -> Vec<&'f Theme> {
        let hidden = |theme: &&Theme| {
            let above = framework.line(theme.id);
            !above.iter().any(|above| above.id != theme.id && self.folded.contains(&above.id))
        };
        framework.themes().iter().filter(hidden).collect()
    }

    /// The theme under the bar.
    #[must_use]
    pub fn theme<'f>(&self, framework: &'f Framework) -> Option<&'f Theme> {
        self.shown(framework).get(self.bar.at).copied()
    }

    /// Puts the bar on a theme, opening what it is folded away in.
    pub fn go_to(&mut self, theme: ThemeId, framework: &Framework) {
        self.current = Some(theme);
        self.find_current(framework);
    }

    /// Keeps the bar on its theme after the framework has changed; on its line, where the theme is gone.
    pub fn find_current(&mut self, framework: &Framework) {
        self.folded.retain(|theme| framework.theme(*theme).is_some());
        if let Some(current) = self.current.filter(|current| framework.theme(*current).is_some()) {
            for above in framework.line(current).iter().filter(|above| above.id != current) {
                self.folded.remove(&above.id);
            }
            if let Some(row) = self.shown(framework).iter().position(|theme| theme.id == current) {
                self.bar.at = row;
            }
        }
        self.bar.keep(self.shown(framework).len());
    }

    /// Puts the bar on the theme that was clicked, on a screen of this size.
    pub fn click(&mut self, column: u16, row: u16, body: (u16, u16), study: &Study) {
        let framework = &study.names.framework;
        let shown = self.shown(framework).len();
        let (width, top) = view::tree(body, self.bar.at, shown);
        // Above the tree are the line on top and the heads of the columns.
        let Some(line) = usize::from(row).checked_sub(2).filter(|_| column <= width) else { return };
        if line + top < shown {
            self.bar.at = line + top;
            self.current = self.theme(framework).map(|theme| theme.id);
        }
    }

    /// Takes counts in, if they are the ones waited for.
    pub fn take(&mut self, ticket: u64, counted: ThemeCounts) {
        if ticket == self.ticket {
            self.counted = counted;
        }
    }

    /// Moves the bar, or folds and unfolds; whether the command was one of these.
    pub fn travel(&mut self, action: Action, count: usize, height: usize, study: &Study) -> bool {
        let framework = &study.names.framework;
        match action {
            Action::Left => self.fold_or_leave(framework),
            Action::Right => self.unfold_or_enter(framework),
            Action::Fold => {
                if let Some(theme) = self.theme(framework).filter(|theme| !framework.is_leaf(theme.id))
                    && !self.folded.remove(&theme.id)
                {
                    self.folded.insert(theme.id);
                }
            }
            Action::FoldAll => self.fold_all(framework),
            other => {
                let Some(lines) = lines(other, count, height) else { return false };
                let shown = self.shown(framework).len();
                self.bar.step(lines, shown);
            }
        }
        self.current = self.theme(framework).map(|theme| theme.id);
        true
    }

    fn fold_or_leave(&mut self, framework: &Framework) {
        let Some(theme) = self.theme(framework) else { return };
        if framework.is_leaf(theme.id) || self.folded.contains(&theme.id) {
            if let Some(parent) = theme.parent {
                self.go_to(parent, framework);
            }
        } else {
            self.folded.insert(theme.id);
        }
    }

    fn unfold_or_enter(&mut self, framework: &Framework) {
        let Some(theme) = self.theme(framework) else { return };
        let below = framework.children(Some(theme.id)).next();
        if !self.folded.remove(&theme.id)
            && let Some(below) = below
        {
            self.go_to(below.id, framework);
        }
    }

    /// Folds every main theme, or opens all where all are folded.
    fn fold_all(&mut self, framework: &Framework) {
        let mains: HashSet<ThemeId> =
            framework.main_themes().filter(|theme| !framework.is_leaf(theme.id)).map(|theme| theme.id).collect();
        let current = self.theme(framework).and_then(|theme| framework.line(theme.id).first().map(|main| main.id));
        self.folded = if mains.is_subset(&self.folded) { HashSet::new() } else { mains };
        self.current = current;
        self.find_current(framework);
    }

    /// Where a command would move the theme under the bar; why nowhere, in a few words.
    ///
    /// # Errors
    /// The reason, where there is no such place.
    pub fn destination(&self, action: Action, framework: &Framework) -> Result<ThemePlace, &'static str> {
        let theme = self.theme(framework).ok_or("there is no theme yet: a adds one")?;
        let row: Vec<&Theme> = framework.children(theme.parent).collect();
        let here = row.iter().position(|sibling| sibling.id == theme.id).unwrap_or(0);
        let sibling = |place: Option<usize>| place.and_then(|place| row.get(place)).map(|sibling| sibling.id);
        match action {
            Action::MoveUp => {
                let before = sibling(here.checked_sub(1)).ok_or("it is the first here; < takes it out")?;
                Ok(ThemePlace { parent: theme.parent, before: Some(before) })
            }
            Action::MoveDown => {
                sibling(Some(here + 1)).ok_or("it is the last here; < takes it out")?;
                Ok(ThemePlace { parent: theme.parent, before: sibling(Some(here + 2)) })
            }
            Action::MoveOut => {
                let parent = theme.parent.and_then(|parent| framework.theme(parent));
                let parent = parent.ok_or("it is a main theme already")?;
                let mut uncles = framework.children(parent.parent).skip_while(|uncle| uncle.id != parent.id).skip(1);
                Ok(ThemePlace { parent: parent.parent, before: uncles.next().map(|uncle| uncle.id) })
            }
            _ => {
                let above = sibling(here.checked_sub(1)).ok_or("there is no theme before it to go under")?;
                Ok(ThemePlace { parent: Some(above), before: None })
            }
        }
    }

    /// Why a command cannot run now; `None` where it can.
    #[must_use]
    pub fn unavailable(&self, action: Action, study: &Study) -> Option<&'static str> {
        let framework = &study.names.framework;
        let many = framework.themes().len();
        match action {
            Action::MoveUp | Action::MoveDown | Action::MoveOut | Action::MoveIn => {
                self.destination(action, framework).err()
            }
            Action::Versions | Action::Revisit if framework.title.is_empty() && many == 0 => {
                Some("there is no framework yet: a adds a theme")
            }
            _ if !needs_theme(action) => None,
            _ if many == 0 => Some("there is no theme yet: a adds one"),
            Action::MergeTheme | Action::SortCodings if many == 1 => Some("there is no other theme"),
            Action::MergeTheme | Action::DeleteTheme if self.counted.hidden.is_some() => {
                Some("your own coding is not done, so others' codings are hidden: who is done merges and deletes")
            }
            Action::Quotes if study.transcripts.is_empty() => Some("there is no transcript yet"),
            _ => None,
        }
    }
}

/// Whether a command is about the theme under the bar.
const fn needs_theme(action: Action) -> bool {
    matches!(
        action,
        Action::Open
            | Action::AddBelow
            | Action::RenameTheme
            | Action::MergeTheme
            | Action::SplitTheme
            | Action::SplitBeside
            | Action::SortCodings
            | Action::DeleteTheme
            | Action::Recolour
            | Action::Quotes
            | Action::Card
            | Action::FindTheme
            | Action::Fold
            | Action::FoldAll
    )
}
