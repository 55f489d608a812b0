//! # matrix: cases against themes
//!
//! The framework matrix, as pure values: which codings feed it ([`merge`]), to which cases each belongs
//! ([`Belonging`]), and the charts themselves, one per main theme ([`charts`]). Rows are cases or transcripts, columns
//! are themes, a cell holds its quotes, its counts per magnitude, which way they point ([`overall`]) and what the analyst
//! charted ([`Charting`]), with what became of the linked codings since ([`stale()`]). What a report counts beside it is in [`evaluation`].
//!
//! **Arrows.** `matrix` names only `std`, `serde` and `model`.
//!
//! **What never holds here.** No text of a quote (cells hold where it stands, the caller has the words), no file, no
//! wording for a screen beyond the fixed words of the field, and no opinion about who may see what: codings that must
//! not be seen are never handed in.

mod belonging;
mod cell;
mod chart;
mod charting;
mod counting;
mod counts;
pub mod evaluation;
mod overall;
mod side;
mod source;
mod stale;

#[cfg(test)]
mod sample;

pub use belonging::{Belonging, cases_of, one_case};
pub use cell::{Cell, Quote};
pub use chart::{Chart, ChartInput, ChartRow, ChartTranscript, RowHead, Rows, cell, charts};
pub use charting::{Charted, Charting};
pub use counting::Counting;
pub use counts::{Counts, UNRATED};
pub use overall::overall;
pub use side::Side;
pub use source::{CodingSource, Merged, Reading, merge};
pub use stale::{StaleChange, StaleLink, changes_of, stale};
