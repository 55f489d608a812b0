//! The rows of the other tables: coverage, sample, presence and saturation.

use super::EvaluationScreen;
use super::rows::{Of, Row};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::scrolled;
use crate::workbench::{
    CoveredTheme, Evaluation, PresenceLine, PresenceTable, QuestionLine, SamplePart, SampledAttribute, SaturationLine,
    ThemeTold, share_bar, share_percent,
};
use ratatui::text::{Line, Span};

/// A column of names takes this part of the width, within bounds.
pub(super) fn names(width: usize) -> usize {
    (width * 3 / 10).clamp(24, 48)
}

/// A column of attributes with their values is wider.
fn wide(width: usize) -> usize {
    width.saturating_sub(24).clamp(24, 56)
}

/// A theme by number and name, set in by how far down it stands.
fn indented(theme: &ThemeTold) -> String {
    format!("{}{}", "  ".repeat(theme.depth()), text::safe(&theme.heading()))
}

/// A cell of exactly so many columns.
fn cell(told: &str, width: usize) -> String {
    text::pad(&text::truncate(&text::safe(told), width), width)
}

/// The headings of the columns.
pub(super) fn heads(screen: &EvaluationScreen, width: usize) -> String {
    let names = names(width);
    match screen.counted() {
        Some(Evaluation::Coverage(_)) => {
            format!("  {}{:>9}{:>8}{:>10}{:>9}", cell("question", names), "themes", "quotes", "cases", "charted")
        }
        Some(Evaluation::Sample(_)) => format!("  {}{:>8}{:>10}", cell("", wide(width)), "cases", "per cent"),
        Some(Evaluation::Presence(table)) => {
            let (from, to) = shown(screen, table, width);
            let cases = (from..to).map(|place| format!("{:>CASE$}", short(case_at(table, place)))).collect::<String>();
            format!("  {}{cases}{:>7}{:>8}", cell("theme", names), "cases", "quotes")
        }
        Some(Evaluation::Saturation(_)) => {
            format!(
                "  {}{:>7}{:>5}{:>7}{:>7}  of all themes",
                cell("transcript", NARROW),
                "themes",
                "new",
                "in all",
                "share"
            )
        }
        _ => String::new(),
    }
}

/// Columns of a case, the blank before it among them.
const CASE: usize = 7;
/// Columns of a transcript's title.
const NARROW: usize = 18;

fn short(name: &str) -> String {
    text::truncate(&text::safe(name), CASE - 1)
}

fn case_at(table: &PresenceTable, place: usize) -> &str {
    table.totals.get(place).map_or("(none)", |total| total.case.as_str())
}

/// The cases that are shown: from, and one past the last.
fn shown(screen: &EvaluationScreen, table: &PresenceTable, width: usize) -> (usize, usize) {
    let all = table.totals.len() + usize::from(table.no_case > 0);
    let room = (width.saturating_sub(2 + names(width) + 15) / CASE).max(1);
    let from = scrolled(screen.column.at, all, room);
    (from, (from + room).min(all))
}

