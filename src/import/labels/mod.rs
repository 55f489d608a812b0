//! The `labels` layout: `Label: talk` at the beginning of a line, in plain text and in what a Word document says.
//!
//! Owns where a turn begins and ends. A turn runs from its label to the last character before the next one that is no
//! white space; blank lines inside it belong to it. A timestamp before a label is in no turn. The text is never
//! touched.

mod accept;
mod line;
mod shape;
mod stamp;
mod unlabelled;

#[cfg(test)]
mod tests;

use crate::model::DraftTurn;
use accept::accept;
use line::{Candidate, Kind, Line, lines};
use std::collections::HashMap;

/// The turns of a text and who speaks them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Labels in order of first speaking; one empty label where the text has none.
    pub labels: Vec<String>,
    /// The turns in order.
    pub turns: Vec<DraftTurn>,
    /// Whole sentences.
    pub warnings: Vec<String>,
}

/// The label a line begins with and the place after it, where the whole text is made of such lines.
pub fn prefixes(text: &str, told: impl Fn(&str) -> bool) -> Vec<(usize, String, usize)> {
    let lines = lines(text);
    let colon = |found: &&Candidate| found.form == line::Form::Colon;
    accept(text, &lines, told)
        .turns
        .iter()
        .filter(colon)
        .map(|found| (found.line, found.label.to_string(), found.after))
        .collect()
}

/// Finds the turns. `told` says whether a person named the label as a speaker's, so that it is believed anywhere.
pub fn find(text: &str, told: impl Fn(&str) -> bool) -> Found {
    let lines = lines(text);
    let accepted = accept(text, &lines, told);
    if accepted.turns.is_empty() {
        return without_labels(text, &lines);
    }
    let mut found = Found::default();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut following = accepted.turns.iter().skip(1);
    for candidate in &accepted.turns {
        let next = following.next().map_or(text.len(), |next| boundary(&lines, next.line));
        let speaker = *places.entry(candidate.label).or_insert_with(|| {
            found.labels.push(candidate.label.to_string());
            found.labels.len() - 1
        });
        found.turns.push(turn(text, &lines, candidate, speaker, next));
    }
    found.warnings.extend(top_warning(&lines, &accepted.turns));
    found.warnings.extend(doubt_warning(&accepted.doubtful));
    found
}

/// Where what stands before a label's line ends: before the timestamp on the line above, where there is one.
fn boundary(lines: &[Line], line: usize) -> usize {
    let mut first = line;
    for (index, above) in lines.iter().enumerate().take(line).rev() {
        match above.kind {
            Kind::Blank => {}
            Kind::Stamp(_) => {
                first = index;
                break;
            }
            _ => break,
        }
    }
    lines.get(first).map_or(0, |line| line.start)
}

/// The time on a line of its own above a label.
fn time_above<'t>(lines: &[Line<'t>], line: usize) -> Option<&'t str> {
    let above = lines.iter().take(line).rev().find(|above| above.kind != Kind::Blank)?;
    if let Kind::Stamp(time) = above.kind { Some(time) } else { None }
}

fn turn(text: &str, lines: &[Line], label: &Candidate, speaker: usize, next: usize) -> DraftTurn {
    let talk_at = |from: usize| {
        let rest = text.get(from..next).unwrap_or_default();
        next - rest.trim_start().len()
    };
    let end = label.start + text.get(label.start..next).unwrap_or_default().trim_end().len();
    let mut time = label.time.or_else(|| time_above(lines, label.line));
    let mut body = talk_at(label.after);
    let below = lines.partition_point(|line| line.start <= body).checked_sub(1).filter(|below| *below > label.line);
    let below = below.and_then(|below| lines.get(below));
    if let Some(Line { kind: Kind::Stamp(stamp), end: stamp_end, .. }) = below
        && time.is_none()
        && *stamp_end <= next
    {
        time = Some(*stamp);
        body = talk_at(*stamp_end);
    }
    DraftTurn { speaker, start: label.start, body: body.min(end), end, time: time.map(String::from) }
}

fn without_labels(text: &str, lines: &[Line]) -> Found {
    let turns = unlabelled::turns(text, lines);
    let each = if unlabelled::has_paragraphs(lines) { "paragraph" } else { "line" };
    let warning = format!(
        "No speakers' labels were found: each {each} was made a turn of one participant without a name. Write \
         `Label:` before what somebody says to keep speakers apart."
    );
    Found { labels: vec![String::new()], turns, warnings: vec![warning] }
}

fn top_warning(lines: &[Line], turns: &[Candidate]) -> Option<String> {
    let first = turns.first()?;
    let above = |line: &&Line| !matches!(line.kind, Kind::Blank | Kind::Stamp(_));
    match lines.iter().take(first.line).filter(above).count() {
        0 => None,
        1 => Some(format!("1 line at the top, before `{}:`, belongs to no turn.", first.label)),
        count => Some(format!("{count} lines at the top, before the first `{}:`, belong to no turn.", first.label)),
    }
}

fn doubt_warning(doubtful: &[Candidate]) -> Option<String> {
    const SHOWN: usize = 5;
    let place = |found: &Candidate| format!("`{}:` (line {})", found.label, found.line + 1);
    let places: Vec<String> = doubtful.iter().take(SHOWN).map(place).collect();
    let more = doubtful.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!places.is_empty()).then(|| {
        format!(
            "{}{rest} was read as talk; if it is a speaker, say so with --speaker \"LABEL=ROLE\".",
            places.join(", ")
        )
    })
}
