//! One cell of the matrix for people, its history, and how far the charting is.

use super::print::Output;
use super::table::Table;
use super::words;
use crate::model::{CellState, Overall};
use crate::text;
use crate::workbench::{
    CellHistoryLine, CellPage, CellPast, CellView, ChartProgress, ChartTally, QuoteView, SynthesisView,
};

/// One cell with its summary, what it rests on and the other quotes.
pub(super) fn page(page: &CellPage, out: &Output) -> String {
    let cell = &page.cell;
    let mut told = format!("{}\n", out.strong(&heading(page)));
    if cell.closed {
        told.push_str("what was charted here is closed to you until you are done with the transcripts of the case\n");
    } else {
        lines(&mut told, &standing(cell), out, "");
    }
    for stale in &cell.stale_reasons {
        lines(&mut told, &format!("stale: {}", stale.reason), out, "");
    }
    if let Some(summary) = &cell.summary {
        told.push('\n');
        lines(&mut told, summary, out, "  ");
    }
    let linked = |quote: &&QuoteView| cell.linked.contains(&quote.coding);
    if !page.links.is_empty() {
        told.push_str("\nlinked\n");
        for link in &page.links {
            let magnitude = link.magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
            let head = format!("{}  {}{magnitude} [{}]", words::short(&link.coding), link.citation, link.coder);
            quote(&mut told, &head, &link.text, out);
        }
    }
    let others: Vec<&QuoteView> = cell.quotes.iter().filter(|quote| !linked(quote)).collect();
    if !others.is_empty() {
        told.push_str(if page.links.is_empty() { "\nquotes\n" } else { "\nother quotes\n" });
        for other in others {
            let magnitude = other.magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
            let by = other.coders.join("+");
            let head = format!("{}  {}{magnitude} [{by}]", words::short(&other.coding), other.citation);
            quote(&mut told, &head, &other.text, out);
        }
    }
    synthesis(&mut told, &format!("{} as a whole", page.case), &page.row, out);
    synthesis(&mut told, &format!("{} {} across the cases", page.number, page.name), &page.column, out);
    told
}

fn heading(page: &CellPage) -> String {
    text::safe(&format!("{} in {} {}", page.case, page.number, page.name)).into_owned()
}

/// State, who charted, counts and which way they point, in a line or two.
fn standing(cell: &CellView) -> String {
    let mut parts = vec![match (&cell.charted_by, &cell.charted_at) {
        (Some(by), Some(at)) => format!("{}, {by} {}", cell.state.word(), words::time(at)),
        _ => cell.state.word().to_string(),
    }];
    let mut counts: Vec<String> =
        cell.counts.values().iter().map(|(value, count)| format!("{value} {count}")).collect();
    if cell.counts.unrated() > 0 || counts.is_empty() {
        counts.push(format!("unrated {}", cell.counts.unrated()));
    }
    parts.push(counts.join(" · "));
    let judged = cell.judgement.map_or_else(String::new, |judged| format!(", judged {}", judged.word()));
    if cell.overall != Overall::None || cell.judgement.is_some() {
        parts.push(format!("overall {}{judged}", cell.overall.word()));
    }
    if cell.new_since > 0 {
        parts.push(format!("{} since", words::count(cell.new_since, "new quote")));
    }
    parts.join("; ")
}

/// A synthesis below what it is about, where there is one.
pub(super) fn synthesis(told: &mut String, about: &str, view: &SynthesisView, out: &Output) {
    if let Some(text) = &view.text {
        told.push_str(&format!("\n{}\n", text::safe(about)));
        lines(told, text, out, "  ");
    }
}

fn quote(told: &mut String, head: &str, quoted: &str, out: &Output) {
    lines(told, head, out, "  ");
    lines(told, &format!("“{quoted}”"), out, "    ");
}

fn lines(told: &mut String, words: &str, out: &Output, before: &str) {
    for row in text::fill(words, out.width.saturating_sub(before.len())) {
        told.push_str(format!("{before}{row}").trim_end());
        told.push('\n');
    }
}

/// Everything that became of a cell, latest first.
pub(super) fn history(page: &CellPage, history: &[CellHistoryLine], out: &Output) -> String {
    let mut told = format!("{}\n", out.strong(&heading(page)));
    if history.is_empty() {
        let closed = "what was charted here is closed to you as long as you code a transcript of the case blindly\n";
        told.push_str(if page.cell.closed { closed } else { "nothing was charted here yet\n" });
    }
    for line in history {
        let coder = line.coder.as_deref().unwrap_or("nobody");
        lines(&mut told, &format!("{}  {coder}  {}", words::time(&line.at), line.what), out, "");
        for (side, past) in [("before", &line.before), ("after", &line.after)] {
            lines(&mut told, &format!("{side}: {}", past.as_ref().map_or_else(|| "nothing".into(), held)), out, "    ");
        }
    }
    told
}

fn held(past: &CellPast) -> String {
    let mut parts = vec![past.state.word().to_string()];
    parts.extend(past.judgement.map(|judged| format!("judged {}", judged.word())));
    parts.extend((!past.linked.is_empty()).then(|| format!("{} linked", words::count(past.linked.len(), "coding"))));
    let summary = if past.summary.is_empty() { String::new() } else { format!("\n{}", past.summary) };
    format!("{}{summary}", parts.join(", "))
}

/// How far the charting is, by theme and by case.
pub(super) fn progress(progress: &ChartProgress, out: &Output) -> String {
    let mut told = String::new();
    let themes = progress.themes.iter().map(|line| (format!("{} {}", line.number, line.name), line.tally));
    told.push_str(&tallies("theme", themes.collect(), progress.total, out));
    told.push('\n');
    let cases = progress.cases.iter().map(|line| (line.case.clone(), line.tally));
    told.push_str(&tallies("case", cases.collect(), progress.total, out));
    if !progress.closed.is_empty() {
        told.push('\n');
        let closed = progress.closed.join(", ");
        lines(&mut told, &format!("closed to you until your coding there is done, and not counted: {closed}"), out, "");
    }
    told
}

fn tallies(about: &str, rows: Vec<(String, ChartTally)>, total: ChartTally, out: &Output) -> String {
    let mut table = Table::default().cut(about, 12);
    for state in [CellState::Charted, CellState::NoData, CellState::NotAsked, CellState::ToChart] {
        table = table.number(state.word());
    }
    table = table.number("stale");
    for (name, tally) in rows.into_iter().chain([("all".to_string(), total)]) {
        let counts = [tally.charted, tally.no_data, tally.not_asked, tally.to_chart, tally.stale];
        table.row([name].into_iter().chain(counts.map(|count| count.to_string())).collect());
    }
    table.draw(out)
}
