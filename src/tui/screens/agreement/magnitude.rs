//! The page of magnitude: a row per theme and over all themes with a scale; below it the table of the row under the bar,
//! with every coefficient.

use super::AgreementScreen;
use super::areas::Areas;
use super::list::{self, Pieces};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::model::Model;
use crate::workbench::{Coefficient, MagnitudeFigures, figure_words as words};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// What the page is about.
const ABOUT: &str = "Where two coders gave the same theme to the same turn: did they give it the same value? Counted are \
                     such turns with a magnitude from two.";
/// Columns of a figure.
const FIGURE: usize = 10;
/// The narrowest and the widest column of names.
const NAMES: (usize, usize) = (22, 44);
/// Columns of a count in the table at most.
const COUNT: usize = 12;

/// A column: two lines of heading, and its value.
type Figure = ([&'static str; 2], fn(&MagnitudeFigures) -> String);

/// The columns in the order in which they are given room.
const FIRST: [Figure; 5] = [
    (["", "turns"], |row| words::thousands(row.row.n)),
    (["ordinal", "alpha"], |row| words::coefficient(row.row.krippendorff_alpha_ordinal)),
    (["", "percent"], |row| words::percent(row.row.percent_agreement)),
    (["kappa,", "linear"], |row| of_two(row, |two| two.weighted_kappa_linear)),
    (["kappa,", "quadratic"], |row| of_two(row, |two| two.weighted_kappa_quadratic)),
];

/// The further ones.
const FURTHER: [Figure; 6] = [
    (["", "turns"], |row| words::thousands(row.row.n)),
    (["nominal", "alpha"], |row| words::coefficient(row.row.krippendorff_alpha_nominal)),
    (["interval", "alpha"], |row| words::coefficient(row.row.krippendorff_alpha_interval)),
    (["Cohen's", "kappa"], |row| of_two(row, |two| two.cohen_kappa)),
    (["AC2,", "linear"], |row| beside_alpha(row, row.row.gwet_ac2_linear)),
    (["AC2,", "quadratic"], |row| beside_alpha(row, row.row.gwet_ac2_quadratic)),
];

fn of_two(row: &MagnitudeFigures, value: fn(&crate::workbench::TwoCoders) -> Coefficient) -> String {
    row.row.two.as_ref().map_or_else(|| "-".into(), |two| words::coefficient(value(two)))
}

/// AC2 says nothing where alpha has no value.
fn beside_alpha(row: &MagnitudeFigures, value: Coefficient) -> String {
    if row.row.krippendorff_alpha_ordinal.is_ok() { words::coefficient(value) } else { "-".into() }
}

/// Draws the page.
pub(super) fn draw(frame: &mut Frame<'_>, areas: &Areas, screen: &AgreementScreen, model: &Model) {
    let look = &model.look;
    let styled = |role: Role, told: String| Line::from(Span::styled(told, look.style(role)));
    let told = text::fill(ABOUT, usize::from(areas.intro.width));
    frame.render_widget(
        Paragraph::new(told.into_iter().map(|row| styled(Role::Text, row)).collect::<Vec<_>>()),
        areas.intro,
    );
    let rows = screen.magnitudes();
    let width = usize::from(areas.list.width);
    let figures: &[Figure] = if screen.further { &FURTHER } else { &FIRST };
    let fitting = (width.saturating_sub(2 + NAMES.0) / FIGURE).min(figures.len());
    let figures = figures.get(..fitting).unwrap_or_default();
    let name = width.saturating_sub(2 + FIGURE * fitting).clamp(NAMES.0, NAMES.1);
    let whose = screen.whose().map_or_else(String::new, |whose| whose_told(screen, whose));
    for (line, over) in [whose.as_str(), "theme"].into_iter().enumerate() {
        let mut told = format!("  {}", text::pad(over, name));
        for (heads, _) in figures {
            told.push_str(&format!("{:>FIGURE$}", heads.get(line).copied().unwrap_or_default()));
        }
        let place = Rect { y: areas.heads.y + u16::try_from(line).unwrap_or(0), height: 1, ..areas.heads };
        frame.render_widget(Paragraph::new(styled(Role::Quiet, told)), place);
    }
    let row = |place: usize| {
        rows.get(place).map_or_else(Pieces::new, |row| pieces(row, (name, figures), place == screen.at(), look))
    };
    list::draw(frame, areas.list, screen, row, model);
    match rows.get(screen.at()) {
        Some(row) => detail(frame, areas.detail, row, model),
        None => {
            let told = styled(Role::Text, "No theme has a scale of magnitudes.".into());
            frame.render_widget(Paragraph::new(told), areas.list);
        }
    }
}

fn whose_told(screen: &AgreementScreen, whose: &[String]) -> String {
    if whose.len() > 2 {
        return "all of them".into();
    }
    screen.pair_told().unwrap_or_default()
}

fn name_of(row: &MagnitudeFigures) -> String {
    let name = row.theme.as_ref().map_or_else(|| format!("all themes, {}", row.row.scale.key), |theme| theme.heading());
    text::safe(&name).into_owned()
}

fn pieces(row: &MagnitudeFigures, (name, figures): (usize, &[Figure]), under: bool, look: &Look) -> Pieces {
    let mark = if under { look.glyphs.bar } else { " " };
    let role = if row.theme.is_none() { Role::Strong } else { Role::Text };
    let mut pieces = vec![(role, format!("{mark} {}", text::pad(&name_of(row), name)))];
    if let Err(reason) = row.row.percent_agreement {
        let room = FIGURE * figures.len();
        pieces.push((Role::Quiet, format!("{:>room$}", words::undefined(reason))));
        return pieces;
    }
    pieces.extend(figures.iter().map(|(_, value)| (Role::Text, format!("{:>FIGURE$}", value(row)))));
    pieces
}

/// The table of the row under the bar on the left, every coefficient and the plain sentence on the right.
fn detail(frame: &mut Frame<'_>, area: Rect, row: &MagnitudeFigures, model: &Model) {
    let look = &model.look;
    let table = table(row, look);
    let wide = table.iter().map(|line| text::width(line)).max().unwrap_or(0).min(usize::from(area.width) * 3 / 5);
    let left = Rect { width: u16::try_from(wide).unwrap_or(0), ..area };
    let gap = if wide > 0 { left.width + 3 } else { 0 };
    let right = Rect { x: area.x + gap, width: area.width.saturating_sub(gap), ..area };
    let styled = |role: Role, told: String| Line::from(Span::styled(told, look.style(role)));
    let shown: Vec<Line<'_>> = table.into_iter().map(|told| styled(Role::Text, text::truncate(&told, wide))).collect();
    frame.render_widget(Paragraph::new(shown), left);
    let width = usize::from(right.width).max(1);
    let mut lines = vec![styled(Role::Strong, text::truncate(&name_of(row), width))];
    for told in in_full(row) {
        lines.extend(text::fill(&told, width).into_iter().map(|told| styled(Role::Text, told)));
    }
    frame.render_widget(Paragraph::new(lines), right);
}

/// The table of two coders: rows are the first coder's values, columns the second's.
fn table(row: &MagnitudeFigures, look: &Look) -> Vec<String> {
    let Some(two) = &row.row.two else { return Vec::new() };
    let name = |place: usize| row.coders.get(place).map_or("", String::as_str);
    let widest = row.values.iter().map(|value| text::width(value)).max().unwrap_or(0);
    let counted = two.table.rows().iter().flatten().max().map_or(1, |count| count.to_string().len());
    let column = (1 + widest.max(counted)).clamp(4, COUNT);
    let short = |value: &String| text::truncate(&text::safe(value), column - 1);
    let down = if look.glyphs.bar.is_ascii() { "v" } else { "↓" };
    let across = if look.glyphs.bar.is_ascii() { ">" } else { "→" };
    let mut head = text::pad(&text::safe(&format!("{}{down} {}{across}", name(0), name(1))), column.max(8));
    row.values.iter().for_each(|value| head.push_str(&format!("{:>column$}", short(value))));
    let mut lines = vec![head];
    for (value, counts) in row.values.iter().zip(two.table.rows()) {
        let mut line = text::pad(&short(value), column.max(8));
        counts.iter().for_each(|count| line.push_str(&format!("{count:>column$}")));
        lines.push(line);
    }
    lines
}

/// Every coefficient, and what should be said beside them.
fn in_full(row: &MagnitudeFigures) -> Vec<String> {
    let Ok(percent) = row.row.percent_agreement else { return row.plain.iter().cloned().collect() };
    let figures = &row.row;
    let mut lines =
        vec![format!("n = {}, {} % the very same value", words::thousands(figures.n), words::percent(Ok(percent)))];
    lines.push(named(
        "alpha",
        &[
            ("nominal", figures.krippendorff_alpha_nominal),
            ("ordinal", figures.krippendorff_alpha_ordinal),
            ("interval", figures.krippendorff_alpha_interval),
        ],
    ));
    if let Some(two) = &figures.two {
        lines.push(named(
            "kappa",
            &[
                ("plain", two.cohen_kappa),
                ("linear", two.weighted_kappa_linear),
                ("quadratic", two.weighted_kappa_quadratic),
            ],
        ));
    }
    if figures.krippendorff_alpha_ordinal.is_ok() {
        lines.push(named("AC2", &[("linear", figures.gwet_ac2_linear), ("quadratic", figures.gwet_ac2_quadratic)]));
    }
    lines.extend(row.plain.clone());
    lines
}

/// Coefficients of one kind one after the other; where none has a value and all for the same reason, that is said once.
fn named(kind: &str, values: &[(&str, Coefficient)]) -> String {
    let reasons: Vec<_> = values.iter().map(|(_, value)| value.err()).collect();
    if let Some(Some(reason)) = reasons.first().filter(|first| reasons.iter().all(|reason| reason == *first)) {
        return format!("{kind} {}", words::undefined(*reason));
    }
    let told =
        |(name, value): &(&str, Coefficient)| format!("{name} {}", value.map_or_else(words::undefined, words::number));
    format!("{kind} {}", values.iter().map(told).collect::<Vec<_>>().join(", "))
}
