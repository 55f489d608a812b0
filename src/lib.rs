//! # emic
//!
//! A terminal workbench for coding interview and focus-group transcripts with the Framework Approach. *Emic*: from the
//! participants' own point of view, in their words.
//!
//! This page is the map of the house. Each room's own `//!` page says what it is for, which rules it owns and what never
//! holds there.
//!
//! ## Rooms, and which way the arrows run
//!
//! ```text
//!   main ──▶ cli ──┐
//!     │            ├──▶ workbench ──▶ import  search  store  matrix  agreement  reconcile  export
//!     └────▶ tui ──┘        │            │       │      │       │        │          │        │
//!                           └────────────┴───────┴──────┴───────┴────────┴──────────┴────────┴──▶ text ──▶ model
//! ```
//!
//! | room | what it is | names |
//! |---|---|---|
//! | [`model`] | values and ids | nothing of this program |
//! | [`text`] | words, sentences, rows, positions, safe display | model |
//! | [`import`] | the bytes of a file become a draft | model, text |
//! | [`matrix`] | cases against themes, pure | model |
//! | [`agreement`] | how far coders agree, in numbers, pure | model |
//! | [`reconcile`] | where two coders differ, pure | model |
//! | [`search`] | full text with tantivy | model, text |
//! | [`store`] | the project file in SQLite, the journal | model |
//! | [`export`] | values become the bytes of a file | model, matrix, agreement, reconcile |
//! | [`workbench`] | the one door: one file per use case | all of the above |
//! | [`cli`] | the command line | workbench, model, text |
//! | [`tui`] | the terminal workbench | workbench, model, text |
//!
//! `tests/architecture.rs` reads the sources and holds these arrows.
//!
//! ## Rules that never break
//!
//! 1. **SQLite is the truth.** Index, caches and screens are derived from it and can be deleted at any time.
//! 2. **Every act goes through one door**: rows and journal are written in one transaction ([`store::Store::act`]).
//! 3. **Text never moves.** It is decoded once and kept under its SHA-256. Positions are bytes inside and code points at
//!    every edge; [`text::Positions`] is the one place between.
//! 4. **Nothing a coder did is lost**, whatever happens after it.
//! 5. **A blind coder never sees another coder's work**; [`workbench::Access`] decides, everything asks it.
//! 6. **A number is right or it is not shown.**
//! 7. **Nothing is said by colour alone**, and everything works without a mouse.
//! 8. **What comes from a file is never trusted**, neither by the terminal nor by a spreadsheet, an unzipper or a parser.
//!
//! ## The way of an act
//!
//! A key becomes a message, a message an effect, an effect a call on the [`workbench::Workbench`]. That opens an act at
//! the door, writes records through it, and the door appends a change with the value before and after to the journal,
//! hashed over the change before. Undo reads the journal backwards and is an act itself; the search index reads it
//! forwards; `emic history` shows it; `emic check` verifies it.

pub mod agreement;
pub mod cli;
pub mod export;
pub mod import;
pub mod matrix;
pub mod model;
pub mod reconcile;
pub mod search;
pub mod store;
pub mod text;
pub mod tui;
pub mod workbench;
