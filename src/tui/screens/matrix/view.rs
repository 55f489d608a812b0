//! All of the screen, drawn.

use super::areas::Areas;
use super::{MatrixScreen, Spot, View, grid, head, quote_rows};
use crate::text;
use crate::tui::look::Role;
use crate::tui::model::Model;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the lines on top, the grid, and beside or below it what follows the cursor.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &MatrixScreen, model: &Model) {
    let areas = Areas::new(area, screen);
    head::draw(frame, areas.head, screen, model);
    let say = |frame: &mut Frame<'_>, role: Role, told: &str| {
        let rows = text::fill(told, usize::from(areas.grid.width).max(8));
        let lines: Vec<Line<'_>> =
            rows.into_iter().map(|row| Line::from(Span::styled(row, model.look.style(role)))).collect();
        frame.render_widget(Paragraph::new(lines), areas.grid);
        if model.popups.is_empty() {
            frame.set_cursor_position(Position::new(areas.grid.x, areas.grid.y));
        }
    };
    match (&screen.grid, &screen.fault) {
        (_, Some(why)) => return say(frame, Role::Alert, &format!("! {why}")),
        (None, None) => return say(frame, Role::Quiet, "counting"),
        (Some(_), None) if screen.row_count() == 0 => {
            let told = match (screen.chosen.is_filtered(), model.study.names.cases.is_empty()) {
                (true, _) => "No case fits: x takes the filters away.",
                (false, true) => {
                    "There is no case yet. Who speaks becomes a case when a transcript is imported; emic case import \
                     brings attributes."
                }
                (false, false) => "There is nothing to show.",
            };
            return say(frame, Role::Quiet, told);
        }
        (Some(_), None) if screen.columns.is_empty() => {
            return say(frame, Role::Quiet, "All themes are hidden: + shows them again.");
        }
        (Some(told), None) => grid::draw(frame, areas.grid, screen, told, model),
    }
    if let Some(side) = areas.side {
        draw_side(frame, side, screen, model);
    }
}

/// What follows the cursor: its name, which of the three it is, and as much of it as there is room for.
fn draw_side(frame: &mut Frame<'_>, area: Rect, screen: &MatrixScreen, model: &Model) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let look = &model.look;
    let width = usize::from(area.width);
    let height = usize::from(area.height).saturating_sub(1);
    let quotes = screen.beside.view == View::Quotes;
    let (rows, top) = if quotes {
        let (rows, at) = quote_rows(screen.beside.quotes(), screen.beside.quote.at, screen.aside, width, look);
        let told = if rows.is_empty() { vec![(Role::Quiet, nothing(screen).to_string())] } else { rows };
        let last = told.len().saturating_sub(height);
        (told, at.saturating_sub(height / 3).min(last))
    } else {
        let rows = screen.told(width, look);
        let last = rows.len().saturating_sub(height);
        (rows, screen.beside.top.min(last))
    };
    let below = rows.len().saturating_sub(top + height);
    let mut lines = vec![title(screen, model, width, below)];
    let drawn = |(role, row): (Role, String)| Line::from(Span::styled(row, look.style(role)));
    let (first, shown) = (top, rows.into_iter().skip(top).take(height));
    lines.extend(shown.map(drawn));
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() && screen.aside {
        let at = quote_rows(screen.beside.quotes(), screen.beside.quote.at, true, width, look).1;
        let row = if quotes { 1 + at.saturating_sub(first) } else { 1 };
        let row = u16::try_from(row).unwrap_or(1).min(area.height.saturating_sub(1));
        frame.set_cursor_position(Position::new(area.x, area.y + row));
    }
}

/// Why there is no quote to be seen.
fn nothing(screen: &MatrixScreen) -> &'static str {
    let spot = screen.spot();
    match (screen.beside.page(spot).is_some() || screen.beside.loose(spot).is_some(), &screen.chosen.magnitude) {
        (false, _) => "reading",
        (true, Some(_)) => "No quote of this magnitude.",
        (true, None) => "No quote.",
    }
}

/// The line over it: what it is, and the other two.
fn title(screen: &MatrixScreen, model: &Model, width: usize, below: usize) -> Line<'static> {
    let look = &model.look;
    let dot = look.glyphs.dot;
    let case = screen.row().map_or_else(|| "(no case)".to_string(), |row| text::safe(&row.name).into_owned());
    let column = screen.column_at(screen.column.at).map(|(_, column)| column);
    let theme = column.map_or_else(String::new, |column| format!("{} {}", column.number, text::safe(&column.name)));
    let quotes = screen.beside.quotes().len();
    let linked = screen.beside.quotes().iter().filter(|quote| quote.link.is_some()).count();
    let told = match (screen.beside.view, screen.spot()) {
        (View::Case, _) => format!("All of {case}"),
        (View::Cell, _) => format!("{case} in {theme}"),
        (View::Quotes, Some(Spot::Loose(_))) => format!("{case} {dot} {theme}: {quotes} quotes"),
        (View::Quotes, _) => {
            let word = if quotes == 1 { "quote" } else { "quotes" };
            format!("{case} {dot} {theme}: {quotes} {word}, {linked} linked")
        }
    };
    let more = if below > 0 { format!("  ({below} rows more)") } else { String::new() };
    let mark = if screen.aside { look.glyphs.bar } else { "" };
    let told = text::truncate(&format!("{mark}{told}{more}"), width);
    Line::from(Span::styled(told, look.style(Role::Strong)))
}
