//! The tutorial: a project of its own with one transcript, whose interviewer says what to press, and how far the coder
//! has come with it.
//!
//! The rules it owns: a transcript is the tutorial where its text is that of the tutorial, whatever the file is called;
//! what was done is read from the journal, which undoing does not shorten, so that a step once done stays done, also
//! after a restart; a tutorial that was begun is never written over. It holds nobody up: nothing here refuses anything.

mod deeds;
mod making;
mod steps;

pub use steps::Sight;

use super::{Result, Workbench};
use crate::model::{Span, TranscriptId};
use crate::store::sha256;
use deeds::Deeds;
use serde::Serialize;
use steps::{Proof, STEPS};

/// The text of the tutorial.
const TEXT: &str = include_str!("tutor/Tutorial.txt");

/// Initials of the one who learns.
pub const LEARNER: &str = "ME";

/// A step of the tutorial, and whether it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepLine {
    /// Its number, counted from 1.
    pub n: usize,
    /// What is learned.
    pub title: &'static str,
    /// The turn that teaches it.
    pub turn: u32,
    /// Bytes of the turn that teaches it and of what is practised on.
    #[serde(skip)]
    pub span: Span,
    /// What to press in the transcript, in a few words.
    #[serde(skip)]
    pub here: &'static str,
    /// What to press on the screens it leads to.
    #[serde(skip)]
    pub there: &'static str,
    /// How it looks when it is done, where that leaves no trace in the project.
    #[serde(skip)]
    pub sight: Option<Sight>,
    /// Whether it is known to be done: it left its trace, or it leaves none and lies behind the coder.
    pub done: bool,
}

/// The tutorial in a project, and how far the coder at this workbench has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tutorial {
    /// The transcript.
    pub transcript: TranscriptId,
    /// Its steps, in order.
    pub steps: Vec<StepLine>,
}

impl Tutorial {
    /// The step that is taught or practised at a byte of the text; `None` behind the last one.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<&StepLine> {
        let begun = self.steps.iter().rfind(|step| step.span.start <= byte).or(self.steps.first());
        begun.filter(|step| byte < step.span.end)
    }

    /// The first step that is not done.
    #[must_use]
    pub fn next(&self) -> Option<&StepLine> {
        self.steps.iter().find(|step| !step.done)
    }
}

impl Workbench {
    /// The tutorial, where this project holds it, and how far the coder has come.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn tutorial(&self) -> Result<Option<Tutorial>> {
        let names = self.names()?;
        // The length is compared first: it tells all but the tutorial apart, and nothing has to be worked out for it.
        let chars = TEXT.chars().count();
        let known = names.transcripts.iter().filter(|head| head.chars == chars);
        let Some(head) = known.into_iter().find(|head| head.sha256 == sha256(TEXT)) else { return Ok(None) };
        let loaded = self.load(head.id)?;
        let turns = &loaded.transcript.turns;
        let starts = |turn: u32| turns.iter().find(|known| known.n == turn).map(|known| known.start);
        let deeds = Deeds::new(head.id, self.own_deeds()?);
        let mut steps: Vec<StepLine> = Vec::with_capacity(STEPS.len());
        for (place, step) in STEPS.iter().enumerate() {
            let turn = steps::turn_of(place);
            let (Some(start), Some(end)) = (starts(turn), starts(steps::turn_of(place + 1))) else { continue };
            let span = Span::new(start, end);
            // What is coded in the lesson itself is no practice on what the participant said.
            let answer = Span::new(starts(turn + 1).unwrap_or(start), end);
            let (done, sight) = match step.proof {
                Proof::Deed(did) => (did(&deeds, answer), None),
                Proof::Sight(sight) => (false, Some(sight)),
            };
            let (title, here, there) = (step.title, step.here, step.there);
            steps.push(StepLine { n: place + 1, title, turn, span, here, there, sight, done });
        }
        let place = self.places().get(&head.id).and_then(|place| loaded.positions.to_byte(&loaded.text, *place));
        pass(&mut steps, place);
        Ok(Some(Tutorial { transcript: head.id, steps }))
    }
}

/// A step that leaves no trace counts as done once the coder is behind it: she stands there, or has done a later one.
fn pass(steps: &mut [StepLine], place: Option<usize>) {
    let stood = place.map_or(0, |byte| steps.iter().filter(|step| step.span.end <= byte).count());
    let proven = steps.iter().rposition(|step| step.done).unwrap_or(0);
    for step in steps.iter_mut().take(stood.max(proven)) {
        step.done |= step.sight.is_some();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(n: usize, sight: Option<Sight>, done: bool) -> StepLine {
        let span = Span::new(n * 10, n * 10 + 10);
        StepLine { n, title: "", turn: 1, span, here: "", there: "", sight, done }
    }

    #[test]
    fn a_step_without_a_trace_is_done_when_it_lies_behind_and_one_with_a_trace_is_not() {
        let fresh = || vec![step(0, Some(Sight::Help), false), step(1, None, false), step(2, Some(Sight::Help), false)];
        let done = |place, trace| {
            let mut steps = fresh();
            steps[1].done = trace;
            pass(&mut steps, place);
            steps.iter().map(|step| step.done).collect::<Vec<_>>()
        };
        assert_eq!(done(None, false), [false, false, false]);
        assert_eq!(done(Some(9), false), [false, false, false]);
        assert_eq!(done(Some(10), false), [true, false, false]);
        assert_eq!(done(None, true), [true, true, false]);
        assert_eq!(done(Some(30), false), [true, false, true]);
    }

    #[test]
    fn the_step_of_a_place_is_the_one_taught_there_and_behind_the_last_there_is_none() {
        let steps = vec![step(1, None, false), step(2, None, false)];
        let tutorial = Tutorial { transcript: TranscriptId::mint(), steps };
        let at = |byte| tutorial.at(byte).map(|step| step.n);
        assert_eq!((at(0), at(10), at(19), at(20), at(30)), (Some(1), Some(1), Some(1), Some(2), None));
    }
}
