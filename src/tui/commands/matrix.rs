//! The commands of the matrix: in the grid, beside it, in the quotes, and where a summary is written.

use super::{Action as A, Command, Place as P, quiet, shown};

/// The grid's part of the table, in the order it is shown.
#[rustfmt::skip]
pub(super) const GRID: &[Command] = &[
    shown(A::WriteSummary, P::Matrix, &["Enter", "w"], "write", "Write the summary of the cell, its quotes in view; of what belongs to no case, the quotes."),
    shown(A::Quotes, P::Matrix, &["o", "Space"], "quotes", "Into the quotes of the cell: to link, to quote, to go to their places."),
    shown(A::OtherPane, P::Matrix, &["Tab"], "next view", "Beside the grid: this case in this theme, the quotes, all of this case."),
    shown(A::NextToChart, P::Matrix, &["n"], "next to chart", "To the next cell that is to be charted."),
    shown(A::ChooseTheme, P::Matrix, &["t"], "theme", "Choose the main theme, or all of them side by side."),
    shown(A::NoData, P::Matrix, &["d"], "no data", "There is nothing to chart in this cell."),
    shown(A::NotAsked, P::Matrix, &["a"], "not asked", "This case was never asked about this theme."),
    shown(A::Confirm, P::Matrix, &["c"], "still right", "The summary is still right: it is stale no longer."),
    shown(A::Judge, P::Matrix, &["O"], "overall", "Which way the cell points by your own judgement, beside what the counts say."),
    shown(A::Export, P::Matrix, &["e"], "export", "Write this matrix to a file: .xlsx, .csv, .html, .md or .json."),
    quiet(A::ToChart, P::Matrix, &["R"], "to chart again", "The cell is to be charted again; what is written stays."),
    quiet(A::RowSynthesis, P::Matrix, &["s"], "case as a whole", "Write the synthesis of the row: what there is to say of the case over the themes."),
    quiet(A::ColumnSynthesis, P::Matrix, &["S"], "theme as a whole", "Write the synthesis of the column: what there is to say of the theme across cases."),
    quiet(A::CellHistory, P::Matrix, &["H"], "history", "What became of the cell: who wrote what when, and what stood there before."),
    quiet(A::Progress, P::Matrix, &["p"], "progress", "How far the charting is, by theme and by case."),
    quiet(A::NextTheme, P::Matrix, &["]"], "next theme", "The next main theme."),
    quiet(A::PreviousTheme, P::Matrix, &["["], "theme before", "The main theme before."),
    quiet(A::WholeChart, P::Matrix, &["0"], "all themes", "All main themes side by side, or only the one under the cursor again."),
    quiet(A::Order, P::Matrix, &["v"], "order", "Order the cases by name or by an attribute."),
    quiet(A::FilterCase, P::Matrix, &["f"], "which cases", "Only cases with some value of an attribute."),
    quiet(A::ShownAttributes, P::Matrix, &["i"], "attributes", "Choose which attributes stand with the cases."),
    quiet(A::FilterMagnitude, P::Matrix, &["="], "magnitude", "Only quotes with one magnitude, and cases that have some."),
    quiet(A::FilterCoder, P::Matrix, &["r"], "whose codings", "Everybody's codings, same readings once; the consensus; or one coder's."),
    quiet(A::ClearFilters, P::Matrix, &["x"], "no filters", "Take all filters away."),
    quiet(A::HideColumn, P::Matrix, &["-"], "hide theme", "Hide the theme under the cursor."),
    quiet(A::ShowColumns, P::Matrix, &["+"], "all themes again", "Show the hidden themes again."),
    quiet(A::WholeSide, P::Matrix, &["z"], "read full screen", "What stands beside the grid on the whole screen, to read on in it."),
    quiet(A::GridAlone, P::Matrix, &["Z"], "grid alone", "The grid on the whole screen, or what stands beside it again."),
    quiet(A::Memo, P::Matrix, &["m"], "case memo", "Write your memo on the case."),
    quiet(A::MemoWhole, P::Matrix, &["y"], "theme memo", "Write your memo on the theme of the column."),
    quiet(A::OtherPaneBack, P::Matrix, &["Shift+Tab"], "view before", "The view before."),
    quiet(A::OthersDown, P::Matrix, &["J", "Alt+Down"], "read on", "Read on in what stands beside the grid."),
    quiet(A::OthersUp, P::Matrix, &["K", "Alt+Up"], "read back", "Read back in what stands beside the grid."),
    quiet(A::Up, P::Matrix, &["k", "Up"], "up", "One case up."),
    quiet(A::Down, P::Matrix, &["j", "Down"], "down", "One case down."),
    quiet(A::Left, P::Matrix, &["h", "Left"], "left", "One theme to the left."),
    quiet(A::Right, P::Matrix, &["l", "Right"], "right", "One theme to the right."),
    quiet(A::PageUp, P::Matrix, &["PageUp", "Ctrl+u"], "page up", "A screenful of cases up."),
    quiet(A::PageDown, P::Matrix, &["PageDown", "Ctrl+d"], "page down", "A screenful of cases down."),
    quiet(A::First, P::Matrix, &["g"], "first case", "The first case."),
    quiet(A::Last, P::Matrix, &["G"], "last case", "The last case."),
    quiet(A::LineStart, P::Matrix, &["Home"], "first theme", "The first theme."),
    quiet(A::LineEnd, P::Matrix, &["End"], "last theme", "The last theme."),
];