/// One row.
pub(super) fn row(screen: &EvaluationScreen, row: Row<'_>, under: bool, width: usize, look: &Look) -> Line<'static> {
    let names = names(width);
    let role = if under { Role::Bar } else { Role::Text };
    let mark = if under { look.glyphs.bar } else { " " };
    let told = match row {
        Row::Question(line) => question(line, names, of_cases(screen)),
        Row::Without(line) => {
            let name = format!("(no question) {}", line.theme.heading());
            format!("{}{:>9}{:>8}{:>10}", cell(&name, names), "", line.quotes, line.cases)
        }
        Row::Attribute(part, line, of) => attribute(part, line, of, wide(width)),
        Row::Kind(line) => {
            let kind = line.kind.as_deref().unwrap_or("all");
            let words = format!("{} words by participants", line.words_by_participants);
            format!(
                "{}{:>8}  {} transcripts, {words}",
                cell(&format!("transcripts: {kind}"), wide(width).min(40)),
                line.cases,
                line.transcripts
            )
        }
        Row::Presence(line) => return presence(screen, line, under, width, look),
        Row::Step(line, before) => step(line, before, width, look),
        Row::Spread(_) => String::new(),
    };
    Line::from(Span::styled(text::pad(&text::truncate(&format!("{mark} {told}"), width), width), look.style(role)))
}

fn of_cases(screen: &EvaluationScreen) -> usize {
    match screen.counted() {
        Some(Evaluation::Coverage(table)) => table.about.of_cases,
        _ => 0,
    }
}

fn question(line: &QuestionLine, names: usize, of_cases: usize) -> String {
    let themes = format!("{} of {}", line.themes_with_quotes, line.themes.len());
    let cases = format!("{} of {of_cases}", line.cases);
    format!("{}{themes:>9}{:>8}{cases:>10}{:>9}", cell(&line.question, names), line.quotes, line.charted_cells)
}

fn attribute(part: &SamplePart, line: &SampledAttribute, of: Of, names: usize) -> String {
    let kind = if part.kind == crate::model::CaseKind::Group { "groups: " } else { "" };
    let (value, cases, percent) = match of {
        Of::Numbers => {
            let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
            let [median, lowest, highest] = [line.median, line.lowest, line.highest].map(number);
            (format!("median {median}, {lowest} to {highest}"), line.cases, 100.0 - line.missing_percent)
        }
        Of::Value(place) => line
            .values
            .get(place)
            .map_or_else(|| (String::new(), 0, 0.0), |value| (value.value.clone(), value.cases, value.percent)),
        Of::Missing => ("(missing)".into(), line.missing, line.missing_percent),
    };
    format!("{}{cases:>8}{percent:>8.0} %", cell(&format!("{kind}{}: {value}", line.attribute), names))
}

fn presence(screen: &EvaluationScreen, line: &PresenceLine, under: bool, width: usize, look: &Look) -> Line<'static> {
    let Some(Evaluation::Presence(table)) = screen.counted() else { return Line::default() };
    let names = names(width);
    let (from, to) = shown(screen, table, width);
    let mark = if under { look.glyphs.bar } else { " " };
    let role = if under { Role::Strong } else { Role::Text };
    let mut spans = vec![Span::styled(format!("{mark} {}", cell(&indented(&line.theme), names)), look.style(role))];
    for place in from..to {
        let count = line.cells.get(place).map_or(line.no_case, |cell| cell.quotes);
        let told = if count == 0 { look.glyphs.dot.to_string() } else { count.to_string() };
        let here = under && place == screen.column.at;
        let role = match (here, count) {
            (true, _) => Role::Bar,
            (false, 0) => Role::Quiet,
            _ => Role::Text,
        };
        spans.push(Span::styled(format!("{told:>CASE$}"), look.style(role)));
    }
    spans.push(Span::styled(format!("{:>7}{:>8}", line.cases, line.quotes), look.style(Role::Quiet)));
    Line::from(spans)
}

fn step(line: &SaturationLine, before: Option<f64>, width: usize, look: &Look) -> String {
    let room = width.saturating_sub(2 + NARROW + 26 + 2).clamp(8, 60);
    let bar = share_bar(before, line.share, room, look.glyphs.bar.is_ascii());
    let title = cell(&line.transcript, NARROW);
    let (themes, new, all) = (line.themes, line.new, line.cumulative);
    format!("{title}{themes:>7}{new:>5}{all:>7}{:>7}  {bar}", share_percent(line.share))
}

/// What is told about the row under the bar.
pub(super) fn detail(screen: &EvaluationScreen, row: Row<'_>) -> Vec<(Role, String)> {
    let list = |names: &[String]| if names.is_empty() { "none".to_string() } else { names.join(", ") };
    match row {
        Row::Question(line) => {
            let theme = |covered: &CoveredTheme| format!("{} ({})", covered.theme.heading(), covered.quotes);
            vec![
                (Role::Strong, format!("Themes: {}", line.themes.iter().map(theme).collect::<Vec<_>>().join(", "))),
                (Role::Text, format!("Cases: {}", list(&line.which_cases))),
                (Role::Text, format!("Cases that do not speak to it: {}", list(&line.silent_cases))),
            ]
        }
        Row::Without(line) => vec![(Role::Text, format!("{} carries no research question.", line.theme.heading()))],
        Row::Presence(line) => {
            let (case, quotes) = match line.cells.get(screen.column.at) {
                Some(cell) => (cell.case.as_str(), cell.quotes),
                None => ("no case", line.no_case),
            };
            let told = if quotes == 0 { "absent".to_string() } else { format!("{quotes} quotes") };
            vec![(Role::Strong, format!("{case}, {}: {told}", line.theme.heading()))]
        }
        Row::Step(line, _) => {
            let new: Vec<String> = line.new_themes.iter().map(ThemeTold::heading).collect();
            let at = line.first_coded.as_deref().map_or("", |at| at.split('T').next().unwrap_or_default());
            vec![(Role::Strong, format!("{}, first coded {at}. New: {}", line.transcript, list(&new)))]
        }
        Row::Attribute(..) | Row::Kind(_) | Row::Spread(_) => Vec::new(),
    }
}
