//! The commands of the codebook screen and its windows.

use super::{Action as A, Command, Place as P, quiet, shown};

/// Its part of the table, in the order it is shown.
#[rustfmt::skip]
pub(super) const CODEBOOK: &[Command] = &[
    shown(A::Open, P::Codebook, &["Enter"], "edit", "All fields of the theme in a form: name, definition, rules, scale and the rest."),
    shown(A::AddTheme, P::Codebook, &["a"], "add", "Add a theme after this one."),
    shown(A::AddBelow, P::Codebook, &["A"], "add below", "Add a theme below this one."),
    shown(A::RenameTheme, P::Codebook, &["r"], "rename", "Give the theme another name; its key and codings stay."),
    shown(A::MoveUp, P::Codebook, &["K", "Shift+Up"], "J < > move", "Move the theme up among its siblings."),
    shown(A::MergeTheme, P::Codebook, &["i"], "merge into", "Merge the theme into another; what will change is shown before it does."),
    shown(A::DeleteTheme, P::Codebook, &["d"], "delete", "Delete the theme and what is below it; the codings that go are counted first, one undo brings all back."),
    shown(A::FindTheme, P::Codebook, &["/"], "find", "Find a theme by number, name, key or any word of its definition."),
    shown(A::SplitTheme, P::Codebook, &["s"], "split", "Split the theme into new ones below it, and sort your codings among them."),
    quiet(A::SplitBeside, P::Codebook, &["S"], "split beside", "Split off new themes beside it."),
    quiet(A::SortCodings, P::Codebook, &["t"], "sort codings", "Give your own codings of the theme one of the themes below or beside it."),
    shown(A::Recolour, P::Codebook, &["c"], "colour", "Give the theme another colour."),
    shown(A::Versions, P::Codebook, &["v"], "versions", "All versions of the framework with their reasons, and the difference between any two."),
    shown(A::Revisit, P::Codebook, &["R"], "to revisit", "Transcripts coded when a theme meant something else; Enter goes there."),
    quiet(A::Memo, P::Codebook, &["m"], "memo", "Write your memo on the theme."),
    quiet(A::Quotes, P::Codebook, &["o"], "quotes", "All quotes of the theme and of what is below it."),
    quiet(A::FilterMagnitude, P::Codebook, &["="], "magnitude", "Count only codings with one magnitude, or all again."),
    quiet(A::Card, P::Codebook, &["Tab"], "whole card", "Everything about the theme on a page of its own."),
    quiet(A::MoveDown, P::Codebook, &["J", "Shift+Down"], "move down", "Move the theme down among its siblings."),
    quiet(A::MoveOut, P::Codebook, &["<", "Shift+Left"], "move out", "Move the theme out, behind the one it is below."),
    quiet(A::MoveIn, P::Codebook, &[">", "Shift+Right"], "move in", "Move the theme below the one before it."),
    quiet(A::Fold, P::Codebook, &["Space"], "fold", "Hide or show what is below the theme."),
    quiet(A::FoldAll, P::Codebook, &["z"], "fold all", "Only the main themes, or all again."),
    quiet(A::Up, P::Codebook, &["k", "Up"], "up", "One theme up."),
    quiet(A::Down, P::Codebook, &["j", "Down"], "down", "One theme down."),
    quiet(A::Left, P::Codebook, &["h", "Left"], "fold", "Fold the theme; to the one above it where there is nothing to fold."),
    quiet(A::Right, P::Codebook, &["l", "Right"], "unfold", "Unfold the theme; to the first one below it where it is open."),
    quiet(A::PageUp, P::Codebook, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Codebook, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Codebook, &["g", "Home"], "first", "The first theme."),
    quiet(A::Last, P::Codebook, &["G", "End"], "last", "The last theme."),

    shown(A::Next, P::Form, &["Tab"], "next field", "To the next field."),
    shown(A::Previous, P::Form, &["Shift+Tab"], "field before", "To the field before."),
    shown(A::Save, P::Form, &["Ctrl+s"], "save", "Save the theme."),
    shown(A::Back, P::Form, &["Esc"], "save and back", "Save the theme and go back; undo brings the old one back."),

    shown(A::Accept, P::Proposal, &["Enter"], "do it", "Do what is shown."),
    shown(A::Back, P::Proposal, &["Esc"], "leave it", "Back without changing anything."),
    shown(A::Down, P::Proposal, &["Down"], "more", "One line down."),
    shown(A::Up, P::Proposal, &["Up"], "up", "One line up."),
    quiet(A::PageDown, P::Proposal, &["PageDown"], "page down", "A screenful down."),
    quiet(A::PageUp, P::Proposal, &["PageUp"], "page up", "A screenful up."),

    shown(A::Accept, P::Sorting, &["Enter"], "do it", "Give the passages the themes that were chosen."),
    shown(A::Give, P::Sorting, &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], "to 9 gives theme", "Give the passage the theme with this digit; 0 leaves it where it is."),
    shown(A::Back, P::Sorting, &["Esc"], "leave it", "Back without changing anything."),
    shown(A::Down, P::Sorting, &["j", "Down"], "down", "One passage down."),
    shown(A::Up, P::Sorting, &["k", "Up"], "up", "One passage up."),
    quiet(A::PageDown, P::Sorting, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::PageUp, P::Sorting, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
];
