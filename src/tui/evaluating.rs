//! What the tables for the report ask the project for, and what comes back.

use crate::workbench::{Evaluation, EvaluationKind, EvaluationRequest};
use std::path::PathBuf;

/// Something asked for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// A table; the number comes back with the answer.
    Count(u64, EvaluationKind, Box<EvaluationRequest>),
    /// Write a table to a file; whether it may replace one.
    Write(EvaluationKind, Box<EvaluationRequest>, PathBuf, bool),
}

/// What came of it: a table, or why there is none.
pub type Answer = (u64, Result<Box<Evaluation>, String>);

/// What a line of one of the pickers means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Count these codings: merged where it is `None`, else the consensus or somebody's.
    Codings(Option<String>),
    /// Count every case.
    AnyCase,
    /// Count one case, by name.
    Case(String),
    /// Count cases with an attribute, `attribute=value`.
    Where(String),
    /// Count one transcript, by title; all where it is `None`.
    Transcript(Option<String>),
}
