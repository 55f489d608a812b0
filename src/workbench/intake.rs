//! One import on its way through the door: what each transcript, speaker and case is called, and what is written.
//!
//! The rules it owns: the same text is never taken in twice; two texts never share a title; a participant's speaker
//! becomes a case of its own unless told otherwise; an interpreter speaks for the one participant there is.

use super::Result;
use super::file_name::file_name;
use super::import_report::{ImportStatus, ImportedTranscript, SpeakerLine};
use super::read_ahead::ReadFile;
use crate::model::{
    Case, CaseId, CaseKind, DraftSpeaker, Role, Speaker, SpeakerId, Transcript, TranscriptDraft, TranscriptId, Turn,
};
use crate::store::{Door, TranscriptHead, sha256};
use crate::text;
use std::collections::{BTreeMap, HashMap};

/// One import on its way through the door: what is called what so far.
pub(super) struct Intake {
    titles: HashMap<String, TranscriptId>,
    cases: HashMap<String, CaseId>,
    /// What each case is called.
    names: HashMap<CaseId, String>,
}

impl Intake {
    pub(super) fn new(door: &Door<'_>) -> Result<Self> {
        let titles = door.read().transcripts()?.into_iter().map(|head| (head.title, head.id)).collect();
        let mut intake = Self { titles, cases: HashMap::new(), names: HashMap::new() };
        for case in door.read().cases()? {
            intake.know(case.name, case.id);
        }
        Ok(intake)
    }

    pub(super) fn take(&mut self, door: &mut Door<'_>, file: &ReadFile) -> Result<ImportedTranscript> {
        let name = file_name(&file.path);
        let draft = match &file.draft {
            Ok(draft) => draft,
            Err(why) => return Ok(refused(name, super::session::stem(&file.path), why.clone())),
        };
        let sha256 = sha256(&draft.text);
        if let Some(known) = door.read().transcript_of_text(&sha256)? {
            return self.already_there(door, &known, name);
        }
        let mut warnings = draft.warnings.clone();
        let title = self.free_title(&draft.title, &mut warnings);
        let sha256 = door.put_text(&draft.text)?;
        let transcript = build(draft, title, &name, sha256);
        self.titles.insert(transcript.title.clone(), transcript.id);
        door.put(&transcript)?;
        let speakers = self.speakers(door, draft, &transcript)?;
        for speaker in &speakers {
            door.put(speaker)?;
        }
        Ok(ImportedTranscript {
            id: Some(transcript.id),
            title: transcript.title.clone(),
            file: name,
            kind: Some(transcript.kind),
            layout: Some(transcript.layout.clone()),
            sha256: Some(transcript.sha256.clone()),
            chars: transcript.chars,
            turns: transcript.turns.len(),
            speakers: self.lines(&speakers),
            warnings,
            status: ImportStatus::Added,
        })
    }

    fn know(&mut self, name: String, id: CaseId) {
        self.names.insert(id, name.clone());
        self.cases.insert(name, id);
    }

    fn lines(&self, speakers: &[Speaker]) -> Vec<SpeakerLine> {
        speakers.iter().map(|speaker| speaker_line(speaker, |id| self.names.get(&id).cloned())).collect()
    }

    fn already_there(&self, door: &Door<'_>, known: &TranscriptHead, file: String) -> Result<ImportedTranscript> {
        Ok(ImportedTranscript {
            id: Some(known.id),
            title: known.title.clone(),
            file,
            kind: Some(known.kind),
            layout: Some(known.layout.clone()),
            sha256: Some(known.sha256.clone()),
            chars: known.chars,
            turns: known.turns,
            speakers: self.lines(&door.read().speakers_of(known.id)?),
            warnings: Vec::new(),
            status: ImportStatus::AlreadyThere,
        })
    }

    /// Two different texts may come under one name; both are kept, under two.
    fn free_title(&self, wanted: &str, warnings: &mut Vec<String>) -> String {
        if !self.titles.contains_key(wanted) {
            return wanted.to_string();
        }
        let mut count = 2;
        while self.titles.contains_key(&format!("{wanted} ({count})")) {
            count += 1;
        }
        let title = format!("{wanted} ({count})");
        warnings
            .push(format!("there is another transcript called {wanted} with another text; this one is called {title}"));
        title
    }

