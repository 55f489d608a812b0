//! What is told below the list: the transcript under the bar, the rounds, what needs attention, what was saved last.

use super::{ProjectScreen, table};
use crate::model::{AssignmentState, TranscriptId};
use crate::text;
use crate::tui::look::Role;
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::{moment, progress};

/// So many rounds are told; the others are behind a key.
const ROUNDS: usize = 2;
/// So many transcripts are named in a line.
const NAMED: usize = 4;

/// The lines, none wider than `width`.
pub(super) fn told(width: usize, screen: &ProjectScreen, model: &Model) -> Vec<(Role, String)> {
    let study = &model.study;
    let mut told = vec![(Role::Quiet, speakers(screen, study))];
    told.extend(reopened(screen, study).map(|line| (Role::Quiet, line)));
    told.extend(table::legend(width, study, &model.look).map(|line| (Role::Quiet, line)));
    told.extend(rounds(study, model.look.glyphs.dot));
    told.extend(own(study));
    if let Some(attention) = &model.attention {
        told.extend(unrated(study, &attention.unrated).map(|line| (Role::Alert, line)));
        told.extend(attention.saved.as_ref().map(|act| {
            let who = act.coder.as_ref().map_or_else(String::new, |coder| format!(" {coder}"));
            (Role::Quiet, format!("Saved last, {} UTC{who}: {}", moment(&act.at), act.what))
        }));
    }
    told.into_iter().map(|(role, line)| (role, format!("  {}", cut(&line, width)))).collect()
}

fn cut(line: &str, width: usize) -> String {
    text::truncate(&text::safe(line), width.saturating_sub(2))
}

/// Who speaks in the transcript under the bar.
fn speakers(screen: &ProjectScreen, study: &Study) -> String {
    let Some(line) = study.transcripts.get(screen.bar.at) else { return String::new() };
    let told: Vec<String> = line
        .speakers
        .iter()
        .map(|speaker| {
            let words = if speaker.words == 1 { "word" } else { "words" };
            format!("{} ({}, {} {words})", text::safe(&speaker.label), speaker.role.word(), speaker.words)
        })
        .collect();
    told.join(", ")
}

/// Why the transcript under the bar was opened again.
fn reopened(screen: &ProjectScreen, study: &Study) -> Option<String> {
    let line = study.transcripts.get(screen.bar.at)?;
    let again = study.names.coders.iter().filter_map(|coder| {
        let why = study.board.of(line.id, coder.id)?.reopened.as_ref()?;
        Some(format!("{} opened it again: {why}", coder.initials))
    });
    let told: Vec<String> = again.collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// How far the latest rounds are.
fn rounds(study: &Study, dot: &str) -> Vec<(Role, String)> {
    let rounds = &study.board.rounds;
    let mut told: Vec<(Role, String)> = Vec::new();
    for round in rounds.iter().rev().take(ROUNDS).rev() {
        let far: Vec<String> = round.progress.iter().map(progress).collect();
        told.push((Role::Text, format!("Round {}: {}", round.name, far.join(&format!(" {dot} ")))));
    }
    if rounds.len() > ROUNDS
        && let Some((_, first)) = told.first_mut()
    {
        first.push_str(&format!("  (r: {} more)", rounds.len() - ROUNDS));
    }
    told
}

/// What the coder at work has still to do.
fn own(study: &Study) -> Option<(Role, String)> {
    let own = study.coder_id()?;
    if study.board.is_empty() {
        return None;
    }
    let (mut begun, mut to_do, mut done) = (Vec::new(), Vec::new(), 0);
    for line in &study.transcripts {
        match study.board.of(line.id, own).map(|standing| standing.state) {
            Some(AssignmentState::Done) => done += 1,
            Some(AssignmentState::InProgress) => begun.push(line.id),
            Some(AssignmentState::ToDo) => to_do.push(line.id),
            None => {}
        }
    }
    let list = |word: &str, ids: &[TranscriptId]| (!ids.is_empty()).then(|| format!("{word} {}", named(study, ids)));
    let open: Vec<String> = [list("in progress", &begun), list("to do", &to_do)].into_iter().flatten().collect();
    Some(match (open.is_empty(), done) {
        (false, _) => (Role::Strong, format!("Yours: {}", open.join("; "))),
        (true, 0) => (Role::Text, "Nothing is assigned to you; you see everybody's work.".to_string()),
        (true, _) => (Role::Text, "Yours: all done.".to_string()),
    })
}

/// A few titles, and how many more there are.
fn named(study: &Study, ids: &[TranscriptId]) -> String {
    let mut told: Vec<String> = ids.iter().take(NAMED).map(|id| study.names.title(*id).to_string()).collect();
    if ids.len() > NAMED {
        told.push(format!("{} more", ids.len() - NAMED));
    }
    told.join(", ")
}

/// Where magnitudes are missing.
fn unrated(study: &Study, unrated: &[(TranscriptId, usize)]) -> Option<String> {
    if unrated.is_empty() {
        return None;
    }
    let all: usize = unrated.iter().map(|(_, count)| count).sum();
    let named: Vec<String> =
        unrated.iter().take(NAMED).map(|(id, count)| format!("{} in {}", count, study.names.title(*id))).collect();
    let more =
        if unrated.len() > NAMED { format!(", {} transcripts more", unrated.len() - NAMED) } else { String::new() };
    let what = if all == 1 {
        "1 of your codings has no magnitude".to_string()
    } else {
        format!("{all} of your codings have no magnitude")
    };
    Some(format!("! {what}: {}{more}", named.join(", ")))
}
