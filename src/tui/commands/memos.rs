//! The commands of the list of memos, and of the memo editor.

use super::{Action as A, Command, Place as P, quiet, shown};

/// The list's part of the table, in the order it is shown.
#[rustfmt::skip]
pub(super) const LIST: &[Command] = &[
    shown(A::Open, P::Memos, &["Enter"], "go to it", "Go to what the memo is about; Esc comes back to this very list."),
    shown(A::Memo, P::Memos, &["m"], "write", "Write your own memo on the same thing."),
    shown(A::FilterKind, P::Memos, &["t"], "kind", "Only memos on codings, transcripts, themes, cases or the project."),
    shown(A::FilterCoder, P::Memos, &["r"], "coder", "Only memos of one coder."),
    shown(A::EditQuery, P::Memos, &["/"], "words", "Only memos in which some words stand."),
    shown(A::ClearFilters, P::Memos, &["x"], "no filters", "Take all filters away."),
    shown(A::OtherPane, P::Memos, &["Tab"], "list or memo", "Between the list and the whole memo, to read on in it."),
    shown(A::Export, P::Memos, &["e"], "export", "Write these memos to a file."),
    quiet(A::MemoWhole, P::Memos, &["y"], "project memo", "Write your memo on the project as a whole."),
    quiet(A::Up, P::Memos, &["k", "Up"], "up", "One memo, or one line of it, up."),
    quiet(A::Down, P::Memos, &["j", "Down"], "down", "One memo, or one line of it, down."),
    quiet(A::PageUp, P::Memos, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Memos, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Memos, &["g", "Home"], "first", "The first memo."),
    quiet(A::Last, P::Memos, &["G", "End"], "last", "The last memo."),
];

/// The editor's part of the table, in the order it is shown.
#[rustfmt::skip]
pub(super) const EDITOR: &[Command] = &[
    shown(A::Back, P::Memo, &["Esc"], "save and back", "Save the memo and go back; undo brings the old one back."),
    shown(A::Save, P::Memo, &["Ctrl+s"], "save", "Save the memo and write on."),
    shown(A::Undo, P::Memo, &["Ctrl+z"], "take back", "Take back what was typed last, word by word."),
    shown(A::Redo, P::Memo, &["Ctrl+y"], "again", "Type again what was taken back."),
    quiet(A::OthersDown, P::Memo, &["Alt+Down"], "others down", "Read on in what others wrote about the same thing."),
    quiet(A::OthersUp, P::Memo, &["Alt+Up"], "others up", "Read back in what others wrote about the same thing."),
];
