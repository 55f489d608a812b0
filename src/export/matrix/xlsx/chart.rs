//! The sheet of one main theme: cases down, the columns of each theme across.

use super::super::csv::row_head;
use super::super::view::{CellView, ChartView, ColumnView, SynthesisView};
use super::super::words;
use super::book::{Book, Place};
use super::marks;
use crate::export::xlsx::{MAX_COLUMNS, RowHeight};
use crate::export::{ExportError, Value};
use crate::matrix::{Rows, UNRATED};
use crate::model::CellState;
use rust_xlsxwriter::Worksheet;

/// The row of the themes' names, and the one of the columns' below it; above them stands the hidden row.
const THEMES: u32 = 1;
const COLUMNS: u32 = 2;
/// The first row of a case.
const FIRST: u32 = 3;
/// Widths, in characters.
const NAME: f64 = 18.0;
const ATTRIBUTE: f64 = 12.0;
const SUMMARY: f64 = 54.0;
const WORD: f64 = 9.5;
const REASONS: f64 = 26.0;
const COUNT: f64 = 4.4;
/// High enough for the narrow columns' names.
const HEADER_HEIGHT: f64 = 84.0;

/// Adds the sheet.
///
/// # Errors
/// Where the chart has more columns or rows than a sheet can hold.
pub(super) fn add(book: &mut Book, chart: &ChartView, name: &str) -> Result<(), ExportError> {
    let layout = Layout::of(chart)?;
    let mut sheet = book.sheet(name)?;
    head(book, &mut sheet, &layout, name)?;
    let mut row = FIRST;
    for line in &chart.rows {
        let mark = line.id.map_or_else(|| marks::NONE.into(), marks::case);
        sheet.write_string(row, 0, &mark)?;
        names(book, &mut sheet, name, row, &row_head(chart, line))?;
        for (group, cell) in layout.groups.iter().zip(&line.cells) {
            let kept = line.id.map(|id| format!("{} {}", marks::case(id), marks::theme(group.column.id)));
            group.write(book, &mut sheet, (name, row, group.first), Some(cell), kept.as_deref())?;
        }
        heighten(&mut sheet, row, &row_head(chart, line), line.cells.iter())?;
        row += 1;
    }
    if !chart.no_case.is_empty() {
        sheet.write_string(row, 0, marks::NONE)?;
        let mut head = vec![Value::from(words::NO_CASE)];
        head.resize(words::row_header(chart).len(), Value::Empty);
        names(book, &mut sheet, name, row, &head)?;
        for group in &layout.groups {
            let cell = chart.no_case.iter().find(|cell| cell.theme == group.column.theme);
            group.write(book, &mut sheet, (name, row, group.first), cell, None)?;
        }
        row += 1;
    }
    if row > FIRST {
        sheet.autofilter(COLUMNS, 1, row - 1, layout.end - 1)?;
    }
    syntheses(book, &mut sheet, chart, &layout, (name, row + 1))?;
    set_up(&mut sheet, &layout)?;
    book.push(sheet);
    Ok(())
}

/// Which columns a theme has, from its summary on.
struct Group<'c> {
    column: &'c ColumnView,
    first: u16,
}

/// Which columns the sheet has.
struct Layout<'c> {
    head: Vec<String>,
    groups: Vec<Group<'c>>,
    /// The column after the last.
    end: u16,
}

impl<'c> Layout<'c> {
    fn of(chart: &'c ChartView) -> Result<Self, ExportError> {
        let head = words::row_header(chart);
        let columns = 1 + head.len() + chart.columns.iter().map(|column| names_of(column).len()).sum::<usize>();
        let too_many = || ExportError::TooManyColumns { sheet: words::heading(chart), columns };
        let end = u16::try_from(columns).ok().filter(|_| columns <= MAX_COLUMNS).ok_or_else(too_many)?;
        let mut first = u16::try_from(1 + head.len()).map_err(|_| too_many())?;
        let mut groups = Vec::new();
        for column in &chart.columns {
            groups.push(Group { column, first });
            first = first.saturating_add(u16::try_from(names_of(column).len()).map_err(|_| too_many())?);
        }
        Ok(Self { head, groups, end })
    }
}

/// What a column holds, which says how wide it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Summary,
    Word,
    Reasons,
    Count,
}

