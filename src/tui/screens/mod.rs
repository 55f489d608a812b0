//! The screens. Each is a sub-model with what it shows, what its commands do, and how it is drawn.

mod matrix;
mod project;
mod search;
mod transcript;

pub use matrix::MatrixScreen;
pub use project::ProjectScreen;
pub use search::SearchScreen;
pub use transcript::TranscriptScreen;

pub(super) use matrix::draw as draw_matrix;
pub(super) use project::draw as draw_project;
pub(super) use search::draw as draw_search;
pub(super) use transcript::Outcome;
pub(super) use transcript::draw as draw_transcript;
