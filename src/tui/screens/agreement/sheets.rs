//! The pages of the screen.

use super::AgreementScreen;

/// A page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sheet {
    /// A pair of coders, theme by theme.
    #[default]
    Themes,
    /// Over all themes.
    Overall,
    /// Three and more coders together, theme by theme.
    Everybody,
    /// Every two of three and more coders, in a matrix.
    Pairs,
    /// Magnitude.
    Magnitude,
    /// What became of the figures after talk.
    Talk,
    /// The methods paragraph.
    Methods,
}

impl Sheet {
    /// All pages, in the order one goes through them.
    pub const ALL: [Self; 7] =
        [Self::Themes, Self::Overall, Self::Everybody, Self::Pairs, Self::Magnitude, Self::Talk, Self::Methods];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Themes => "by theme",
            Self::Overall => "overall",
            Self::Everybody => "all coders",
            Self::Pairs => "pairs",
            Self::Magnitude => "magnitude",
            Self::Talk => "after talk",
            Self::Methods => "methods",
        }
    }

    /// Its place among all.
    pub(super) const fn place(self) -> usize {
        self as usize
    }
}

impl AgreementScreen {
    /// The pages there are: those about three and more coders only where so many are compared.
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet> {
        // While figures are being counted the pages of those before stay, so that nothing jumps.
        let several = self.counted.as_ref().is_some_and(|counted| counted.report.about.coders.len() > 2);
        let there = |sheet: &Sheet| several || !matches!(sheet, Sheet::Everybody | Sheet::Pairs);
        Sheet::ALL.into_iter().filter(there).collect()
    }

    /// Turns to the next page, or the one before; the bar stays on its theme as far as the page has it. Whether figures
    /// are to be counted that were not asked for before.
    pub fn turn(&mut self, on: bool) -> bool {
        self.left = self.theme().or(self.left);
        let sheets = self.sheets();
        let here = sheets.iter().position(|sheet| *sheet == self.sheet).unwrap_or(0);
        let step = if on { 1 } else { sheets.len().saturating_sub(1) };
        self.sheet = sheets.get((here + step) % sheets.len().max(1)).copied().unwrap_or_default();
        self.look_for(self.left);
        self.wants_talk()
    }

    /// Whether the page needs figures after talk that have not been asked for yet; from now on they are.
    pub fn wants_talk(&mut self) -> bool {
        let wants = self.sheet == Sheet::Talk && !self.request.after_talk;
        self.request.after_talk |= wants;
        wants
    }
}
