//! Making the tutorial: project, learner, framework, transcript and assignment in one act. It is the act that makes the
//! project, which is never taken back, so that whoever undoes everything she did comes to the tutorial as it began.

use super::{LEARNER, TEXT};
use crate::import::{self, ReadOptions};
use crate::model::{
    Assignment, AssignmentId, AssignmentState, Coder, Project, ProjectId, Round, RoundId, TranscriptId,
};
use crate::store::{Author, Door, Store, StoreError};
use crate::workbench::clock::now;
use crate::workbench::error::WorkbenchError;
use crate::workbench::intake::Intake;
use crate::workbench::read_ahead::ReadFile;
use crate::workbench::{FIRST_ROUND, Result, Workbench, coders, demo, framing};
use std::path::Path;

const FRAMEWORK: (&str, &[u8]) = ("tutor.toml", include_bytes!("framework.toml").as_slice());

/// What the transcript came in as; its title is this without the ending.
const FILE: &str = "Tutorial.txt";

const TITLE: &str = "Tutorial";

impl Workbench {
    /// Makes the tutorial at `path`, whole or not at all.
    ///
    /// # Errors
    /// Where something stands at `path`, or it cannot be written.
    pub fn make_tutorial(path: &Path) -> Result<()> {
        demo::beside(path, |draft| {
            let mut store = Store::create(draft)?;
            let author = Author { coder: None, at: now() };
            store.act(&author, "make the tutorial", fill)
        })
    }
}

fn fill(door: &mut Door<'_>) -> Result<()> {
    let at = door.at().to_string();
    door.put(&Project { id: ProjectId::mint(), title: TITLE.into(), created: at.clone() })?;
    let learner = coders::parse(&format!("{LEARNER}:You"))?;
    coders::put(door, &learner)?;
    let framework = import::read_framework(FRAMEWORK.0, FRAMEWORK.1)?;
    framing::replace(door, None, &framework, "the first framework")?;
    let transcript = take_in(door)?;
    assign(door, transcript, &learner, at)
}

fn take_in(door: &mut Door<'_>) -> Result<TranscriptId> {
    let draft = import::read_transcript(FILE, TEXT.as_bytes(), &ReadOptions::default());
    let file = ReadFile { path: FILE.into(), draft: draft.map_err(|error| error.to_string()) };
    let taken = Intake::new(door)?.take(door, &file)?;
    taken.id.ok_or_else(|| WorkbenchError::Refused(taken.warnings.join(" ")))
}

/// The transcript is assigned to the learner, so that she can say that she is done with it.
fn assign(door: &mut Door<'_>, transcript: TranscriptId, learner: &Coder, at: String) -> Result<()> {
    let (round, state) = (FIRST_ROUND.to_string(), AssignmentState::ToDo);
    let (id, coder, reopened) = (AssignmentId::mint(), learner.id, String::new());
    door.put(&Assignment { id, transcript, coder, round: round.clone(), state, reopened })?;
    let row = Round { id: RoundId::mint(), name: round, draws: Vec::new(), at };
    door.put(&row).map_err(StoreError::into)
}
