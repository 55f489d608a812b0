//! # text: what a stretch of text is made of, and how it is shown
//!
//! Positions, words, sentences, rows on a screen, and the drawing of text that cannot be trusted. Everything here is a
//! pure function of a `&str`; positions are UTF-8 byte offsets on character boundaries ([`crate::model::Span`]).
//!
//! **Rules owned here.** The one conversion between bytes and code points ([`Positions`]), and rule 2.8: what comes
//! from a file is drawn with visible stand-ins ([`safe()`], [`safe_lines`], [`cells`]), while the stored text stays as
//! it is.
//!
//! **Arrows.** `text` names only `model`, `std`, `unicode-segmentation` and `unicode-width`.
//!
//! **What never holds here.** No text is changed or kept. A position off a character boundary or past the end is
//! brought into range, never a reason to stop. No colours and no screen: a cell says that it is a stand-in, and who
//! draws decides how that looks.

mod breaks;
mod fit;
mod fold;
mod line;
mod positions;
mod safe;
mod sentences;
mod width;
mod words;
mod wrap;

pub use fit::{fill, pad, truncate};
pub use fold::fold;
pub use positions::Positions;
pub use safe::{safe, safe_lines, stand_in};
pub use sentences::{sentence_at, sentences};
pub use width::{clusters, width};
pub use words::{count, next_word, previous_word, word_at, words};
pub use wrap::{Cell, Row, byte_at_column, cells, column_of, row_at, wrap};
