//! The tables for the report on a terminal. They fit the width; bars are drawn without colour, by side and by pattern.

use super::print::Output;
use super::table::Table;
use super::words;
use crate::text;
use crate::workbench::{
    CoverageTable, CoveredTheme, DivergingBar, Evaluation, GroupKind, KindLine, MagnitudeTable, PresenceTable,
    SampleTable, SampledAttribute, SaturationTable, SpreadLine, ThemeTold, counted_magnitudes, magnitude_signs,
    share_bar, share_percent,
};

/// One half of a diverging bar is at least and at most so wide.
const HALF: (usize, usize) = (6, 20);
/// The bar of a share is at least and at most so wide.
const SHARE: (usize, usize) = (10, 30);
/// A column of names is at least so wide.
const NAMES: usize = 20;

/// The table. `shares` draws bars by shares, `ascii` of ASCII signs.
pub(super) fn draw(table: &Evaluation, out: &Output, (shares, ascii): (bool, bool)) -> String {
    match table {
        Evaluation::Magnitude(table) => magnitude(table, out, shares, ascii),
        Evaluation::Coverage(table) => coverage(table, out),
        Evaluation::Sample(table) => sample(table, out),
        Evaluation::Presence(table) => presence(table, out),
        Evaluation::Saturation(table) => saturation(table, out, ascii),
    }
}

/// Sentences below a table.
fn notes(notes: &[String], out: &Output) -> String {
    let rows = notes.iter().flat_map(|note| text::fill(note, out.width));
    rows.map(|row| format!("{row}\n")).collect::<String>()
}

fn no_themes() -> String {
    "there are no themes; take a framework in with: emic codebook import framework.toml".into()
}

/// A theme by number and name, set in by how far down it stands.
fn indented(theme: &ThemeTold) -> String {
    format!("{}{}", "  ".repeat(theme.depth()), theme.heading())
}

fn magnitude(table: &MagnitudeTable, out: &Output, shares: bool, ascii: bool) -> String {
    if table.rows.is_empty() {
        return no_themes();
    }
    // A table of every case in every theme would be mostly empty.
    let shown = |line: &&SpreadLine| table.per != Some(GroupKind::Case) || !line.is_group() || line.quotes > 0;
    let rows: Vec<&SpreadLine> = table.rows.iter().filter(shown).collect();
    let name = |line: &SpreadLine| match line.is_group() {
        true => format!("{}  {}", "  ".repeat(line.theme.depth()), line.called()),
        false => indented(&line.theme),
    };
    let counts: Vec<String> = rows.iter().map(|line| counted_magnitudes(line, ascii)).collect();
    let widest = |cells: &mut dyn Iterator<Item = usize>| cells.max().unwrap_or(0);
    let names = widest(&mut rows.iter().map(|line| text::width(&text::safe(&name(line))))).max(5);
    let beside = 8 + 6 + 2 + 5 + 2 + widest(&mut counts.iter().map(|told| text::width(told))) + 2 + 2;
    let room = out.width.saturating_sub(beside + names.min(NAMES.max(out.width / 3)));
    let half = (room.saturating_sub(1) / 2).clamp(HALF.0, HALF.1);
    let bar = DivergingBar::new(rows.iter().map(|line| line.values.as_slice()), half, shares, ascii);
    let share = match table.sort {
        "low" => Some(("low", SpreadLine::low_in_words as fn(&SpreadLine) -> String)),
        "high" => Some(("high", SpreadLine::high_in_words as fn(&SpreadLine) -> String)),
        _ => None,
    };
    let mut drawn =
        Table::default().cut("theme", NAMES).number("quotes").number("cases").column("low | high").column("counts");
    if let Some((name, _)) = share {
        drawn = drawn.number(name);
    }
    for (line, told) in rows.iter().zip(counts) {
        let bar: String = bar.of(&line.values).into_iter().map(|segment| segment.cells).collect();
        let numbers = [line.quotes.to_string(), line.cases.to_string()];
        let [quotes, cases] = numbers;
        let share = share.map(|(_, of)| of(line));
        drawn.row([name(line), quotes, cases, bar, told].into_iter().chain(share).collect());
    }
    format!("{}\n{}{}", drawn.draw(out), legend(table, out, ascii), notes(&table.notes(), out))
}

