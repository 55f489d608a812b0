//! What became of the figures after talk, beside the independent ones, which stay as they were.

use super::AgreementScreen;
use super::areas::Areas;
use super::cells::{Row, drawn, undefined};
use super::list::{self, Pieces};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::workbench::{
    AFTER_TALK, AgreementReport, Coefficient, Figures, OverallFigures, ThemeFigures, bar_scale, figure_words as words,
};
use ratatui::Frame;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of an alpha and a percent, each with the blank before it.
const ALPHA: usize = 7;
const PERCENT: usize = 8;
/// Blanks between the two groups.
const BETWEEN: usize = 3;
/// The narrowest column of names.
const NAMES: usize = 20;
/// A column of names that is easy to read, and the widest.
const EASY_NAMES: usize = 36;
/// The widest bar.
const BAR: usize = 31;

/// The widths of the columns: names, and a bar in each of the two groups.
struct Shape {
    name: usize,
    bar: usize,
}

impl Shape {
    fn new(width: usize) -> Self {
        let room = width.saturating_sub(2 + NAMES + BETWEEN + 2 * (1 + ALPHA + PERCENT));
        let name = NAMES + (room / 4).min(EASY_NAMES - NAMES);
        let bar = (width.saturating_sub(2 + name + BETWEEN + 2 * (1 + ALPHA + PERCENT)) / 2).min(BAR);
        Self { name, bar }
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
    let width = usize::from(areas.list.width);
    let styled = |role: Role, told: String| Line::from(Span::styled(told, look.style(role)));
    let told = text::fill(AFTER_TALK, usize::from(areas.intro.width));
    let told: Vec<Line<'_>> = told.into_iter().map(|row| styled(Role::Strong, row)).collect();
    frame.render_widget(Paragraph::new(told), areas.intro);
    let shape = Shape::new(width);
    frame.render_widget(
        Paragraph::new(heads(screen, &shape).map(|told| styled(Role::Quiet, told)).to_vec()),
        areas.heads,
    );
    let rows = screen.talked();
    let titles = rows.iter().map(|(before, _)| Row::pair(before).title()).max().unwrap_or(0).min(shape.name * 2 / 3);
    let row = |place: usize| {
        rows.get(place).map_or_else(Pieces::new, |(before, after)| {
            pieces((before, *after), (&shape, titles), place == screen.at(), look)
        })
    };
    list::draw(frame, areas.list, screen, row, model);
    let mut lines: Vec<Line<'_>> = Vec::new();
    if let Some((before, after)) = rows.get(screen.at()) {
        let told = text::fill(&changed(&Row::pair(before), before, *after), width);
        lines.extend(told.into_iter().map(|row| styled(Role::Strong, row)));
    }
    lines.extend(text::fill(&settled(screen, report), width).into_iter().map(|row| styled(Role::Text, row)));
    frame.render_widget(Paragraph::new(lines), areas.detail);
}

fn heads(screen: &AgreementScreen, shape: &Shape) -> [String; 2] {
    let group = 1 + shape.bar + ALPHA + PERCENT;
    let over = screen.pair_told().unwrap_or_default();
    let upper = format!(
        "  {} {}{}{}",
        text::pad(&over, shape.name),
        text::pad("independent, as coded", group - 1),
        " ".repeat(BETWEEN + 1),
        text::pad("after talk", group - 1)
    );
    let one = format!(" {}{:>ALPHA$}{:>PERCENT$}", bar_scale(shape.bar), "alpha", "percent");
    [upper, format!("  {}{one}{}{one}", text::pad("theme", shape.name), " ".repeat(BETWEEN))]
}

fn pieces(
    (before, after): (&ThemeFigures, Option<&ThemeFigures>),
    (shape, titles): (&Shape, usize),
    under: bool,
    look: &Look,
) -> Pieces {
    let mark = if under { look.glyphs.bar } else { " " };
    let mut pieces = vec![(Role::Text, format!("{mark} {}", Row::pair(before).name(shape.name, titles)))];
    group(&mut pieces, before, shape.bar, look);
    pieces.push((Role::Text, " ".repeat(BETWEEN)));
    match after {
        Some(after) => group(&mut pieces, after, shape.bar, look),
        None => pieces.push((Role::Quiet, format!(" counting{}", look.glyphs.more))),
    }
    pieces
}

fn group(pieces: &mut Pieces, figures: &ThemeFigures, bar: usize, look: &Look) {
    let row = &figures.row;
    pieces.push((Role::Text, " ".into()));
    match row.krippendorff_alpha {
        Ok(alpha) => {
            pieces.extend(drawn(alpha, row.ci, bar, look));
            pieces.push((Role::Strong, format!("{:>ALPHA$}", words::number(alpha))));
        }
        Err(reason) => {
            pieces.push((Role::Quiet, undefined(reason, bar + ALPHA)));
        }
    }
    pieces.push((Role::Text, format!("{:>PERCENT$}", words::percent(row.percent_agreement))));
}

/// The row under the bar: the four counts before and after.
fn changed(row: &Row<'_>, before: &ThemeFigures, after: Option<&ThemeFigures>) -> String {
    let counts = |figures: &ThemeFigures| {
        let [both, first, second, neither] = figures.row.cells.as_array().map(words::thousands);
        let name = |place: usize| figures.coders.get(place).map_or("", String::as_str);
        format!("both {both}, only {} {first}, only {} {second}, neither {neither}", name(0), name(1))
    };
    let place = row.transcript.map_or_else(String::new, |title| format!(" in {title}"));
    let after = after.map_or_else(String::new, |after| format!("; after talk {}", counts(after)));
    text::safe(&format!("{}{place}: {}{after}", row.theme.heading(), counts(before))).into_owned()
}

/// How far talk has come, and the pooled kappa before and after.
fn settled(screen: &AgreementScreen, report: &AgreementReport) -> String {
    let settled = &report.about.settled;
    let pooled = |figures: &Figures| {
        let pair = screen.pair()?;
        let of = |row: &&OverallFigures| row.coders == pair;
        let value: Coefficient = figures.overall.iter().find(of)?.row.pooled_kappa;
        Some(value.map_or_else(words::undefined, words::number))
    };
    let mut told = format!("{} settled, {} open, {} to be discussed", settled.settled(), settled.open, settled.discuss);
    if let (Some(before), Some(after)) = (pooled(&report.figures), report.after_talk.as_ref().and_then(pooled)) {
        told.push_str(&format!("; pooled kappa {before} as coded, {after} after talk"));
    }
    told
}
