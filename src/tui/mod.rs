//! # tui: the terminal workbench
//!
//! The Elm way: one [`Model`], an enum of [`Message`]s, `update(&mut Model, Message) -> effects`, and a `view` that can
//! change nothing. Screens are sub-models, windows over them a stack.
//!
//! ```text
//! key ──keymap──▶ Message ──update──▶ Model ──view──▶ screen
//!                    ▲          │
//!                    └─perform◀─┘ Effect (at a workbench, on another thread)
//! ```
//!
//! **Rules it owns.** Every command stands in one table (`commands`), from which keys, hints, help, palette and docs come.
//! Nothing is said by colour alone (`look`). The drawing thread never touches a disk (`runtime`). The terminal is given
//! back on every way out (`terminal`).
//!
//! **Arrows.** `tui` → `workbench`, `model`, `text`; it is the only room that names `ratatui` and `crossterm`.
//!
//! **What never holds here.** No rule about coding or about who may see what: the workbench has already decided.

mod agreeing;
mod board;
mod charting;
mod chord;
mod clicks;
mod commands;
mod evaluating;
mod framework;
mod inline;
mod keymap;
mod keytable;
mod look;
mod memoing;
mod message;
mod model;
mod opened;
mod perform;
mod reconciling;
mod runtime;
mod screens;
mod size;
mod terminal;
mod tutoring;
mod update;
mod view;
mod widgets;

pub use inline::Inline;
pub use keytable::keys;
pub use look::Look;
pub use message::Message;
pub use model::{Model, Screen};
pub use runtime::run;
pub use screens::TranscriptScreen;
pub use size::width;
