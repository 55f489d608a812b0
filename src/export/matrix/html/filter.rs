//! The fields of the filter. They are shown by the script, which alone can use them.

use super::super::view::MatrixView;
use super::super::words;
use crate::export::html::shown;
use maud::{Markup, html};

/// Theme, case, magnitude and words.
pub(super) fn fields(matrix: &MatrixView) -> Markup {
    let rows = matrix.charts.first().map(|chart| chart.rows.as_slice()).unwrap_or_default();
    html! {
        form #filter .screen hidden role="search" aria-label="Filter the matrix" {
            label { "Theme " select #by-theme {
                option value="" { "all" }
                @for (number, chart) in matrix.charts.iter().enumerate() {
                    optgroup label=(shown(&words::heading(chart))) {
                        option value={"c" (number)} { "all of " (shown(&words::heading(chart))) }
                        @for (place, column) in chart.columns.iter().enumerate() {
                            option value={(number) "-" (place)} { (shown(&column.heading())) }
                        }
                    }
                }
            } }
            label { "Row " select #by-row {
                option value="" { "all" }
                @for (place, row) in rows.iter().enumerate() { option value=(place) { (shown(row.name())) } }
            } }
            label { "Magnitude " select #by-magnitude {
                option value="" { "all" }
                @for magnitude in all_magnitudes(matrix) { option { (shown(&magnitude)) } }
                option value="unrated" { "unrated" }
            } }
            label { "Words " input #by-words type="search"; }
            button type="reset" { "Show all" }
            output #shown for="by-theme by-row by-magnitude by-words" aria-live="polite" {}
        }
        // Which magnitude stands at which place of which column; the script reads it as text.
        div #magnitudes hidden {
            @for (number, chart) in matrix.charts.iter().enumerate() {
                @for (place, column) in chart.columns.iter().enumerate() {
                    @for (at, magnitude) in column.magnitudes.iter().enumerate() {
                        span data-col={(number) "-" (place)} data-at=(at) { (shown(magnitude)) }
                    }
                }
            }
        }
    }
}

fn all_magnitudes(matrix: &MatrixView) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for magnitude in matrix.charts.iter().flat_map(|chart| &chart.columns).flat_map(|column| &column.magnitudes) {
        if !all.contains(magnitude) {
            all.push(magnitude.clone());
        }
    }
    all
}
