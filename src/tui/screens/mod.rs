//! The screens. Each is a sub-model with what it shows, what its commands do, and how it is drawn.

mod agreement;
mod codebook;
mod disagreements;
mod evaluation;
mod matrix;
mod memos;
mod project;
mod search;
mod transcript;

pub use agreement::AgreementScreen;
#[cfg(test)]
pub use agreement::Counting;
pub use codebook::CodebookScreen;
pub use disagreements::DisagreementsScreen;
pub use evaluation::EvaluationScreen;
pub use matrix::{Chosen, MatrixScreen, QuoteLine, View as MatrixView};
pub use memos::MemosScreen;
pub use project::ProjectScreen;
pub use search::SearchScreen;
pub use transcript::TranscriptScreen;

pub(super) use agreement::{Way as AgreementWay, draw as draw_agreement};
pub(super) use codebook::{card as theme_card, draw as draw_codebook};
pub(super) use disagreements::draw as draw_disagreements;
pub(super) use disagreements::{Aim, Filters, Passage, decided, kind, place_and_theme, said_at, theme, writes};
pub(super) use evaluation::{Quotes as EvaluationQuotes, draw as draw_evaluation};
pub(super) use matrix::draw as draw_matrix;
pub(super) use matrix::{quote_lines, quote_rows, writes as charts};
pub(super) use memos::draw as draw_memos;
pub(super) use project::draw as draw_project;
pub(super) use project::height as project_height;
pub(super) use search::draw as draw_search;
pub(super) use transcript::Outcome;
pub(super) use transcript::draw as draw_transcript;