/// What holds beside the grid.
#[rustfmt::skip]
pub(super) const BESIDE: &[Command] = &[
    shown(A::WriteSummary, P::Beside, &["Enter", "w"], "write", "Write the summary of the cell."),
    shown(A::Quotes, P::Beside, &["o", "Space"], "quotes", "Into the quotes of the cell."),
    shown(A::OtherPane, P::Beside, &["Tab"], "next view", "This case in this theme, the quotes, all of this case."),
    quiet(A::OtherPaneBack, P::Beside, &["Shift+Tab"], "view before", "The view before."),
    shown(A::WholeSide, P::Beside, &["z"], "grid again", "Back to the grid, or the whole screen for this."),
    shown(A::Confirm, P::Beside, &["c"], "still right", "The summary is still right: it is stale no longer."),
    shown(A::RowSynthesis, P::Beside, &["s"], "case as a whole", "Write the synthesis of the row."),
    quiet(A::ColumnSynthesis, P::Beside, &["S"], "theme as a whole", "Write the synthesis of the column."),
    quiet(A::CellHistory, P::Beside, &["H"], "history", "What became of the cell."),
    quiet(A::NextToChart, P::Beside, &["n"], "next to chart", "To the next cell that is to be charted."),
    quiet(A::Up, P::Beside, &["k", "Up"], "up", "One row up."),
    quiet(A::Down, P::Beside, &["j", "Down"], "down", "One row down."),
    quiet(A::Left, P::Beside, &["h", "Left"], "left", "The theme to the left."),
    quiet(A::Right, P::Beside, &["l", "Right"], "right", "The theme to the right."),
    quiet(A::PageUp, P::Beside, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Beside, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Beside, &["g", "Home"], "beginning", "To the beginning."),
    quiet(A::Last, P::Beside, &["G", "End"], "end", "To the end."),
];

/// What holds in the quotes. Here alone `q` quotes, and Ctrl+C leaves.
#[rustfmt::skip]
pub(super) const QUOTES: &[Command] = &[
    shown(A::Open, P::Quotes, &["Enter"], "go to place", "Go to the quote in its transcript; Esc comes back to this very quote."),
    shown(A::LinkQuote, P::Quotes, &["l"], "link", "The summary rests on this quote, or no longer."),
    shown(A::PasteQuote, P::Quotes, &["q", "p", "\""], "quote", "Quote it in the summary, word for word with its citation; it is linked too."),
    shown(A::WriteSummary, P::Quotes, &["w"], "write", "Write the summary of the cell, its quotes in view."),
    shown(A::OtherPane, P::Quotes, &["Tab"], "next view", "All of this case, this case in this theme, the quotes."),
    shown(A::FilterMagnitude, P::Quotes, &["="], "magnitude", "Only quotes with one magnitude."),
    quiet(A::ClearFilters, P::Quotes, &["x"], "no filters", "Take all filters away."),
    quiet(A::Confirm, P::Quotes, &["c"], "still right", "The summary is still right: it is stale no longer."),
    quiet(A::NoData, P::Quotes, &["d"], "no data", "There is nothing to chart in this cell."),
    quiet(A::Judge, P::Quotes, &["O"], "overall", "Which way the cell points by your own judgement."),
    quiet(A::NextToChart, P::Quotes, &["n"], "next to chart", "To the quotes of the next cell that is to be charted."),
    quiet(A::Memo, P::Quotes, &["m"], "memo", "Write the memo of the coding."),
    quiet(A::WholeSide, P::Quotes, &["z"], "read full screen", "The quotes on the whole screen, or the grid again."),
    quiet(A::OtherPaneBack, P::Quotes, &["Shift+Tab"], "view before", "The view before."),
    quiet(A::Up, P::Quotes, &["k", "Up"], "up", "One quote up."),
    quiet(A::Down, P::Quotes, &["j", "Down"], "down", "One quote down."),
    quiet(A::Left, P::Quotes, &["h", "Left"], "left", "To the quotes of the theme to the left."),
    quiet(A::Right, P::Quotes, &["Right"], "right", "To the quotes of the theme to the right."),
    quiet(A::PageUp, P::Quotes, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Quotes, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Quotes, &["g", "Home"], "first", "The first quote."),
    quiet(A::Last, P::Quotes, &["G", "End"], "last", "The last quote."),
    quiet(A::Quit, P::Quotes, &["Ctrl+c"], "quit", "Leave; everything is saved."),
];

/// What holds where a summary or a synthesis is written, beside the keys one writes with.
#[rustfmt::skip]
pub(super) const SUMMARY: &[Command] = &[
    shown(A::Back, P::Summary, &["Esc"], "save and back", "Save and go back; undo brings the old text back."),
    shown(A::SaveAndNext, P::Summary, &["Alt+n"], "save and next", "Save, and write the next cell that is to be charted."),
    shown(A::PasteQuote, P::Summary, &["Alt+q"], "quote", "Quote the quote under the bar, word for word with its citation; saving links it."),
    shown(A::LinkQuote, P::Summary, &["Alt+l"], "link", "Link the quote under the bar, or no longer."),
    shown(A::OthersDown, P::Summary, &["Alt+Down", "Alt+j"], "next quote", "The next quote."),
    quiet(A::OthersUp, P::Summary, &["Alt+Up", "Alt+k"], "quote before", "The quote before."),
    shown(A::KindVerbatim, P::Summary, &["Alt+v"], "verbatim", "The paragraph is what a participant said: > before it."),
    shown(A::KindComment, P::Summary, &["Alt+r"], "comment", "The paragraph is a remark that is no part of the summary: // before it."),
    shown(A::KindPlain, P::Summary, &["Alt+p"], "plain", "The paragraph is plain summary."),
    shown(A::Save, P::Summary, &["Ctrl+s"], "save", "Save and write on."),
    quiet(A::Undo, P::Summary, &["Ctrl+z"], "take back", "Take back what was typed last, word by word."),
    quiet(A::Redo, P::Summary, &["Ctrl+y"], "again", "Type again what was taken back."),
];
