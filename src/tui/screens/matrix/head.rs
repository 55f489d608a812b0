//! The lines on top: which chart, how far it is, what is left out, and what the signs mean.

use super::MatrixScreen;
use crate::model::Scale;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::workbench::ChartTally;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &MatrixScreen, model: &Model) {
    let look = &model.look;
    let dot = format!(" {} ", look.glyphs.dot);
    let mut pieces = vec![name(screen, model)];
    if let Some(progress) = &screen.progress {
        pieces.extend(far(&progress.total));
        if !progress.closed.is_empty() {
            pieces.push(format!("{} closed", counted(progress.closed.len(), "case")));
        }
    }
    let mut lines = vec![(Role::Strong, text::safe(&pieces.join(&dot)).into_owned())];
    let hidden = screen.grid.as_ref().map_or(0, |grid| grid.columns.len() - screen.columns.len());
    let told = screen.chosen.told(hidden);
    if !told.is_empty() {
        let all = screen.grid.as_ref().map_or(0, |grid| grid.rows.len());
        let cases =
            if screen.rows.len() < all { format!("{} of {all} cases; ", screen.rows.len()) } else { String::new() };
        let ways = match (screen.chosen.is_filtered(), hidden > 0) {
            (true, true) => "  (x: no filters, +: all themes)",
            (true, false) => "  (x: no filters)",
            (false, true) => "  (+: all themes)",
            (false, false) => "",
        };
        lines.push((Role::Match, text::safe(&format!("{cases}{}{ways}", told.join(&dot))).into_owned()));
    }
    if lines.len() < usize::from(area.height) {
        lines.push((Role::Quiet, legend(screen, look)));
    }
    let width = usize::from(area.width);
    let lines: Vec<Line<'_>> = lines
        .into_iter()
        .map(|(role, told)| Line::from(Span::styled(text::truncate(&told, width), look.style(role))))
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// What the chart is called.
pub(super) fn name(screen: &MatrixScreen, model: &Model) -> String {
    let framework = &model.study.names.framework;
    match screen.chosen.theme {
        None => "All themes".to_string(),
        Some(id) => {
            let name = framework.theme(id).map_or("", |theme| theme.name.as_str());
            format!("{} {name}", framework.number(id))
        }
    }
}

/// How far the cells are, in words.
pub(super) fn far(tally: &ChartTally) -> Vec<String> {
    let mut told = vec![format!("{} of {} charted", tally.charted, tally.total())];
    let mut add = |count: usize, word: &str| {
        if count > 0 {
            told.push(format!("{count} {word}"));
        }
    };
    add(tally.to_chart, "to chart");
    add(tally.stale, "stale");
    add(tally.no_data, "no data");
    add(tally.not_asked, "not asked");
    told
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// What the signs of the theme under the cursor stand for, and those of the cells.
fn legend(screen: &MatrixScreen, look: &Look) -> String {
    let glyphs = &look.glyphs;
    let column = screen.column_at(screen.column.at).map(|(_, column)| column);
    let mut told: Vec<String> = match column {
        Some(column) if !column.scale.is_empty() => {
            let scale = Scale { key: String::new(), values: column.scale.clone() };
            let sign = |value: &String| match look.magnitude(Some(value), Some(&scale)) {
                same if same == *value => same,
                sign => format!("{sign} {value}"),
            };
            let mut values: Vec<String> = scale.values.iter().rev().map(sign).collect();
            values.push(format!("{} unrated", glyphs.unrated));
            values
        }
        Some(_) => vec![format!("{} codings without magnitude", glyphs.unscaled)],
        None => Vec::new(),
    };
    told.extend(crate::model::CellState::ALL.map(|state| format!("{} {}", glyphs.cell(state), state.word())));
    told.push("! stale".into());
    told.push(format!("({0}) counted [{0}] judged", glyphs.mixed));
    text::safe(&told.join("  ")).into_owned()
}
