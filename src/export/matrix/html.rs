//! The matrix as one page: a table per main theme, the quotes folded into their cells.

use super::view::{CellView, ChartView, MatrixView};
use super::words;
use super::{csv::row_head, view::RowView};
use crate::export::Value;
use crate::export::html::{escape, page};

/// The matrix as one self-contained page.
#[must_use]
pub fn html(matrix: &MatrixView) -> String {
    let mut body = String::new();
    for chart in &matrix.charts {
        push_chart(&mut body, chart);
    }
    page("Framework matrix", &body)
}

fn push_chart(body: &mut String, chart: &ChartView) {
    body.push_str(&format!("<h2>{}</h2>\n<table>\n<thead><tr>", escape(&words::heading(chart))));
    let themes = chart.columns.iter().map(super::ColumnView::heading);
    for name in words::row_header(chart).into_iter().chain(themes) {
        body.push_str(&format!("<th scope=\"col\" dir=\"auto\">{}</th>", escape(&name)));
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for row in &chart.rows {
        push_row(body, &row_head(chart, row), &cells_of(row));
    }
    if !chart.no_case.is_empty() {
        let mut head = vec![Value::from(words::NO_CASE)];
        head.resize(words::row_header(chart).len(), Value::Empty);
        let cell = |column: &super::ColumnView| chart.no_case.iter().find(|cell| cell.theme == column.theme);
        push_row(body, &head, &chart.columns.iter().map(cell).collect::<Vec<_>>());
    }
    body.push_str("</tbody>\n</table>\n");
}

fn cells_of(row: &RowView) -> Vec<Option<&CellView>> {
    row.cells.iter().map(Some).collect()
}

fn push_row(body: &mut String, head: &[Value], cells: &[Option<&CellView>]) {
    body.push_str("<tr>");
    for (place, value) in head.iter().enumerate() {
        let text = escape(&value.written());
        match (place, value.is_number()) {
            (0, _) => body.push_str(&format!("<th scope=\"row\" dir=\"auto\">{text}</th>")),
            (_, true) => body.push_str(&format!("<td class=\"n\">{text}</td>")),
            (_, false) => body.push_str(&format!("<td dir=\"auto\">{text}</td>")),
        }
    }
    for cell in cells {
        body.push_str("<td>");
        if let Some(cell) = cell {
            push_cell(body, cell);
        }
        body.push_str("</td>");
    }
    body.push_str("</tr>\n");
}

fn push_cell(body: &mut String, cell: &CellView) {
    body.push_str(&escape(&words::head(cell)));
    if cell.quotes.is_empty() {
        return;
    }
    let plural = if cell.quotes.len() == 1 { "" } else { "s" };
    body.push_str(&format!("<details><summary>{} quote{plural}</summary><ul>", cell.quotes.len()));
    for quote in &cell.quotes {
        let (text, source) = (escape(&quote.text), escape(&words::source(quote)));
        body.push_str(&format!("<li>“<bdi>{text}</bdi>” (<bdi>{source}</bdi>)</li>"));
    }
    body.push_str("</ul></details>");
}

#[cfg(test)]
mod tests {
    use crate::export::matrix::sample::study;

    #[test]
    fn each_cell_shows_its_counts_and_folds_its_quotes() {
        let page = super::html(&study().view(&["housing", "money"]));
        assert!(page.contains("<h2>1 Housing</h2>"));
        assert!(page.contains("<th scope=\"col\" dir=\"auto\">1.1 Rooms &amp; beds</th>"));
        assert!(page.contains("<th scope=\"row\" dir=\"auto\">Ana</th><td class=\"n\">34</td>"));
        assert!(page.contains(
            "<td>positive 2 · neutral 0 · negative 1<details><summary>3 quotes</summary><ul>\
             <li>“<bdi>=é😀x</bdi>” (<bdi>P07:2, AB+CD, positive</bdi>)</li>"
        ));
        assert!(page.contains("<th scope=\"row\" dir=\"auto\">(no case)</th>"));
        assert!(page.contains("“<bdi>&lt;b&gt;</bdi>”"), "markup of a quote is text");
        assert!(!page.contains("<b>") && !page.contains("<script"));
        assert_eq!(page.matches("<li>").count(), 6);
    }

    #[test]
    fn every_row_has_as_many_cells_as_the_header() {
        let page = super::html(&study().view(&["housing"]));
        for line in page.lines().filter(|line| line.starts_with("<tr>")) {
            assert_eq!(line.matches("<td").count() + line.matches("<th").count(), 6, "{line}");
        }
    }
}
