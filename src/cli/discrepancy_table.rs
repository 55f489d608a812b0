//! Discrepancies and decisions for people: where, in what, who read what, and the words.

use super::print::Output;
use super::table::Table;
use super::words;
use crate::model::{DiscrepancyType, Framework};
use crate::text;
use crate::workbench::{
    CodingLine, CommentLine, Counts, DecisionLine, DiscrepancyLine, DiscrepancyReport, OverruledLine, ReadingLine,
};

/// So many columns of a passage are shown; `--json` has all of it.
const WORDS: usize = 240;

/// The report: what there is in numbers, then the list. `all` are those that pass the query, shown or not.
pub(super) fn draw(out: &Output, framework: &Framework, report: &DiscrepancyReport, all: usize) -> String {
    let mut told: String =
        text::fill(heading(report, all).trim_end(), out.width).iter().map(|line| format!("{line}\n")).collect();
    if !report.discrepancies.is_empty() {
        let mut table = Table::default().column("id").cut("place", 8).wrap("differ in", 9).wrap("readings", 24);
        table = table.wrap("words", 20);
        for line in &report.discrepancies {
            table.row(vec![
                words::short(&line.id),
                line.citation.clone(),
                differ(line),
                readings(framework, line),
                passage(&line.text),
            ]);
        }
        told.push('\n');
        told.push_str(&table.draw(out));
    }
    if report.discrepancies.len() < all {
        told.push_str(&format!(
            "\n{all} in all, the first {} shown; --limit {all} shows all\n",
            report.discrepancies.len()
        ));
    }
    if !report.outdated.is_empty() {
        let decisions = words::count(report.outdated.len(), "decision");
        told.push_str(&format!(
            "\n{decisions} about disagreements that are there no longer: `emic discrepancies --outdated`\n"
        ));
    }
    told
}

fn heading(report: &DiscrepancyReport, all: usize) -> String {
    if report.coders.len() < 2 {
        return "there are no two coders to compare yet; `emic coder add` adds one".into();
    }
    let between = text::safe(&words::list(&report.coders)).into_owned();
    let mut told = format!(
        "{} between {between} in {}",
        words::count(all, "disagreement"),
        words::count(report.transcripts, "transcript")
    );
    if report.left_out > 0 {
        told.push_str(&format!("; {} left out", report.left_out));
        told.push_str(if report.include_open {
            ", which you may not see all of"
        } else {
            ", which somebody compared is not done with"
        });
    }
    told.push('\n');
    told.push_str(&format!("before talk: {}\n", counts(&report.counts, &report.coders)));
    if report.after_talk != report.counts {
        told.push_str(&format!("after talk:  {}\n", counts(&report.after_talk, &report.coders)));
    }
    let states = &report.states;
    told.push_str(&format!(
        "{} open, {} to be discussed, {} resolved, {} kept; {} of {} taken as consensus\n",
        states.open,
        states.discuss,
        states.resolved,
        states.kept,
        report.agreements.taken,
        words::count(report.agreements.taken + report.agreements.pending, "agreement")
    ));
    told
}

fn counts(counts: &Counts, coders: &[String]) -> String {
    let (first, second) = match coders {
        [first, second] => (format!("only {first}"), format!("only {second}")),
        _ => ("only the first".into(), "only the second".into()),
    };
    let told = [
        (counts.agree, "agree"),
        (counts.boundary, "ends"),
        (counts.magnitude, "magnitude"),
        (counts.theme, "theme"),
        (counts.only_first, first.as_str()),
        (counts.only_second, second.as_str()),
        (counts.split, "further"),
    ];
    let told: Vec<String> = told.iter().map(|(count, what)| format!("{what} {count}")).collect();
    text::safe(&told.join(" · ")).into_owned()
}

/// In what they differ, in neutral words, and how far it is.
fn differ(line: &DiscrepancyLine) -> String {
    let alone = |line: &DiscrepancyLine| line.readings.first().map_or("", |reading| reading.coder.as_str()).to_string();
    let kinds: Vec<String> = line
        .types
        .iter()
        .map(|kind| match kind {
            DiscrepancyType::Boundary => "ends".into(),
            DiscrepancyType::Magnitude => "magnitude".into(),
            DiscrepancyType::Theme => "theme".into(),
            DiscrepancyType::OnlyFirst | DiscrepancyType::OnlySecond => format!("only {}", alone(line)),
            DiscrepancyType::Split => format!("further {}", alone(line)),
        })
        .collect();
    format!("{}\n{}", kinds.join(", "), line.state.word())
}

