//! The range of experience of each theme: one bar, the negative side to the left of the middle, the positive to its right.
//!
//! Each coding is counted once. A value at the middle of its scale stands across the middle line. What has no side (no
//! magnitude, no scale, a value that is no longer on the scale) is not drawn and is told in the words beside the bar.

use super::super::view::{ChartView, ColumnView};
use super::super::words;
use crate::export::html::shown;
use crate::export::matrix::xlsx::distinct;
use crate::matrix::{Counts, Side};
use maud::{Markup, html};

use std::collections::HashMap;

/// Sizes in pixels: where the bars begin and end, and how high a line is.
const LEFT: f64 = 260.0;
const ROOM: f64 = 380.0;
const WIDTH: f64 = 960.0;
const LINE: f64 = 26.0;

/// The hatching of the negative side, once for the page.
pub(super) fn hatching() -> Markup {
    html! {
        svg.defs width="0" height="0" aria-hidden="true" {
            defs {
                pattern #hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.low width="6" height="6" {}
                    rect.gap width="2" height="6" {}
                }
            }
        }
    }
}

/// One theme: its counts, and the pieces of its bar from left to right.
struct Bar<'c> {
    column: &'c ColumnView,
    counts: Counts,
    pieces: Vec<Piece>,
}

/// One value of the scale.
struct Piece {
    value: String,
    side: Side,
    count: usize,
    /// Where it begins, counted in quotes from the middle line.
    from: f64,
}

/// The bars of a chart; nothing where nothing is coded.
pub(super) fn figure(chart: &ChartView) -> Markup {
    let bars = bars(chart);
    let widest = bars
        .iter()
        .flat_map(|bar| &bar.pieces)
        .flat_map(|piece| [piece.from.abs(), (piece.from + piece.count as f64).abs()]);
    let widest = widest.fold(1.0, f64::max);
    let height = LINE * bars.len() as f64 + 24.0;
    let middle = LEFT + ROOM / 2.0;
    html! {
        @if bars.iter().any(|bar| bar.counts.total() > 0) {
            figure {
                figcaption { "Range of experience: quotes by magnitude, each coding once" }
                svg viewBox={"0 0 " (WIDTH) " " (height)} role="img" aria-label="Bars of quotes by magnitude; the numbers stand beside them" {
                    text.small x=(LEFT) y="12" { "◀ negative" }
                    text.small.end x=(LEFT + ROOM) y="12" { "positive ▶" }
                    line.axis x1=(middle) x2=(middle) y1="18" y2=(height) {}
                    @for (place, bar) in bars.iter().enumerate() {
                        (self::bar(bar, 20.0 + LINE * place as f64, middle, ROOM / 2.0 / widest))
                    }
                }
            }
        }
    }
}

fn bars(chart: &ChartView) -> Vec<Bar<'_>> {
    let mut counts: HashMap<&str, Counts> = HashMap::new();
    for (column, quote) in distinct(chart) {
        let counted = counts.entry(&column.theme).or_insert_with(|| Counts::on(column.scale.as_ref()));
        counted.add(quote.magnitude.as_deref());
    }
    let bar = |column| {
        let column: &ColumnView = column;
        let counts = counts.remove(column.theme.as_str()).unwrap_or_else(|| Counts::on(column.scale.as_ref()));
        let pieces = pieces(column, &counts);
        Bar { column, counts, pieces }
    };
    chart.columns.iter().map(bar).collect()
}

/// The pieces of a bar, low to high, so laid that what stands at the middle of the scale lies across the middle line.
fn pieces(column: &ColumnView, counts: &Counts) -> Vec<Piece> {
    let Some(scale) = &column.scale else { return Vec::new() };
    let count = |value: &String| counts.of(value).unwrap_or(0);
    let sum = |wanted| {
        let values = scale.values.iter().filter(|value| Side::on(scale, value) == Some(wanted));
        values.map(|value| count(value) as f64).sum::<f64>()
    };
    let mut from = -sum(Side::Low) - sum(Side::Middle) / 2.0;
    let mut pieces = Vec::new();
    for value in scale.values.iter().filter(|value| count(value) > 0) {
        let Some(side) = Side::on(scale, value) else { continue };
        let count = count(value);
        pieces.push(Piece { value: value.clone(), side, count, from });
        from += count as f64;
    }
    pieces
}

fn bar(bar: &Bar<'_>, top: f64, middle: f64, unit: f64) -> Markup {
    let heading = bar.column.heading();
    let told = if bar.counts.total() == 0 { "no quotes".into() } else { words::counts(&bar.counts) };
    html! {
        g {
            title { (shown(&heading)) ": " (shown(&told)) }
            text.end x=(LEFT - 10.0) y=(top + 15.0) { (shown(&short(&heading, 36))) }
            @for piece in &bar.pieces {
                @let x = middle + piece.from * unit;
                @let width = piece.count as f64 * unit;
                rect class=(class(piece.side)) x=(fixed(x)) y=(top + 3.0) width=(fixed(width)) height="18" {
                    title { (shown(&piece.value)) ": " (piece.count) }
                }
                @if width > 14.0 {
                    text.on x=(fixed(x + width / 2.0)) y=(top + 16.0) { (piece.count) }
                }
            }
            text.small x=(LEFT + ROOM + 12.0) y=(top + 15.0) { (shown(&short(&told, 48))) }
        }
    }
}

/// The look of a side; the negative one is hatched too.
pub(super) const fn class(side: Side) -> &'static str {
    match side {
        Side::Low => "hatched",
        Side::Middle => "mid",
        Side::High => "high",
    }
}

/// A length with two places, so that the same page is written everywhere.
pub(super) fn fixed(length: f64) -> String {
    format!("{length:.2}")
}

/// The beginning of a text; the whole stands in the title of its group.
pub(super) fn short(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_string();
    }
    let cut: String = text.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
