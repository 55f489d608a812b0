//! What stands beside the grid and follows the cursor: all of the case, the case in the theme, the quotes.
//!
//! The rule it owns: what is shown is of the cell under the cursor or not shown at all. What was asked for one cell and
//! comes when the cursor stands on another is put away.

use super::quotes::{QuoteLine, loose_lines, quote_lines};
use super::{Chosen, MatrixScreen};
use crate::model::{CaseId, CellPlace, CodingId, ThemeId};
use crate::tui::charting::Ask;
use crate::tui::message::Effect;
use crate::tui::widgets::Bar;
use crate::workbench::{CasePage, CellPage, CellView};

/// Which of the three is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// All of this case.
    Case,
    /// This case in this theme.
    #[default]
    Cell,
    /// The quotes.
    Quotes,
}

impl View {
    /// The one after it, or before it, round and round.
    #[must_use]
    pub const fn next(self, back: bool) -> Self {
        match (self, back) {
            (Self::Case, false) | (Self::Quotes, true) => Self::Cell,
            (Self::Cell, false) | (Self::Case, true) => Self::Quotes,
            (Self::Quotes, false) | (Self::Cell, true) => Self::Case,
        }
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A cell.
    Cell(CellPlace),
    /// What of a theme belongs to no case.
    Loose(ThemeId),
}

/// What stands beside the grid.
#[derive(Debug, Default)]
pub struct Beside {
    /// Which of the three.
    pub view: View,
    /// The quote under the bar.
    pub quote: Bar,
    /// Rows scrolled down, in the case or the cell.
    pub top: usize,
    page: Option<Box<CellPage>>,
    loose: Option<(ThemeId, Option<Box<CellView>>)>,
    case: Option<Box<CasePage>>,
    quotes: Vec<QuoteLine>,
    asked: Option<(Spot, Option<String>)>,
    case_asked: Option<CaseId>,
    ticket: u64,
    case_ticket: u64,
    /// The coding under the bar before the quotes were read anew.
    stood: Option<CodingId>,
}

impl Beside {
    /// The quotes of the cell under the cursor, as far as they are there.
    #[must_use]
    pub fn quotes(&self) -> &[QuoteLine] {
        &self.quotes
    }

    /// The quote under the bar.
    #[must_use]
    pub fn under(&self) -> Option<&QuoteLine> {
        self.quotes.get(self.quote.at)
    }

    /// The cell, if it is the one asked about.
    #[must_use]
    pub fn page(&self, spot: Option<Spot>) -> Option<&CellPage> {
        self.page.as_deref().filter(|page| spot == Some(Spot::Cell(page.place)))
    }

    /// What belongs to no case, if it is of the theme asked about; `None` inside where nothing does.
    #[must_use]
    pub fn loose(&self, spot: Option<Spot>) -> Option<Option<&CellView>> {
        let (theme, cell) = self.loose.as_ref()?;
        (spot == Some(Spot::Loose(*theme))).then_some(cell.as_deref())
    }

    /// All of a case, if it is the one asked about.
    #[must_use]
    pub fn case(&self, case: Option<CaseId>) -> Option<&CasePage> {
        self.case.as_deref().filter(|page| Some(page.case) == case)
    }

    /// Takes a cell in, if it is the one waited for.
    pub fn take(&mut self, ticket: u64, page: Box<CellPage>, magnitude: Option<&str>) {
        if ticket == self.ticket {
            self.set(page, magnitude);
        }
    }

    /// Takes in how the cell stands now that it was changed.
    pub fn edited(&mut self, page: &CellPage, magnitude: Option<&str>) {
        if self.page.as_ref().is_some_and(|known| known.place == page.place) {
            self.stood = self.under().map(|line| line.coding);
            self.set(Box::new(page.clone()), magnitude);
        }
    }