/// What the signs mean, once for each scale in use.
fn legend(table: &MagnitudeTable, out: &Output, ascii: bool) -> String {
    let several = table.scales.len() > 1;
    let mut told = Vec::new();
    for (key, values) in &table.scales {
        let each = values.iter().zip(magnitude_signs(values, ascii)).map(|(value, sign)| match *value == sign {
            true => value.clone(),
            false => format!("{sign} {value}"),
        });
        let meaning = format!("{}, ? no magnitude", each.collect::<Vec<_>>().join(", "));
        told.push(if several { format!("{key}: {meaning}") } else { meaning });
    }
    notes(&told, out)
}

fn coverage(table: &CoverageTable, out: &Output) -> String {
    let mut drawn = Table::default()
        .column("question")
        .number("themes")
        .number("quotes")
        .number("cases")
        .number("charted")
        .wrap("which themes", NAMES)
        .wrap("silent cases", NAMES);
    for line in &table.questions {
        let covered = |one: &CoveredTheme| format!("{} ({})", one.theme.number, one.quotes);
        drawn.row(vec![
            line.question.clone(),
            format!("{} of {}", line.themes_with_quotes, line.themes.len()),
            line.quotes.to_string(),
            format!("{} of {}", line.cases, table.about.of_cases),
            line.charted_cells.to_string(),
            line.themes.iter().map(covered).collect::<Vec<_>>().join(", "),
            if line.silent_cases.is_empty() { "none".into() } else { line.silent_cases.join(", ") },
        ]);
    }
    let mut told = match table.questions.is_empty() {
        true => {
            "no theme carries a research question; give themes some with: emic codebook edit THEME --questions RQ1\n"
                .to_string()
        }
        false => drawn.draw(out),
    };
    if !table.without_question.is_empty() {
        let list = table.without_question.iter().map(|one| format!("{} ({})", one.theme.heading(), one.quotes));
        let list = format!("Themes without a question: {}.", list.collect::<Vec<_>>().join(", "));
        told.push_str(&format!("\n{}", notes(&[list], out)));
    }
    format!("{told}\n{}", notes(&table.notes(), out))
}

fn sample(table: &SampleTable, out: &Output) -> String {
    let mut told = String::new();
    for part in &table.parts {
        let heading =
            words::count(part.cases, if part.kind == crate::model::CaseKind::Group { "group" } else { "participant" });
        let mut drawn = Table::default().cut("attribute", NAMES).cut("value", NAMES).number("cases").number("per cent");
        for line in &part.attributes {
            attribute_rows(&mut drawn, line);
        }
        told.push_str(&format!("{}\n", out.strong(&heading)));
        if part.attributes.is_empty() {
            told.push_str("no attributes; set some with: emic case set NAME KEY=VALUE\n\n");
        } else {
            told.push_str(&format!("{}\n", drawn.draw(out)));
        }
    }
    let mut drawn = Table::default()
        .column("kind")
        .number("transcripts")
        .number("cases")
        .number("turns")
        .number("words by participants")
        .number("by interpreters")
        .number("in all");
    for line in &table.transcripts {
        drawn.row(kind_row(line));
    }
    format!("{told}{}\n{}", drawn.draw(out), notes(&table.notes(), out))
}

fn attribute_rows(drawn: &mut Table, line: &SampledAttribute) {
    let mut name = line.attribute.clone();
    let mut push = |value: String, cases: usize, percent: f64| {
        drawn.row(vec![std::mem::take(&mut name), value, cases.to_string(), format!("{percent:.0}")]);
    };
    if let (Some(median), Some(lowest), Some(highest)) = (line.median, line.lowest, line.highest) {
        push(format!("median {median}, {lowest} to {highest}"), line.cases, 100.0 - line.missing_percent);
    }
    for value in &line.values {
        push(value.value.clone(), value.cases, value.percent);
    }
    if line.missing > 0 {
        push("(missing)".into(), line.missing, line.missing_percent);
    }
}