/// One line for each reading, then what was decided and said.
fn readings(framework: &Framework, line: &DiscrepancyLine) -> String {
    let mut told: Vec<String> = line.readings.iter().map(|one| reading(framework, one)).collect();
    let silent = line.coders.iter().filter(|coder| !line.readings.iter().any(|one| one.coder == **coder));
    told.extend(silent.map(|coder| format!("{coder}  nothing")));
    if let Some(decision) = &line.decision {
        told.push(format!("→ {}{}", decision.told(), because(decision)));
    }
    told.extend(line.comments.iter().map(|one| format!("{}: {}", one.coder, one.text)));
    told.join("\n")
}

fn reading(framework: &Framework, reading: &ReadingLine) -> String {
    let mark = mark(framework, &reading.theme, reading.magnitude.as_deref(), reading.start, reading.end);
    format!("{}  {mark}", reading.coder)
}

fn mark(framework: &Framework, theme: &str, magnitude: Option<&str>, start: usize, end: usize) -> String {
    let theme = if theme.is_empty() { "(a theme that is gone)".to_string() } else { words::theme(framework, theme) };
    let magnitude = magnitude.map_or_else(String::new, |value| format!(", {value}"));
    format!("{theme}{magnitude}, {start}..{end}")
}

fn passage(words: &str) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", text::truncate(&one_line, WORDS))
}

fn because(decision: &DecisionLine) -> String {
    if decision.why.is_empty() { String::new() } else { format!(": {}", decision.why) }
}

/// One decision, as the one who made it is told.
pub(super) fn draw_decision(framework: &Framework, decision: &DecisionLine) -> String {
    let mut told = format!(
        "{}  {}  {}{}\n",
        decision.citation,
        words::short(&decision.discrepancy),
        decision.told(),
        because(decision)
    );
    for coding in &decision.consensus {
        told.push_str(&format!("  consensus: {}\n", consensus(framework, coding)));
    }
    text::safe_lines(&told).into_owned()
}

fn consensus(framework: &Framework, coding: &CodingLine) -> String {
    mark(framework, &coding.theme, coding.magnitude.as_deref(), coding.start, coding.end)
}

/// The decisions whose disagreement is there no longer.
pub(super) fn draw_outdated(out: &Output, framework: &Framework, outdated: &[DecisionLine]) -> String {
    if outdated.is_empty() {
        return "every decision is about a disagreement that is there\n".into();
    }
    let mut table = Table::default().column("id").cut("place", 8).wrap("decided", 20).wrap("about", 24).column("by");
    for decision in outdated {
        table.row(vec![
            words::short(&decision.discrepancy),
            decision.citation.clone(),
            format!("{}{}", decision.told(), because(decision)),
            about(framework, decision),
            decision.coder.clone(),
        ]);
    }
    format!(
        "{}\n`emic reconcile ID --revert` takes one back with its consensus codings; else they stand as they are\n",
        table.draw(out)
    )
}

/// The readings a decision was about.
fn about(framework: &Framework, decision: &DecisionLine) -> String {
    decision.readings.iter().map(|one| reading(framework, one)).collect::<Vec<_>>().join("\n")
}

/// Where coders were overruled.
pub(super) fn draw_overruled(out: &Output, framework: &Framework, lines: &[OverruledLine]) -> String {
    let mut table =
        Table::default().column("coder").cut("place", 8).wrap("readings", 24).wrap("decided", 20).wrap("by, when", 10);
    for OverruledLine { coder, decision } in lines {
        let stands: Vec<String> = decision.consensus.iter().map(|one| consensus(framework, one)).collect();
        let stands = if stands.is_empty() { "nothing stands".to_string() } else { stands.join("\n") };
        table.row(vec![
            coder.clone(),
            decision.citation.clone(),
            about(framework, decision),
            format!("{stands}\n{}{}", decision.told(), because(decision)),
            format!("{}\n{}", decision.coder, words::time(&decision.at)),
        ]);
    }
    table.draw(out)
}

/// What was said, oldest first.
pub(super) fn draw_comments(comments: &[CommentLine]) -> String {
    let lines = comments.iter().map(|one| format!("{}  {}: {}\n", words::time(&one.at), one.coder, one.text));
    text::safe_lines(&lines.collect::<String>()).into_owned()
}
