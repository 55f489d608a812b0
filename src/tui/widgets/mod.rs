//! Pieces that screens share: windows over the screen, lists, and the lines on top and below.

mod chrome;
mod editor;
mod form;
mod framework;
mod list;
mod memo;
mod page;
mod picker;
mod prompt;
mod proposal;
mod sorting;

pub use chrome::{draw_hints, draw_notice, draw_top, framed, window};
pub use editor::{draw_editor, editor};
pub use form::ThemeForm;
pub use list::{Bar, lines, scrolled};
pub use memo::MemoEditor;
pub use page::Page;
pub use picker::{Pick, Picker, theme_detail};
pub use prompt::{Asked, Prompt};
pub use proposal::Proposal;
pub use sorting::{MOST as MOST_SORTED, Sorting};
