//! The matrix as Markdown: a table per main theme with states and counts, below it each cell with its summary and its
//! quotes, and what was written of rows and columns as a whole.

use super::csv::row_head;
use super::view::{CellView, ChartView, MatrixView, SynthesisView};
use super::words;
use crate::export::md::{escape, paragraph, push_table};
use crate::export::{Table, Value};
use crate::model::{CellState, Paragraph, ParagraphKind};

/// The matrix as one document.
#[must_use]
pub fn md(matrix: &MatrixView) -> String {
    let mut out = String::from("# Framework matrix\n");
    for chart in &matrix.charts {
        out.push_str(&format!("\n## {}\n\n", escape(&words::heading(chart))));
        push_table(&mut out, &counts(chart));
        for row in &chart.rows {
            for cell in &row.cells {
                push_cell(&mut out, chart, row.name(), cell);
            }
        }
        for cell in &chart.no_case {
            push_cell(&mut out, chart, words::NO_CASE, cell);
        }
        let own = chart.columns.iter().any(|column| Some(column.id) == chart.id);
        if !own {
            push_synthesis(&mut out, &words::heading(chart), &chart.synthesis);
        }
        for column in &chart.columns {
            push_synthesis(&mut out, &column.heading(), &column.synthesis);
        }
    }
    let rows = matrix.charts.first().map(|chart| chart.rows.as_slice()).unwrap_or_default();
    if rows.iter().any(|row| row.synthesis.text.is_some()) {
        out.push_str("\n## Over the themes\n");
    }
    for row in rows {
        push_synthesis(&mut out, row.name(), &row.synthesis);
    }
    out
}

fn counts(chart: &ChartView) -> Table {
    let mut header = words::row_header(chart);
    let before = header.len();
    header.extend(chart.columns.iter().map(super::ColumnView::heading));
    let mut table = Table { header, ..Table::default() };
    for row in &chart.rows {
        let mut line = row_head(chart, row);
        line.extend(row.cells.iter().map(|cell| Value::from(head(cell))));
        table.rows.push(line);
    }
    if !chart.no_case.is_empty() {
        let mut line = vec![Value::from(words::NO_CASE)];
        line.resize(before, Value::Empty);
        for column in &chart.columns {
            let cell = chart.no_case.iter().find(|cell| cell.theme == column.theme);
            line.push(cell.map_or(Value::Empty, |cell| Value::from(words::counts(&cell.counts))));
        }
        table.rows.push(line);
    }
    table
}

/// How far a cell is, unless nothing was said of it, and its counts.
fn head(cell: &CellView) -> String {
    let state = if cell.state == CellState::ToChart && !cell.closed { "" } else { words::state(cell) };
    let stale = if cell.stale { "stale" } else { "" };
    let parts = [state.to_string(), stale.to_string(), words::counts(&cell.counts)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn push_cell(out: &mut String, chart: &ChartView, name: &str, cell: &CellView) {
    if cell.quotes.is_empty() && cell.charted_by.is_none() {
        return;
    }
    let theme = chart.column(cell).map_or_else(|| cell.theme.clone(), super::ColumnView::heading);
    out.push_str(&format!("\n### {} — {}\n", escape(name), escape(&theme)));
    if cell.charted_by.is_some() {
        push_charted(out, cell);
    }
    let apart: Vec<String> = cell
        .linked_apart()
        .map(|linked| format!("{} — linked, coded to {}", words::quote(&linked.quote), linked.number))
        .collect();
    if !cell.quotes.is_empty() || !apart.is_empty() {
        out.push('\n');
    }
    for quote in &cell.quotes {
        let linked = if cell.rests_on(quote) { " — linked" } else { "" };
        out.push_str(&format!("- {}\n", escape(&format!("{}{linked}", words::quote(quote)))));
    }
    for told in apart {
        out.push_str(&format!("- {}\n", escape(&told)));
    }
}

/// State, overall magnitude, summary, and why it is stale.
fn push_charted(out: &mut String, cell: &CellView) {
    let mut told = vec![words::state(cell).to_string(), format!("overall {}", cell.overall.word())];
    told.extend(cell.judgement.map(|judged| format!("judged {}", judged.word())));
    told.extend(cell.charted_by.as_ref().zip(cell.charted_at.as_ref()).map(|(by, at)| format!("{by}, {at}")));
    told.extend((cell.new_since > 0).then(|| format!("{} new since", cell.new_since)));
    out.push_str(&format!("\n{}\n", paragraph(&told.join(" · "))));
    push_paragraphs(out, &cell.paragraphs);
    for reason in &cell.stale_reasons {
        out.push_str(&format!("\nStale: {}\n", escape(&reason.reason)));
    }
}

fn push_paragraphs(out: &mut String, paragraphs: &[Paragraph]) {
    for told in paragraphs {
        let text = paragraph(&told.text);
        match told.kind {
            ParagraphKind::Plain => out.push_str(&format!("\n{text}\n")),
            ParagraphKind::Verbatim => out.push_str(&format!("\n> {text}\n")),
            ParagraphKind::Comment => out.push_str(&format!("\nComment: {text}\n")),
        }
    }
}

fn push_synthesis(out: &mut String, name: &str, synthesis: &SynthesisView) {
    if synthesis.text.is_none() {
        return;
    }
    out.push_str(&format!("\n### Synthesis of {}\n", escape(name)));
    push_paragraphs(out, &synthesis.paragraphs);
    out.push_str(&format!("\n{}\n", paragraph(&words::synthesis_by(synthesis))));
}

#[cfg(test)]
mod tests {
    use crate::export::matrix::sample::study;

    #[test]
    fn counts_stand_in_a_table_and_quotes_with_citations_below_it() {
        let text = super::md(&study().view(&["housing", "money"]));
        assert_eq!(
            text,
            "# Framework matrix\n\n## 1 Housing\n\n\
             | case | age | lone | town | 1.1 Rooms &amp; beds | 1.2 Moves |\n\
             | --- | --: | --- | --- | --- | --- |\n\
             | Ana | 34 | yes | =Ulm | positive 2 · neutral 0 · negative 1 | unrated 1 |\n\
             | Bea |  | no |  |  |  |\n\
             | (no case) |  |  |  | positive 0 · neutral 0 · negative 0 · unrated 1 |  |\n\n\
             ### Ana — 1.1 Rooms &amp; beds\n\n\
             - “=é😀x” (P07:2, AB+CD, positive)\n\
             - “é😀x” (P07:2, AB, negative)\n\
             - “😀x” (P07:2, AB, positive)\n\n\
             ### Ana — 1.2 Moves\n\n\
             - “x” (P07:2, AB)\n\n\
             ### (no case) — 1.1 Rooms &amp; beds\n\n\
             - “&lt;b&gt;” (F:1, CD)\n\n\
             ## 2 Money\n\n\
             | case | age | lone | town | 2.1 Rent |\n\
             | --- | --: | --- | --- | --- |\n\
             | Ana | 34 | yes | =Ulm |  |\n\
             | Bea |  | no |  | low 0 · high 1 |\n\n\
             ### Bea — 2.1 Rent\n\n\
             - “\\|pay\\|” (F:2, CD, high)\n"
        );
    }
}
