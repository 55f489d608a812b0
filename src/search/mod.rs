//! # search: full text over turns and quotes
//!
//! An index of what was said (turns) and of what was coded (quotes), a small query language, and the highlights in a
//! found passage. The room reads nothing by itself: who uses it feeds documents and says up to where in the journal
//! they reach ([`Stamp`]).
//!
//! ```text
//! Doc ──▶ Writer ──▶ Index ──▶ find(Query, Filter) ──▶ Found { total, hits }
//!                      │
//!                      └─ stamp(): the journal's place at the last commit
//! ```
//!
//! **Rules owned here.** The index is derived (rule 1): a folder that is damaged, of another project or of another
//! version is made new and empty, and the folder of somebody else is never touched. A ranking does not depend on what
//! is hidden (rule 5): how rare a word is and how long a passage usually is are taken from the turns alone, which
//! everybody may read, and never from codings. The same documents give the same scores, however they came in.
//!
//! **Arrows.** `search` names only `model`, `text`, `std`, `serde`, `serde_json`, `thiserror`, `uuid` and
//! `tantivy`, which is named nowhere else.
//!
//! **What never holds here.** No text is kept: a hit says where, and the passage is read from the transcript. Who may see
//! what is not decided here; the caller says what is [`Hidden`].

mod analyze;
mod collect;
mod doc;
mod error;
mod filter;
mod folder;
mod gathered;
mod highlight;
mod hit;
mod index;
mod lex;
mod parse;
mod plan;
mod schema;
mod scoring;
mod stem;
mod writer;

pub use doc::{Doc, Unit};
pub use error::{QueryError, SearchError};
pub use filter::{Filter, Hidden};
pub use highlight::{Highlighter, highlights};
pub use hit::Hit;
pub use index::{Found, Index, Stamp};
pub use parse::Query;
pub use writer::Writer;

#[cfg(test)]
mod tests;
