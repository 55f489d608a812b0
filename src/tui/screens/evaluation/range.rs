//! The rows of the table of magnitudes: theme, quotes, cases, the diverging bar and the counts.

use super::EvaluationScreen;
use super::rows::Row;
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::bar_spans;
use crate::workbench::{DivergingBar, Evaluation, SpreadLine, counted_magnitudes, magnitude_signs, share_percent};
use ratatui::text::{Line, Span};

/// A column of names is at least and at most so wide.
const NAMES: (usize, usize) = (22, 44);
/// One half of a bar is at least and at most so wide.
const HALF: (usize, usize) = (5, 24);
/// One half of a bar should have so many cells before names take more.
const WANTED: usize = 10;
/// The columns of quotes and cases, with a blank before each.
const NUMBERS: usize = 7 + 6;

/// Widths and measure of the columns.
pub(super) struct Columns {
    names: usize,
    counts: usize,
    bar: DivergingBar,
}

impl Columns {
    pub(super) fn new(screen: &EvaluationScreen, width: usize, look: &Look) -> Self {
        let ascii = look.glyphs.bar.is_ascii();
        let spread = screen.rows().into_iter().filter_map(|row| match row {
            Row::Spread(line) => Some(line),
            _ => None,
        });
        let lines: Vec<&SpreadLine> = spread.collect();
        let widest = |cells: &dyn Fn(&SpreadLine) -> usize| lines.iter().map(|line| cells(line)).max().unwrap_or(0);
        let counts = widest(&|line| text::width(&counted_magnitudes(line, ascii))).max(6);
        let wanted = widest(&|line| text::width(&name(line))).clamp(NAMES.0, NAMES.1);
        let left = width.saturating_sub(2 + NUMBERS + 2 + counts + 2);
        // The bar is what one looks at: names give way to it first.
        let names = wanted.min(left.saturating_sub(2 * WANTED + 1).max(NAMES.0));
        let half = (left.saturating_sub(names + 1) / 2).clamp(HALF.0, HALF.1);
        let bar = DivergingBar::new(lines.iter().map(|line| line.values.as_slice()), half, screen.shares, ascii);
        Self { names, counts, bar }
    }

    pub(super) fn heads(&self) -> String {
        let half = self.bar.half;
        let middle = format!("{:>half$} {:<half$}", "low", "high");
        let theme = text::pad("  theme", self.names + 2);
        format!("{theme}{:>7}{:>6}  {middle}  counts", "quotes", "cases")
    }

    pub(super) fn row(&self, line: &SpreadLine, under: bool, look: &Look) -> Line<'static> {
        let role = if under {
            Role::Bar
        } else if line.is_group() {
            Role::Text
        } else {
            Role::Strong
        };
        let plain = if under { Role::Bar } else { Role::Text };
        let mark = if under { look.glyphs.bar } else { " " };
        let name = text::pad(&text::truncate(&name(line), self.names), self.names);
        let mut spans = vec![
            Span::styled(format!("{mark} {name}"), look.style(role)),
            Span::styled(format!("{:>7}{:>6}  ", line.quotes, line.cases), look.style(plain)),
        ];
        spans.extend(bar_spans(self.bar.of(&line.values), look, under));
        let counts = text::pad(&counted_magnitudes(line, self.bar.ascii), self.counts);
        spans.push(Span::styled(format!("  {counts}"), look.style(plain)));
        Line::from(spans)
    }
}

/// A theme, or a group within one, set in by how far down it stands.
fn name(line: &SpreadLine) -> String {
    let indent = "  ".repeat(line.theme.depth());
    match line.is_group() {
        true => format!("{indent}    {}", text::safe(&line.called())),
        false => format!("{indent}{}", text::safe(&line.theme.heading())),
    }
}

/// What is told about the row under the bar: the counts in words, the shares, and what the signs mean.
pub(super) fn detail(screen: &EvaluationScreen, line: &SpreadLine, ascii: bool) -> Vec<(Role, String)> {
    let group = if line.is_group() { format!(": {}", line.called()) } else { String::new() };
    let mut told = vec![(Role::Strong, format!("{}{group}", line.theme.heading()))];
    let mut counts: Vec<String> = line
        .values
        .iter()
        .map(|graded| {
            let gone = if graded.side.is_none() { " (not on the scale)" } else { "" };
            format!("{} {}{gone}", graded.quotes, graded.value)
        })
        .collect();
    counts.push(match line.scale {
        Some(_) => format!("{} without a magnitude", line.unrated),
        None => format!("{}; the theme has no scale", line.unrated),
    });
    told.push((Role::Text, counts.join(", ")));
    let rated = line.low + line.middle + line.high;
    if rated > 0 {
        let [low, high] = [line.low_share, line.high_share].map(share_percent);
        told.push((Role::Text, format!("of {rated} on the scale {low} low, {high} high")));
    }
    let Some(Evaluation::Magnitude(table)) = screen.counted() else { return told };
    let scale = table.scales.iter().find(|(key, _)| Some(key) == line.scale.as_ref());
    if let Some((_, values)) = scale {
        let each = values.iter().zip(magnitude_signs(values, ascii)).map(|(value, sign)| match *value == sign {
            true => value.clone(),
            false => format!("{sign} {value}"),
        });
        told.push((Role::Quiet, format!("{}   ? no magnitude", each.collect::<Vec<_>>().join("   "))));
    }
    told
}
