//! Pieces that screens share: windows over the screen, lists, and the lines on top and below.

mod chrome;
mod list;
mod memo;
mod page;
mod picker;
mod prompt;

pub use chrome::{draw_hints, draw_notice, draw_top, framed, window};
pub use list::{Bar, lines, scrolled};
pub use memo::MemoEditor;
pub use page::Page;
pub use picker::{Overlap, Pick, Picker, theme_detail};
pub use prompt::{Asked, Prompt};
