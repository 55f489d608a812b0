//! How much each case says of each theme: a square for each cell, darker the more quotes it has, with their number and the
//! sign of where they point.

use super::super::view::{CellView, ChartView};
use super::super::words;
use super::bars::{fixed, short};
use crate::export::html::shown;
use crate::model::Overall;
use maud::{Markup, html};

/// Sizes in pixels: the names of the rows, and a square.
const LEFT: f64 = 150.0;
const WIDE: f64 = 52.0;
const HIGH: f64 = 22.0;
/// More squares than these are left to the table, which has the same numbers.
const MOST: usize = 20_000;
/// How dark the darkest is, so that its number can be read on it.
const DARKEST: f64 = 0.55;

/// The map of a chart; nothing where nothing is coded.
pub(super) fn figure(chart: &ChartView) -> Markup {
    let most = chart.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.counts.total()).max().unwrap_or(0);
    let squares = chart.rows.len() * chart.columns.len();
    html! {
        @if most > 0 && squares > MOST {
            p.faint { "The map of cases and themes is left out because it would have " (squares) " squares; the table has its numbers." }
        } @else if most > 0 {
            figure {
                figcaption { "Quotes by case and theme: + positive, − negative, ± both, 0 the middle of the scale alone; ● charted" }
                (map(chart, most))
            }
        }
    }
}

fn map(chart: &ChartView, most: usize) -> Markup {
    let width = LEFT + WIDE * chart.columns.len() as f64 + 4.0;
    let height = HIGH * (chart.rows.len() + 1) as f64 + 4.0;
    html! {
        svg.map viewBox={"0 0 " (width) " " (height)} width=(width) role="img" aria-label="Numbers of quotes by case and theme; the table below has them too" {
            @for (place, column) in chart.columns.iter().enumerate() {
                text.small.middle x=(LEFT + WIDE * (place as f64 + 0.5)) y=(HIGH - 7.0) {
                    title { (shown(&column.heading())) }
                    (shown(&column.number))
                }
            }
            @for (at, row) in chart.rows.iter().enumerate() {
                @let top = HIGH * (at + 1) as f64;
                text.end x=(LEFT - 8.0) y=(top + 15.0) { (shown(&short(row.name(), 18))) }
                @for (place, (column, cell)) in chart.columns.iter().zip(&row.cells).enumerate() {
                    g {
                        title { (shown(row.name())) " · " (shown(&column.heading())) ": " (shown(&told(cell))) }
                        rect.square x=(LEFT + WIDE * place as f64) y=(top) width=(WIDE - 2.0) height=(HIGH - 2.0)
                            fill-opacity=(fixed(cell.counts.total() as f64 / most as f64 * DARKEST)) {}
                        text.small.middle x=(LEFT + WIDE * (place as f64 + 0.5) - 1.0) y=(top + 14.5) { (sign(cell)) }
                    }
                }
            }
        }
    }
}

fn told(cell: &CellView) -> String {
    let counts = words::counts(&cell.counts);
    let counts = if counts.is_empty() { "no quotes".to_string() } else { counts };
    format!("{}, {counts}", words::state(cell))
}

/// The number of quotes and where they point, `4 ±`, and whether the cell is charted.
fn sign(cell: &CellView) -> String {
    let total = cell.counts.total();
    let sign = match cell.overall {
        Overall::Positive => " +",
        Overall::Negative => " −",
        Overall::Mixed => " ±",
        Overall::Neutral => " 0",
        Overall::None => "",
    };
    let charted = if cell.state == crate::model::CellState::Charted && !cell.closed { " ●" } else { "" };
    if total == 0 && charted.is_empty() { "·".into() } else { format!("{total}{sign}{charted}") }
}
