//! emic: a terminal workbench for coding interview and focus-group transcripts with the Framework Approach.

pub mod cli;
pub mod export;
pub mod import;
pub mod matrix;
pub mod model;
pub mod search;
pub mod store;
pub mod text;
pub mod tui;
pub mod workbench;
