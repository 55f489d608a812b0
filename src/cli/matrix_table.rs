//! The matrix on a terminal: counts per magnitude, in as many blocks of columns as the width needs.
//!
//! A cell says `+2 0·1 −1`: two quotes with the scale's highest value, one with its middle, one with its lowest. A scale
//! of another size uses its values, shortened as far as they stay apart. Quotes without a magnitude are `?`, those of a
//! theme without a scale a plain number. Zeros are left out: an empty cell has no quotes. Before the counts stands how far
//! the cell is, nothing where it is still to be charted; below them the first words of the summary.

use super::print::Output;
use super::words;
use crate::model::{CellState, ParagraphKind};
use crate::text;
use crate::workbench::{CellView, ChartView, ColumnView, MatrixView, RowView};

/// Between two columns.
const GAP: usize = 2;
/// A column of themes is at least and at most so wide.
const NARROW: usize = 9;
const WIDE: usize = 22;
/// The names of rows are at most so wide.
const NAMES: usize = 24;

/// The charts, one below the other.
pub(super) fn draw(matrix: &MatrixView, out: &Output, ascii: bool) -> String {
    if matrix.charts.is_empty() {
        return "there are no themes; take a framework in with: emic codebook import framework.toml".into();
    }
    matrix.charts.iter().map(|chart| draw_chart(chart, out, ascii)).collect::<Vec<_>>().join("\n\n")
}

fn draw_chart(chart: &ChartView, out: &Output, ascii: bool) -> String {
    // All themes in one chart have neither number nor key.
    let heading = match chart.theme.as_str() {
        "" => chart.name.clone(),
        key => format!("{} {} ({})", chart.number, text::safe(&chart.name), text::safe(key)),
    };
    let mut drawn = format!("{}\n", out.strong(&heading));
    if chart.columns.is_empty() {
        drawn.push_str("nothing is coded to it and there is no theme below it\n");
        return drawn;
    }
    if chart.rows.is_empty() {
        drawn.push_str("no case fits\n");
    }
    let names = chart.rows.iter().map(|row| text::width(&text::safe(row.name()))).max().unwrap_or(0);
    let names = names.clamp(4, NAMES);
    let widths: Vec<usize> = (0..chart.columns.len()).map(|place| column_width(chart, place, ascii)).collect();
    let mut from = 0;
    while from < chart.columns.len() {
        let to = block_end(&widths, from, out.width.saturating_sub(names));
        draw_block(chart, (out, ascii), names, &widths, from..to, &mut drawn);
        from = to;
    }
    drawn.push_str(&no_case(chart, out, ascii));
    drawn.push_str(&syntheses(chart, out));
    drawn.push_str(&legend(chart, out));
    drawn.push_str(&states(chart, out, ascii));
    drawn
}

/// One past the last column that fits beside the one at `from`; that one always does.
fn block_end(widths: &[usize], from: usize, room: usize) -> usize {
    let mut used = 0;
    let mut end = from;
    for width in widths.iter().skip(from) {
        used += GAP + width;
        if used > room && end > from {
            break;
        }
        end += 1;
    }
    end
}

fn draw_block(
    chart: &ChartView,
    (out, ascii): (&Output, bool),
    names: usize,
    widths: &[usize],
    places: std::ops::Range<usize>,
    drawn: &mut String,
) {
    let columns = || chart.columns.iter().zip(widths).take(places.end).skip(places.start);
    let heads: Vec<(Vec<String>, usize)> =
        columns().map(|(column, width)| (text::fill(&column.heading(), *width), *width)).collect();
    let height = heads.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    for place in 0..height {
        let mut line = " ".repeat(names);
        for (lines, width) in &heads {
            line.push_str(&" ".repeat(GAP));
            line.push_str(&text::pad(lines.get(place).map_or("", String::as_str), *width));
        }
        drawn.push_str(&out.strong(line.trim_end()));
        drawn.push('\n');
    }
    for row in &chart.rows {
        let mut line = text::pad(&text::safe(row.name()), names);
        let mut below = " ".repeat(names);
        for (column, width) in columns() {
            line.push_str(&" ".repeat(GAP));
            line.push_str(&text::pad(&cell_in(row, column, ascii), *width));
            below.push_str(&" ".repeat(GAP));
            below.push_str(&text::pad(&words_in(row, column, *width), *width));
        }
        drawn.push_str(line.trim_end());
        drawn.push('\n');
        if !below.trim().is_empty() {
            drawn.push_str(below.trim_end());
            drawn.push('\n');
        }
    }
    drawn.push('\n');
}

