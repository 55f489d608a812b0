//! Agreement: how far coders agree, theme by theme and over all, beside what they came to after talk.
//!
//! | file | what it owns |
//! |---|---|
//! | `sheets` | the pages of the screen |
//! | `choosing` | what is counted and how: the choices, and that figures are only shown under the choices they were counted by |
//! | `rows` | which rows a page has, in which order, and where the bar is |
//! | `moving` | what movements do, where Enter leads, why a command cannot run now |
//! | `areas` | where everything stands |
//! | `view`, `head`, `nothing` | drawing: the lines on top, and what is told where there is nothing to compare |
//! | `columns`, `cells`, `list` | rows of figures with a bar, folded to the width |
//! | `themes`, `overall`, `pairs`, `magnitude`, `talk`, `methods` | one page each |
//!
//! **Rules it owns.** The four counts and the bar stay on every width. AC1 never stands where alpha has no value. What
//! became of the figures after talk stands on a page of its own, beside the independent ones, and is never called
//! reliability.
//!
//! **What never holds here.** No figure is computed and no rule about who may see what: both come from the workbench.

mod areas;
mod cells;
mod choosing;
mod columns;
mod head;
mod list;
mod magnitude;
mod methods;
mod moving;
mod nothing;
mod overall;
mod pairs;
mod rows;
mod sheets;
mod talk;
mod themes;
mod view;

pub use choosing::Counting;
pub use moving::Way;
pub use sheets::Sheet;

pub(in crate::tui) use view::draw;

use crate::model::ThemeId;
use crate::tui::widgets::Bar;
use crate::workbench::{AgreementReport, AgreementRequest};

/// Figures, with what they were counted by.
#[derive(Debug)]
struct Counted {
    request: AgreementRequest,
    report: Box<AgreementReport>,
}

/// Agreement on screen.
#[derive(Debug, Default)]
pub struct AgreementScreen {
    /// What is counted, and how.
    pub request: AgreementRequest,
    /// The figures counted last.
    counted: Option<Counted>,
    /// Whether figures are being counted.
    pub counting: Counting,
    /// The number of the counting that is waited for.
    pub ticket: u64,
    /// Whether something has changed since they were counted that they could depend on.
    pub stale: bool,
    /// The page that is shown.
    pub sheet: Sheet,
    /// The lowest alpha first; by the framework where it is false.
    pub lowest_first: bool,
    /// Further figures in place of percent, kappa, AC1 and F1.
    pub further: bool,
    /// The pair the pages by pair are about, in the order of the report; on the page of magnitude the number after the
    /// last is all coders.
    pair: usize,
    /// Row and column of the cursor among the pairs, by the order of the coders.
    cell: (usize, usize),
    /// The theme the matrix of pairs is about; over all themes where it is `None`.
    pair_theme: Option<ThemeId>,
    /// The row under the bar of each page.
    bars: [Bar; Sheet::ALL.len()],
    /// The theme that was under the bar of the last page that has themes.
    left: Option<ThemeId>,
    /// The theme the bar goes to once the figures are there.
    pub aim: Option<ThemeId>,
}

impl AgreementScreen {
    /// The same questions asked again, on a new screen.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            request: self.request.clone(),
            sheet: self.sheet,
            lowest_first: self.lowest_first,
            further: self.further,
            ..Self::default()
        }
    }

    /// Who everybody turned out to be when everybody was compared; nobody where that is not known.
    fn everybody_known(&self) -> &[String] {
        let counted = self.counted.as_ref().filter(|counted| counted.request.coders.is_empty());
        counted.map_or(&[], |counted| counted.report.about.coders.as_slice())
    }

    /// The figures of what is chosen now; `None` while they are not there.
    #[must_use]
    pub fn report(&self) -> Option<&AgreementReport> {
        let counted = self.counted.as_ref()?;
        let same = AgreementRequest { after_talk: self.request.after_talk, ..counted.request.clone() };
        (same == self.request).then_some(&*counted.report)
    }
}
