//! What movements do, where Enter leads, and why a command cannot run now.

use super::{AgreementScreen, Counting, Sheet};
use crate::model::{CoderId, ThemeId, TranscriptId};
use crate::tui::commands::Action;
use crate::tui::message::Study;
use crate::tui::widgets::lines;

/// Where Enter leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// To the disagreements about a theme: in one transcript or all, of one pair or all.
    Disagreements {
        /// The theme and everything below it.
        theme: Option<ThemeId>,
        /// Only this transcript.
        transcript: Option<TranscriptId>,
        /// Only these two.
        pair: Option<[CoderId; 2]>,
    },
    /// To the themes of the pair under the cursor.
    Themes,
}

impl AgreementScreen {
    /// Moves the bar, or the cursor among the pairs; whether the command was a movement. A page is `height` rows.
    pub fn travel(&mut self, action: Action, count: usize, height: usize) -> bool {
        let step = isize::try_from(count).unwrap_or(isize::MAX);
        match action {
            Action::Left | Action::Up if self.sheet == Sheet::Pairs => self.step_cell(action, -step),
            Action::Right | Action::Down if self.sheet == Sheet::Pairs => self.step_cell(action, step),
            Action::Left => self.other_pair(-step),
            Action::Right => self.other_pair(step),
            Action::NextTheme => self.other_theme(step),
            Action::PreviousTheme => self.other_theme(-step),
            _ => {
                let Some(lines) = lines(action, count, height) else { return false };
                self.step(lines);
            }
        }
        true
    }

    fn step(&mut self, lines: isize) {
        // The paragraph has no rows but can be scrolled; how far is only known where it is drawn.
        let len = if self.sheet == Sheet::Methods { usize::MAX } else { self.len() };
        // While there are no rows the bar waits where it is.
        if let Some(bar) = self.bars.get_mut(self.sheet.place()).filter(|_| len > 0) {
            bar.step(lines, len);
        }
    }

    /// Scrolls the paragraph back to this line, where it is further down.
    pub(super) fn scroll_to_at_most(&mut self, line: usize) {
        if self.sheet == Sheet::Methods
            && let Some(bar) = self.bars.get_mut(self.sheet.place())
        {
            bar.at = bar.at.min(line);
        }
    }

    /// To another pair; on the page of magnitude the last is everybody. The bar stays on its theme.
    fn other_pair(&mut self, step: isize) {
        let here = self.here();
        let pairs = self.pairs().len();
        let all = pairs + usize::from(self.sheet == Sheet::Magnitude && pairs > 1);
        self.pair = self.pair.saturating_add_signed(step).min(all.saturating_sub(1));
        self.keep(here);
    }

    /// To another cell beside the diagonal; the diagonal itself is leapt over.
    fn step_cell(&mut self, action: Action, step: isize) {
        let last = self.report().map_or(0, |report| report.about.coders.len()).saturating_sub(1);
        let along = matches!(action, Action::Left | Action::Right);
        let (row, column) = self.cell();
        let to = |from: usize, by: isize| from.saturating_add_signed(by).min(last);
        let moved = |by: isize| if along { (row, to(column, by)) } else { (to(row, by), column) };
        let (first, second) = (moved(step), moved(step.saturating_add(step.signum())));
        self.cell = [first, second].into_iter().find(|(row, column)| row != column).unwrap_or((row, column));
    }

    /// Row and column of the cursor among the pairs, never on the diagonal.
    pub(super) fn cell(&self) -> (usize, usize) {
        let last = self.report().map_or(0, |report| report.about.coders.len()).saturating_sub(1);
        let (row, column) = (self.cell.0.min(last), self.cell.1.min(last));
        if row == column { (0, 1) } else { (row, column) }
    }

    /// The pair under the cursor, counted as the report lists them.
    pub(super) fn pair_at(&self, (row, column): (usize, usize)) -> Option<usize> {
        let coders = &self.report()?.about.coders;
        let pair = [coders.get(row.min(column))?, coders.get(row.max(column))?];
        self.pairs().iter().position(|known| known.iter().eq(pair))
    }

