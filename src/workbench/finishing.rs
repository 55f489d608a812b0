//! Being done with a transcript, and opening it again.
//!
//! The rules it owns: `done` marks a coder's own open assignments and locks her codings there; she then sees what others
//! coded. Opening again needs a reason, which is kept, and makes her blind there again. Where somebody else had coded the
//! transcript by then, she could have seen it: her codings as they stand are set aside, once, and agreement is counted on
//! those ever after. Where nobody else had, there was nothing to see and nothing is set aside.

use super::error::WorkbenchError;
use super::rounds::{AssignmentLine, Counts, Lister};
use super::{Access, Result, Workbench};
use crate::model::{
    Assignment, AssignmentState, Coder, CoderId, CoderKind, Coding, Framework, Frozen, FrozenId, TranscriptId,
};
use crate::store::{CodingFilter, Door, Reader};
use serde::Serialize;

/// A coder's own work on a transcript, counted where she is about to mark it as done, or just has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnWork {
    /// How many codings.
    pub codings: usize,
    /// How many of them have no magnitude though their theme has a scale.
    pub unrated: usize,
}

/// What came of marking a transcript as done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DoneReport {
    /// All assignments of the project.
    pub assignments: Vec<AssignmentLine>,
    /// How many assignments were marked; none where they had been already.
    pub marked: usize,
    /// What is locked now.
    #[serde(flatten)]
    pub work: OwnWork,
}

/// What came of opening a transcript again.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReopenReport {
    /// All assignments of the project.
    pub assignments: Vec<AssignmentLine>,
    /// Whether her codings as they stood were set aside, now or before, as her independent reading.
    pub set_aside: bool,
}

impl Workbench {
    /// Marks the coder's own assignments of a transcript as done, those of one round or all; her codings there are locked
    /// once none is open.
    ///
    /// # Errors
    /// Where nobody is named as acting, or the coder is not assigned to it.
    pub fn done(&mut self, transcript: TranscriptId, round: Option<&str>) -> Result<DoneReport> {
        let coder = self.actor()?;
        let names = self.names()?;
        let title = names.title(transcript);
        let work = self.own_work(transcript)?;
        let in_round = round.map_or_else(String::new, |round| format!(" in round {}", round.trim()));
        let author = self.author(Some(coder.id));
        self.store.act(&author, &format!("mark {title} as done{in_round}"), |door| {
            let mut assignments = door.read().assignments()?;
            let own = own(&mut assignments, transcript, &coder, round);
            if own.is_empty() {
                return Err(not_assigned(&coder, title, round));
            }
            let mut marked = 0;
            for assignment in own.into_iter().filter(|known| known.state != AssignmentState::Done) {
                assignment.state = AssignmentState::Done;
                door.put(assignment)?;
                marked += 1;
            }
            let counts = Counts::of(door.read())?;
            let access = Access::new(Some(coder.id), &assignments);
            let lister = Lister { names: &names, access: &access, counts: &counts };
            Ok(DoneReport { assignments: lister.lines(&assignments), marked, work })
        })
    }

    /// Opens a transcript again that the coder had marked as done, in one round or all; the reason is kept.
    ///
    /// # Errors
    /// Where nobody is named as acting, no reason is given, or the coder has not marked it as done.
    pub fn reopen(&mut self, transcript: TranscriptId, why: &str, round: Option<&str>) -> Result<ReopenReport> {
        let coder = self.actor()?;
        let names = self.names()?;
        let title = names.title(transcript);
        let why = why.trim();
        if why.is_empty() {
            return Err(WorkbenchError::Refused(format!(
                "opening {title} again needs a reason, which is kept; say it with --why"
            )));
        }
        let author = self.author(Some(coder.id));
        self.store.act(&author, &format!("open {title} again{}", because(why)), |door| {
            let mut assignments = door.read().assignments()?;
            let own = own(&mut assignments, transcript, &coder, round);
            if own.is_empty() {
                return Err(not_assigned(&coder, title, round));
            }
            let finished: Vec<_> = own.into_iter().filter(|known| known.state == AssignmentState::Done).collect();
            if finished.is_empty() {
                return Err(WorkbenchError::Refused(format!(
                    "{title} is open for {} already; there is nothing to open again, go on coding",
                    coder.initials
                )));
            }
            set_aside(door, transcript, coder.id)?;
            for assignment in finished {
                assignment.state = AssignmentState::ToDo;
                assignment.reopened = why.to_string();
                door.put(assignment)?;
            }
            let counts = Counts::of(door.read())?;
            let access = Access::new(Some(coder.id), &assignments);
            let lister = Lister { names: &names, access: &access, counts: &counts };
            let set_aside = door.read().is_frozen(transcript, coder.id)?;
            Ok(ReopenReport { assignments: lister.lines(&assignments), set_aside })
        })
    }

