//! The list of transcripts: what the start screen and `emic transcripts` show.

use super::import_report::SpeakerLine;
use super::intake::speaker_line;
use super::rounds::Counts;
use super::session::CoderLine;
use super::{Result, Workbench};
use crate::model::{Speaker, TranscriptId, TranscriptKind};
use serde::{Serialize, Serializer};
use std::collections::HashMap;

/// A transcript as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranscriptLine {
    /// Identity.
    pub id: TranscriptId,
    /// What it is called.
    pub title: String,
    /// What kind of conversation.
    pub kind: TranscriptKind,
    /// The layout its file was read by.
    pub layout: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// Length of the text in code points.
    pub chars: usize,
    /// How many turns.
    pub turns: usize,
    /// Who speaks.
    pub speakers: Vec<SpeakerLine>,
    /// Always `already-there`: what is listed is in the project.
    pub status: &'static str,
    /// How many codings the viewer may see, by initials (as JSON an object); `null` for a coder whose work she may not see.
    #[serde(serialize_with = "by_initials")]
    pub codings: Vec<(String, Option<usize>)>,
}

/// All transcripts, in the order they came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranscriptList {
    /// The transcripts.
    pub transcripts: Vec<TranscriptLine>,
    /// The coders, in the order of the counts.
    #[serde(skip)]
    pub coders: Vec<CoderLine>,
}

impl Workbench {
    /// All transcripts with their speakers and the counts the viewer may see.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn transcripts(&self) -> Result<TranscriptList> {
        self.listing(&Counts::of(self.store.read())?)
    }

    /// All transcripts, the codings in them counted already.
    pub(super) fn listing(&self, counts: &Counts) -> Result<TranscriptList> {
        let names = self.names()?;
        let access = self.access()?;
        let cases: HashMap<_, _> = names.cases.iter().map(|case| (case.id, case.name.clone())).collect();
        let mut speakers: HashMap<TranscriptId, Vec<Speaker>> = HashMap::new();
        for speaker in self.store.read().speakers()? {
            speakers.entry(speaker.transcript).or_default().push(speaker);
        }
        let coders = self.known_coders()?;
        let lines = names.transcripts.iter().map(|head| TranscriptLine {
            id: head.id,
            title: head.title.clone(),
            kind: head.kind,
            layout: head.layout.clone(),
            sha256: head.sha256.clone(),
            chars: head.chars,
            turns: head.turns,
            speakers: speakers
                .get(&head.id)
                .into_iter()
                .flatten()
                .map(|speaker| speaker_line(speaker, |id| cases.get(&id).cloned()))
                .collect(),
            status: "already-there",
            codings: coders
                .iter()
                .map(|coder| {
                    let count = counts.of_coder(head.id, coder.id);
                    (coder.initials.clone(), access.may_see(head.id, coder.id).then_some(count))
                })
                .collect(),
        });
        let transcripts = lines.collect();
        Ok(TranscriptList { transcripts, coders: coders.iter().map(CoderLine::from).collect() })
    }
}

fn by_initials<S: Serializer>(
    counts: &[(String, Option<usize>)],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_map(counts.iter().map(|(initials, count)| (initials, count)))
}
