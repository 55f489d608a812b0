//! A transcript on its way to the screens.

use crate::model::{Coding, Span};
use crate::workbench::Loaded;
use std::sync::Arc;

/// A transcript to be shown.
#[derive(Debug, Clone)]
pub struct OpenTranscript {
    /// The transcript with its text.
    pub loaded: Arc<Loaded>,
    /// The codings that may be seen.
    pub codings: Vec<Coding>,
    /// The passage to go to.
    pub at: Option<Span>,
    /// Where the words searched for stand.
    pub marks: Vec<Span>,
    /// Whether it replaces the same transcript on the screens, instead of being opened.
    pub again: bool,
}
