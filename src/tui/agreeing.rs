//! What the agreement screen asks the project for, and what comes back.
//!
//! A number given to a counting comes back with its answer, so that an answer that was overtaken is known as late. Nothing
//! here changes the project: everything is done beside the acts.

use crate::model::ThemeId;
use crate::workbench::{AgreementReport, AgreementRequest};
use std::path::PathBuf;

/// A file the screen writes.
#[derive(Debug, Clone)]
pub enum Written {
    /// The report, in the format the ending of the path says.
    Report(Box<AgreementRequest>),
    /// The raw units behind it, in the format the ending of the path says.
    Units(Box<AgreementRequest>),
    /// The methods paragraph, as it is shown.
    Methods(String),
}

/// Something the screen asks for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// How far coders agree.
    Count(u64, Box<AgreementRequest>),
    /// Write a file; whether it may replace one.
    Write(Written, PathBuf, bool),
}

/// What comes back.
#[derive(Debug, Clone)]
pub enum Answer {
    /// How far a counting has come: transcripts read, transcripts in all.
    Progress(u64, usize, usize),
    /// How far coders agree, or why that cannot be said.
    Counted(u64, Result<Box<AgreementReport>, String>),
}

/// What a typed line is for.
#[derive(Debug, Clone)]
pub enum Question {
    /// Where a file is to be written.
    Where(Written),
    /// How many resamples, and the seed.
    Resampling,
}

/// What a line of one of the screen's pickers means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Compare these, by initials; everybody where it is empty.
    Coders(Vec<String>),
    /// Only this transcript counts, by title; all where it is `None`.
    Transcript(Option<String>),
    /// Go to this theme.
    Theme(ThemeId),
}
