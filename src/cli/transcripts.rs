//! `emic transcripts`: what has been imported, and how far each coder is.

use super::End;
use super::session::Session;
use super::table::Table;
use crate::model::Role;
use crate::workbench::{TranscriptLine, TranscriptList};
use anyhow::Result;

pub(super) fn run(session: &Session) -> Result<End> {
    let list = session.workbench()?.transcripts()?;
    session.out.answer(&list, || draw(session, &list))?;
    Ok(End::Done)
}

fn draw(session: &Session, list: &TranscriptList) -> String {
    if list.transcripts.is_empty() {
        return "no transcripts yet; import some with: emic import FOLDER".into();
    }
    let mut table = Table::default().cut("title", 12).column("kind").number("turns").number("words").cut("cases", 8);
    // Coders who have coded nothing anywhere take no column.
    let shown: Vec<usize> = (0..list.coders.len()).filter(|place| has_codings(list, *place)).collect();
    for place in &shown {
        table = table.number(list.coders.get(*place).map_or("", |coder| coder.initials.as_str()));
    }
    for line in &list.transcripts {
        let words: u64 = line.speakers.iter().map(|speaker| u64::from(speaker.words)).sum();
        let mut row = vec![
            line.title.clone(),
            line.kind.word().into(),
            line.turns.to_string(),
            words.to_string(),
            cases(line).join(", "),
        ];
        row.extend(shown.iter().map(|place| match line.codings.get(*place) {
            Some((_, Some(count))) => count.to_string(),
            _ => "hidden".into(),
        }));
        table.row(row);
    }
    table.draw(&session.out)
}

fn has_codings(list: &TranscriptList, place: usize) -> bool {
    list.transcripts.iter().any(|line| line.codings.get(place).is_some_and(|(_, count)| *count != Some(0)))
}

/// The cases of the participants, each once.
fn cases(line: &TranscriptLine) -> Vec<String> {
    let mut cases: Vec<String> = line
        .speakers
        .iter()
        .filter(|speaker| speaker.role == Role::Participant)
        .filter_map(|speaker| speaker.case.clone())
        .collect();
    cases.dedup();
    cases
}
