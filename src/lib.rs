//! emic: a terminal workbench for coding interview and focus-group transcripts with the Framework Approach.

pub mod import;
pub mod model;