/// The columns of a theme: what each is called, and what it holds.
fn names_of(column: &ColumnView) -> Vec<(String, Kind)> {
    let mut names = vec![("summary".to_string(), Kind::Summary)];
    names.extend(["state", "overall", "judged"].map(|name| (name.to_string(), Kind::Word)));
    names.extend(column.magnitudes.iter().map(|magnitude| (magnitude.clone(), Kind::Count)));
    names.extend([UNRATED, "linked", "new since"].map(|name| (name.to_string(), Kind::Count)));
    names.push(("stale because".into(), Kind::Reasons));
    names
}

fn head(book: &mut Book, sheet: &mut Worksheet, layout: &Layout<'_>, name: &str) -> Result<(), ExportError> {
    sheet.write_string(0, 0, marks::MARK)?;
    let looks = (book.formats.heading.clone(), book.formats.header.clone(), book.formats.upright.clone());
    for row in [THEMES, COLUMNS] {
        sheet.write_string(row, 0, marks::HEADER)?;
    }
    for (column, title) in (1u16..).zip(&layout.head) {
        sheet.write_blank(THEMES, column, &looks.0)?;
        book.value(sheet, (name, COLUMNS, column), &Value::from(title.as_str()), &looks.1)?;
    }
    for group in &layout.groups {
        sheet.write_string(0, group.first, marks::theme(group.column.id))?;
        for (column, (title, kind)) in (group.first..).zip(names_of(group.column)) {
            let heading = if column == group.first { Value::from(group.column.heading()) } else { Value::Empty };
            book.value(sheet, (name, THEMES, column), &heading, &looks.0)?;
            let title = Value::from(format!("{} {title}", group.column.number));
            let look = if kind == Kind::Count { &looks.2 } else { &looks.1 };
            book.value(sheet, (name, COLUMNS, column), &title, look)?;
        }
    }
    Ok(())
}

/// The name of the row and its attributes.
fn names(book: &mut Book, sheet: &mut Worksheet, name: &str, row: u32, head: &[Value]) -> Result<(), ExportError> {
    let looks = (book.formats.name.clone(), book.formats.text.clone());
    for (column, value) in (1u16..).zip(head) {
        let look = if column == 1 { &looks.0 } else { &looks.1 };
        book.value(sheet, (name, row, column), value, look)?;
    }
    Ok(())
}

impl Group<'_> {
    /// Writes the columns of a cell; all of them are empty where there is none.
    fn write(
        &self,
        book: &mut Book,
        sheet: &mut Worksheet,
        (name, row, first): Place<'_>,
        cell: Option<&CellView>,
        kept: Option<&str>,
    ) -> Result<(), ExportError> {
        let formats = &book.formats;
        let (text, faint) = (formats.text.clone(), formats.faint.clone());
        let (number, zero) = (formats.number.clone(), formats.zero.clone());
        let stale = cell.is_some_and(|cell| cell.stale);
        let summary = match kept {
            None => faint.clone(),
            Some(_) if stale => formats.stale.clone(),
            Some(_) => formats.summary.clone(),
        };
        let paragraphs = cell.map(|cell| cell.paragraphs.as_slice()).unwrap_or_default();
        book.summary(sheet, (name, row, first), paragraphs, &summary, kept)?;
        let values = cell.map(|cell| values(self.column, cell)).unwrap_or_default();
        for ((column, (_, kind)), place) in (first..).zip(names_of(self.column)).skip(1).zip(0..) {
            let value = values.get::<usize>(place).unwrap_or(&Value::Empty);
            let is_faint = cell.is_none_or(|cell| cell.closed || cell.state == CellState::ToChart);
            let look = match kind {
                Kind::Count if *value == Value::Integer(0) => &zero,
                Kind::Count => &number,
                Kind::Word if is_faint => &faint,
                _ => &text,
            };
            book.value(sheet, (name, row, column), value, look)?;
        }
        Ok(())
    }
}

/// What stands to the right of a cell's summary, in the order of its columns.
fn values(column: &ColumnView, cell: &CellView) -> Vec<Value> {
    let mut values = vec![
        Value::from(words::state(cell)),
        Value::from(if cell.counts.total() == 0 { "" } else { cell.overall.word() }),
        cell.judgement.map_or(Value::Empty, |judged| Value::from(judged.word())),
    ];
    values.extend(column.magnitudes.iter().map(|magnitude| Value::count(cell.counts.of(magnitude).unwrap_or(0))));
    values.push(Value::count(cell.counts.unrated()));
    values.extend([Value::count(cell.linked.len()), Value::count(cell.new_since)]);
    values.push(Value::from(words::stale(cell)));
    values
}

