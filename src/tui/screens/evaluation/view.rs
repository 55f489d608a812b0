//! Drawing the tables: the head, the table as far as it fits, and what is told about the row under the bar.

use super::rows::Row;
use super::{EvaluationScreen, head, range, table};
use crate::text;
use crate::tui::commands::{Action, Place, key_of};
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::tui::widgets::scrolled;
use crate::workbench::{Evaluation, EvaluationKind};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the screen.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &EvaluationScreen, model: &Model) {
    let look = &model.look;
    let areas = screen.areas((area.width, area.height));
    let on = |part: Rect| Rect { x: area.x + part.x, y: area.y + part.y, ..part };
    frame.render_widget(Paragraph::new(head::lines(screen, model)), on(areas.head));
    let (list, width) = (on(areas.list), usize::from(areas.list.width));
    let rows = screen.rows();
    if rows.is_empty() {
        let told = text::fill(&nothing(screen, model), width);
        let lines = told.into_iter().map(|row| Line::from(Span::styled(row, look.style(Role::Text))));
        frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), list);
        if model.popups.is_empty() {
            frame.set_cursor_position(Position::new(list.x, list.y));
        }
        return;
    }
    let columns = range::Columns::new(screen, width, look);
    let heads = if screen.kind == EvaluationKind::Magnitude { columns.heads() } else { table::heads(screen, width) };
    let heads = text::truncate(&heads, width);
    frame.render_widget(Paragraph::new(Line::from(Span::styled(heads, look.style(Role::Quiet)))), on(areas.heads));
    let height = usize::from(list.height).max(1);
    let top = scrolled(screen.at(), rows.len(), height);
    let shown = rows.iter().enumerate().skip(top).take(height);
    let lines = shown.map(|(place, row)| {
        let under = place == screen.at();
        match row {
            Row::Spread(line) => columns.row(line, under, look),
            other => table::row(screen, *other, under, width, look),
        }
    });
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), list);
    draw_detail(frame, on(areas.detail), screen, look);
    if model.popups.is_empty() {
        let at = u16::try_from(screen.at() - top).unwrap_or(0);
        frame.set_cursor_position(Position::new(list.x, list.y + at.min(list.height.saturating_sub(1))));
    }
}

fn draw_detail(frame: &mut Frame<'_>, area: Rect, screen: &EvaluationScreen, look: &Look) {
    let told = match screen.under() {
        Some(Row::Spread(line)) => range::detail(screen, line, look.glyphs.bar.is_ascii()),
        Some(row) => table::detail(screen, row),
        None => Vec::new(),
    };
    let mut lines = Vec::new();
    for (role, told) in told {
        let rows = text::fill(&told, usize::from(area.width));
        lines.extend(rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(role)))));
    }
    let height = usize::from(area.height);
    if lines.len() > height && height > 0 {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            last.spans.push(Span::styled(look.glyphs.more, look.style(Role::Quiet)));
        }
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// Why there are no rows, and what to do about it.
fn nothing(screen: &EvaluationScreen, model: &Model) -> String {
    let key = |action| key_of(Place::Evaluation, action);
    if screen.fault.is_some() {
        return format!("{} takes all filters away.", key(Action::ClearFilters));
    }
    let Some(table) = screen.counted() else { return String::new() };
    let no_framework = model.study.names.framework.themes().is_empty();
    match table {
        Evaluation::Sample(_) => {
            "There are no cases yet: i on the first screen imports transcripts, whose participants become cases.".into()
        }
        _ if no_framework => {
            format!(
                "There are no themes yet: {} begins a framework, or emic codebook import FILE.",
                key(Action::Codebook)
            )
        }
        Evaluation::Coverage(_) => "There are no themes to ask: every table counts the themes of the codebook.".into(),
        Evaluation::Saturation(_) => {
            "Nothing is coded yet: open a transcript on the first screen, and c applies a theme to a passage.".into()
        }
        _ => format!("Nothing fits: {} takes all filters away.", key(Action::ClearFilters)),
    }
}