fn column_width(chart: &ChartView, place: usize, ascii: bool) -> usize {
    let Some(column) = chart.columns.get(place) else { return NARROW };
    let cells = chart.rows.iter().map(|row| text::width(&cell_in(row, column, ascii))).max().unwrap_or(0);
    // Where anything was written its first words need some room.
    let written = chart.rows.iter().any(|row| !words_in(row, column, WIDE).is_empty());
    let cells = if written { cells.max(WIDE) } else { cells };
    let words = text::safe(&column.heading()).split(' ').map(text::width).max().unwrap_or(0);
    // The heading goes on in further lines, three or so.
    let heading = text::width(&text::safe(&column.heading())).div_ceil(3).max(words).min(WIDE);
    NARROW.max(cells).max(heading)
}

fn cell_in(row: &RowView, column: &ColumnView, ascii: bool) -> String {
    let Some(cell) = row.cells.iter().find(|cell| cell.theme == column.theme) else { return String::new() };
    let parts = [state(cell, ascii), counts(cell, column, ascii)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How far a cell is, in a sign or two.
fn state(cell: &CellView, ascii: bool) -> String {
    if cell.stale { format!("{}!", sign(cell, ascii)) } else { sign(cell, ascii).to_string() }
}

fn sign(cell: &CellView, ascii: bool) -> &'static str {
    match cell.state {
        _ if cell.closed => {
            if ascii {
                "#"
            } else {
                "▒"
            }
        }
        CellState::ToChart => "",
        CellState::Charted => {
            if ascii {
                "x"
            } else {
                "✓"
            }
        }
        CellState::NoData => {
            if ascii {
                "="
            } else {
                "∅"
            }
        }
        CellState::NotAsked => {
            if ascii {
                "/"
            } else {
                "¬"
            }
        }
    }
}

/// The first words of a summary, as many as fit: of its first plain paragraph, else of its first one.
fn words_in(row: &RowView, column: &ColumnView, width: usize) -> String {
    let cell = row.cells.iter().find(|cell| cell.theme == column.theme);
    let paragraphs = cell.map(|cell| cell.paragraphs.as_slice()).unwrap_or_default();
    let plain = paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Plain);
    let Some(first) = plain.or(paragraphs.first()) else { return String::new() };
    let words = first.text.split_whitespace().collect::<Vec<_>>().join(" ");
    text::truncate(&text::safe(&words), width)
}

/// The counts of a cell, highest magnitude first.
fn counts(cell: &CellView, column: &ColumnView, ascii: bool) -> String {
    let unrated = cell.counts.unrated();
    if column.magnitudes.is_empty() {
        return if unrated == 0 { String::new() } else { unrated.to_string() };
    }
    let signs = signs(&column.magnitudes);
    let mut parts = Vec::new();
    for (value, sign) in column.magnitudes.iter().zip(&signs).rev() {
        let count = cell.counts.of(value).unwrap_or(0);
        if count > 0 {
            // A sign that is a word or a digit is set apart from the count.
            let plain = matches!(sign.as_str(), "+" | "−");
            parts.push(if plain {
                format!("{sign}{count}")
            } else {
                format!("{sign}{}{count}", if ascii { ":" } else { "·" })
            });
        }
    }
    if unrated > 0 {
        parts.push(format!("?{unrated}"));
    }
    parts.join(" ")
}

/// What each value of a scale is written as, low to high.
fn signs(values: &[String]) -> Vec<String> {
    // Numbers are never turned into signs: a 0 would be taken for the middle.
    if values.iter().all(|value| value.parse::<f64>().is_ok()) {
        return values.to_vec();
    }
    match values.len() {
        2 => vec!["−".into(), "+".into()],
        3 => vec!["−".into(), "0".into(), "+".into()],
        _ => shortened(values),
    }
}

/// Values cut as short as they still differ.
fn shortened(values: &[String]) -> Vec<String> {
    let longest = values.iter().map(|value| value.chars().count()).max().unwrap_or(0);
    for length in 1..longest {
        let cut: Vec<String> = values.iter().map(|value| value.chars().take(length).collect()).collect();
        let mut distinct: Vec<&String> = cut.iter().collect();
        distinct.sort();
        distinct.dedup();
        if distinct.len() == values.len() {
            return cut.iter().map(|value| text::safe(value).into_owned()).collect();
        }
    }
    values.iter().map(|value| text::safe(value).into_owned()).collect()
}

