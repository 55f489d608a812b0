//! # store: the project file
//!
//! One SQLite file holds everything that is true. This room knows how it is opened, checked, written and read; it is
//! the only room that names `rusqlite`.
//!
//! **Rules it owns.** Rows are written only inside an act ([`Store::act`]), which appends a change with the value before
//! and after to the journal in the same transaction; nothing is committed where the journal could not be. A file that
//! is not ours, newer, damaged or locked is refused with its own sentence. While it is open the file is in WAL mode with
//! `synchronous=FULL`; whoever leaves last leaves one single file.
//!
//! **Arrows.** `store` → `model`.
//!
//! **What never holds here.** No rule about coding, blindness or magnitudes, no wording for a screen, no clock: times
//! and reasons come in from the one door.

mod act;
mod check;
mod error;
mod hash;
mod holding;
mod ids;
mod journal;
mod migrate;
mod open;
mod presence;
mod probe;
mod read;
mod record;
mod resting;
mod rows;
mod snapshot;
mod undo;
mod upgrade;

pub use act::{Author, Door};
pub use check::Finding;
pub use error::StoreError;
pub use hash::sha256;
pub use journal::Head;
pub use open::Store;
pub use read::{CodingCount, CodingFilter, MagnitudeCount, Reader, ReadingRow, ThemeCount, VersionCount};
pub use record::Record;
pub use rows::{FrameworkHead, TranscriptHead};
pub use undo::{Reversal, Standing};
