//! How far everybody is: assignments with their states, rounds with how they were drawn and their progress.
//!
//! The rule it owns: an open assignment is in progress once its coder has coded something there, and whoever may not see
//! her codings there may not know whether she has begun either; to such a viewer it is to do until it is done. That
//! something is done may be known by everybody.

use super::drawing::{DrawLine, drawn};
use super::error::WorkbenchError;
use super::session::find_coder;
use super::shelf::Names;
use super::{Access, Result, Workbench};
use crate::model::{Assignment, AssignmentState, CoderId, Round, TranscriptId};
use crate::store::Reader;
use serde::{Serialize, Serializer};
use std::collections::{HashMap, HashSet};

/// An assignment as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssignmentLine {
    /// Title of the transcript.
    pub transcript: String,
    /// Initials of the coder.
    pub coder: String,
    /// The round.
    pub round: String,
    /// How far it is, as far as the viewer may know; see this page.
    #[serde(serialize_with = "as_word")]
    pub state: AssignmentState,
    /// How many codings she has there; `None` where the viewer may not see them.
    pub codings: Option<usize>,
    /// Why it was opened again, the last time; `None` where it never was, or the viewer may not see her work there.
    pub reopened: Option<String>,
    /// The transcript.
    #[serde(skip)]
    pub transcript_id: TranscriptId,
    /// The coder.
    #[serde(skip)]
    pub coder_id: CoderId,
}

impl AssignmentLine {
    /// Whether its coder is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == AssignmentState::Done
    }
}

/// Which assignments are asked for, in a person's words. An empty query asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssignmentQuery {
    /// Title or id.
    pub transcript: Option<String>,
    /// Initials.
    pub coder: Option<String>,
    /// The name of a round.
    pub round: Option<String>,
    /// Only those in one of these states; none means any.
    pub states: Vec<AssignmentState>,
}

/// How far one coder is in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressLine {
    /// Initials.
    pub coder: String,
    /// How many transcripts she is assigned.
    pub assigned: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many are begun, as far as the viewer may know.
    pub in_progress: usize,
    /// How many are open besides.
    pub to_do: usize,
    /// Of how many of those that are open the viewer may not know whether they are begun.
    pub hidden: usize,
}

/// A round as lists show one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoundLine {
    /// What it is called.
    pub name: String,
    /// When it was begun, RFC 3339, UTC; `None` for one of before rounds were kept.
    pub begun: Option<String>,
    /// How many transcripts are assigned in it.
    pub transcripts: usize,
    /// How its transcripts were drawn; empty where they were named.
    pub draws: Vec<DrawLine>,
    /// How far its coders are, by initials.
    pub progress: Vec<ProgressLine>,
}

impl Workbench {
    /// The assignments that pass the query, by transcript, coder and round.
    ///
    /// # Errors
    /// Where something named in the query is not there.
    pub fn assignments(&self, query: &AssignmentQuery) -> Result<Vec<AssignmentLine>> {
        let mut assignments = self.store.read().assignments()?;
        if let Some(title) = &query.transcript {
            let wanted = self.find_transcript(title)?;
            assignments.retain(|assignment| assignment.transcript == wanted);
        }
        if let Some(initials) = &query.coder {
            let wanted = find_coder(&self.known_coders()?, initials)?.id;
            assignments.retain(|assignment| assignment.coder == wanted);
        }
        if let Some(name) = &query.round {
            let wanted = self.find_round(name)?;
            assignments.retain(|assignment| assignment.round == wanted);
        }
        let mut lines = self.assignment_lines(&assignments, &self.access()?)?;
        lines.retain(|line| query.states.is_empty() || query.states.contains(&line.state));
        Ok(lines)
    }

