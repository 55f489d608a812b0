//! Reading a transcript: the text by turns, with the codings the viewer may see.

use super::coding::{CodingLine, line};
use super::error::WorkbenchError;
use super::{Result, Workbench};
use crate::model::{Role, TranscriptId};
use serde::Serialize;

/// A turn as `emic show` gives it; positions are code points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownTurn {
    /// Number, counted from 1.
    pub n: u32,
    /// The speaker's label.
    pub speaker: String,
    /// What the speaker does.
    pub role: Option<Role>,
    /// The name of the speaker's case.
    pub case: Option<String>,
    /// Where the label begins.
    pub start: usize,
    /// Where the talk begins.
    pub body: usize,
    /// After the last character, newline not counted.
    pub end: usize,
    /// When it was said, as the file wrote it.
    pub time: Option<String>,
}

/// A transcript as `emic show` gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownTranscript {
    /// Identity.
    pub id: TranscriptId,
    /// What it is called.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// The turns, in order.
    pub turns: Vec<ShownTurn>,
    /// The codings the viewer may see; empty where they were not asked for.
    pub codings: Vec<CodingLine>,
}

impl Workbench {
    /// The transcript a person means by title or id.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find_transcript(&self, typed: &str) -> Result<TranscriptId> {
        let names = self.names()?;
        let typed = typed.trim();
        let lower = typed.to_lowercase();
        let by_title = names.transcripts.iter().find(|head| head.title == typed);
        let by_id = || typed.parse::<TranscriptId>().ok().and_then(|id| names.transcript(id));
        let by_lower = || names.transcripts.iter().find(|head| head.title.to_lowercase() == lower);
        by_title.or_else(by_id).or_else(by_lower).map(|head| head.id).ok_or_else(|| WorkbenchError::Unknown {
            kind: "transcript",
            given: typed.to_string(),
            hint: "`emic transcripts` lists them".into(),
        })
    }

    /// A transcript by turns, with or without its codings.
    ///
    /// # Errors
    /// Where there is none with this id.
    pub fn show(&self, id: TranscriptId, with_codings: bool) -> Result<ShownTranscript> {
        let names = self.names()?;
        let loaded = self.load(id)?;
        let chars = |byte| loaded.positions.to_chars(&loaded.text, byte);
        let turns = loaded.transcript.turns.iter().map(|turn| {
            let speaker = loaded.speaker(turn);
            let case = speaker.and_then(|speaker| speaker.case).and_then(|case| names.case(case));
            ShownTurn {
                n: turn.n,
                speaker: speaker.map_or_else(String::new, |speaker| speaker.label.clone()),
                role: speaker.map(|speaker| speaker.role),
                case: case.map(|case| case.name.clone()),
                start: chars(turn.start),
                body: chars(turn.body),
                end: chars(turn.end),
                time: turn.time.clone(),
            }
        });
        let turns = turns.collect();
        let codings = if with_codings { self.codings_in(id)? } else { Vec::new() };
        Ok(ShownTranscript {
            id,
            title: loaded.transcript.title.clone(),
            text: loaded.text.clone(),
            turns,
            codings: codings.iter().map(|coding| line(&names, &loaded, coding)).collect(),
        })
    }
}
