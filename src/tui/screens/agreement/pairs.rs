//! Every two of three and more coders, in a matrix: over all themes, or on one.

use super::AgreementScreen;
use super::areas::Areas;
use super::overall::lowest;
use crate::text;
use crate::tui::commands::{Action, Place, key_of};
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::tui::widgets::scrolled;
use crate::workbench::{AgreementReport, Coefficient, OverallFigures, ThemeFigures, figure_words as words};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of a coder's initials before a row.
const NAME: usize = 8;
/// Columns of a cell.
const CELL: usize = 10;
/// Lines above the cells: what the matrix is about, what stands where, a blank one, the initials.
const ABOVE: usize = 4;
/// Lines below them: a blank one, the cell under the cursor in two.
const BELOW: usize = 3;

/// What two coders come to in the matrix.
enum Two<'r> {
    Overall(&'r OverallFigures),
    Theme(&'r ThemeFigures),
}

impl Two<'_> {
    /// The figure above the diagonal, and the one below.
    fn figures(&self) -> (Coefficient, String) {
        match self {
            Self::Overall(row) => (row.row.pooled_kappa, words::coefficient(row.row.concatenated_kappa)),
            Self::Theme(row) => {
                let percent = row.row.percent_agreement;
                let told =
                    if percent.is_ok() { format!("{} %", words::percent(percent)) } else { words::percent(percent) };
                (row.row.krippendorff_alpha, told)
            }
        }
    }
}

/// Draws the page.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    areas: &Areas,
    screen: &AgreementScreen,
    report: &AgreementReport,
    model: &Model,
) {
    let look = &model.look;
    let area = areas.list;
    let coders = &report.about.coders;
    let (row, column) = screen.cell();
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let columns = (width.saturating_sub(NAME + 2) / CELL).max(1);
    let rows = height.saturating_sub(ABOVE + BELOW).max(1);
    let (left, top) = (scrolled(column, coders.len(), columns), scrolled(row, coders.len(), rows));
    let styled = |role: Role, told: String| Line::from(Span::styled(text::truncate(&told, width), look.style(role)));
    let (title, told) = about(screen, report);
    let mut heads = " ".repeat(NAME + 2);
    for coder in coders.iter().skip(left).take(columns) {
        heads.push_str(&format!("{:>CELL$}", text::truncate(&text::safe(coder), CELL - 1)));
    }
    let mut lines =
        vec![styled(Role::Strong, title), styled(Role::Quiet, told), Line::default(), styled(Role::Quiet, heads)];
    for (place, coder) in coders.iter().enumerate().skip(top).take(rows) {
        let mark = if place == row { look.glyphs.bar } else { " " };
        let name = text::pad(&text::truncate(&text::safe(coder), NAME - 1), NAME);
        let mut spans = vec![Span::styled(format!("{mark} {name}"), look.style(Role::Quiet))];
        for other in (left..coders.len()).take(columns) {
            let told = cell(screen, report, (place, other), look.glyphs.dot);
            let under = (place, other) == (row, column);
            let role = if under { Role::Bar } else { [Role::Text, Role::Quiet][usize::from(other < place)] };
            spans.push(Span::raw(" "));
            spans.push(Span::styled(format!("{told:>width$}", width = CELL - 1), look.style(role)));
        }
        lines.push(Line::from(spans));
    }
    lines.push(Line::default());
    let below = screen.pair_at((row, column)).and_then(|pair| two(screen, report, pair));
    let told = below.map_or_else(String::new, |two| in_full(&two));
    lines.extend(text::fill(&told, width).into_iter().take(2).map(|told| styled(Role::Text, told)));
    frame.render_widget(Paragraph::new(lines), area);
    put_cursor(frame, area, (NAME + 2 + CELL * (column - left) + 1, ABOVE + row - top), model);
}

fn put_cursor(frame: &mut Frame<'_>, area: Rect, (x, y): (usize, usize), model: &Model) {
    if model.popups.is_empty() {
        let (x, y) = (u16::try_from(x).unwrap_or(0), u16::try_from(y).unwrap_or(0));
        let (x, y) = (x.min(area.width.saturating_sub(1)), y.min(area.height.saturating_sub(1)));
        frame.set_cursor_position(Position::new(area.x + x, area.y + y));
    }
}

/// What the matrix is about, and what stands where.
fn about(screen: &AgreementScreen, report: &AgreementReport) -> (String, String) {
    let keys =
        format!("{} {}", key_of(Place::Agreement, Action::PreviousTheme), key_of(Place::Agreement, Action::NextTheme));
    let on = screen.pair_theme.and_then(|theme| report.figures.themes.iter().find(|row| row.row.theme == theme));
    match on {
        Some(row) => (
            text::safe(&row.theme.heading()).into_owned(),
            format!("above the diagonal alpha, below it percent agreed; {keys} another theme"),
        ),
        None => (
            format!("Over all {} themes", report.figures.overall.first().map_or(0, |row| row.leaves)),
            format!("above the diagonal pooled kappa, below it concatenated kappa; {keys} one theme"),
        ),
    }
}

fn two<'r>(screen: &AgreementScreen, report: &'r AgreementReport, pair: usize) -> Option<Two<'r>> {
    let coders = &report.figures.overall.get(pair)?.coders;
    match screen.pair_theme.filter(|_| !report.about.by_transcript) {
        None => report.figures.overall.get(pair).map(Two::Overall),
        Some(theme) => {
            let of = |row: &&ThemeFigures| row.row.theme == theme && row.coders == *coders;
            report.figures.themes.iter().find(of).map(Two::Theme)
        }
    }
}

fn cell(screen: &AgreementScreen, report: &AgreementReport, (row, column): (usize, usize), dot: &str) -> String {
    if row == column {
        return dot.into();
    }
    let Some(two) = screen.pair_at((row, column)).and_then(|pair| two(screen, report, pair)) else {
        return String::new();
    };
    let (above, below) = two.figures();
    if row < column { words::coefficient(above) } else { below }
}

/// The pair under the cursor in full.
fn in_full(two: &Two<'_>) -> String {
    match two {
        Two::Overall(row) => {
            let value = |value: Coefficient| value.map_or_else(words::undefined, words::number);
            let (pooled, concatenated) = (value(row.row.pooled_kappa), value(row.row.concatenated_kappa));
            format!("{}; pooled {pooled}, concatenated {concatenated}", lowest(row))
        }
        Two::Theme(row) => {
            let [both, first, second, neither] = row.row.cells.as_array().map(words::thousands);
            let (one, other) = (row.coders.first(), row.coders.get(1));
            let name = |coder: Option<&String>| coder.map_or_else(String::new, |coder| text::safe(coder).into_owned());
            let ends = row.row.ci.map_or_else(String::new, |ci| format!(" {}", words::interval(ci)));
            let alpha = row.row.krippendorff_alpha.map_or_else(words::undefined, words::number);
            let plain = row.plain.as_ref().map_or_else(String::new, |plain| format!("; {}", text::safe(plain)));
            format!(
                "{} and {}: both {both}, only {} {first}, only {} {second}, neither {neither}; alpha {alpha}{ends}{plain}",
                name(one),
                name(other),
                name(one),
                name(other)
            )
        }
    }
}