    fn speakers(&mut self, door: &mut Door<'_>, draft: &TranscriptDraft, to: &Transcript) -> Result<Vec<Speaker>> {
        let participants = draft.speakers.iter().filter(|speaker| speaker.role == Role::Participant).count();
        let mut speakers = Vec::new();
        for (ordinal, told) in draft.speakers.iter().enumerate() {
            let case = match (&told.case, told.role) {
                (Some(name), _) => Some(self.case_called(door, name)?),
                (None, Role::Participant) => {
                    let name = self.case_name(told, &to.title, participants);
                    Some(self.case_called(door, &name)?)
                }
                _ => None,
            };
            speakers.push(speaker(draft, told, ordinal, to.id, case));
        }
        // An interpreter speaks for the participant, where there is only one it can be.
        let mut cases: Vec<CaseId> =
            speakers.iter().filter(|s| s.role == Role::Participant).filter_map(|s| s.case).collect();
        cases.dedup();
        if let [only] = cases.as_slice() {
            for interpreter in speakers.iter_mut().filter(|s| s.role == Role::Interpreter && s.case.is_none()) {
                interpreter.case = Some(*only);
            }
        }
        Ok(speakers)
    }

    /// What a participant's own case is called: the label, where it says who it is; the transcript's title where the
    /// label could be anybody's; made different where the name is taken, since it is a case of its own.
    fn case_name(&self, speaker: &DraftSpeaker, title: &str, participants: usize) -> String {
        let label = speaker.label.trim();
        let name = match (is_anybody(label), participants) {
            (true, 1) => title.to_string(),
            (true, _) => format!("{title} {label}").trim().to_string(),
            (false, _) => label.to_string(),
        };
        if !self.cases.contains_key(&name) {
            return name;
        }
        let mut own = format!("{name} ({title})");
        let mut count = 2;
        while self.cases.contains_key(&own) {
            own = format!("{name} ({title}, {count})");
            count += 1;
        }
        own
    }

    fn case_called(&mut self, door: &mut Door<'_>, name: &str) -> Result<CaseId> {
        if let Some(id) = self.cases.get(name) {
            return Ok(*id);
        }
        let case = Case {
            id: CaseId::mint(),
            name: name.to_string(),
            kind: CaseKind::Participant,
            attributes: BTreeMap::new(),
        };
        door.put(&case)?;
        self.know(case.name, case.id);
        Ok(case.id)
    }
}

/// Whether a label could stand for anybody.
fn is_anybody(label: &str) -> bool {
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
    let numbered = word.len() != label.len();
    match word.as_str() {
        "" => label.is_empty(),
        "participant" | "respondent" | "interviewee" | "informant" | "patient" | "client" | "user" | "a" | "p"
        | "r" | "answer" => !numbered,
        "speaker" => true,
        _ => false,
    }
}

fn build(draft: &TranscriptDraft, title: String, file: &str, sha256: String) -> Transcript {
    let turns = draft.turns.iter().zip(1_u32..).map(|(turn, n)| Turn {
        n,
        speaker: u16::try_from(turn.speaker).unwrap_or(u16::MAX),
        start: turn.start,
        body: turn.body,
        end: turn.end,
        time: turn.time.clone(),
    });
    Transcript {
        id: TranscriptId::mint(),
        title,
        kind: draft.kind,
        layout: draft.layout.clone(),
        file: file.to_string(),
        sha256,
        chars: draft.text.chars().count(),
        group_case: None,
        turns: turns.collect(),
    }
}

fn speaker(
    draft: &TranscriptDraft,
    told: &DraftSpeaker,
    ordinal: usize,
    transcript: TranscriptId,
    case: Option<CaseId>,
) -> Speaker {
    let said = || draft.turns.iter().filter(|turn| turn.speaker == ordinal);
    let words: usize = said().filter_map(|turn| draft.text.get(turn.body..turn.end)).map(text::count).sum();
    Speaker {
        id: SpeakerId::mint(),
        transcript,
        ordinal: u16::try_from(ordinal).unwrap_or(u16::MAX),
        label: told.label.clone(),
        role: told.role,
        case,
        turns: u32::try_from(said().count()).unwrap_or(u32::MAX),
        words: u32::try_from(words).unwrap_or(u32::MAX),
    }
}

/// A speaker as lists show one, its case named by `name`.
pub(super) fn speaker_line(speaker: &Speaker, name: impl Fn(CaseId) -> Option<String>) -> SpeakerLine {
    SpeakerLine {
        label: speaker.label.clone(),
        role: speaker.role,
        case: speaker.case.and_then(name),
        turns: speaker.turns,
        words: speaker.words,
    }
}

fn refused(file: String, title: String, why: String) -> ImportedTranscript {
    ImportedTranscript {
        id: None,
        title,
        file,
        kind: None,
        layout: None,
        sha256: None,
        chars: 0,
        turns: 0,
        speakers: Vec::new(),
        warnings: vec![why],
        status: ImportStatus::Refused,
    }
}