/// Below the cases: what was written of each column, and of the main theme where it has no column.
fn syntheses(
    book: &mut Book,
    sheet: &mut Worksheet,
    chart: &ChartView,
    layout: &Layout<'_>,
    (name, row): (&str, u32),
) -> Result<(), ExportError> {
    if chart.rows_are == Rows::Transcripts || layout.groups.is_empty() {
        return Ok(());
    }
    sheet.write_string(row, 0, marks::SYNTHESIS)?;
    let label = book.formats.name.clone();
    book.value(sheet, (name, row, 1), &Value::from("Synthesis of each theme"), &label)?;
    for group in &layout.groups {
        let kept = marks::theme(group.column.id);
        synthesis(book, sheet, (name, row, group.first), &group.column.synthesis, &kept)?;
    }
    heighten_for(sheet, row, SUMMARY, chart.columns.iter().map(|column| &column.synthesis))?;
    let Some((main, first)) = chart.id.zip(layout.groups.first()) else { return Ok(()) };
    if layout.groups.iter().any(|group| group.column.id == main) {
        return Ok(());
    }
    let kept = marks::theme(main);
    sheet.write_string(row + 1, 0, &kept)?;
    let told = Value::from(format!("Synthesis of {}", words::heading(chart)));
    book.value(sheet, (name, row + 1, 1), &told, &label)?;
    heighten_for(sheet, row + 1, SUMMARY, std::iter::once(&chart.synthesis))?;
    synthesis(book, sheet, (name, row + 1, first.first), &chart.synthesis, &kept)
}

/// Makes a row high enough for its names and its cells.
fn heighten<'c>(
    sheet: &mut Worksheet,
    row: u32,
    head: &[Value],
    cells: impl Iterator<Item = &'c CellView>,
) -> Result<(), ExportError> {
    let mut height = RowHeight::default();
    for (place, value) in head.iter().enumerate() {
        height.see(&value.written(), if place == 0 { NAME } else { ATTRIBUTE });
    }
    for cell in cells {
        height.see(cell.summary.as_deref().unwrap_or_default(), SUMMARY);
        height.see(&words::stale(cell), REASONS);
    }
    if let Some(points) = height.points() {
        sheet.set_row_height(row, points)?;
    }
    Ok(())
}

/// Makes a row high enough for syntheses.
pub(super) fn heighten_for<'t>(
    sheet: &mut Worksheet,
    row: u32,
    width: f64,
    texts: impl Iterator<Item = &'t SynthesisView>,
) -> Result<(), ExportError> {
    let mut height = RowHeight::default();
    // Who wrote it stands beside it in a narrow column, on two lines.
    texts.filter_map(|synthesis| synthesis.text.as_deref()).for_each(|text| {
        height.see(text, width);
        height.see("by\nday", width);
    });
    height.see("Synthesis of each theme", NAME);
    if let Some(points) = height.points() {
        sheet.set_row_height(row, points)?;
    }
    Ok(())
}

/// Writes one synthesis, and who wrote it beside it.
pub(super) fn synthesis(
    book: &mut Book,
    sheet: &mut Worksheet,
    (name, row, column): Place<'_>,
    synthesis: &SynthesisView,
    kept: &str,
) -> Result<(), ExportError> {
    let (look, faint) = (book.formats.summary.clone(), book.formats.faint.clone());
    book.summary(sheet, (name, row, column), &synthesis.paragraphs, &look, Some(kept))?;
    book.value(sheet, (name, row, column + 1), &Value::from(words::synthesis_by(synthesis)), &faint)
}

/// Widths, what is hidden, what stays in view, and how it is printed.
fn set_up(sheet: &mut Worksheet, layout: &Layout<'_>) -> Result<(), ExportError> {
    sheet.set_column_hidden(0)?;
    sheet.set_row_hidden(0)?;
    for (column, _) in (1u16..).zip(&layout.head) {
        sheet.set_column_width(column, if column == 1 { NAME } else { ATTRIBUTE })?;
    }
    for group in &layout.groups {
        for (column, (_, kind)) in (group.first..).zip(names_of(group.column)) {
            let width = match kind {
                Kind::Summary => SUMMARY,
                Kind::Word => WORD,
                Kind::Reasons => REASONS,
                Kind::Count => COUNT,
            };
            sheet.set_column_width(column, width)?;
        }
    }
    sheet.set_row_height(COLUMNS, HEADER_HEIGHT)?;
    sheet.set_freeze_panes(FIRST, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_scale(70);
    sheet.set_repeat_rows(THEMES, COLUMNS)?;
    sheet.set_repeat_columns(1, 1)?;
    Ok(())
}
