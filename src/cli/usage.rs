//! Wrong usage that the parser cannot see: options that contradict each other.

use crate::workbench::WorkbenchError;
use thiserror::Error;

/// What was asked for makes no sense; the message says what to ask for instead.
#[derive(Debug, Error)]
#[error("{0}")]
pub(super) struct Usage(String);

/// An error that ends the program with the status for wrong usage.
pub(super) fn usage(message: impl Into<String>) -> anyhow::Error {
    Usage(message.into()).into()
}

/// Whether an error is about how the program was called.
pub(super) fn is_usage(error: &anyhow::Error) -> bool {
    error.is::<Usage>() || matches!(error.downcast_ref(), Some(WorkbenchError::SpeakerRule(_)))
}
