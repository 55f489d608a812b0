//! emic: a terminal workbench for coding interview and focus-group transcripts with the Framework Approach.

pub mod model;
pub mod search;
pub mod text;
