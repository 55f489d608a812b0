//! The grid: the row of themes and the column of cases stay, the cells in sight go by under them.

use super::areas::Geometry;
use super::{MatrixScreen, cell};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::workbench::{ChartGrid, GridColumn, GridRow};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &MatrixScreen, grid: &ChartGrid, model: &Model) {
    if area.height < 3 || area.width < 24 {
        return;
    }
    let geometry = Geometry::new(area, screen);
    let look = &model.look;
    let mut lines = heads(screen, grid, &geometry, look);
    for at in (geometry.top..screen.row_count()).take(geometry.rows) {
        lines.extend(row(screen, grid, at, &geometry, look));
    }
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() && !screen.aside {
        let across = geometry.name + geometry.cell * (screen.column.at - geometry.left);
        let down = super::areas::COLUMN_HEAD + geometry.height * (screen.row.at - geometry.top);
        let at = |place: usize, most: u16| u16::try_from(place).unwrap_or(most).min(most.saturating_sub(1));
        frame.set_cursor_position(Position::new(area.x + at(across, area.width), area.y + at(down, area.height)));
    }
}

/// The columns in sight.
fn in_sight<'s>(
    screen: &'s MatrixScreen,
    geometry: &Geometry,
) -> impl Iterator<Item = (usize, (usize, &'s GridColumn))> {
    let sight = geometry.left..geometry.left + geometry.columns;
    sight.filter_map(|at| Some((at, screen.column_at(at)?)))
}

/// The frozen rows: numbers and names of the themes, and how many there are on either side.
fn heads(screen: &MatrixScreen, grid: &ChartGrid, geometry: &Geometry, look: &Look) -> Vec<Line<'static>> {
    let attributes = screen.chosen.attributes(grid);
    let named: Vec<&str> = attributes.iter().filter_map(|at| grid.attributes.get(*at)).map(String::as_str).collect();
    let (before, all) = (geometry.left, screen.columns.len());
    let after = all.saturating_sub(geometry.left + geometry.columns);
    let hint = match (before, after) {
        (0, 0) => String::new(),
        _ => format!("{before}< {all} >{after}"),
    };
    let cell = |told: &str, width: usize| text::pad(&text::truncate(&text::safe(told), width - 1), width);
    let mut numbers = vec![Span::styled(cell(&hint, geometry.name), look.style(Role::Quiet))];
    let under = if named.is_empty() { "case".to_string() } else { format!("case: {}", named.join(", ")) };
    let mut names = vec![Span::styled(cell(&under, geometry.name), look.style(Role::Quiet))];
    for (at, (_, column)) in in_sight(screen, geometry) {
        let synthesis = if column.synthesis.is_empty() { "" } else { look.glyphs.synthesis };
        let here = at == screen.column.at;
        let mark = if here { look.glyphs.bar } else { " " };
        let number = format!("{mark}{} {synthesis}", column.number);
        numbers.push(Span::styled(cell(&number, geometry.cell), look.style(Role::Quiet)));
        let role = if here { Role::Strong } else { Role::Text };
        names.push(Span::styled(cell(&format!(" {}", column.name), geometry.cell), look.style(role)));
    }
    vec![Line::from(numbers), Line::from(names)]
}

fn row(screen: &MatrixScreen, grid: &ChartGrid, at: usize, geometry: &Geometry, look: &Look) -> Vec<Line<'static>> {
    let told = screen.row_at(at);
    let here = at == screen.row.at;
    let mut lines: Vec<Vec<Span<'static>>> = Vec::new();
    for (place, name) in header(screen, grid, told, geometry, look).into_iter().enumerate() {
        let role = match (place, here) {
            (0, true) => Role::Strong,
            (0, false) => Role::Text,
            _ => Role::Quiet,
        };
        lines.push(vec![Span::styled(
            text::pad(&text::truncate(&name, geometry.name - 1), geometry.name),
            look.style(role),
        )]);
    }
    for (column, (place, theme)) in in_sight(screen, geometry) {
        let under = here && column == screen.column.at;
        let rows = preview(screen, grid, told, (place, theme), geometry, look);
        for (line, (role, shown)) in lines.iter_mut().zip(rows) {
            let mark = if under { look.glyphs.bar } else { " " };
            let role = if under && !screen.aside { Role::Bar } else { role };
            let shown = text::pad(&text::truncate(&format!("{mark}{shown}"), geometry.cell - 1), geometry.cell - 1);
            line.extend([Span::styled(shown, look.style(role)), Span::raw(" ")]);
        }
    }
    lines.into_iter().map(Line::from).collect()
}

/// The name of a row and its attributes, as many lines as a cell has.
fn header(
    screen: &MatrixScreen,
    grid: &ChartGrid,
    row: Option<&GridRow>,
    geometry: &Geometry,
    look: &Look,
) -> Vec<String> {
    let mut lines = Vec::new();
    match row {
        None => lines.push("(no case)".to_string()),
        Some(row) => {
            let synthesis =
                if row.synthesis.is_empty() { String::new() } else { format!(" {}", look.glyphs.synthesis) };
            let closed = if row.closed { " (closed)" } else { "" };
            lines.push(format!("{}{synthesis}{closed}", text::safe(&row.name)));
            let value = |at: &usize| row.attributes.get(*at)?.clone();
            let values: Vec<String> = screen.chosen.attributes(grid).iter().filter_map(value).collect();
            lines.extend(text::fill(&values.join(", "), geometry.name.saturating_sub(2).max(4)));
        }
    }
    lines.resize(geometry.height, String::new());
    lines
}

/// What of a cell fits into its place, as many lines as it has.
fn preview(
    screen: &MatrixScreen,
    grid: &ChartGrid,
    row: Option<&GridRow>,
    (place, theme): (usize, &GridColumn),
    geometry: &Geometry,
    look: &Look,
) -> Vec<(Role, String)> {
    let room = geometry.cell.saturating_sub(2);
    let magnitude = screen.chosen.magnitude.as_deref();
    let mut lines = Vec::new();
    match row {
        Some(row) => {
            let Some(told) = row.cells.get(place) else { return Vec::new() };
            let shown = screen.chosen.shows(told);
            let quiet = !shown || told.words.is_empty();
            lines.push((Role::Text, cell::first_line(told, &theme.scale, magnitude, row.closed, room, look)));
            if shown {
                let role = if quiet { Role::Quiet } else { Role::Text };
                let words = cell::words(told, row.closed, room, geometry.height.saturating_sub(1), look);
                lines.extend(words.into_iter().map(|words| (role, words)));
            }
        }
        None => {
            let counts = grid.no_case.iter().find(|(at, _)| *at == place).map(|(_, counts)| counts);
            let told = counts.map(|counts| cell::tally(counts, &theme.scale, magnitude, room, look));
            lines.push((Role::Text, told.unwrap_or_default()));
        }
    }
    lines.resize(geometry.height, (Role::Text, String::new()));
    lines
}