    /// To another theme of the matrix of pairs; before the first stands what is over all.
    fn other_theme(&mut self, step: isize) {
        let all = self.pair_themes();
        let here = all.iter().position(|theme| *theme == self.pair_theme).unwrap_or(0);
        let next = here.saturating_add_signed(step).min(all.len() - 1);
        self.pair_theme = all.get(next).copied().flatten();
    }

    /// Where Enter leads from here.
    #[must_use]
    pub fn way(&self, study: &Study) -> Option<Way> {
        let titled = |title: &String| study.transcripts.iter().find(|line| line.title == *title).map(|line| line.id);
        let only = self.report()?.about.transcript.as_ref().and_then(titled);
        let about = |theme, transcript: Option<TranscriptId>, coders: &[CoderId]| {
            let pair = <[CoderId; 2]>::try_from(coders).ok();
            Way::Disagreements { theme, transcript: transcript.or(only), pair }
        };
        match self.sheet {
            Sheet::Themes | Sheet::Talk => {
                let row = &self.themes().get(self.at())?.row;
                Some(about(Some(row.theme), row.transcript, &row.coders))
            }
            Sheet::Everybody => {
                let row = &self.everybody().get(self.at())?.row;
                Some(about(Some(row.theme), row.transcript, &[]))
            }
            Sheet::Magnitude => {
                let row = &self.magnitudes().get(self.at())?.row;
                Some(about(row.theme, None, &row.coders))
            }
            Sheet::Overall => self.overall().get(self.at()).map(|_| Way::Themes),
            Sheet::Pairs => self.pair_at(self.cell()).map(|_| Way::Themes),
            Sheet::Methods => None,
        }
    }

    /// Turns to the themes of the pair under the cursor.
    pub fn enter_pair(&mut self) {
        let theme = self.theme().or(self.left);
        self.pair = match self.sheet {
            Sheet::Pairs => self.pair_at(self.cell()).unwrap_or_default(),
            _ => self.at(),
        };
        self.sheet = Sheet::Themes;
        self.look_for(theme);
    }

    /// Goes to a theme, as far as the page has it.
    pub fn go_to(&mut self, theme: ThemeId) -> bool {
        self.look_for(Some(theme));
        if self.sheet == Sheet::Pairs && self.pair_themes().contains(&Some(theme)) {
            self.pair_theme = Some(theme);
        }
        self.theme() == Some(theme)
    }

    /// Why a command cannot run now; `None` where it can.
    #[must_use]
    pub fn unavailable(&self, action: Action, study: &Study) -> Option<&'static str> {
        let needs_figures = matches!(
            action,
            Action::Open
                | Action::Export
                | Action::ExportUnits
                | Action::WriteMethods
                | Action::ChooseTheme
                | Action::NextTheme
                | Action::PreviousTheme
                | Action::Left
                | Action::Right
        );
        if needs_figures && self.report().is_none() {
            return Some(match self.counting {
                Counting::UnderWay(..) => "the figures are still being counted",
                Counting::Stopped => "the counting was stopped: Ctrl+r counts again",
                _ => "there are no figures",
            });
        }
        match action {
            Action::Open if self.way(study).is_none() => Some("there is nothing to go to from here"),
            Action::ChooseTheme if matches!(self.sheet, Sheet::Overall | Sheet::Methods) => {
                Some("this page has no themes: Tab turns to the next")
            }
            Action::Left | Action::Right if self.pairs().len() < 2 => Some("only two coders are compared"),
            Action::NextTheme | Action::PreviousTheme if self.sheet != Sheet::Pairs => {
                Some("only on the page of pairs, which three and more coders have")
            }
            Action::NextTheme | Action::PreviousTheme if self.request.by_transcript => {
                Some("by transcript no theme has one figure for a pair: y takes them together")
            }
            Action::FurtherFigures if !matches!(self.sheet, Sheet::Themes | Sheet::Everybody | Sheet::Magnitude) => {
                Some("this page has no further figures")
            }
            Action::Order if matches!(self.sheet, Sheet::Overall | Sheet::Pairs | Sheet::Methods) => {
                Some("this page has one order only")
            }
            _ => None,
        }
    }
}
