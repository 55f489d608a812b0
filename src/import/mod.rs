//! # import: the bytes of a file become a draft
//!
//! A transcript file becomes a [`TranscriptDraft`](crate::model::TranscriptDraft), a framework file a
//! [`FrameworkDraft`](crate::model::FrameworkDraft), an exported matrix that was edited a [`MatrixFile`]. There is one file or folder for each layout: [`labels`](LAYOUTS)
//! for plain text, `docx` for Word, `vtt` for WebVTT; `framework` holds the codebook readers, `matrix` those of an exported matrix. `decode` owns the rule
//! that a text is decoded once and never moves again; `roles` owns who asks and who answers; `findings` owns what a
//! person should look at before the draft is taken in.
//!
//! **Arrows.** `import` names `model` (and may name `text`).
//!
//! **What never holds here.** No path is opened and no row is written: everything is a function of the bytes and the
//! name. What comes from a file is never trusted: nothing is unpacked without a limit and no entity is expanded.

mod decode;
mod docx;
mod error;
mod findings;
mod framework;
mod labels;
mod layout;
mod matrix;
mod options;
mod read;
mod roles;
mod vtt;

pub use error::ImportError;
pub use framework::{Fault, FrameworkError, is_key, key_of, read_framework};
pub use matrix::{MatrixEntry, MatrixFile, MatrixFileError, MatrixPart, read_matrix};
pub use options::{ReadOptions, SpeakerRule, SpeakerRuleError, unmatched};
pub use read::{LAYOUTS, read_transcript, supported};
