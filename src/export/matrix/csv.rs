//! The matrix as CSV: long and flat, one row per case and theme.

use super::view::{CellView, ChartView, MatrixView, RowView};
use super::words;
use crate::export::{Table, Value, csv};
use crate::matrix::{Rows, UNRATED};

/// The matrix as CSV; see [`table`] for the columns and [`crate::export::csv`] for how cells are made safe.
#[must_use]
pub fn csv(matrix: &MatrixView) -> String {
    csv::write(&table(matrix))
}

/// The matrix as one long table: case (before it the transcript, where transcripts are the rows), each attribute, theme
/// number, theme key, theme name, state, how many quotes carry each magnitude (nothing where the theme's scale has no
/// such value), unrated, and the quotes with their citations, one below the other.
#[must_use]
pub fn table(matrix: &MatrixView) -> Table {
    let magnitudes = magnitudes(matrix);
    let mut header = matrix.charts.first().map(words::row_header).unwrap_or_else(|| vec!["case".to_string()]);
    header.extend(["theme number", "theme key", "theme name", "state"].map(String::from));
    header.extend(magnitudes.iter().cloned());
    header.extend([UNRATED, "quotes"].map(String::from));
    let mut table = Table { title: "Matrix".into(), header, ..Table::default() };
    for chart in &matrix.charts {
        for row in &chart.rows {
            let head = row_head(chart, row);
            table.rows.extend(row.cells.iter().map(|cell| line(chart, head.clone(), cell, &magnitudes)));
        }
        let mut nobody = vec![Value::from(words::NO_CASE)];
        nobody.resize(words::row_header(chart).len(), Value::Empty);
        table.rows.extend(chart.no_case.iter().map(|cell| line(chart, nobody.clone(), cell, &magnitudes)));
    }
    table
}

/// Every magnitude of every column, in order of first appearance.
fn magnitudes(matrix: &MatrixView) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for magnitude in matrix.charts.iter().flat_map(|chart| &chart.columns).flat_map(|column| &column.magnitudes) {
        if !all.contains(magnitude) {
            all.push(magnitude.clone());
        }
    }
    all
}

/// The values before the themes.
pub(super) fn row_head(chart: &ChartView, row: &RowView) -> Vec<Value> {
    let mut head = vec![Value::from(row.name())];
    if chart.rows_are == Rows::Transcripts {
        head.push(row.case.as_deref().map_or(Value::Empty, Value::from));
    }
    head.extend(row.attribute_values.iter().cloned());
    head
}

fn line(chart: &ChartView, mut line: Vec<Value>, cell: &CellView, magnitudes: &[String]) -> Vec<Value> {
    let column = chart.column(cell);
    line.push(column.map_or(Value::Empty, |column| Value::from(column.number.as_str())));
    line.push(Value::from(cell.theme.as_str()));
    line.push(column.map_or(Value::Empty, |column| Value::from(column.name.as_str())));
    line.push(Value::from(cell.state.word()));
    let known = |magnitude: &String| column.is_some_and(|column| column.magnitudes.contains(magnitude));
    line.extend(magnitudes.iter().map(|magnitude| match cell.counts.of(magnitude) {
        Some(count) => Value::count(count),
        None if known(magnitude) => Value::Integer(0),
        None => Value::Empty,
    }));
    line.push(Value::count(cell.counts.unrated()));
    line.push(Value::from(words::quotes(cell)));
    line
}

#[cfg(test)]
mod tests {
    use crate::export::matrix::sample::study;

    #[test]
    fn one_row_per_case_and_theme_with_counts_only_where_the_scale_has_the_value() {
        let written = super::csv(&study().view(&["housing", "money"]));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
        let rows: Vec<String> =
            reader.records().map(|record| record.unwrap().iter().collect::<Vec<_>>().join("|")).collect();
        assert_eq!(
            rows,
            [
                "case|age|lone|town|theme number|theme key|theme name|state|positive|neutral|negative|low|high|unrated\
                 |quotes",
                "Ana|34|yes|'=Ulm|1.1|rooms|Rooms & beds|to chart|2|0|1|||0|“=é😀x” (P07:2, AB+CD, positive)\n\
                 “é😀x” (P07:2, AB, negative)\n“😀x” (P07:2, AB, positive)",
                "Ana|34|yes|'=Ulm|1.2|moves|Moves|to chart||||||1|“x” (P07:2, AB)",
                "Bea||no||1.1|rooms|Rooms & beds|to chart|0|0|0|||0|",
                "Bea||no||1.2|moves|Moves|to chart||||||0|",
                "(no case)||||1.1|rooms|Rooms & beds|to chart|0|0|0|||1|“<b>” (F:1, CD)",
                "Ana|34|yes|'=Ulm|2.1|rent|Rent|to chart||||0|0|0|",
                "Bea||no||2.1|rent|Rent|to chart||||0|1|0|“|pay|” (F:2, CD, high)",
            ]
        );
    }

    #[test]
    fn rows_of_transcripts_name_the_transcript_and_its_case() {
        let written = super::csv(&study().transcripts_view(&["money"]));
        let lines: Vec<&str> = written.lines().collect();
        assert!(lines[0].starts_with("transcript,case,age,"));
        assert!(lines[1].starts_with("P07,Ana,34,yes,'=Ulm,2.1,"), "{}", lines[1]);
        assert!(lines[2].starts_with("F,,,,,2.1,rent,Rent,to chart,0,1,0,\"“|pay|”"), "{}", lines[2]);
    }
}