    fn set(&mut self, page: Box<CellPage>, magnitude: Option<&str>) {
        let same = self.page.as_ref().is_some_and(|known| known.place == page.place);
        self.quotes = quote_lines(&page, magnitude);
        self.page = Some(page);
        self.loose = None;
        self.keep(same);
    }

    /// Takes in what belongs to no case, if it is what is waited for.
    pub fn take_loose(&mut self, ticket: u64, cell: Option<Box<CellView>>, magnitude: Option<&str>) {
        let Some((Spot::Loose(theme), _)) = self.asked else { return };
        if ticket == self.ticket {
            self.quotes = cell.as_deref().map_or_else(Vec::new, |cell| loose_lines(cell, magnitude));
            self.page = None;
            self.loose = Some((theme, cell));
            self.keep(true);
        }
    }

    /// Takes all of a case in, if it is the one waited for.
    pub fn take_case(&mut self, ticket: u64, page: Box<CasePage>) {
        if ticket == self.case_ticket {
            self.case = Some(page);
        }
    }

    /// Shows the quotes of another magnitude.
    pub fn narrow(&mut self, magnitude: Option<&str>) {
        self.stood = self.under().map(|line| line.coding);
        self.quotes = match (&self.page, &self.loose) {
            (Some(page), _) => quote_lines(page, magnitude),
            (None, Some((_, Some(cell)))) => loose_lines(cell, magnitude),
            _ => Vec::new(),
        };
        self.keep(true);
    }

    /// The bar stays on its quote where that is still there.
    fn keep(&mut self, same: bool) {
        let stood = self.stood.take().filter(|_| same);
        if let Some(at) = stood.and_then(|coding| self.quotes.iter().position(|line| line.coding == coding)) {
            self.quote.at = at;
        }
        self.quote.keep(self.quotes.len());
    }
}

impl MatrixScreen {
    /// What is under the cursor.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        match self.place() {
            Some(place) => Some(Spot::Cell(place)),
            None => (self.row.at >= self.rows.len() && self.has_loose()).then_some(Spot::Loose(self.theme()?)),
        }
    }

    /// Asks for what stands beside the grid, as far as it is not there: `fresh` asks again for what is. The numbers come
    /// from `ticket`.
    pub fn follow(&mut self, ticket: &mut u64, fresh: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        let spot = self.spot();
        let case = self.row().and_then(|row| row.case);
        let Chosen { source, .. } = &self.chosen;
        let beside = &mut self.beside;
        let wanted = spot.map(|spot| (spot, source.clone()));
        if wanted.is_some() && (fresh || wanted != beside.asked) {
            *ticket += 1;
            if beside.asked.as_ref().map(|(spot, _)| *spot) == spot {
                beside.stood = beside.under().map(|line| line.coding);
            } else {
                (beside.quote, beside.top, beside.stood) = (Bar::default(), 0, None);
                beside.quotes = Vec::new();
            }
            beside.ticket = *ticket;
            let now = self.aside && beside.view == View::Quotes;
            effects.extend(spot.map(|spot| match spot {
                Spot::Cell(place) if now => Ask::PageNow(*ticket, place, source.clone()),
                Spot::Cell(place) => Ask::Page(*ticket, place, source.clone()),
                Spot::Loose(theme) => Ask::Loose(*ticket, theme, source.clone()),
            }));
        }
        beside.asked = wanted;
        if beside.view == View::Case && (fresh || beside.case_asked != case) {
            *ticket += 1;
            beside.case_ticket = *ticket;
            beside.case_asked = case;
            effects.extend(case.map(|case| Ask::Case(*ticket, case)));
        }
        effects.into_iter().map(Effect::Charting).collect()
    }

    /// Asks at once for the cell under the cursor where it is not there, since the next key is about it.
    pub fn insist(&mut self, ticket: &mut u64) -> Vec<Effect> {
        let spot = self.spot();
        if self.beside.page(spot).is_some() || self.beside.loose(spot).is_some() {
            return self.follow(ticket, false);
        }
        self.follow(ticket, true)
    }
}
