//! Pieces that screens share: windows over the screen, lists, and the lines on top and below.

mod chrome;
mod list;
mod memo;
mod page;
mod picker;
mod prompt;
mod reason;
mod rules;
mod thread;

pub use chrome::{draw_hints, draw_notice, draw_top, framed, window};
pub use list::{Bar, lines, scrolled};
pub use memo::MemoEditor;
pub use page::Page;
pub use picker::{Pick, Picker, theme_detail};
pub use prompt::{Asked, Prompt};
pub use reason::ReasonAsked;
pub use rules::RulesEditor;
pub use thread::Thread;
