//! The page over all themes: a row per pair, and what each figure means.

use super::AgreementScreen;
use super::areas::Areas;
use super::list::{self, Pieces};
use crate::text;
use crate::tui::look::Role;
use crate::tui::model::Model;
use crate::workbench::remark::{RELIABLE, TENTATIVE};
use crate::workbench::{AgreementReport, Coefficient, OverallFigures, figure_words as words};
use ratatui::Frame;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of a pair's initials.
const PAIR: usize = 16;
/// Columns of a figure.
const FIGURE: usize = 9;

/// What the figures mean, a line each.
const MEANINGS: [&str; 4] = [
    "pooled kappa: agreement and chance agreement are each averaged over the themes, then one kappa is taken",
    "concatenated kappa: one kappa over all decisions, every theme and unit in one long list",
    "lowest kappa: of the themes that have one; a pooled figure can hide it",
    "themes by alpha: how many are reliable (.800 and more), tentative (from .667), below, and undefined",
];

/// Draws the page.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    areas: &Areas,
    screen: &AgreementScreen,
    report: &AgreementReport,
    model: &Model,
) {
    let look = &model.look;
    let rows = screen.overall();
    let leaves = rows.first().map_or(0, |row| row.leaves);
    let told = format!(
        "Over all {leaves} themes with nothing below them, used or not. Enter shows the pair under the bar theme by theme."
    );
    let styled = |role: Role, told: String| Line::from(Span::styled(told, look.style(role)));
    let filled = |role: Role, told: &str, width: u16| {
        text::fill(told, usize::from(width)).into_iter().map(move |row| styled(role, row))
    };
    frame.render_widget(Paragraph::new(filled(Role::Text, &told, areas.intro.width).collect::<Vec<_>>()), areas.intro);
    let width = usize::from(areas.list.width);
    let head = |names: [&str; 7]| {
        let [pair, pooled, concatenated, reliable, tentative, below, undefined] = names;
        let mut told = format!("  {}{pooled:>FIGURE$}{concatenated:>14}  ", text::pad(pair, PAIR));
        for name in [reliable, tentative, below, undefined] {
            told.push_str(&format!("{name:>7}"));
        }
        styled(Role::Quiet, told)
    };
    let marks = [format!("{}+", words::number(RELIABLE)), format!("{}+", words::number(TENTATIVE))];
    let heads = vec![
        head(["", "pooled", "concatenated", "themes", "by", "alpha", ""]),
        head(["pair", "kappa", "kappa", &marks[0], &marks[1], "below", "undef."]),
    ];
    frame.render_widget(Paragraph::new(heads), areas.heads);
    let row =
        |place: usize| rows.get(place).map_or_else(Pieces::new, |row| pieces(row, place == screen.at(), report, model));
    list::draw(frame, areas.list, screen, row, model);
    let mut lines: Vec<Line<'_>> = Vec::new();
    if let Some(row) = rows.get(screen.at()) {
        lines.push(styled(Role::Strong, text::truncate(&lowest(row), width)));
    }
    lines.extend(MEANINGS.iter().flat_map(|meaning| filled(Role::Quiet, meaning, areas.detail.width)));
    frame.render_widget(Paragraph::new(lines), areas.detail);
}

fn pieces(row: &OverallFigures, under: bool, report: &AgreementReport, model: &Model) -> Pieces {
    let mark = if under { model.look.glyphs.bar } else { " " };
    let pair = text::pad(&text::safe(&row.coders.join(" and ")), PAIR);
    let value = |value: Coefficient, width: usize| format!("{:>width$}", words::coefficient(value));
    let mut pieces = vec![
        (Role::Text, format!("{mark} {pair}")),
        (Role::Strong, value(row.row.pooled_kappa, FIGURE)),
        (Role::Text, value(row.row.concatenated_kappa, 14)),
        (Role::Text, "  ".into()),
    ];
    pieces.extend(spread(row, report).map(|count| (Role::Text, format!("{count:>7}"))));
    pieces
}

/// How many of a pair's rows by theme have an alpha of .800 and more, from .667, below, and none.
pub(super) fn spread(pair: &OverallFigures, report: &AgreementReport) -> [usize; 4] {
    let mut spread = [0; 4];
    let shown = |row: &&crate::workbench::ThemeFigures| row.coders == pair.coders && row.theme.codable;
    for row in report.figures.themes.iter().filter(shown) {
        let place = match row.row.krippendorff_alpha {
            Ok(alpha) if alpha >= RELIABLE => 0,
            Ok(alpha) if alpha >= TENTATIVE => 1,
            Ok(_) => 2,
            Err(_) => 3,
        };
        spread[place] += 1;
    }
    spread
}

/// The theme a pair agrees on least.
pub(super) fn lowest(row: &OverallFigures) -> String {
    let pair = row.coders.join(" and ");
    let told = match (&row.lowest, row.row.pooled_kappa) {
        (Some((theme, kappa)), _) => {
            format!("{pair}: lowest kappa {} on {}", words::number(*kappa), theme.heading())
        }
        (None, Err(reason)) => format!("{pair}: {}", words::undefined(reason)),
        (None, Ok(_)) => format!("{pair}: no theme has a kappa"),
    };
    text::safe(&told).into_owned()
}