/// What the signs of states mean that are used.
fn states(chart: &ChartView, out: &Output, ascii: bool) -> String {
    let mut told: Vec<String> = Vec::new();
    for cell in chart.rows.iter().flat_map(|row| &row.cells) {
        let sign = sign(cell, ascii);
        let meaning = if cell.closed { "closed to you" } else { cell.state.word() };
        let line = format!("{sign} {meaning}");
        if !sign.is_empty() && !told.contains(&line) {
            told.push(line);
        }
    }
    if chart.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.stale) {
        told.push("! a linked coding changed since".into());
    }
    let rows = if told.is_empty() { Vec::new() } else { text::fill(&told.join(", "), out.width) };
    rows.iter().map(|row| format!("{row}\n")).collect()
}

/// What the signs mean, once for each scale that is used.
fn legend(chart: &ChartView, out: &Output) -> String {
    let mut scales: Vec<(&[String], Vec<&str>)> = Vec::new();
    for column in &chart.columns {
        match scales.iter_mut().find(|(values, _)| *values == column.magnitudes.as_slice()) {
            Some((_, numbers)) => numbers.push(&column.number),
            None => scales.push((&column.magnitudes, vec![&column.number])),
        }
    }
    let several = scales.len() > 1;
    let mut told = String::new();
    for (values, numbers) in scales {
        let meaning = if values.is_empty() {
            "number of quotes".to_string()
        } else {
            let each =
                values.iter().zip(signs(values)).rev().map(|(value, sign)| format!("{sign} {}", text::safe(value)));
            format!("{}, ? no magnitude", each.collect::<Vec<_>>().join(", "))
        };
        let line = if several { format!("{}: {meaning}", numbers.join(", ")) } else { meaning };
        for row in text::fill(&line, out.width) {
            told.push_str(&row);
            told.push('\n');
        }
    }
    told
}

/// What was written of rows and columns as a whole.
fn syntheses(chart: &ChartView, out: &Output) -> String {
    let columns = chart.columns.iter().map(|column| (column.heading(), &column.synthesis));
    let rows = chart.rows.iter().map(|row| (row.name().to_string(), &row.synthesis));
    let mut told = String::new();
    for (name, synthesis) in columns.chain(rows) {
        for row in synthesis.text.iter().flat_map(|text| text::fill(&format!("{name}: {text}"), out.width)) {
            told.push_str(&row);
            told.push('\n');
        }
    }
    if !told.is_empty() {
        told.push('\n');
    }
    told
}

/// What is in none of the rows.
fn no_case(chart: &ChartView, out: &Output, ascii: bool) -> String {
    let mut told = String::new();
    for cell in &chart.no_case {
        let Some(column) = chart.column(cell) else { continue };
        let places: Vec<&str> = cell.quotes.iter().map(|quote| quote.citation.as_str()).collect();
        let quotes = words::count(cell.quotes.len(), "quote");
        let line =
            format!("no case, {}: {} ({quotes}: {})", column.heading(), counts(cell, column, ascii), places.join(", "));
        for row in text::fill(&line, out.width) {
            told.push_str(&row);
            told.push('\n');
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{block_end, shortened, signs};

    fn values(words: &[&str]) -> Vec<String> {
        words.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn any_scale_of_three_has_the_same_signs_and_others_their_own_words() {
        assert_eq!(signs(&values(&["not accepted", "partially accepted", "accepted"])), ["−", "0", "+"]);
        assert_eq!(signs(&values(&["0", "1", "2", "3"])), ["0", "1", "2", "3"]);
        assert_eq!(
            shortened(&values(&["very low", "very high", "none", "some"])),
            ["very l", "very h", "none", "some"]
        );
    }

    #[test]
    fn columns_go_into_as_many_blocks_as_they_need() {
        assert_eq!(block_end(&[10, 10, 10], 0, 24), 2);
        assert_eq!(block_end(&[10, 10, 10], 2, 24), 3);
        assert_eq!(block_end(&[90], 0, 24), 1, "a column that is too wide still comes");
    }
}
