//! A diverging bar on screen: the range of experience, low left of the line and high right of it.
//!
//! The sides differ by where they stand, by their pattern and, where there are colours, by the colours of two roles that
//! no palette lets run together; the counts stand beside it in any case.

use crate::tui::look::{Look, Role};
use crate::workbench::{Segment, Side};
use ratatui::text::Span;

/// The bar as pieces of a line; under the bar of a list it takes that role as a whole.
#[must_use]
pub fn bar_spans(segments: Vec<Segment>, look: &Look, under: bool) -> Vec<Span<'static>> {
    let role = |side: Option<Side>| match side {
        _ if under => Role::Bar,
        Some(Side::Low) => Role::Low,
        Some(Side::High) => Role::High,
        Some(Side::Middle) | None => Role::Quiet,
    };
    segments.into_iter().map(|segment| Span::styled(segment.cells, look.style(role(segment.side)))).collect()
}
