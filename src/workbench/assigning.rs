//! Assigning: who codes which transcripts in which round, and taking an assignment away again.
//!
//! The rules it owns: all of an assignment is written or nothing; assigning again adds nothing; a round is made with its
//! first assignment; the consensus is assigned nothing. An assignment that is done carries meaning and is not taken away:
//! its coder opens it again first, with a reason. Nobody takes an assignment away whose absence would show her more of
//! others' work than she sees. Whoever is done with a transcript and is assigned it once more could change codings after
//! having seen others', so what she coded until then is set aside first.

use super::coders::CONSENSUS;
use super::drawing::{DrawLine, DrawRequest, drawn};
use super::error::WorkbenchError;
use super::finishing::set_aside;
use super::locks::Locks;
use super::rounds::{AssignmentLine, Counts, Lister};
use super::session::find_coder;
use super::shelf::Names;
use super::{Access, Result, Workbench};
use crate::model::{
    Assignment, AssignmentId, AssignmentState, Coder, CoderId, CoderKind, Draw, Round, RoundId, TranscriptId,
};
use crate::store::Door;
use serde::Serialize;
use std::collections::HashSet;

/// The round where none is named.
pub const FIRST_ROUND: &str = "1";

/// The longest name of a round, in characters.
const LONGEST_NAME: usize = 40;

/// So many transcripts are named in the words of an act.
const NAMED: usize = 3;

/// What is to be assigned to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssignRequest {
    /// Which transcripts, or from which a random choice is drawn; none means all of them.
    pub transcripts: Vec<TranscriptId>,
    /// The coders' initials.
    pub coders: Vec<String>,
    /// The round; [`FIRST_ROUND`] where none is named.
    pub round: Option<String>,
    /// Assign only a random choice of the transcripts.
    pub draw: Option<DrawRequest>,
    /// Show what would come of it and write nothing.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssignReport {
    /// All assignments of the project, with these.
    pub assignments: Vec<AssignmentLine>,
    /// The round.
    pub round: String,
    /// How many assignments are new.
    pub added: usize,
    /// How many of those asked for were there already.
    pub already_there: usize,
    /// The random choice, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<DrawLine>,
    /// What should be known about it, a sentence each.
    pub notes: Vec<String>,
    /// Whether nothing was written.
    pub dry_run: bool,
}

/// What came of taking assignments away.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnassignReport {
    /// The assignments that are left in the project.
    pub assignments: Vec<AssignmentLine>,
    /// How many were taken away.
    pub removed: usize,
}

impl Workbench {
    /// Assigns transcripts, or a random choice of them, to coders in a round.
    ///
    /// # Errors
    /// Where a transcript or coder is not there, the round's name cannot be one, or a stratum is unknown; nothing is
    /// assigned then.
    pub fn assign(&mut self, request: &AssignRequest) -> Result<AssignReport> {
        let names = self.names()?;
        let pool = in_order(&names, &request.transcripts)?;
        let coders = people_called(&names, &request.coders)?;
        let round = round_name(request.round.as_deref().unwrap_or(FIRST_ROUND))?;
        let author = self.steward();
        let draw = match &request.draw {
            Some(asked) => Some(self.make_draw(asked, &pool, &author.at)?),
            None => None,
        };
        let chosen = draw.as_ref().map_or_else(|| pool.clone(), |(draw, _)| draw.drawn.clone());
        let access = self.access()?;
        let viewer = self.coder().map(|coder| coder.id);
        let what = told(&names, &chosen, draw.as_ref().map(|(draw, _)| draw), &coders, &round);
        self.store.act(&author, &what, |door| {
            let counts = Counts::of(door.read())?;
            let mut giving = Giving { names: &names, access: &access, counts: &counts, coders: &coders, round };
            let given = giving.give(door, &chosen, draw.as_ref().map(|(draw, _)| draw))?;
            if request.dry_run {
                door.abandon();
            }
            let assignments = door.read().assignments()?;
            let access = Access::new(viewer, &assignments);
            let lister = Lister { names: &names, access: &access, counts: &counts };
            Ok(AssignReport {
                assignments: lister.lines(&assignments),
                round: giving.round,
                added: given.added,
                already_there: given.already_there,
                notes: given.notes,
                draw: draw.map(|(draw, strata)| drawn(&names, &draw, Some(strata))),
                dry_run: request.dry_run,
            })
        })
    }

