//! In words: in what two readings differ, and what was decided.
//!
//! The words are neutral: nobody is right yet. Ends are counted in words, in characters where not a whole word lies
//! between them.

use crate::model::{DiscrepancyType, Framework, Outcome, ThemeId};
use crate::text;
use crate::workbench::{DecisionLine, DiscrepancyLine, ReadingLine, Severity};

/// What people call a discrepancy that only differs in its ends.
pub const ENDS: &str = "ends";

/// A type in neutral words, with the coder's name where it tells of one.
#[must_use]
pub fn kind(kind: DiscrepancyType, coders: &[String; 2]) -> String {
    let [first, second] = coders;
    match kind {
        DiscrepancyType::Boundary => ENDS.into(),
        DiscrepancyType::Magnitude | DiscrepancyType::Theme => kind.word().into(),
        DiscrepancyType::OnlyFirst => format!("only {}", text::safe(first)),
        DiscrepancyType::OnlySecond => format!("only {}", text::safe(second)),
        DiscrepancyType::Split => "further".into(),
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
        told.push(format!("Only {} coded this; {} did not", first.coder, other.map_or("the other", String::as_str)));
    }
    if let Some(second) = second.filter(|_| !has(DiscrepancyType::Split)) {
        if has(DiscrepancyType::Theme) {
            // The names stand on the cards.
            let [one, other] = [first, second].map(|reading| framework.number(reading.theme_id));
            told.push(format!("Other themes: {} {one}, {} {other}", first.coder, second.coder));
            let ends = ends(line, first, second);
            told.extend((!ends.is_empty()).then_some(ends));
        }
        match (has(DiscrepancyType::Boundary), has(DiscrepancyType::Magnitude)) {
            (true, true) => told.extend([magnitudes(line, first, second), ends(line, first, second)]),
            (true, false) => told.push(format!("Same theme, other ends: {}", ends(line, first, second))),
            (false, true) => told.push(format!("Same words: {}", magnitudes(line, first, second))),
            (false, false) => {}
        }
    }
    told.join("; ")
}

fn magnitudes(line: &DiscrepancyLine, first: &ReadingLine, second: &ReadingLine) -> String {
    let given = |reading: &ReadingLine| match &reading.magnitude {
        Some(value) => format!("{} {}", reading.coder, text::safe(value)),
        None => format!("{} no magnitude", reading.coder),
    };
    let apart = match line.severity {
        Severity::Opposite => ": opposite",
        Severity::Apart(_) => ": several steps apart",
        Severity::Neighbouring => ": neighbours",
        _ => "",
    };
    format!("{}, {}{apart}", given(first), given(second))
}

/// How the second reading's ends lie from the first's; empty where they are the same.
fn ends(line: &DiscrepancyLine, first: &ReadingLine, second: &ReadingLine) -> String {
    let begins = shift(line, first.span.start, second.span.start);
    let ends = shift(line, first.span.end, second.span.end);
    match (begins, ends) {
        (Some(begins), Some(ends)) => {
            // The unit is said once where it is the same.
            let unit = if begins.1 == ends.1 { "" } else { ends.1 };
            format!(
                "{}’s begins {} {} {}, ends {} {unit}{}{}",
                second.coder,
                begins.0,
                begins.1,
                begins.2,
                ends.0,
                if unit.is_empty() { "" } else { " " },
                ends.2
            )
        }
        (Some(begins), None) => format!("{}’s begins {} {} {}", second.coder, begins.0, begins.1, begins.2),
        (None, Some(ends)) => format!("{}’s ends {} {} {}", second.coder, ends.0, ends.1, ends.2),
        (None, None) => String::new(),
    }
}

/// How far `to` lies from `from`, both bytes of the transcript within the discrepancy's words: a number, its unit, and
/// which way.
fn shift(line: &DiscrepancyLine, from: usize, to: usize) -> Option<(usize, &'static str, &'static str)> {
    if from == to {
        return None;
    }
    let (low, high) = (from.min(to).checked_sub(line.span.start)?, from.max(to).checked_sub(line.span.start)?);
    let between = line.text.get(low..high)?;
    let way = if to > from { "later" } else { "earlier" };
    Some(match text::count(between) {
        0 if between.chars().count() == 1 => (1, "character", way),
        0 => (between.chars().count(), "characters", way),
        1 => (1, "word", way),
        words => (words, "words", way),
    })
}

/// An outcome as the reason for it is asked for.
#[must_use]
pub fn outcome_of(outcome: Outcome, coders: &[String; 2]) -> String {
    let [first, second] = coders;
    match outcome {
        Outcome::First => format!("as {first} read it"),
        Outcome::Second => format!("as {second} read it"),
        Outcome::Both => "both readings stand".into(),
        Outcome::Neither => "neither reading stands".into(),
        Outcome::New => "a new reading".into(),
        Outcome::Keep => "agree to differ".into(),
        Outcome::Discuss => "to be discussed".into(),
        Outcome::Agreed => "taken as agreed".into(),
    }
}

/// What was decided, why, by whom and when.
#[must_use]
pub fn decided(decision: &DecisionLine, framework: &Framework) -> String {
    format!("{} [{}, {}]", decided_so(decision, framework), decision.coder, said_at(&decision.at))
}

/// What was decided and why.
#[must_use]
pub fn decided_so(decision: &DecisionLine, framework: &Framework) -> String {
    let mut told = decision.told();
    if decision.outcome == Outcome::New {
        let one = |coding: &crate::workbench::CodingLine| {
            let name =
                framework.resolve(&coding.theme).map_or_else(|| coding.theme.clone(), |one| theme(framework, one.id));
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
    told
}

/// A moment as screens show it: day and minute, UTC.
#[must_use]
pub fn said_at(at: &str) -> String {
    let day = at.get(..10).unwrap_or(at);
    let minute = at.get(11..16).unwrap_or_default();
    format!("{day} {minute}").trim_end().to_string()
}
