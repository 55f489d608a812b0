//! The commands of the tables for the report.

use super::{Action as A, Command, Place as P, quiet, shown};

/// Their part of the table, in the order it is shown.
#[rustfmt::skip]
pub(super) const EVALUATION: &[Command] = &[
    shown(A::Open, P::Evaluation, &["Enter"], "quotes", "The quotes behind the row, or the cell, under the bar; Esc comes back to this very row."),
    shown(A::OtherPane, P::Evaluation, &["Tab"], "next table", "The next table: magnitude, coverage, sample, presence, saturation."),
    quiet(A::OtherPaneBack, P::Evaluation, &["Shift+Tab"], "table before", "The table before."),
    shown(A::TellApart, P::Evaluation, &["p"], "per", "Tell the quotes of a theme apart by case, coder or an attribute of the cases, or not at all."),
    shown(A::Order, P::Evaluation, &["v"], "order", "Another order: of themes by the framework, share or quotes; of transcripts by when they were coded, came in, or by title."),
    shown(A::Shares, P::Evaluation, &["s"], "shares", "Draw every bar by the shares of its own quotes, or by their number."),
    shown(A::FilterTheme, P::Evaluation, &["t"], "theme", "Only one theme and what stands below it."),
    quiet(A::FilterMagnitude, P::Evaluation, &["="], "magnitude", "Only quotes with one magnitude."),
    quiet(A::FilterCodings, P::Evaluation, &["r"], "whose codings", "All coders with the same reading once, the consensus, or one coder."),
    quiet(A::FilterCases, P::Evaluation, &["c"], "cases", "Only cases with an attribute, or one case."),
    quiet(A::FilterTranscript, P::Evaluation, &["i"], "transcript", "Only one transcript, or all."),
    quiet(A::RollUp, P::Evaluation, &["w"], "roll up", "A theme takes the quotes of everything below it, or only its own."),
    quiet(A::ClearFilters, P::Evaluation, &["x"], "no filters", "Take all filters away."),
    shown(A::Export, P::Evaluation, &["e"], "export", "Write this table to a file: .xlsx, .csv, .html, .md or .json."),
    quiet(A::Left, P::Evaluation, &["h", "Left"], "left", "Among the cases: one to the left."),
    quiet(A::Right, P::Evaluation, &["l", "Right"], "right", "Among the cases: one to the right."),
    quiet(A::Up, P::Evaluation, &["k", "Up"], "up", "One row up."),
    quiet(A::Down, P::Evaluation, &["j", "Down"], "down", "One row down."),
    quiet(A::PageUp, P::Evaluation, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Evaluation, &["PageDown", "Ctrl+d", "Space"], "page down", "A screenful down."),
    quiet(A::First, P::Evaluation, &["g", "Home"], "first", "The first row."),
    quiet(A::Last, P::Evaluation, &["G", "End"], "last", "The last row."),
];