    /// All rounds, oldest first, with their draws and how far everybody is.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn rounds(&self) -> Result<Vec<RoundLine>> {
        let lines = self.assignments(&AssignmentQuery::default())?;
        self.rounds_of(&lines)
    }

    /// The rounds that hold these assignments, which are all there are.
    pub(super) fn rounds_of(&self, lines: &[AssignmentLine]) -> Result<Vec<RoundLine>> {
        let names = self.names()?;
        let mut rounds = self.store.read().rounds()?;
        // A project of before rounds were kept has assignments that name some.
        let mut seen: HashSet<String> = rounds.iter().map(|round| round.name.clone()).collect();
        let unkept: Vec<&str> =
            lines.iter().filter(|line| seen.insert(line.round.clone())).map(|line| line.round.as_str()).collect();
        let mut told: Vec<RoundLine> = unkept.into_iter().map(|name| round_line(&names, name, None, lines)).collect();
        told.extend(rounds.drain(..).map(|round| round_line(&names, &round.name, Some(&round), lines)));
        Ok(told)
    }

    /// The round a person means by name, letter case aside.
    pub(super) fn find_round(&self, typed: &str) -> Result<String> {
        let lower = typed.trim().to_lowercase();
        let read = self.store.read();
        let kept = read.rounds()?.into_iter().map(|round| round.name);
        let mut names: Vec<String> = kept.chain(read.assignments()?.into_iter().map(|known| known.round)).collect();
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        let found = names.iter().find(|name| name.to_lowercase() == lower).cloned();
        found.ok_or_else(|| WorkbenchError::Unknown {
            kind: "round",
            given: typed.trim().to_string(),
            hint: match names.is_empty() {
                true => "nothing is assigned yet; `emic assign` begins a round".into(),
                false => format!("the rounds are {}", names.join(", ")),
            },
        })
    }

    /// Assignments as lists show them; codings are counted only where there is something to count for.
    pub(super) fn assignment_lines(&self, assignments: &[Assignment], access: &Access) -> Result<Vec<AssignmentLine>> {
        let counts = if assignments.is_empty() { Counts::default() } else { Counts::of(self.store.read())? };
        Ok(Lister { names: &*self.names()?, access, counts: &counts }.lines(assignments))
    }
}

/// How many codings each coder has in each transcript.
#[derive(Debug, Default)]
pub(super) struct Counts(HashMap<(TranscriptId, CoderId), usize>);

impl Counts {
    pub(super) fn of(read: Reader<'_>) -> Result<Self> {
        let counts = read.coding_counts()?.into_iter();
        Ok(Self(counts.map(|count| ((count.transcript, count.coder), count.codings)).collect()))
    }

    pub(super) fn of_coder(&self, transcript: TranscriptId, coder: CoderId) -> usize {
        self.0.get(&(transcript, coder)).copied().unwrap_or(0)
    }
}

/// What assignments are listed with.
pub(super) struct Lister<'a> {
    pub(super) names: &'a Names,
    pub(super) access: &'a Access,
    pub(super) counts: &'a Counts,
}

impl Lister<'_> {
    /// Assignments as lists show them, by transcript, coder and round.
    pub(super) fn lines(&self, assignments: &[Assignment]) -> Vec<AssignmentLine> {
        let place = |coder: CoderId| self.names.coders.iter().position(|known| known.id == coder);
        let mut lines: Vec<AssignmentLine> = assignments.iter().map(|assignment| self.line(assignment)).collect();
        lines.sort_by_cached_key(|line| {
            let round = super::order::natural(&line.round);
            (self.names.place_of(line.transcript_id), place(line.coder_id), round)
        });
        lines
    }

    fn line(&self, assignment: &Assignment) -> AssignmentLine {
        let Assignment { transcript, coder, .. } = *assignment;
        let codings = self.access.may_see(transcript, coder).then(|| self.counts.of_coder(transcript, coder));
        let state = match (assignment.state, codings) {
            (AssignmentState::Done, _) => AssignmentState::Done,
            (_, Some(begun)) if begun > 0 => AssignmentState::InProgress,
            _ => AssignmentState::ToDo,
        };
        AssignmentLine {
            transcript: self.names.title(transcript).to_string(),
            coder: self.names.initials(coder).to_string(),
            round: assignment.round.clone(),
            state,
            reopened: codings.and(Some(assignment.reopened.clone()).filter(|why| !why.is_empty())),
            codings,
            transcript_id: transcript,
            coder_id: coder,
        }
    }
}

fn round_line(names: &Names, name: &str, round: Option<&Round>, lines: &[AssignmentLine]) -> RoundLine {
    let mut progress: Vec<ProgressLine> = Vec::new();
    let mut transcripts = HashSet::new();
    for line in lines.iter().filter(|line| line.round == name) {
        transcripts.insert(line.transcript_id);
        if !progress.iter().any(|known| known.coder == line.coder) {
            let coder = line.coder.clone();
            progress.push(ProgressLine { coder, assigned: 0, done: 0, in_progress: 0, to_do: 0, hidden: 0 });
        }
        let Some(of) = progress.iter_mut().find(|known| known.coder == line.coder) else { continue };
        of.assigned += 1;
        match line.state {
            AssignmentState::Done => of.done += 1,
            AssignmentState::InProgress => of.in_progress += 1,
            AssignmentState::ToDo => of.to_do += 1,
        }
        of.hidden += usize::from(!line.is_done() && line.codings.is_none());
    }
    progress.sort_by_key(|of| names.coders.iter().position(|coder| coder.initials == of.coder));
    RoundLine {
        name: name.to_string(),
        begun: round.map(|round| round.at.clone()),
        transcripts: transcripts.len(),
        draws: round.map_or_else(Vec::new, |round| round.draws.iter().map(|draw| drawn(names, draw, None)).collect()),
        progress,
    }
}

fn as_word<S: Serializer>(state: &AssignmentState, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(state.word())
}
