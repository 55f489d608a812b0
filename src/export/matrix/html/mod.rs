//! The matrix as one page: what was asked, charts of what was said, a table per main theme with cells that unfold, and
//! what was written of rows and columns.
//!
//! The rules this folder owns: without scripts everything is there and can be read, the cells unfold by themselves; the
//! script only filters, and its fields are not shown without it. Nothing is said by colour alone: every bar and square has
//! its number and its words, the negative side is hatched. No id or class is made of a text.

mod bars;
mod cell;
mod coverage;
mod filter;
mod heat;
mod table;
#[cfg(test)]
mod tests;

use super::about::AboutMatrix;
use super::tally::Tally;
use super::view::{ChartView, MatrixView, SynthesisView};
use super::words;
use crate::export::html::{page_with, shown};
use crate::model::{Paragraph, ParagraphKind};
use maud::{Markup, html};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The matrix as one self-contained page.
#[must_use]
pub fn html(matrix: &MatrixView, about: &AboutMatrix) -> String {
    let body = html! {
        (bars::hatching())
        (head(matrix, about))
        (filter::fields(matrix))
        (coverage::section(matrix))
        @for (place, chart) in matrix.charts.iter().enumerate() {
            section.chart id={"chart-" (place)} {
                h2 dir="auto" { (shown(&words::heading(chart))) }
                (progress(chart))
                @if chart.id.is_none_or(|id| !chart.columns.iter().any(|column| column.id == id)) {
                    (synthesis("Synthesis", &chart.synthesis))
                }
                (bars::figure(chart))
                (heat::figure(chart))
                (table::table(chart, place))
            }
        }
        (rows(matrix))
        (legend())
    };
    page_with(&title(about), &body, STYLE, Some(SCRIPT))
}

fn title(about: &AboutMatrix) -> String {
    if about.project.is_empty() { "Framework matrix".into() } else { format!("Framework matrix: {}", about.project) }
}

/// What was asked, and where each chart is.
fn head(matrix: &MatrixView, about: &AboutMatrix) -> Markup {
    html! {
        dl.about {
            @for (name, value) in about.lines(matrix) {
                div { dt { (name) } dd dir="auto" { (shown(&value)) } }
            }
        }
        nav aria-label="Charts" {
            @for (place, chart) in matrix.charts.iter().enumerate() {
                a href={"#chart-" (place)} dir="auto" { (shown(&words::heading(chart))) } " "
            }
        }
    }
}

/// How far the charting of a theme is, in words.
fn progress(chart: &ChartView) -> Markup {
    let tally = Tally::of(chart.rows.iter().flat_map(|row| &row.cells));
    let told: Vec<String> =
        tally.columns().iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{count} {word}")).collect();
    html! { p.faint { "Cells: " (told.join(" · ")) } }
}

/// A synthesis, where one was written or is closed.
fn synthesis(name: &str, view: &SynthesisView) -> Markup {
    html! {
        @if view.closed {
            p.faint { (shown(name)) ": closed" }
        } @else if view.text.is_some() {
            div.synthesis {
                p.label dir="auto" { (shown(name)) }
                (paragraphs(&view.paragraphs))
                p.faint dir="auto" { (shown(&words::synthesis_by(view))) }
            }
        }
    }
}

/// A summary, its kinds told by element and mark.
fn paragraphs(told: &[Paragraph]) -> Markup {
    html! {
        @for paragraph in told {
            @match paragraph.kind {
                ParagraphKind::Plain => p.text dir="auto" { (shown(&paragraph.text)) },
                ParagraphKind::Verbatim => blockquote dir="auto" { (shown(&paragraph.text)) },
                ParagraphKind::Comment => p.comment dir="auto" { "Comment: " (shown(&paragraph.text)) },
            }
        }
    }
}

/// What was written of each case over the themes.
fn rows(matrix: &MatrixView) -> Markup {
    let rows = matrix.charts.first().map(|chart| chart.rows.as_slice()).unwrap_or_default();
    let some = rows.iter().any(|row| row.synthesis.text.is_some() || row.synthesis.closed);
    html! {
        @if some {
            section {
                h2 { "Each over the themes" }
                @for (place, row) in rows.iter().enumerate() {
                    div data-row=(place) { (synthesis(row.name(), &row.synthesis)) }
                }
            }
        }
    }
}

fn legend() -> Markup {
    html! {
        section {
            h2 { "What the words mean" }
            dl.about {
                @for (word, meaning) in words::LEGEND {
                    div { dt { (word) } dd { (meaning) } }
                }
            }
        }
    }
}
