//! The commands of the agreement screen.

use super::{Action as A, Command, Place as P, quiet, shown};

/// Its part of the table, in the order it is shown.
#[rustfmt::skip]
pub(super) const AGREEMENT: &[Command] = &[
    shown(A::Open, P::Agreement, &["Enter"], "disagreements", "The disagreements of the theme under the bar; of a pair under it, its themes. Esc comes back to this very row."),
    shown(A::OtherPane, P::Agreement, &["Tab"], "next page", "The next page: by theme, overall, all coders, pairs, magnitude, after talk, methods."),
    quiet(A::OtherPaneBack, P::Agreement, &["Shift+Tab"], "page before", "The page before."),
    shown(A::FurtherFigures, P::Agreement, &["f"], "more figures", "Prevalence, bias, pi, Brennan-Prediger, Jaccard and u-alpha, or percent, kappa, AC1 and F1 again."),
    shown(A::Export, P::Agreement, &["e"], "export", "Write these figures to a file: .xlsx, .csv, .html, .md or .json."),
    shown(A::ExportUnits, P::Agreement, &["E"], "units", "Write every decision behind the figures to a file, to be counted elsewhere."),
    shown(A::WriteMethods, P::Agreement, &["W"], "methods", "Write the methods paragraph to a file."),
    shown(A::ChooseTheme, P::Agreement, &["t"], "go to theme", "Put the bar on a theme."),
    quiet(A::Order, P::Agreement, &["v"], "order", "The lowest alpha first, or by the numbers of the themes."),
    quiet(A::FilterCoder, P::Agreement, &["r"], "coders", "Choose who is compared."),
    quiet(A::Left, P::Agreement, &["h", "Left"], "pair before", "The pair of coders before; among the pairs, one to the left."),
    quiet(A::Right, P::Agreement, &["l", "Right"], "next pair", "The next pair of coders; among the pairs, one to the right."),
    quiet(A::NextTheme, P::Agreement, &["]"], "next theme", "Among the pairs: the next theme, after all together."),
    quiet(A::PreviousTheme, P::Agreement, &["["], "theme before", "Among the pairs: the theme before."),
    quiet(A::CountUnit, P::Agreement, &["n"], "unit", "What is counted: turns, characters or sentences."),
    quiet(A::WhoseTurns, P::Agreement, &["p"], "whose turns", "Count what participants say, or what everybody says."),
    quiet(A::RollUp, P::Agreement, &["w"], "roll up", "A theme takes the codings of everything below it, or only its own."),
    quiet(A::ByTranscript, P::Agreement, &["y"], "by transcript", "A row for each transcript, or all of them together."),
    quiet(A::FilterTranscript, P::Agreement, &["i"], "transcript", "Compare on one transcript only, or on all."),
    quiet(A::IncludeOpen, P::Agreement, &["L"], "left out too", "Count transcripts too that not everybody is done with, or leave them out again."),
    quiet(A::Resampling, P::Agreement, &["S"], "resamples, seed", "How many resamples the intervals are made from, and their seed."),
    quiet(A::ClearFilters, P::Agreement, &["x"], "as at first", "Take all choices back: everybody, turns of participants, all together, done only."),
    quiet(A::Recount, P::Agreement, &["Ctrl+r"], "count again", "Count the figures again."),
    quiet(A::Up, P::Agreement, &["k", "Up"], "up", "One row up."),
    quiet(A::Down, P::Agreement, &["j", "Down"], "down", "One row down."),
    quiet(A::PageUp, P::Agreement, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Agreement, &["PageDown", "Ctrl+d", "Space"], "page down", "A screenful down."),
    quiet(A::First, P::Agreement, &["g", "Home"], "first", "The first row."),
    quiet(A::Last, P::Agreement, &["G", "End"], "last", "The last row."),
];
