//! emic: a terminal workbench for coding interview and focus-group transcripts with the Framework Approach.

pub mod export;
pub mod matrix;
pub mod model;
