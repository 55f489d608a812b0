//! The keys one writes a text of several lines with, wherever one does.

use super::{Action as A, Command, Place, quiet};

/// How many there are.
const COUNT: usize = 28;

/// They, for the place they are to hold in.
#[rustfmt::skip]
pub(super) const fn keys(place: Place) -> [Command; COUNT] {
    [
        quiet(A::WordBack, place, &["Ctrl+Left", "Alt+b"], "word back", "To the word before."),
        quiet(A::WordForward, place, &["Ctrl+Right", "Alt+f"], "next word", "To the next word."),
        quiet(A::LineStart, place, &["Home", "Ctrl+a"], "line start", "To the beginning of the line."),
        quiet(A::LineEnd, place, &["End", "Ctrl+e"], "line end", "To the end of the line."),
        quiet(A::First, place, &["Ctrl+Home"], "beginning", "To the beginning of the text."),
        quiet(A::Last, place, &["Ctrl+End"], "end", "To the end of the text."),
        quiet(A::Up, place, &["Up"], "row up", "One row up, as you see it."),
        quiet(A::Down, place, &["Down"], "row down", "One row down, as you see it."),
        quiet(A::Left, place, &["Left"], "left", "One character back."),
        quiet(A::Right, place, &["Right"], "right", "One character on."),
        quiet(A::PageUp, place, &["PageUp"], "page up", "A screenful up."),
        quiet(A::PageDown, place, &["PageDown"], "page down", "A screenful down."),
        quiet(A::ExtendLeft, place, &["Shift+Left"], "select left", "Select one character back."),
        quiet(A::ExtendRight, place, &["Shift+Right"], "select right", "Select one character on."),
        quiet(A::ExtendUp, place, &["Shift+Up"], "select up", "Select one row up."),
        quiet(A::ExtendDown, place, &["Shift+Down"], "select down", "Select one row down."),
        quiet(A::ExtendWordBack, place, &["Ctrl+Shift+Left"], "select word back", "Select to the word before."),
        quiet(A::ExtendWordForward, place, &["Ctrl+Shift+Right"], "select word", "Select to the next word."),
        quiet(A::SelectAll, place, &["Alt+a"], "select all", "Select the whole text."),
        quiet(A::Cut, place, &["Ctrl+x"], "cut", "Cut what is selected."),
        quiet(A::CutLine, place, &["Ctrl+k"], "cut line", "Cut from the cursor to the end of the line."),
        quiet(A::Copy, place, &["Alt+c"], "copy", "Copy what is selected."),
        quiet(A::Paste, place, &["Ctrl+v"], "put in", "Put in what was cut or copied."),
        quiet(A::NewLine, place, &["Enter"], "new line", "Begin a new line."),
        quiet(A::EraseBack, place, &["Backspace", "Ctrl+h"], "erase back", "Erase the character before the cursor, or what is selected."),
        quiet(A::EraseForward, place, &["Delete", "Ctrl+d"], "erase", "Erase the character after the cursor, or what is selected."),
        quiet(A::EraseWordBack, place, &["Ctrl+w", "Ctrl+Backspace", "Alt+Backspace"], "erase word back", "Erase to the beginning of the word."),
        quiet(A::EraseWordForward, place, &["Alt+d", "Ctrl+Delete"], "erase word", "Erase to the next word."),
    ]
}
