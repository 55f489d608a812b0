//! Which rows a page has, in which order, and where the bar is among them.

use super::{AgreementScreen, Sheet};
use crate::model::{ThemeId, TranscriptId};
use crate::workbench::{AllCodersFigures, Coefficient, MagnitudeFigures, OverallFigures, ThemeFigures};

/// What a row is about: it is found again by it after figures were counted anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct About {
    pub theme: Option<ThemeId>,
    transcript: Option<TranscriptId>,
    scale: Option<String>,
}

/// A theme before and after talk.
pub(super) type Talked<'r> = (&'r ThemeFigures, Option<&'r ThemeFigures>);

impl AgreementScreen {
    /// The initials of every pair, in the order of the report.
    #[must_use]
    pub(super) fn pairs(&self) -> Vec<&[String]> {
        let rows = self.report().map_or(&[][..], |report| report.figures.overall.as_slice());
        rows.iter().filter(|row| row.coders.len() == 2).map(|row| row.coders.as_slice()).collect()
    }

    /// The pair the pages by pair are about.
    #[must_use]
    pub(super) fn pair(&self) -> Option<&[String]> {
        let pairs = self.pairs();
        pairs.get(self.pair.min(pairs.len().saturating_sub(1))).copied()
    }

    /// Whose magnitudes are shown: the pair's, or everybody's.
    #[must_use]
    pub(super) fn whose(&self) -> Option<&[String]> {
        let pairs = self.pairs();
        match pairs.get(self.pair) {
            Some(pair) => Some(pair),
            None if pairs.len() > 1 => self.report().map(|report| report.about.coders.as_slice()),
            None => pairs.first().copied(),
        }
    }

    /// Stays with a pair, or with everybody, after figures were counted anew; else it is the first pair.
    pub(super) fn keep_pair(&mut self, coders: &[String]) {
        let place = self.pairs().iter().position(|pair| *pair == coders);
        let everybody = coders.len() > 2 && self.report().is_some_and(|report| report.about.coders == coders);
        self.pair = place.unwrap_or(if everybody { self.pairs().len() } else { 0 });
    }

    /// The rows by theme.
    #[must_use]
    pub(super) fn themes(&self) -> Vec<&ThemeFigures> {
        self.talked().into_iter().map(|(row, _)| row).collect()
    }