    /// Takes assignments that are not done away from coders; in all rounds where none is named.
    ///
    /// # Errors
    /// Where nobody is named as acting, there is no such assignment, one is done, or the one who acts would see more of
    /// others' work than before; nothing is taken away then.
    pub fn unassign(
        &mut self,
        transcripts: &[TranscriptId],
        coders: &[String],
        round: Option<&str>,
    ) -> Result<UnassignReport> {
        let actor = self.actor()?;
        let names = self.names()?;
        let chosen = in_order(&names, transcripts)?;
        let coders = people_called(&names, coders)?;
        let round = round.map(round_name).transpose()?;
        let in_round = round.as_ref().map_or_else(String::new, |round| format!(" in round {round}"));
        let what = format!("take {} away from {}{in_round}", titles(&names, &chosen), initials(&coders));
        let author = self.author(Some(actor.id));
        self.store.act(&author, &what, |door| {
            let before = door.read().assignments()?;
            let gone = to_take_away(&names, &before, &chosen, &coders, round.as_deref())?;
            let left: Vec<Assignment> = before.iter().filter(|known| !gone.contains(known)).cloned().collect();
            let access = Access::new(Some(actor.id), &left);
            if let Some(opened) = access.opened_since(&Access::new(Some(actor.id), &before)) {
                return Err(WorkbenchError::Refused(format!(
                    "{} would see what others coded in {} before being done with it; mark it as done instead, or let \
                     somebody who is not assigned to it take it away",
                    actor.initials,
                    names.title(opened)
                )));
            }
            for assignment in &gone {
                door.remove::<Assignment>(assignment.id.0)?;
            }
            let counts = Counts::of(door.read())?;
            let lister = Lister { names: &names, access: &access, counts: &counts };
            Ok(UnassignReport { removed: gone.len(), assignments: lister.lines(&left) })
        })
    }
}

/// One giving out of assignments on its way through the door.
struct Giving<'a> {
    names: &'a Names,
    /// What the one who acts may see.
    access: &'a Access,
    counts: &'a Counts,
    coders: &'a [Coder],
    round: String,
}

#[derive(Default)]
struct Given {
    added: usize,
    already_there: usize,
    notes: Vec<String>,
}

impl Giving<'_> {
    fn give(&mut self, door: &mut Door<'_>, chosen: &[TranscriptId], draw: Option<&Draw>) -> Result<Given> {
        let row = self.round_row(door, draw)?;
        let before = door.read().assignments()?;
        let locks = Locks::new(&before);
        let there: HashSet<_> = before.iter().map(|known| (known.transcript, known.coder, &known.round)).collect();
        let mut given = Given::default();
        for coder in self.coders {
            let (mut seen, mut aside) = (0, Vec::new());
            for transcript in chosen {
                if there.contains(&(*transcript, coder.id, &self.round)) {
                    given.already_there += 1;
                    continue;
                }
                let first = !before.iter().any(|known| known.transcript == *transcript && known.coder == coder.id);
                seen += usize::from(first && self.others_are_seen(*transcript, coder.id));
                if locks.hold(*transcript, coder.id) && set_aside(door, *transcript, coder.id)? {
                    aside.push(*transcript);
                }
                door.put(&Assignment {
                    id: AssignmentId::mint(),
                    transcript: *transcript,
                    coder: coder.id,
                    round: self.round.clone(),
                    state: AssignmentState::ToDo,
                    reopened: String::new(),
                })?;
                given.added += 1;
            }
            given.notes.extend(self.notes(coder, seen, &aside));
        }
        if given.added > 0 || draw.is_some() {
            door.put(&row)?;
        }
        Ok(given)
    }

    /// The round's row, new or known under this name letter case aside, with the draw where that is a new one.
    fn round_row(&mut self, door: &Door<'_>, draw: Option<&Draw>) -> Result<Round> {
        let lower = self.round.to_lowercase();
        let known = door.read().rounds()?.into_iter().find(|round| round.name.to_lowercase() == lower);
        let mut row = known.unwrap_or_else(|| Round {
            id: RoundId::mint(),
            name: self.round.clone(),
            draws: Vec::new(),
            at: door.at().to_string(),
        });
        self.round.clone_from(&row.name);
        if let Some(draw) = draw.filter(|draw| !row.draws.iter().any(|known| known.is_same(draw))) {
            row.draws.push(draw.clone());
        }
        Ok(row)
    }

    /// Whether somebody else has coded there, as far as the one who acts may know.
    fn others_are_seen(&self, transcript: TranscriptId, coder: CoderId) -> bool {
        let people = self.names.coders.iter().filter(|other| other.kind == CoderKind::Person && other.id != coder);
        people
            .into_iter()
            .any(|other| self.access.may_see(transcript, other.id) && self.counts.of_coder(transcript, other.id) > 0)
    }

    fn notes(&self, coder: &Coder, seen: usize, aside: &[TranscriptId]) -> Vec<String> {
        let mut notes = Vec::new();
        let who = &coder.initials;
        if seen > 0 {
            let many = if seen == 1 { "one of these transcripts" } else { "these transcripts" };
            let count = if seen == 1 { String::new() } else { format!(" {seen} of") };
            notes.push(format!("until now {who} could see what others had coded in{count} {many}"));
        }
        let told: Vec<TranscriptId> =
            aside.iter().copied().filter(|transcript| self.access.may_see(*transcript, coder.id)).collect();
        if !told.is_empty() {
            let titles = titles(self.names, &told);
            notes.push(format!(
                "{who} was done with {titles}: what {who} had coded there was set aside as it stands and counts as the \
                 independent reading"
            ));
        }
        notes
    }
}

