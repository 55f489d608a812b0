//! The table of a main theme: cases down, themes across, with the synthesis of each column below.

use super::super::csv::row_head;
use super::super::view::{CellView, ChartView, ColumnView};
use super::super::words;
use super::{cell, paragraphs, synthesis};
use crate::export::Value;
use crate::export::html::shown;
use maud::{Markup, html};

/// The table; `number` is the place of the chart on the page.
pub(super) fn table(chart: &ChartView, number: usize) -> Markup {
    let header = words::row_header(chart);
    html! {
        div.wide {
            table.matrix {
                caption { "The matrix of " (shown(&words::heading(chart))) }
                thead {
                    tr {
                        th scope="col" dir="auto" { (shown(header.first().map_or("", String::as_str))) }
                        @for (place, column) in chart.columns.iter().enumerate() {
                            th.theme scope="col" dir="auto" data-col={(number) "-" (place)} { (shown(&column.heading())) }
                        }
                    }
                }
                tbody {
                    @for (place, row) in chart.rows.iter().enumerate() {
                        (line(chart, number, Some(place), &row_head(chart, row), &row.cells.iter().map(Some).collect::<Vec<_>>()))
                    }
                    @if !chart.no_case.is_empty() {
                        (line(chart, number, None, &no_case(header.len()), &cells_of_none(chart)))
                    }
                }
                (syntheses(chart, number))
            }
        }
    }
}

fn no_case(width: usize) -> Vec<Value> {
    let mut head = vec![Value::from(words::NO_CASE)];
    head.resize(width, Value::Empty);
    head
}

fn cells_of_none(chart: &ChartView) -> Vec<Option<&CellView>> {
    let cell = |column: &ColumnView| chart.no_case.iter().find(|cell| cell.theme == column.theme);
    chart.columns.iter().map(cell).collect()
}

fn line(chart: &ChartView, number: usize, row: Option<usize>, head: &[Value], cells: &[Option<&CellView>]) -> Markup {
    let names = words::row_header(chart);
    html! {
        tr.case data-row=[row] {
            th scope="row" dir="auto" {
                @for (place, (name, value)) in names.iter().zip(head).enumerate() {
                    @if place == 0 {
                        (shown(&value.written()))
                    } @else if *value != Value::Empty {
                        div.attribute dir="auto" { (shown(name)) ": " (shown(&value.written())) }
                    }
                }
            }
            @for (place, (column, cell)) in chart.columns.iter().zip(cells).enumerate() {
                td.cell data-col={(number) "-" (place)} data-mag=[cell.map(|cell| magnitudes(column, cell))] {
                    @if let Some(cell) = cell { (cell::cell(column, cell)) }
                }
            }
        }
    }
}

/// Which of its column's magnitudes a cell has, by their places; `u` where it has unrated quotes.
fn magnitudes(column: &ColumnView, cell: &CellView) -> String {
    let has = |magnitude: &String| cell.counts.of(magnitude).unwrap_or(0) > 0;
    let known = column.magnitudes.iter().enumerate().filter(|(_, magnitude)| has(magnitude));
    let mut places: Vec<String> = known.map(|(place, _)| place.to_string()).collect();
    places.extend((cell.counts.unrated() > 0).then(|| "u".to_string()));
    places.join(" ")
}

fn syntheses(chart: &ChartView, number: usize) -> Markup {
    let some = chart.columns.iter().any(|column| column.synthesis.text.is_some() || column.synthesis.closed);
    html! {
        @if some {
            tfoot {
                tr {
                    th scope="row" { "Synthesis of each theme" }
                    @for (place, column) in chart.columns.iter().enumerate() {
                        td.cell data-col={(number) "-" (place)} {
                            @if column.synthesis.closed {
                                (synthesis("Synthesis", &column.synthesis))
                            } @else if column.synthesis.text.is_some() {
                                (paragraphs(&column.synthesis.paragraphs))
                                p.faint dir="auto" { (shown(&words::synthesis_by(&column.synthesis))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
