//! What can go wrong with an act, in sentences that name the thing and the next step.

use crate::import::{FrameworkError, ImportError, MatrixFileError, SpeakerRuleError};
use crate::search::{QueryError, SearchError};
use crate::store::StoreError;
use std::path::PathBuf;
use thiserror::Error;

/// A failure of a use case.
#[derive(Debug, Error)]
pub enum WorkbenchError {
    /// The project file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A transcript file.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A `--speaker` rule.
    #[error(transparent)]
    SpeakerRule(#[from] SpeakerRuleError),
    /// A framework file.
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// A matrix that was to be read back.
    #[error(transparent)]
    Matrix(#[from] MatrixFileError),
    /// The search index.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The words that were searched for.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// An export.
    #[error(transparent)]
    Export(#[from] crate::export::ExportError),
    /// An act by nobody.
    #[error("this needs a coder: say who you are with --coder, one of {coders}")]
    WhichCoder {
        /// The initials to choose from.
        coders: String,
    },
    /// There is nobody to act as.
    #[error("this project has no coder yet; add one with `emic coder add \"AB:Full name\"`")]
    NoCoders,
    /// Initials nobody has.
    #[error("there is no coder “{given}”; the coders are {coders}")]
    UnknownCoder {
        /// What was given.
        given: String,
        /// The initials there are.
        coders: String,
    },
    /// Something named that is not there.
    #[error("there is no {kind} “{given}”; {hint}")]
    Unknown {
        /// What kind of thing.
        kind: &'static str,
        /// What was given.
        given: String,
        /// Where to look.
        hint: String,
    },
    /// A theme that is only a heading.
    #[error("“{theme}” is a heading and cannot be applied; choose a theme below it")]
    NotCodable {
        /// The theme's name.
        theme: String,
    },
    /// A magnitude that is not on the scale.
    #[error("“{given}” is not on the scale of “{theme}”; its values are {values}")]
    OffScale {
        /// What was given.
        given: String,
        /// The theme's name.
        theme: String,
        /// The scale's values.
        values: String,
    },
    /// A magnitude for a theme without a scale.
    #[error("“{theme}” has no scale, so “{given}” cannot be set; leave the magnitude out")]
    NoScale {
        /// What was given.
        given: String,
        /// The theme's name.
        theme: String,
    },
    /// A span outside the text.
    #[error(
        "{start}..{end} is not a passage of {transcript}, which has {chars} characters; spans are start..end in code points, end not included"
    )]
    BadSpan {
        /// Transcript title.
        transcript: String,
        /// Code points.
        start: usize,
        /// Code points.
        end: usize,
        /// Length of the text in code points.
        chars: usize,
    },
    /// A quote that is not there exactly once.
    #[error(
        "the quote “{quote}” occurs {times} times in {transcript}; it must occur exactly once, letters, blanks and line breaks as in the text: give more or less of it, or the span"
    )]
    Quote {
        /// The beginning of the quote.
        quote: String,
        /// How often it occurs.
        times: usize,
        /// Transcript title.
        transcript: String,
    },
    /// The very same coding once more.
    #[error(
        "{coder} has already applied “{theme}” to exactly this passage of {transcript}; change that coding on the screen, or remove it first with `emic codings remove`"
    )]
    SameCoding {
        /// Initials.
        coder: String,
        /// The theme's name.
        theme: String,
        /// Transcript title.
        transcript: String,
    },
    /// A coder's work that is finished.
    #[error(
        "{coder} has marked {transcript} as done, so its codings are locked; open it again first, with a reason: `emic reopen`"
    )]
    Locked {
        /// Initials.
        coder: String,
        /// Transcript title.
        transcript: String,
    },
    /// Somebody else's work.
    #[error("this coding is {owner}'s; only {owner} can change it")]
    NotYours {
        /// Initials of the owner.
        owner: String,
    },
    /// Undo that would touch somebody else's work.
    #[error("“{what}” holds other coders' codings, so it is not yours to take back")]
    OthersAct {
        /// What was done.
        what: String,
    },
    /// Undo that would touch work that has been hidden since.
    #[error(
        "“{what}” is about codings of transcripts you are coding again and not done with, so it cannot be taken back or done again now; mark yours as done first"
    )]
    HiddenAct {
        /// What was done.
        what: String,
    },
    /// Undo that would tell whether hidden work rests on the act.
    #[error(
        "“{what}” cannot be taken back or done again by somebody who still codes: others have worked in the project since, and what they coded is hidden from you; mark your transcripts as done first"
    )]
    HiddenSince {
        /// What was done.
        what: String,
    },
    /// A change of the framework that would reach into hidden work.
    #[error(
        "what others coded on {transcripts} is hidden from you until your own work there is done, so themes are not merged, deleted or given other scales by you before; mark it as done first, or let somebody do it who is done or not assigned"
    )]
    BlindToChange {
        /// Titles of the transcripts.
        transcripts: String,
    },
    /// Charting of what may be told by hidden work.
    #[error(
        "{what} cannot be charted by you yet, and what others charted of it is hidden from you, as long as you are not done with {transcripts}; mark your work there as done first (`emic done`), or let somebody chart it who is done or not assigned"
    )]
    BlindToChart {
        /// The case, or the row or column.
        what: String,
        /// Titles of the transcripts.
        transcripts: String,
    },
    /// A place in the framework where a theme cannot stand.
    #[error("“{theme}” cannot stand there: {why}")]
    Misplaced {
        /// The theme's name.
        theme: String,
        /// Why, and what to do.
        why: String,
    },
    /// Themes that cannot become one.
    #[error("“{from}” was not merged into “{into}”: {}", faults.join("; "))]
    NotMerged {
        /// The name of the theme that was to go.
        from: String,
        /// The name of the theme that was to stay.
        into: String,
        /// One clause each.
        faults: Vec<String>,
    },
    /// Undo or redo that would open what is closed: another coder's work to a blind one, or what somebody is done with.
    #[error("“{what}” cannot be {verb}: {why}")]
    Guarded {
        /// What was done.
        what: String,
        /// Taken back or done again.
        verb: &'static str,
        /// Why, and what to do instead.
        why: String,
    },
    /// A coder who has no assignment where one is needed.
    #[error("{coder} is not assigned to {transcript}; {hint}")]
    NotAssigned {
        /// Initials.
        coder: String,
        /// Transcript title.
        transcript: String,
        /// What to do instead.
        hint: String,
    },
    /// A list of faults in a file that is taken in whole or not at all.
    #[error("nothing was imported from {file}: {}", faults.join("\n  "))]
    Lines {
        /// The file's name.
        file: String,
        /// One sentence each, with its line.
        faults: Vec<String>,
    },
    /// A framework that would lose codings.
    #[error("the framework was not changed: {}", faults.join("; "))]
    FrameworkInUse {
        /// One clause each.
        faults: Vec<String>,
    },
    /// A name or value that cannot be taken.
    #[error("{0}")]
    Refused(String),
    /// A file that cannot be read or written.
    #[error("{path} could not be {verb} ({why}); check the path and that you may use it", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Read or written.
        verb: &'static str,
        /// What the system said.
        why: std::io::Error,
    },
}

impl WorkbenchError {
    /// There is no such coding.
    pub(super) fn no_coding(given: &str) -> Self {
        Self::Unknown { kind: "coding", given: given.to_string(), hint: "`emic codings` lists them".into() }
    }

    /// Whether it refuses one act to undo only, so that what was done before that act can still be taken back.
    #[must_use]
    pub const fn can_be_passed(&self) -> bool {
        matches!(
            self,
            Self::Guarded { .. } | Self::OthersAct { .. } | Self::HiddenAct { .. } | Self::HiddenSince { .. }
        )
    }
}
