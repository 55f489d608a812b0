//! In words: in what two readings differ, and what was decided.
//!
//! The words are neutral: nobody is right yet. Ends are counted in words, in characters where not a whole word lies
//! between them.

use crate::model::{DiscrepancyType, Framework, Outcome, ThemeId};
use crate::text;
use crate::workbench::{DecisionLine, DiscrepancyLine, ReadingLine, Severity};

/// A type, with the coder's name where it tells of one.
#[must_use]
pub fn kind(kind: DiscrepancyType, coders: &[String; 2]) -> String {
    let [first, second] = coders;
    match kind {
        DiscrepancyType::OnlyFirst => format!("only {first}"),
        DiscrepancyType::OnlySecond => format!("only {second}"),
        other => other.word().to_string(),
    }
}

/// All types of a discrepancy, in a word.
#[must_use]
pub fn kinds(line: &DiscrepancyLine) -> String {
    line.types.iter().map(|one| kind(*one, &line.coders)).collect::<Vec<_>>().join("+")
}

/// How far apart the magnitudes are, in a word; empty where they are not what differs.
#[must_use]
pub const fn how_far(severity: Severity) -> &'static str {
    match severity {
        Severity::Opposite | Severity::Apart(_) | Severity::Neighbouring | Severity::Unrated => severity.word(),
        Severity::Theme | Severity::Only | Severity::Split | Severity::Boundary => "",
    }
}

/// Number and name of a theme.
#[must_use]
pub fn theme(framework: &Framework, id: ThemeId) -> String {
    let name = framework.theme(id).map_or("", |theme| theme.name.as_str());
    format!("{} {}", framework.number(id), text::safe(name))
}

/// Where a discrepancy is and about which theme.
#[must_use]
pub fn place_and_theme(line: &DiscrepancyLine, framework: &Framework) -> String {
    format!("{} {}", text::safe(&line.citation), theme(framework, line.theme_id))
}

/// In what the readings differ, in a sentence or two.
#[must_use]
pub fn difference(line: &DiscrepancyLine, framework: &Framework) -> String {
    let has = |kind| line.types.contains(&kind);
    let (Some(first), second) = (line.readings.first(), line.readings.get(1)) else { return String::new() };
    let mut told: Vec<String> = Vec::new();
    if has(DiscrepancyType::Split) {
        told.push(format!(
            "{} has one more coding of this theme; it overlaps the pair that is compared, which is settled by itself",
            first.coder
        ));
    }
    if has(DiscrepancyType::OnlyFirst) || has(DiscrepancyType::OnlySecond) {
        let other = line.coders.iter().find(|coder| **coder != first.coder);
        told.push(format!(
            "Only {} coded this; {} did not",
            first.coder,
            other.map_or("the other", String::as_str)
        ));
    }
    if let Some(second) = second.filter(|_| !has(DiscrepancyType::Split)) {
        if has(DiscrepancyType::Theme) {
            let [one, other] = [first, second].map(|reading| theme(framework, reading.theme_id));
            told.push(format!("Other themes: {} {one}, {} {other}", first.coder, second.coder));
            let ends = ends(line, first, second);
            told.extend((!ends.is_empty()).then_some(ends));
        }
        if has(DiscrepancyType::Boundary) {
            told.push(format!("Same theme, other ends: {}", ends(line, first, second)));
        }
        if has(DiscrepancyType::Magnitude) {
            told.push(magnitudes(line, first, second));
        }
    }
    told.join("; ")
}

fn magnitudes(line: &DiscrepancyLine, first: &ReadingLine, second: &ReadingLine) -> String {
    let given = |reading: &ReadingLine| match &reading.magnitude {
        Some(value) => format!("{} {}", reading.coder, text::safe(value)),
        None => format!("{} none", reading.coder),
    };
    let lead = if line.types.contains(&DiscrepancyType::Boundary) { "other magnitude" } else { "Same words, other magnitude" };
    let apart = match line.severity {
        Severity::Opposite => ": opposite",
        Severity::Apart(_) => ": several steps apart",
        Severity::Neighbouring => ": neighbours on the scale",
        _ => "",
    };
    format!("{lead}: {}, {}{apart}", given(first), given(second))
}

/// How the second reading's ends lie from the first's; empty where they are the same.
fn ends(line: &DiscrepancyLine, first: &ReadingLine, second: &ReadingLine) -> String {
    let begins = shift(line, first.span.start, second.span.start).map(|way| format!("begins {way}"));
    let ends = shift(line, first.span.end, second.span.end).map(|way| format!("ends {way}"));
    let told: Vec<String> = [begins, ends].into_iter().flatten().collect();
    if told.is_empty() { String::new() } else { format!("{}’s {}", second.coder, told.join(" and ")) }
}

/// How far `to` lies from `from`, both bytes of the transcript within the discrepancy's words.
fn shift(line: &DiscrepancyLine, from: usize, to: usize) -> Option<String> {
    if from == to {
        return None;
    }
    let (low, high) = (from.min(to).checked_sub(line.span.start)?, from.max(to).checked_sub(line.span.start)?);
    let between = line.text.get(low..high)?;
    let way = if to > from { "later" } else { "earlier" };
    let (count, unit) = match text::count(between) {
        0 => (between.chars().count(), "character"),
        words => (words, "word"),
    };
    let plural = if count == 1 { "" } else { "s" };
    Some(format!("{count} {unit}{plural} {way}"))
}

/// An outcome as the reason for it is asked for and the notice tells it.
#[must_use]
pub fn outcome_of(outcome: Outcome, coders: &[String; 2]) -> String {
    let [first, second] = coders;
    match outcome {
        Outcome::First => format!("as {first} read it"),
        Outcome::Second => format!("as {second} read it"),
        Outcome::Both => "both readings stand".into(),
        Outcome::Neither => "neither reading stands".into(),
        Outcome::New => "a new reading".into(),
        Outcome::Keep => "they agree to differ".into(),
        Outcome::Discuss => "to be discussed".into(),
        Outcome::Agreed => "taken as agreed".into(),
    }
}

/// What was decided, why, by whom and when.
#[must_use]
pub fn decided(decision: &DecisionLine, framework: &Framework) -> String {
    let mut told = outcome_of(decision.outcome, &decision.coders);
    if decision.outcome == Outcome::New {
        let one = |coding: &crate::workbench::CodingLine| {
            let name = framework.resolve(&coding.theme).map_or_else(|| coding.theme.clone(), |one| theme(framework, one.id));
            let magnitude = coding.magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
            format!("{name}{magnitude}, “{}”", text::truncate(&text::safe(&coding.text), 60))
        };
        let codings: Vec<String> = decision.consensus.iter().map(one).collect();
        told.push_str(&format!(": {}", codings.join("; ")));
    }
    if !decision.why.is_empty() {
        told.push_str(&format!(", because: {}", text::safe(&decision.why)));
    }
    if let Some(number) = decision.framework_version {
        told.push_str(&format!(" (framework version {number} was made for it)"));
    }
    format!("{told} [{}, {}]", decision.coder, said_at(&decision.at))
}

/// A moment as screens show it: day and minute, UTC.
#[must_use]
pub fn said_at(at: &str) -> String {
    let day = at.get(..10).unwrap_or(at);
    let minute = at.get(11..16).unwrap_or_default();
    format!("{day} {minute}").trim_end().to_string()
}