    /// The rows by theme, each with its figures after talk where they have been counted.
    #[must_use]
    pub(super) fn talked(&self) -> Vec<Talked<'_>> {
        let (Some(report), Some(pair)) = (self.report(), self.pair()) else { return Vec::new() };
        let after = report.after_talk.as_ref().map_or(&[][..], |after| after.themes.as_slice());
        let before = report.figures.themes.iter().enumerate();
        let mut rows: Vec<Talked<'_>> = before
            .map(|(place, row)| (row, after.get(place)))
            .filter(|(row, _)| row.coders == pair && is_shown(row))
            .collect();
        self.sort(&mut rows, |(row, _)| row.row.krippendorff_alpha);
        rows
    }

    /// The themes the matrix of pairs can be about; before the first stands what is over all.
    #[must_use]
    pub(super) fn pair_themes(&self) -> Vec<Option<ThemeId>> {
        let mut themes = vec![None];
        let rows = self.report().map_or(&[][..], |report| report.figures.themes.as_slice());
        for row in rows.iter().filter(|row| is_shown(row)) {
            if !themes.contains(&Some(row.row.theme)) {
                themes.push(Some(row.row.theme));
            }
        }
        themes
    }

    /// The rows over all coders.
    #[must_use]
    pub(super) fn everybody(&self) -> Vec<&AllCodersFigures> {
        let Some(report) = self.report() else { return Vec::new() };
        let shown = |row: &&AllCodersFigures| row.theme.codable || row.row.krippendorff_alpha.is_ok();
        let mut rows: Vec<&AllCodersFigures> = report.figures.all_coders.iter().filter(shown).collect();
        self.sort(&mut rows, |row| row.row.krippendorff_alpha);
        rows
    }

    /// The rows over all themes.
    #[must_use]
    pub(super) fn overall(&self) -> Vec<&OverallFigures> {
        self.report().map_or_else(Vec::new, |report| report.figures.overall.iter().collect())
    }

    /// The rows of magnitude, those over all themes with a scale first.
    #[must_use]
    pub(super) fn magnitudes(&self) -> Vec<&MagnitudeFigures> {
        let (Some(report), Some(whose)) = (self.report(), self.whose()) else { return Vec::new() };
        let shown = |row: &&MagnitudeFigures| row.row.n > 0 || row.theme.as_ref().is_none_or(|theme| theme.codable);
        let rows = report.figures.magnitude.iter().filter(|row| row.coders == whose).filter(shown);
        let (mut rows, mut over_all): (Vec<&MagnitudeFigures>, Vec<_>) = rows.partition(|row| row.theme.is_some());
        self.sort(&mut rows, |row| row.row.krippendorff_alpha_ordinal);
        over_all.append(&mut rows);
        over_all
    }

    /// As asked for: by the framework, or the lowest first and those without a value last.
    fn sort<T>(&self, rows: &mut [T], alpha: impl Fn(&T) -> Coefficient) {
        if self.lowest_first {
            let place = |row: &T| alpha(row).unwrap_or(f64::INFINITY);
            rows.sort_by(|one, other| place(one).total_cmp(&place(other)));
        }
    }

    /// How many rows the page has.
    #[must_use]
    pub(super) fn len(&self) -> usize {
        self.abouts().len()
    }

    /// The row under the bar.
    #[must_use]
    pub(super) fn at(&self) -> usize {
        self.bars.get(self.sheet.place()).map_or(0, |bar| bar.at)
    }

    /// What the row under the bar is about.
    #[must_use]
    pub(super) fn here(&self) -> About {
        self.abouts().into_iter().nth(self.at()).unwrap_or_default()
    }

    /// The theme under the bar.
    #[must_use]
    pub fn theme(&self) -> Option<ThemeId> {
        if self.sheet == Sheet::Pairs { self.pair_theme } else { self.here().theme }
    }

    /// What each row of the page is about.
    fn abouts(&self) -> Vec<About> {
        let of =
            |theme: ThemeId, transcript: Option<TranscriptId>| About { theme: Some(theme), transcript, scale: None };
        match self.sheet {
            Sheet::Themes | Sheet::Talk => {
                self.themes().into_iter().map(|row| of(row.row.theme, row.row.transcript)).collect()
            }
            Sheet::Everybody => self.everybody().into_iter().map(|row| of(row.row.theme, row.row.transcript)).collect(),
            Sheet::Magnitude => self
                .magnitudes()
                .into_iter()
                .map(|row| About { theme: row.row.theme, transcript: None, scale: Some(row.row.scale.key.clone()) })
                .collect(),
            Sheet::Overall => vec![About::default(); self.overall().len()],
            Sheet::Pairs | Sheet::Methods => Vec::new(),
        }
    }

    /// Puts the bar on a row, as far as there are so many.
    pub(super) fn put(&mut self, at: usize) {
        let len = self.len();
        if let Some(bar) = self.bars.get_mut(self.sheet.place()) {
            bar.at = at;
            bar.keep(len);
        }
    }

    /// Puts the bar on the row that is about this, else on one about the same theme; else it stays where it is. A theme
    /// that was aimed at goes before.
    pub(super) fn keep(&mut self, about: About) {
        if let Some(theme) = self.aim.take() {
            self.go_to(theme);
            return;
        }
        let exact = self.abouts().into_iter().position(|row| row == about && row != About::default());
        match exact {
            Some(at) => self.put(at),
            None => self.look_for(about.theme),
        }
    }

    /// Puts the bar on the first row about a theme, else it stays where it is.
    pub(super) fn look_for(&mut self, theme: Option<ThemeId>) {
        let found = theme.and_then(|theme| self.abouts().into_iter().position(|row| row.theme == Some(theme)));
        self.put(found.unwrap_or_else(|| self.at()));
    }
}

/// A pure heading that nobody could have used is not worth a row.
fn is_shown(row: &ThemeFigures) -> bool {
    row.theme.codable || row.row.krippendorff_alpha.is_ok() || row.row.cells.both > 0
}
