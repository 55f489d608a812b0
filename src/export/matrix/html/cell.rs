//! One cell of the page: state and counts in words, the summary, and the quotes folded below it.

use super::super::view::{CellView, ColumnView, QuoteView};
use super::super::words;
use super::paragraphs;
use crate::export::html::shown;
use crate::model::CellState;
use maud::{Markup, html};

/// The cell.
pub(super) fn cell(column: &ColumnView, cell: &CellView) -> Markup {
    html! {
        (line(cell))
        (paragraphs(&cell.paragraphs))
        @if cell.stale {
            details.stale open {
                summary { "stale" }
                @for reason in &cell.stale_reasons { p dir="auto" { (shown(&reason.reason)) } }
            }
        }
        (quotes(column, cell))
    }
}

/// State, counts and overall magnitude; nothing where there is nothing to say.
fn line(cell: &CellView) -> Markup {
    let counts = words::counts(&cell.counts);
    let state = if cell.state == CellState::ToChart && !cell.closed { "" } else { words::state(cell) };
    html! {
        @if !state.is_empty() || !counts.is_empty() {
            p.state {
                @if !state.is_empty() { b { (state) } }
                @if !state.is_empty() && !counts.is_empty() { " · " }
                (shown(&counts))
                @if cell.counts.total() > cell.counts.unrated() { " · overall " (cell.overall.word()) }
                @if let Some(judged) = cell.judgement { " · judged " (judged.word()) }
                @if cell.new_since > 0 { " · " (cell.new_since) " new since" }
            }
        }
    }
}

/// The quotes, then the linked ones that are none of the cell's own.
fn quotes(column: &ColumnView, cell: &CellView) -> Markup {
    let apart: Vec<_> = cell.linked_apart().collect();
    let count = cell.quotes.len() + apart.len();
    let linked = cell.quotes.iter().filter(|quote| cell.rests_on(quote)).count() + apart.len();
    html! {
        @if count > 0 {
            details.quotes {
                summary {
                    (count) @if count == 1 { " quote" } @else { " quotes" }
                    @if linked > 0 { ", " (linked) " linked" }
                }
                ul {
                    @for quote in &cell.quotes {
                        (self::quote(quote, place(column, quote), cell.rests_on(quote).then_some("linked".into())))
                    }
                    @for linked in apart {
                        (self::quote(&linked.quote, None, Some(format!("linked, coded to {}", linked.number))))
                    }
                }
            }
        }
    }
}

fn quote(quote: &QuoteView, magnitude: Option<String>, linked: Option<String>) -> Markup {
    let role = quote.role.map(|role| role.word());
    html! {
        li data-mag=[magnitude] {
            q dir="auto" { (shown(&quote.text)) }
            span.source dir="auto" {
                " (" (shown(&words::source(quote)))
                @if let Some(role) = role { ", " (role) }
                ")"
            }
            @if let Some(linked) = linked { span.linked { " ← " (linked) } }
        }
    }
}

/// The place of a quote's magnitude among those of the column.
fn place(column: &ColumnView, quote: &QuoteView) -> Option<String> {
    let Some(magnitude) = &quote.magnitude else { return Some("u".into()) };
    column.magnitudes.iter().position(|known| known == magnitude).map(|place| place.to_string())
}
