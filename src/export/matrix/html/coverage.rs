//! What speaks to each research question: the cases, quotes and charted cells of the themes that carry it, exactly those.

use super::super::view::MatrixView;
use super::bars::{fixed, short};
use crate::export::html::shown;
use crate::export::matrix::xlsx::distinct;
use crate::model::CellState;
use maud::{Markup, html};
use std::collections::BTreeSet;

const LEFT: f64 = 160.0;
const ROOM: f64 = 420.0;
const WIDTH: f64 = 960.0;
const LINE: f64 = 26.0;

/// One question.
#[derive(Default)]
struct Covered {
    question: String,
    themes: Vec<String>,
    cases: BTreeSet<usize>,
    quotes: usize,
    charted: usize,
}

/// The bars and the table; nothing where no theme carries a question.
pub(super) fn section(matrix: &MatrixView) -> Markup {
    let covered = covered(matrix);
    let (rows, what) = matrix.charts.first().map_or((0, "cases"), |chart| (chart.rows.len(), chart.rows_are.plural()));
    html! {
        @if !covered.is_empty() {
            section {
                h2 { "Coverage by research question" }
                (bars(&covered, rows, what))
                table {
                    caption { "Of " (rows) " " (what) ", how many speak to each question" }
                    thead { tr {
                        @for name in ["question", "themes", what, "quotes", "charted cells"] { th scope="col" { (name) } }
                    } }
                    tbody { @for one in &covered { tr {
                        th scope="row" dir="auto" { (shown(&one.question)) }
                        td dir="auto" { (shown(&one.themes.join(", "))) }
                        td.n { (one.cases.len()) }
                        td.n { (one.quotes) }
                        td.n { (one.charted) }
                    } } }
                }
            }
        }
    }
}

fn covered(matrix: &MatrixView) -> Vec<Covered> {
    let mut all: Vec<Covered> = Vec::new();
    for chart in &matrix.charts {
        let quotes = distinct(chart);
        for (place, column) in chart.columns.iter().enumerate() {
            let questions: BTreeSet<&String> = column.questions.iter().collect();
            for question in questions {
                let known = all.iter().position(|one| one.question == *question).unwrap_or_else(|| {
                    all.push(Covered { question: question.clone(), ..Covered::default() });
                    all.len() - 1
                });
                let Some(one) = all.get_mut(known) else { continue };
                one.themes.push(column.number.clone());
                one.quotes += quotes.iter().filter(|(of, _)| of.theme == column.theme).count();
                for (at, cell) in
                    chart.rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.cells.get(place)?)))
                {
                    if !cell.quotes.is_empty() {
                        one.cases.insert(at);
                    }
                    one.charted += usize::from(cell.state == CellState::Charted && !cell.closed);
                }
            }
        }
    }
    all.sort_by(|a, b| a.question.cmp(&b.question));
    all
}

fn bars(covered: &[Covered], rows: usize, what: &str) -> Markup {
    let height = LINE * covered.len() as f64 + 6.0;
    let unit = ROOM / rows.max(1) as f64;
    html! {
        figure {
            figcaption { (what) " that speak to each question; the frame is all of them" }
            svg viewBox={"0 0 " (WIDTH) " " (height)} role="img" aria-label="Bars of cases by research question; the table below has the numbers" {
                @for (place, one) in covered.iter().enumerate() {
                    @let top = LINE * place as f64 + 2.0;
                    g {
                        title { (shown(&one.question)) ": " (one.cases.len()) " of " (rows) }
                        text.end x=(LEFT - 10.0) y=(top + 16.0) { (shown(&short(&one.question, 22))) }
                        rect.high x=(LEFT) y=(top + 3.0) width=(fixed(one.cases.len() as f64 * unit)) height="18" {}
                        rect.frame x=(LEFT) y=(top + 3.0) width=(fixed(ROOM)) height="18" {}
                        text.small x=(LEFT + ROOM + 12.0) y=(top + 16.0) {
                            (one.cases.len()) " of " (rows) " " (what) ", " (one.quotes) " quotes, " (one.charted) " charted cells"
                        }
                    }
                }
            }
        }
    }
}
