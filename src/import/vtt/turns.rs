//! Cues become turns: consecutive words of one voice are one turn.
//!
//! Owns the generated text. A voice holds until the next one is named, because many files name it only when the
//! speaker changes. Without voices, `Name:` at the beginning of a line is looked for; without names, talk is cut
//! where a sentence ends or nothing is said for over two seconds.

use super::cues::{Cue, clock};
use super::markup::{Piece, pieces};
use crate::import::labels::{Found, prefixes};
use crate::model::DraftTurn;
use std::collections::HashMap;

/// A silence above this parts two turns where nobody is named, in milliseconds.
const GAP: u64 = 2_000;

/// Words of one voice in one cue.
#[derive(Debug)]
struct Said {
    voice: Option<String>,
    start: u64,
    end: u64,
    words: String,
}

/// The text and its turns; `None` where no cue has a word.
pub fn build(cues: &[Cue], told: impl Fn(&str) -> bool) -> Option<(String, Found)> {
    let mut said = voiced(cues);
    let mut named = said.iter().any(|said| said.voice.is_some());
    if !named {
        said = prefixed(said, told);
        named = said.iter().any(|said| said.voice.is_some());
    }
    said.retain(|said| !said.words.is_empty());
    if said.is_empty() {
        return None;
    }
    let nameless = said.iter().take_while(|said| said.voice.is_none()).count();
    let turns = if named { by_voice(said) } else { by_sentence(said) };
    let (text, mut found) = write(&turns);
    if !named {
        found.warnings.push(
            "No cue names a speaker: the talk was cut into turns of one participant where a sentence or the sound \
             ends."
                .to_string(),
        );
    } else if nameless > 0 {
        found.warnings.push(format!(
            "The first {} no speaker, so what is said there has no name.",
            if nameless == 1 { "cue names".to_string() } else { format!("{nameless} cues name") }
        ));
    }
    Some((text, found))
}

/// The cues cut at their voices. Words keep their line ends.
fn voiced(cues: &[Cue]) -> Vec<Said> {
    let mut said = Vec::new();
    let mut voice: Option<String> = None;
    for cue in cues {
        for piece in pieces(&cue.lines.join("\n")) {
            match piece {
                Piece::Voice(name) => voice = Some(name),
                Piece::Words(words) => said.push(Said { voice: voice.clone(), start: cue.start, end: cue.end, words }),
            }
        }
    }
    let nobody = said.iter().all(|said| said.voice.is_none());
    if !nobody {
        for said in &mut said {
            said.words = one_line(&said.words);
        }
    }
    said
}

/// The same words, cut where a line begins with a label.
fn prefixed(said: Vec<Said>, told: impl Fn(&str) -> bool) -> Vec<Said> {
    let lines: Vec<(usize, &str)> = said
        .iter()
        .enumerate()
        .flat_map(|(index, said)| said.words.split('\n').map(move |line| (index, line)))
        .collect();
    let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    let mut starts = Vec::with_capacity(lines.len());
    let mut start = 0;
    for (_, line) in &lines {
        starts.push(start);
        start += line.len() + 1;
    }
    let labels: HashMap<usize, (String, usize)> =
        prefixes(&text, told).into_iter().map(|(line, label, after)| (line, (label, after))).collect();
    let mut voice: Option<String> = None;
    let mut cut = Vec::new();
    for (number, (index, line)) in lines.iter().enumerate() {
        let mut words = *line;
        if let Some((label, after)) = labels.get(&number) {
            voice = Some(label.clone());
            let used = after.saturating_sub(starts.get(number).copied().unwrap_or(0));
            words = line.get(used..).unwrap_or_default();
        }
        if let Some(cue) = said.get(*index) {
            cut.push(Said { voice: voice.clone(), start: cue.start, end: cue.end, words: one_line(words) });
        }
    }
    cut
}

/// White space of any length becomes one space; a no-break space stays.
fn one_line(words: &str) -> String {
    let parts = words.split([' ', '\t', '\n']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ").trim().to_string()
}

fn by_voice(said: Vec<Said>) -> Vec<Said> {
    join(said, |turn, next| turn.voice == next.voice)
}

fn by_sentence(said: Vec<Said>) -> Vec<Said> {
    join(said, |turn, next| !ends_sentence(&turn.words) && next.start <= turn.end.saturating_add(GAP))
}

fn join(said: Vec<Said>, goes_on: impl Fn(&Said, &Said) -> bool) -> Vec<Said> {
    let mut turns: Vec<Said> = Vec::new();
    for next in said {
        match turns.last_mut() {
            Some(turn) if goes_on(turn, &next) => {
                turn.words.push(' ');
                turn.words.push_str(&next.words);
                turn.end = turn.end.max(next.end);
            }
            _ => turns.push(next),
        }
    }
    turns
}

fn ends_sentence(words: &str) -> bool {
    let open = words.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]}♪".contains(c));
    open.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
}

fn write(turns: &[Said]) -> (String, Found) {
    let mut text = String::new();
    let mut found = Found::default();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for turn in turns {
        if !text.is_empty() {
            text.push('\n');
        }
        let label = turn.voice.as_deref().unwrap_or_default();
        let speaker = *places.entry(label).or_insert_with(|| {
            found.labels.push(label.to_string());
            found.labels.len() - 1
        });
        let start = text.len();
        if !label.is_empty() {
            text.push_str(label);
            text.push_str(": ");
        }
        let body = text.len();
        text.push_str(&turn.words);
        found.turns.push(DraftTurn { speaker, start, body, end: text.len(), time: Some(clock(turn.start)) });
        text.push('\n');
    }
    (text, found)
}
