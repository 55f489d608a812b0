//! The gutter: how many codings have no lane, the lanes with their stripes, and the mark of an exemplar.
//!
//! ```text
//!  +2 ┆┆?╎│+│★   count · the others' lanes · the edge between the groups · one's own lanes · mark
//! ```
//! A stripe begins with the sign of its magnitude. Lane 0 of a group stands nearest the text. Where all but one theme are
//! dimmed the others' stripes are dots.

use super::geometry::{COUNT, GUTTER, LANES};
use super::lanes::Stripe;
use super::{TranscriptScreen, shown};
use crate::model::{Coding, Framework};
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The most that is counted out beside a row.
const COUNTED: usize = 99;

/// The magnitude of a coding in one cell, as a stripe begins with it.
pub(in crate::tui) fn sign_of(coding: &Coding, framework: &Framework, look: &Look) -> String {
    look.sign_cell(&shown::sign(framework, coding)).to_string()
}

impl TranscriptScreen {
    /// The column of a lane.
    fn lane_column(&self, far: bool, lane: usize) -> u16 {
        let behind = COUNT + if far { self.shown.edge } else { LANES };
        behind.saturating_sub(u16::try_from(lane).unwrap_or(LANES) + 1)
    }

    /// The place in the list of the coding whose stripe stands in this column beside a line.
    pub(super) fn stripe_in(&self, wanted: u16, line: usize) -> Option<usize> {
        let here = |(far, stripe): &(bool, &Stripe)| self.lane_column(*far, stripe.lane) == wanted;
        self.shown.stripes_at(line).find(here).map(|(_, stripe)| stripe.coding)
    }

    /// Draws the gutter of one line at the left edge of `area`.
    pub(super) fn draw_gutter(&self, buffer: &mut Buffer, area: Rect, line: usize, study: &Study, look: &Look) {
        let quiet = look.style(Role::Quiet);
        let hidden = self.shown.hidden(line);
        if hidden > 0 {
            let told = if hidden > COUNTED { format!("{COUNTED}+") } else { format!("+{hidden}") };
            buffer.set_string(area.x, area.y, told, quiet);
        }
        if self.shown.far.is_some() {
            buffer.set_string(area.x + COUNT + self.shown.edge, area.y, look.glyphs.between, quiet);
        }
        let mut exemplar = false;
        for (far, stripe) in self.shown.stripes_at(line) {
            let Some(coding) = self.codings.get(stripe.coding) else { continue };
            let (glyph, style) = self.stripe(coding, stripe.first == line, study, look);
            buffer.set_string(area.x + self.lane_column(far, stripe.lane), area.y, glyph, style);
            exemplar |= coding.exemplar && stripe.first == line;
        }
        if exemplar {
            buffer.set_string(area.x + GUTTER - 1, area.y, look.glyphs.exemplar, look.style(Role::Strong));
        }
    }

    fn stripe(&self, coding: &Coding, first: bool, study: &Study, look: &Look) -> (String, Style) {
        let framework = &study.names.framework;
        let own = Some(coding.coder) == study.coder_id();
        let current = self.current == Some(coding.id);
        if self.only.is_some_and(|only| !shown::belongs(framework, coding.theme, only)) && !current {
            return (look.glyphs.dot.to_string(), look.style(Role::Quiet));
        }
        let glyph = match (first, own) {
            (true, _) => sign_of(coding, framework, look),
            (false, true) => look.glyphs.stripe.to_string(),
            (false, false) => look.glyphs.other_stripe.to_string(),
        };
        let mut style = look.colour(framework.colour_of(coding.theme));
        if current {
            style = style.patch(look.style(Role::Bar));
        } else if !own {
            style = style.patch(look.style(Role::Quiet));
        }
        (glyph, style)
    }
}