fn kind_row(line: &KindLine) -> Vec<String> {
    let mut row = vec![line.kind.clone().unwrap_or_else(|| "all".into())];
    let numbers =
        [line.transcripts, line.cases, line.turns, line.words_by_participants, line.words_by_interpreters, line.words];
    row.extend(numbers.map(|number| number.to_string()));
    row
}

/// Themes down and cases across, in as many blocks of cases as the width needs; the totals stand in the last.
fn presence(table: &PresenceTable, out: &Output) -> String {
    if table.rows.is_empty() {
        return no_themes();
    }
    let mut columns: Vec<(String, Vec<usize>, usize)> = Vec::new();
    for (place, total) in table.totals.iter().enumerate() {
        let cells = table.rows.iter().map(|row| row.cells.get(place).map_or(0, |cell| cell.quotes)).collect();
        columns.push((total.case.clone(), cells, total.quotes));
    }
    if table.no_case > 0 {
        columns.push(("(no case)".into(), table.rows.iter().map(|row| row.no_case).collect(), table.no_case));
    }
    columns.push(("cases".into(), table.rows.iter().map(|row| row.cases).collect(), table.cases));
    columns.push(("quotes".into(), table.rows.iter().map(|row| row.quotes).collect(), table.quotes));
    let names = table.rows.iter().map(|row| text::width(&text::safe(&indented(&row.theme)))).max().unwrap_or(0);
    let room = out.width.saturating_sub(names.clamp(NAMES, NAMES.max(out.width / 3)));
    let mut told = String::new();
    let mut rest = columns.as_slice();
    while !rest.is_empty() {
        let (block, after) = rest.split_at(block_end(rest, room));
        told.push_str(&block_of(table, block, out));
        told.push('\n');
        rest = after;
    }
    format!("{told}{}", notes(&table.notes(), out))
}

/// How many of these columns fit; one always does.
fn block_end(columns: &[(String, Vec<usize>, usize)], room: usize) -> usize {
    let mut used = 0;
    let fits = columns.iter().take_while(|(name, _, total)| {
        used += 2 + text::width(&text::safe(name)).max(total.to_string().len());
        used <= room
    });
    fits.count().max(1)
}

fn block_of(table: &PresenceTable, block: &[(String, Vec<usize>, usize)], out: &Output) -> String {
    let mut drawn = block.iter().fold(Table::default().cut("theme", NAMES), |drawn, (name, ..)| drawn.number(name));
    let number = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    for (place, row) in table.rows.iter().enumerate() {
        let cells = block.iter().map(|(_, cells, _)| number(cells.get(place).copied().unwrap_or(0)));
        drawn.row([indented(&row.theme)].into_iter().chain(cells).collect());
    }
    let themes = |name: &str| table.totals.iter().find(|total| total.case == name).map_or(0, |total| total.themes);
    let themes = block.iter().map(|(name, ..)| number(themes(name)));
    drawn.row(["(themes in all)".to_string()].into_iter().chain(themes).collect());
    let totals = block.iter().map(|(_, _, total)| total.to_string());
    drawn.row(["(quotes in all)".to_string()].into_iter().chain(totals).collect());
    drawn.draw(out)
}

fn saturation(table: &SaturationTable, out: &Output, ascii: bool) -> String {
    if table.transcripts.is_empty() {
        return format!("nothing is coded yet: there is no curve\n\n{}", notes(&table.notes(), out));
    }
    let width = (out.width / 4).clamp(SHARE.0, SHARE.1);
    let mut drawn = Table::default()
        .number("")
        .cut("transcript", 8)
        .number("themes")
        .number("new")
        .number("in all")
        .number("share")
        .column(if ascii { "# before, + new" } else { "█ before, ▒ new" })
        .wrap("which are new", NAMES);
    let mut before = None;
    for line in &table.transcripts {
        let new: Vec<&str> = line.new_themes.iter().map(|theme| theme.number.as_str()).collect();
        drawn.row(vec![
            line.place.to_string(),
            line.transcript.clone(),
            line.themes.to_string(),
            line.new.to_string(),
            line.cumulative.to_string(),
            share_percent(line.share),
            share_bar(before, line.share, width, ascii),
            new.join(", "),
        ]);
        before = line.share;
    }
    format!("{}\n{}", drawn.draw(out), notes(&table.notes(), out))
}