/// The assignments that are to go, none of which may be done.
fn to_take_away(
    names: &Names,
    known: &[Assignment],
    chosen: &[TranscriptId],
    coders: &[Coder],
    round: Option<&str>,
) -> Result<Vec<Assignment>> {
    let of_round = |known: &&Assignment| round.is_none_or(|round| known.round.to_lowercase() == round.to_lowercase());
    let mut gone = Vec::new();
    for transcript in chosen {
        for coder in coders {
            let (title, who) = (names.title(*transcript), &coder.initials);
            let theirs: Vec<&Assignment> = known
                .iter()
                .filter(|known| known.transcript == *transcript && known.coder == coder.id)
                .filter(of_round)
                .collect();
            if theirs.is_empty() {
                let hint = "`emic assignments` lists who codes what".to_string();
                return Err(WorkbenchError::NotAssigned { coder: who.clone(), transcript: title.to_string(), hint });
            }
            let open = theirs.into_iter().filter(|known| known.state != AssignmentState::Done);
            let before = gone.len();
            gone.extend(open.cloned());
            if gone.len() == before {
                return Err(WorkbenchError::Refused(format!(
                    "{who} is done with {title}, and what is done is kept; if it was a mistake let {who} open it again \
                     first, with a reason: `emic reopen`"
                )));
            }
        }
    }
    Ok(gone)
}

/// The transcripts in the project's order, each once; all of them where none is named.
fn in_order(names: &Names, given: &[TranscriptId]) -> Result<Vec<TranscriptId>> {
    let wanted: HashSet<TranscriptId> = given.iter().copied().collect();
    if let Some(missing) = given.iter().find(|id| names.transcript(**id).is_none()) {
        let hint = "`emic transcripts` lists them".to_string();
        return Err(WorkbenchError::Unknown { kind: "transcript", given: missing.to_string(), hint });
    }
    let all = names.transcripts.iter().map(|head| head.id);
    let chosen: Vec<TranscriptId> = all.filter(|id| given.is_empty() || wanted.contains(id)).collect();
    if chosen.is_empty() {
        return Err(WorkbenchError::Refused(
            "there is no transcript to assign yet; import some with `emic import`".into(),
        ));
    }
    Ok(chosen)
}

/// The coders with these initials, each once; people only.
fn people_called(names: &Names, given: &[String]) -> Result<Vec<Coder>> {
    let people: Vec<Coder> = names.coders.iter().filter(|coder| coder.kind == CoderKind::Person).cloned().collect();
    let mut called: Vec<Coder> = Vec::new();
    for typed in given.iter().map(|typed| typed.trim()).filter(|typed| !typed.is_empty()) {
        if typed.to_lowercase() == CONSENSUS {
            return Err(WorkbenchError::Refused(
                "the consensus is what coders settle on together and codes nothing itself; name people".into(),
            ));
        }
        let coder = find_coder(&people, typed)?;
        if !called.iter().any(|known| known.id == coder.id) {
            called.push(coder.clone());
        }
    }
    if called.is_empty() {
        return Err(WorkbenchError::Refused(match people.is_empty() {
            true => return Err(WorkbenchError::NoCoders),
            false => format!("nobody is named; give initials, such as {}", initials(&people)),
        }));
    }
    Ok(called)
}

/// The name of a round, if it can be one.
fn round_name(given: &str) -> Result<String> {
    let name = given.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(WorkbenchError::Refused(format!(
            "“{name}” cannot be the name of a round; give it up to {LONGEST_NAME} letters, in one line"
        )));
    }
    Ok(name.to_string())
}

/// An assignment in words.
fn told(names: &Names, chosen: &[TranscriptId], draw: Option<&Draw>, coders: &[Coder], round: &str) -> String {
    let what = match draw {
        None => titles(names, chosen),
        Some(draw) => {
            let strata =
                if draw.strata.is_empty() { String::new() } else { format!(", by {}", draw.strata.join(", ")) };
            let (some, all) = (draw.drawn.len(), draw.pool.len());
            format!("{some} of {all} transcripts drawn at random ({}, seed {}{strata})", draw.share(), draw.seed)
        }
    };
    format!("assign {what} to {} in round {round}", initials(coders))
}

fn initials(coders: &[Coder]) -> String {
    super::session::initials(coders)
}

/// A few titles, or how many there are.
pub(super) fn titles(names: &Names, chosen: &[TranscriptId]) -> String {
    if chosen.len() > NAMED {
        return format!("{} transcripts", chosen.len());
    }
    chosen.iter().map(|id| names.title(*id)).collect::<Vec<_>>().join(", ")
}
