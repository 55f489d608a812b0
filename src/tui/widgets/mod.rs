//! Pieces that screens share: windows over the screen, lists, and the lines on top and below.

mod chrome;
mod diverging;
mod editor;
mod form;
mod framework;
mod list;
mod memo;
mod page;
mod picker;
mod prompt;
mod proposal;
mod questions;
mod reason;
mod rules;
mod sorting;
mod thread;
mod writing;

pub use chrome::{draw_hints, draw_notice, draw_top, framed, window};
pub use diverging::bar_spans;
pub use editor::{draw_editor, editor};
pub use form::ThemeForm;
pub use list::{Bar, lines, scrolled};
pub use memo::MemoEditor;
pub use page::Page;
pub use picker::{Overlap, Pick, Picker, theme_detail};
pub use prompt::{Asked, Prompt, Question};
pub use proposal::Proposal;
pub use questions::{moment, progress};
pub use reason::ReasonAsked;
pub use rules::RulesEditor;
pub use sorting::{MOST as MOST_SORTED, Sorting};
pub use thread::Thread;
pub use writing::{Editor, Travel, Way};