    /// What the coder at this workbench has coded in a transcript, and how much of it still has no magnitude.
    ///
    /// # Errors
    /// Where nobody is named as acting, or the project file cannot be read.
    pub fn own_work(&self, transcript: TranscriptId) -> Result<OwnWork> {
        let coder = self.actor()?;
        let names = self.names()?;
        let codings = theirs(self.store.read(), transcript, coder.id)?;
        let unrated = codings.iter().filter(|coding| is_unrated(&names.framework, coding)).count();
        Ok(OwnWork { codings: codings.len(), unrated })
    }
}

/// What the words of an opening again end with; see `history`, which leaves it out where it may not be read.
pub(super) fn because(why: &str) -> String {
    format!(": {why}")
}

/// Whether a coding has no magnitude though its theme has a scale.
pub(super) fn is_unrated(framework: &Framework, coding: &Coding) -> bool {
    coding.magnitude.is_none() && framework.scale_of(coding.theme).is_some()
}

/// Sets a coder's codings of a transcript aside as they stand, where another person has coded there and none were set
/// aside before; whether that was done.
pub(super) fn set_aside(door: &mut Door<'_>, transcript: TranscriptId, coder: CoderId) -> Result<bool> {
    if door.read().is_frozen(transcript, coder)? {
        return Ok(false);
    }
    let people: Vec<Coder> = door
        .read()
        .coders()?
        .into_iter()
        .filter(|known| known.kind == CoderKind::Person && known.id != coder)
        .collect();
    let all = door.read().codings(&CodingFilter { transcript: Some(transcript), ..CodingFilter::default() })?;
    if !all.iter().any(|coding| people.iter().any(|other| other.id == coding.coder)) {
        return Ok(false);
    }
    let mut codings: Vec<Coding> = all.into_iter().filter(|coding| coding.coder == coder).collect();
    codings.sort_by_key(|coding| (coding.span, coding.theme, coding.id));
    let at = door.at().to_string();
    door.put(&Frozen { id: FrozenId::mint(), transcript, coder, codings, at })?;
    Ok(true)
}

fn theirs(read: Reader<'_>, transcript: TranscriptId, coder: CoderId) -> Result<Vec<Coding>> {
    let filter = CodingFilter { transcript: Some(transcript), coder: Some(coder), ..CodingFilter::default() };
    Ok(read.codings(&filter)?)
}

/// A coder's own assignments of a transcript, of one round or all.
fn own<'a>(
    assignments: &'a mut [Assignment],
    transcript: TranscriptId,
    coder: &Coder,
    round: Option<&str>,
) -> Vec<&'a mut Assignment> {
    let round = round.map(|round| round.trim().to_lowercase());
    assignments
        .iter_mut()
        .filter(|known| known.transcript == transcript && known.coder == coder.id)
        .filter(|known| round.as_ref().is_none_or(|round| known.round.to_lowercase() == *round))
        .collect()
}

fn not_assigned(coder: &Coder, title: &str, round: Option<&str>) -> WorkbenchError {
    let who = &coder.initials;
    let (transcript, hint) = match round {
        Some(round) => (format!("{title} in round {}", round.trim()), "`emic assignments` lists who codes what".into()),
        None => (
            title.to_string(),
            format!(
                "assign it with `emic assign {title} --coders {who}`, or leave it: nothing is locked or hidden there"
            ),
        ),
    };
    WorkbenchError::NotAssigned { coder: who.clone(), transcript, hint }
}
