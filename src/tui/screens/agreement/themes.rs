//! The pages by theme: of a pair, and of three and more coders together.

use super::areas::Areas;
use super::cells::Row;
use super::columns::{Column, Columns};
use super::list::{self, Pieces};
use super::{AgreementScreen, Sheet};
use crate::text;
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::workbench::AgreementReport;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The widest value of a coefficient, `-1.000`.
const VALUE: usize = 6;

/// Draws a page by theme.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    areas: &Areas,
    screen: &AgreementScreen,
    report: &AgreementReport,
    model: &Model,
) {
    let look = &model.look;
    let rows = rows(screen);
    let width = usize::from(areas.list.width);
    let longest = rows.iter().map(|row| longest(row)).max().unwrap_or(0);
    let columns = Columns::new(width, longest, counts(screen, &rows, report), after(screen, &rows));
    let titles = rows.iter().map(Row::title).max().unwrap_or(0).min(columns.name * 2 / 3);
    let columns = Columns { titles, ..columns };
    let names = if report.about.by_transcript { "theme and transcript" } else { "theme" };
    let over = if screen.sheet == Sheet::Themes { screen.pair_told() } else { None };
    let heads = columns.heads(&over.unwrap_or_default(), names).map(|head| list::line(head, false, width, model));
    frame.render_widget(Paragraph::new(heads.to_vec()), areas.heads);
    let row = |place: usize| match rows.get(place) {
        Some(row) => {
            let mark = if place == screen.at() { look.glyphs.bar } else { "" };
            row.pieces(&columns, screen.further, mark, look)
        }
        None => Pieces::new(),
    };
    list::draw(frame, areas.list, screen, row, model);
    if let Some(row) = rows.get(screen.at()) {
        detail(frame, areas.detail, row, screen.further, model);
    }
}

/// The rows of the page.
fn rows(screen: &AgreementScreen) -> Vec<Row<'_>> {
    match screen.sheet {
        Sheet::Everybody => screen.everybody().into_iter().map(Row::everybody).collect(),
        _ => screen.themes().into_iter().map(Row::pair).collect(),
    }
}

fn longest(row: &Row<'_>) -> usize {
    text::width(&row.theme.heading()) + row.title() + 2
}

/// The columns of counts: the four of a pair, or how many units were counted.
fn counts(screen: &AgreementScreen, rows: &[Row<'_>], report: &AgreementReport) -> Vec<Column> {
    let widest = |place: usize| {
        let largest = rows.iter().filter_map(|row| row.counts.get(place).copied()).max().unwrap_or(0);
        largest.to_string().len()
    };
    if screen.sheet == Sheet::Everybody {
        return vec![Column::new("", &format!("{}s", report.about.unit), widest(0))];
    }
    let initials = |place: usize| {
        let told = screen.pair().and_then(|pair| pair.get(place)).map_or("", String::as_str);
        text::truncate(&text::safe(told), 8)
    };
    vec![
        Column::new("", "both", widest(0)),
        Column::new("only", &initials(0), widest(1)),
        Column::new("only", &initials(1), widest(2)),
        Column::new("", "neither", widest(3)),
    ]
}

fn after(screen: &AgreementScreen, rows: &[Row<'_>]) -> Vec<Column> {
    let first = rows.first().map_or(&[][..], |row| row.beside(screen.further));
    first.iter().map(|(measure, _)| Column::new(measure.heads[0], measure.heads[1], VALUE)).collect()
}

/// The row under the bar in full: its figures, its name, and what should be said beside them.
fn detail(frame: &mut Frame<'_>, area: Rect, row: &Row<'_>, further: bool, model: &Model) {
    let look = &model.look;
    let width = usize::from(area.width);
    let styled = |role: Role, told: String| Line::from(Span::styled(told, look.style(role)));
    let dot = format!(" {} ", look.glyphs.dot);
    let figures = |figures: Vec<String>| list::flow(figures, &dot, width).into_iter();
    let mut lines: Vec<Line<'_>> = figures(row.in_full(look)).map(|told| styled(Role::Text, told)).collect();
    if further {
        lines.extend(figures(row.further_in_full(look)).map(|told| styled(Role::Text, told)));
    }
    let place = row.transcript.map_or_else(String::new, |title| format!(" in {}", text::safe(title)));
    let name = format!("{}{place}", text::safe(&row.theme.heading()));
    let plain = row.plain.map_or_else(String::new, |plain| format!("{dot}{}", text::safe(plain)));
    for (place, told) in text::fill(&format!("{name}{plain}"), width).into_iter().enumerate() {
        let own = if place == 0 { told.chars().take(name.chars().count()).collect() } else { String::new() };
        let rest: String = told.chars().skip(own.chars().count()).collect();
        lines.push(Line::from(vec![
            Span::styled(own, look.style(Role::Strong)),
            Span::styled(rest, look.style(Role::Text)),
        ]));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

impl AgreementScreen {
    /// Which pair of how many the page is about, where there are several: `AB and CD, 1 of 3`.
    pub(super) fn pair_told(&self) -> Option<String> {
        let pairs = self.pairs();
        let pair = self.pair().filter(|_| pairs.len() > 1)?;
        let at = pairs.iter().position(|known| *known == pair).unwrap_or(0) + 1;
        Some(text::safe(&format!("{} {at} of {}", pair.join(" and "), pairs.len())).into_owned())
    }
}
