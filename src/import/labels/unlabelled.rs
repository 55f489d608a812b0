//! A text without labels: one turn for each paragraph, or for each line where no blank line parts paragraphs.

use super::line::{Kind, Line, is_space};
use super::stamp;
use crate::model::DraftTurn;

/// The turns of a text without labels, all by speaker 0. A timestamp in brackets, or alone on its line, is the time
/// of the turn it opens and no part of it.
pub fn turns(text: &str, lines: &[Line]) -> Vec<DraftTurn> {
    let by_line = !has_paragraphs(lines);
    let mut turns: Vec<DraftTurn> = Vec::new();
    let mut pending: Option<String> = None;
    let mut open = false;
    for line in trim(lines) {
        if line.kind == Kind::Blank {
            open = false;
            continue;
        }
        if open && !by_line {
            if let Some(turn) = turns.last_mut() {
                turn.end = end(text, line);
            }
            continue;
        }
        let (time, start) = opening(text, line);
        let end = end(text, line);
        if start >= end {
            pending = time.or(pending);
            continue;
        }
        turns.push(DraftTurn { speaker: 0, start, body: start, end, time: time.or(pending.take()) });
        pending = None;
        open = true;
    }
    if turns.is_empty() { whole(text) } else { turns }
}

/// Whether blank lines part paragraphs.
pub fn has_paragraphs(lines: &[Line]) -> bool {
    trim(lines).iter().any(|line| line.kind == Kind::Blank)
}

/// The lines without the blank ones at both ends.
fn trim<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    let filled = |line: &Line| line.kind != Kind::Blank;
    let first = lines.iter().position(filled).unwrap_or(0);
    let last = lines.iter().rposition(filled).map_or(0, |last| last + 1);
    lines.get(first..last).unwrap_or_default()
}

/// The stamp a line opens with, and where its talk begins.
fn opening(text: &str, line: &Line) -> (Option<String>, usize) {
    let whole = text.get(line.start..line.end).unwrap_or_default();
    let rest = whole.trim_start_matches(is_space);
    let stamp = stamp::leading(rest).filter(|stamp| stamp.bracketed || matches!(line.kind, Kind::Stamp(_)));
    let talk = stamp.and_then(|stamp| rest.get(stamp.len..)).unwrap_or(rest).trim_start_matches(is_space);
    (stamp.map(|stamp| stamp.time.to_string()), line.start + whole.len() - talk.len())
}

fn end(text: &str, line: &Line) -> usize {
    line.start + text.get(line.start..line.end).unwrap_or_default().trim_end().len()
}

/// Nothing but timestamps: they are all the talk there is.
fn whole(text: &str) -> Vec<DraftTurn> {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    if start < end { vec![DraftTurn { speaker: 0, start, body: start, end, time: None }] } else { Vec::new() }
}
