//! The commands of the project screen.

use super::{Action as A, Command, Place as P, quiet, shown};

/// Its part of the table, in the order it is shown.
#[rustfmt::skip]
pub(super) const PROJECT: &[Command] = &[
    shown(A::Open, P::Project, &["Enter"], "open", "Open the transcript under the bar."),
    shown(A::Import, P::Project, &["i"], "import", "Import a file or a folder of transcripts, after a preview."),
    shown(A::Finish, P::Project, &["F"], "done", "Mark the transcript under the bar as done: it is locked, and you see others' work there."),
    shown(A::Assign, P::Project, &["a"], "assign", "Assign the marked transcripts, or the one under the bar, to coders, who then code them blindly."),
    shown(A::Subset, P::Project, &["s"], "random subset", "Draw at random which transcripts are coded twice, after a preview."),
    shown(A::Mark, P::Project, &["Space"], "mark", "Mark the transcript under the bar, or take its mark away."),
    quiet(A::MarkAll, P::Project, &["*"], "mark all", "Mark all transcripts, or none where all are marked."),
    quiet(A::Unassign, P::Project, &["x"], "unassign", "Take open assignments of the marked transcripts, or the one under the bar, away."),
    shown(A::Rounds, P::Project, &["r"], "rounds", "The rounds: how far everybody is, and how transcripts were drawn."),
    quiet(A::OpenAgain, P::Project, &["R"], "open again", "Open the transcript under the bar again that you had marked as done, for a reason."),
    quiet(A::Up, P::Project, &["k", "Up"], "up", "One transcript up."),
    quiet(A::Down, P::Project, &["j", "Down"], "down", "One transcript down."),
    quiet(A::PageUp, P::Project, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Project, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Project, &["g", "Home"], "first", "The first transcript."),
    quiet(A::Last, P::Project, &["G", "End"], "last", "The last transcript."),
];
