//! The matrix as CSV: long and flat, one row per case and theme.

use super::view::{CellView, ChartView, MatrixView, RowView, SynthesisView};
use super::words;
use crate::export::{Table, Value, csv};
use crate::matrix::{Rows, UNRATED};

/// The matrix as CSV; see [`table`] for the columns and [`crate::export::csv`] for how cells are made safe.
#[must_use]
pub fn csv(matrix: &MatrixView) -> String {
    csv::write(&table(matrix))
}

/// The columns after the quotes.
const CHARTED: [&str; 15] = [
    "stale",
    "stale because",
    "overall",
    "judged",
    "summary",
    "linked",
    "linked quotes",
    "new since",
    "charted by",
    "charted at",
    "entry",
    "case id",
    "theme id",
    "summary when exported",
    "form",
];
/// What `form` says, so that a reader knows what it has before it.
const FORM: &str = "emic:matrix:1";

/// The matrix as one long table: case (before it the transcript, where transcripts are the rows), each attribute, theme
/// number, theme key, theme name, state, how many quotes carry each magnitude (nothing where the theme's scale has no
/// such value), unrated, the quotes with their citations, one below the other; then what was charted, the summary in the
/// text form of [`Paragraph`](crate::model::Paragraph). Below the cells stand the syntheses of rows and columns, as
/// summaries without a theme and without a case. The ids and the summary as it was when exported are there for reading
/// an edited file back.
#[must_use]
pub fn table(matrix: &MatrixView) -> Table {
    let magnitudes = magnitudes(matrix);
    let mut header = matrix.charts.first().map(words::row_header).unwrap_or_else(|| vec!["case".to_string()]);
    let named = header.len();
    header.extend(["theme number", "theme key", "theme name", "state"].map(String::from));
    header.extend(magnitudes.iter().cloned());
    header.extend([UNRATED, "quotes"].map(String::from));
    let before = header.len();
    header.extend(CHARTED.map(String::from));
    let mut table = Table { title: "Matrix".into(), header, ..Table::default() };
    for chart in &matrix.charts {
        for row in &chart.rows {
            let head = row_head(chart, row);
            let lines = row.cells.iter().map(|cell| line(chart, head.clone(), Some(row), cell, &magnitudes));
            table.rows.extend(lines);
        }
        let mut nobody = vec![Value::from(words::NO_CASE)];
        nobody.resize(named, Value::Empty);
        table.rows.extend(chart.no_case.iter().map(|cell| line(chart, nobody.clone(), None, cell, &magnitudes)));
    }
    syntheses(&mut table, matrix, named, before);
    table
}

/// Below the cells: every row and column of which something was written as a whole.
fn syntheses(table: &mut Table, matrix: &MatrixView, named: usize, before: usize) {
    let Some(first) = matrix.charts.first() else { return };
    for row in first.rows.iter().filter(|row| row.synthesis.text.is_some()) {
        let mut line = row_head(first, row);
        line.resize(before, Value::Empty);
        line.extend(synthesis(&row.synthesis, "synthesis of the case", row.id.map(|id| id.to_string()), None));
        table.rows.push(line);
    }
    for chart in &matrix.charts {
        let main = chart.id.map(|id| (id, &chart.number, &chart.theme, &chart.name, &chart.synthesis));
        let columns = chart
            .columns
            .iter()
            .map(|column| (column.id, &column.number, &column.theme, &column.name, &column.synthesis));
        let themes =
            main.into_iter().filter(|main| !chart.columns.iter().any(|column| column.id == main.0)).chain(columns);
        for (id, number, key, name, written) in themes.filter(|theme| theme.4.text.is_some()) {
            let mut line = vec![Value::Empty; named];
            line.extend([number, key, name].map(|told| Value::from(told.as_str())));
            line.resize(before, Value::Empty);
            line.extend(synthesis(written, "synthesis of the theme", None, Some(id.to_string())));
            table.rows.push(line);
        }
    }
}

fn synthesis(view: &SynthesisView, entry: &str, case: Option<String>, theme: Option<String>) -> Vec<Value> {
    let told = |told: &Option<String>| told.as_deref().map_or(Value::Empty, Value::from);
    let text = told(&view.text);
    let mut line = vec![Value::Empty; 4];
    line.extend([text.clone(), Value::Empty, Value::Empty, Value::Empty, told(&view.by), told(&view.at)]);
    line.extend([Value::from(entry), told(&case), told(&theme), text, Value::from(FORM)]);
    line
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

fn line(
    chart: &ChartView,
    mut line: Vec<Value>,
    row: Option<&RowView>,
    cell: &CellView,
    magnitudes: &[String],
) -> Vec<Value> {
    let column = chart.column(cell);
    line.push(column.map_or(Value::Empty, |column| Value::from(column.number.as_str())));
    line.push(Value::from(cell.theme.as_str()));
    line.push(column.map_or(Value::Empty, |column| Value::from(column.name.as_str())));
    line.push(Value::from(words::state(cell)));
    let known = |magnitude: &String| column.is_some_and(|column| column.magnitudes.contains(magnitude));
    line.extend(magnitudes.iter().map(|magnitude| match cell.counts.of(magnitude) {
        Some(count) => Value::count(count),
        None if known(magnitude) => Value::Integer(0),
        None => Value::Empty,
    }));
    line.push(Value::count(cell.counts.unrated()));
    line.push(Value::from(words::quotes(cell)));
    line.extend(charted(chart, row, cell));
    line
}

/// What was charted, in the order of [`CHARTED`].
fn charted(chart: &ChartView, row: Option<&RowView>, cell: &CellView) -> Vec<Value> {
    let told = |told: &Option<String>| told.as_deref().map_or(Value::Empty, Value::from);
    let case = row.and_then(|row| row.id);
    let ids: Vec<String> = cell.linked.iter().map(ToString::to_string).collect();
    let quotes: Vec<String> = cell.linked_quotes.iter().map(|linked| words::quote(&linked.quote)).collect();
    let summary = told(&cell.summary);
    vec![
        Value::from(if cell.stale { "yes" } else { "no" }),
        Value::from(words::stale(cell)),
        Value::from(cell.overall.word()),
        cell.judgement.map_or(Value::Empty, |judged| Value::from(judged.word())),
        summary.clone(),
        Value::from(ids.join(" ")),
        Value::from(quotes.join("\n")),
        Value::count(cell.new_since),
        told(&cell.charted_by),
        told(&cell.charted_at),
        Value::from(if row.is_some() { "cell" } else { "no case" }),
        case.map_or(Value::Empty, |id| Value::from(id.to_string())),
        case.and(chart.column(cell)).map_or(Value::Empty, |column| Value::from(column.id.to_string())),
        summary,
        Value::from(FORM),
    ]
}

#[cfg(test)]
mod tests {
    use crate::export::matrix::sample::study;

    #[test]
    fn one_row_per_case_and_theme_with_counts_only_where_the_scale_has_the_value() {
        let written = super::csv(&study().view(&["housing", "money"]));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let rows: Vec<String> =
            records.iter().map(|record| record.iter().take(15).collect::<Vec<_>>().join("|")).collect();
        let charted = |row: usize| records[row].iter().skip(15).take(11).collect::<Vec<_>>().join("|");
        assert_eq!(
            charted(0),
            "stale|stale because|overall|judged|summary|linked|linked quotes|new since|charted by|charted at|entry"
        );
        assert_eq!(charted(1), "no||mixed|||||0|||cell");
        assert_eq!(charted(5), "no||none|||||0|||no case");
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
