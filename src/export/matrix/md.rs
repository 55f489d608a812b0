//! The matrix as Markdown: a table of counts per main theme, and below it the quotes of each cell.

use super::csv::row_head;
use super::view::{CellView, ChartView, MatrixView};
use super::words;
use crate::export::md::{escape, push_table};
use crate::export::{Table, Value};

/// The matrix as one document.
#[must_use]
pub fn md(matrix: &MatrixView) -> String {
    let mut out = String::from("# Framework matrix\n");
    for chart in &matrix.charts {
        out.push_str(&format!("\n## {}\n\n", escape(&words::heading(chart))));
        push_table(&mut out, &counts(chart));
        for row in &chart.rows {
            for cell in &row.cells {
                push_quotes(&mut out, chart, row.name(), cell);
            }
        }
        for cell in &chart.no_case {
            push_quotes(&mut out, chart, words::NO_CASE, cell);
        }
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
        line.extend(row.cells.iter().map(|cell| Value::from(words::head(cell))));
        table.rows.push(line);
    }
    if !chart.no_case.is_empty() {
        let mut line = vec![Value::from(words::NO_CASE)];
        line.resize(before, Value::Empty);
        for column in &chart.columns {
            let cell = chart.no_case.iter().find(|cell| cell.theme == column.theme);
            line.push(cell.map_or(Value::Empty, |cell| Value::from(words::head(cell))));
        }
        table.rows.push(line);
    }
    table
}

fn push_quotes(out: &mut String, chart: &ChartView, name: &str, cell: &CellView) {
    if cell.quotes.is_empty() {
        return;
    }
    let theme = chart.column(cell).map_or_else(|| cell.theme.clone(), super::ColumnView::heading);
    out.push_str(&format!("\n### {} — {}\n\n", escape(name), escape(&theme)));
    for quote in &cell.quotes {
        out.push_str(&format!("- {}\n", escape(&words::quote(quote))));
    }
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
