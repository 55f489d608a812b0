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
    quiet(A::WordBack, P::Memo, &["Ctrl+Left", "Alt+b"], "word back", "To the word before."),
    quiet(A::WordForward, P::Memo, &["Ctrl+Right", "Alt+f"], "next word", "To the next word."),
    quiet(A::LineStart, P::Memo, &["Home", "Ctrl+a"], "line start", "To the beginning of the line."),
    quiet(A::LineEnd, P::Memo, &["End", "Ctrl+e"], "line end", "To the end of the line."),
    quiet(A::First, P::Memo, &["Ctrl+Home"], "beginning", "To the beginning of the memo."),
    quiet(A::Last, P::Memo, &["Ctrl+End"], "end", "To the end of the memo."),
    quiet(A::Up, P::Memo, &["Up"], "row up", "One row up, as you see it."),
    quiet(A::Down, P::Memo, &["Down"], "row down", "One row down, as you see it."),
    quiet(A::Left, P::Memo, &["Left"], "left", "One character back."),
    quiet(A::Right, P::Memo, &["Right"], "right", "One character on."),
    quiet(A::PageUp, P::Memo, &["PageUp"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Memo, &["PageDown"], "page down", "A screenful down."),
    quiet(A::ExtendLeft, P::Memo, &["Shift+Left"], "select left", "Select one character back."),
    quiet(A::ExtendRight, P::Memo, &["Shift+Right"], "select right", "Select one character on."),
    quiet(A::ExtendUp, P::Memo, &["Shift+Up"], "select up", "Select one row up."),
    quiet(A::ExtendDown, P::Memo, &["Shift+Down"], "select down", "Select one row down."),
    quiet(A::ExtendWordBack, P::Memo, &["Ctrl+Shift+Left"], "select word back", "Select to the word before."),
    quiet(A::ExtendWordForward, P::Memo, &["Ctrl+Shift+Right"], "select word", "Select to the next word."),
    quiet(A::SelectAll, P::Memo, &["Alt+a"], "select all", "Select the whole memo."),
    quiet(A::Cut, P::Memo, &["Ctrl+x"], "cut", "Cut what is selected."),
    quiet(A::CutLine, P::Memo, &["Ctrl+k"], "cut line", "Cut from the cursor to the end of the line."),
    quiet(A::Copy, P::Memo, &["Alt+c"], "copy", "Copy what is selected."),
    quiet(A::Paste, P::Memo, &["Ctrl+v"], "put in", "Put in what was cut or copied."),
    quiet(A::NewLine, P::Memo, &["Enter"], "new line", "Begin a new line."),
    quiet(A::EraseBack, P::Memo, &["Backspace", "Ctrl+h"], "erase back", "Erase the character before the cursor, or what is selected."),
    quiet(A::EraseForward, P::Memo, &["Delete", "Ctrl+d"], "erase", "Erase the character after the cursor, or what is selected."),
    quiet(A::EraseWordBack, P::Memo, &["Ctrl+w", "Ctrl+Backspace", "Alt+Backspace"], "erase word back", "Erase to the beginning of the word."),
    quiet(A::EraseWordForward, P::Memo, &["Alt+d", "Ctrl+Delete"], "erase word", "Erase to the next word."),
    quiet(A::OthersDown, P::Memo, &["Alt+Down"], "others down", "Read on in what others wrote about the same thing."),
    quiet(A::OthersUp, P::Memo, &["Alt+Up"], "others up", "Read back in what others wrote about the same thing."),
];
