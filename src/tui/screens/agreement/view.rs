//! Drawing: the lines on top, then the page, or what is told where there are no figures.

use super::{AgreementScreen, Sheet, head, magnitude, methods, nothing, overall, pairs, talk, themes};
use crate::tui::model::Model;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Draws everything into `area`.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &AgreementScreen, model: &Model) {
    let mut areas = screen.areas((area.width, area.height));
    for part in [&mut areas.head, &mut areas.intro, &mut areas.heads, &mut areas.list, &mut areas.detail] {
        part.x += area.x;
        part.y += area.y;
    }
    head::draw(frame, areas.head, screen, model);
    let nothing = screen.nothing(model);
    if let Some(told) = nothing.filter(|_| screen.sheet != Sheet::Methods || screen.report().is_none()) {
        let y = areas.head.bottom() + 1;
        let below = Rect { y, height: area.bottom().saturating_sub(y), ..areas.head };
        return nothing::draw(frame, below, &told, model);
    }
    let Some(report) = screen.report() else { return };
    match screen.sheet {
        Sheet::Themes | Sheet::Everybody => themes::draw(frame, &areas, screen, report, model),
        Sheet::Overall => overall::draw(frame, &areas, screen, report, model),
        Sheet::Pairs => pairs::draw(frame, &areas, screen, report, model),
        Sheet::Magnitude => magnitude::draw(frame, &areas, screen, model),
        Sheet::Talk => talk::draw(frame, &areas, screen, report, model),
        Sheet::Methods => methods::draw(frame, &areas, screen, report, model),
    }
}
