//! The steps of the tutorial as one table: what each is called, what to press in a few words, and what counts as done.
//! The lessons themselves are what the interviewer says in the transcript, one in every other turn.
//!
//! In lessons and hints ‹ and › enclose a key as the commands table writes it, or what is to be typed.

use super::deeds::Deeds;
use crate::model::Span;

/// How a step looks when it is done that leaves no trace in the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The cursor stands in the answer.
    Answer,
    /// The cursor stands where these words begin.
    On(&'static str),
    /// Exactly these words are selected.
    Selected(&'static str),
    /// More than one turn is selected.
    Turns,
    /// The text is shown at a hit of a search.
    Found,
    /// All themes but one are dimmed.
    Dimmed,
    /// The list of memos is shown.
    Memos,
    /// The help is shown.
    Help,
    /// The quotes of one theme are listed.
    Quotes,
    /// The matrix is shown.
    Matrix,
}

/// What counts as done.
#[derive(Debug, Clone, Copy)]
pub(super) enum Proof {
    /// What the journal tells, asked about the bytes of the answer.
    Deed(fn(&Deeds, Span) -> bool),
    /// What the screen shows at some moment.
    Sight(Sight),
}

/// A step.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) title: &'static str,
    pub(super) here: &'static str,
    pub(super) there: &'static str,
    pub(super) proof: Proof,
}

/// The turn that teaches the step at a place of the table: every other one, and behind the last step the farewell.
pub(super) fn turn_of(place: usize) -> u32 {
    u32::try_from(2 * place + 1).unwrap_or(u32::MAX)
}

const fn seen(title: &'static str, sight: Sight, here: &'static str, there: &'static str) -> Step {
    Step { title, here, there, proof: Proof::Sight(sight) }
}

const fn did(title: &'static str, deed: fn(&Deeds, Span) -> bool, here: &'static str, there: &'static str) -> Step {
    Step { title, here, there, proof: Proof::Deed(deed) }
}

/// What is told in a picker, unless a step has other words.
const PICK: &str = "type a name or number, ‹Enter› takes it";

/// The steps, in the order of their turns.
#[rustfmt::skip]
pub(super) const STEPS: &[Step] = &[
    seen("turns", Sight::Answer, "‹}› next turn, ‹{› the turn before", ""),
    seen("rows and words", Sight::On("market"), "to “market” with ‹w›, ‹b›, ‹j›, ‹k›", ""),
    seen("sentences", Sight::On("Nobody"), "to “Nobody” with ‹)› and ‹(›", ""),
    seen("finding", Sight::Found, "‹/› searches", "type ‹soup› ‹Enter› ‹Enter›"),
    seen("selecting", Sight::Selected("My mother cooked like that."), "‹}›, then ‹o› ‹o› ‹o› and ‹O›", ""),
    seen("some words", Sight::Selected("I was the helper"), "‹}› ‹v› ‹3› ‹w› ‹o›", ""),
    seen("whole turns", Sight::Turns, "‹}› ‹x› ‹x›, then ‹Esc›", ""),
    did("a theme", Deeds::rated, "‹}› ‹c›, then ‹+› rates it", "type ‹2.1› ‹Enter›"),
    did("both at once", Deeds::rated, "‹}› ‹c›", "type ‹talk-› ‹Enter›"),
    did("once more", Deeds::repeated, "‹}› ‹c›, then ‹)› and ‹.›", "type ‹cook+› ‹Enter›"),
    did("digits", Deeds::coded, "‹}› ‹c›", "type ‹2› ‹Enter›"),
    did("two themes", Deeds::two_themes, "‹}› ‹c›", "‹eat+› ‹Tab›, then ‹talk+› ‹Enter›"),
    did("beginning and end", Deeds::moved, "‹}› ‹c›, then ‹[› and ‹]›, arrows, ‹Enter›", PICK),
    did("a memo", Deeds::noted, "‹}› ‹c›, then ‹m› opens the memo", "type ‹2.1+› ‹Enter›; in the memo, ‹Esc› saves"),
    did("a good example", Deeds::exemplar, "‹}› ‹c›, then ‹*›", PICK),
    did("a new theme", Deeds::new_theme, "‹}› ‹c›", "type ‹Learn› ‹Enter›, then ‹Enter›"),
    did("in their own words", Deeds::new_theme, "‹}› ‹v› ‹2› ‹w› ‹o› ‹c›", "type ‹in vivo› ‹Enter›, then ‹Enter›"),
    did("what is missing", Deeds::mended, "‹}› ‹c›, then ‹e› ‹c›, then ‹r› and ‹-›", PICK),
    seen("one theme alone", Sight::Dimmed, "‹}› ‹c›, then ‹t›", PICK),
    did("the codebook", Deeds::renamed, "‹B› opens the codebook", "‹/› finds Learn, ‹r› renames it"),
    did("merging", Deeds::merged, "‹B› opens the codebook", "‹/› finds Learning, ‹i› merges it into Cooking"),
    did("taking back", Deeds::undone_and_redone, "‹u› takes back, ‹U› does it again", ""),
    seen("all memos", Sight::Memos, "‹Y› lists all memos", "‹Enter› goes to the place"),
    seen("help", Sight::Help, "‹?› lists all keys, ‹:› finds commands", "‹Esc› closes; after ‹:› type ‹colours› ‹Enter›"),
    seen("quotes", Sight::Quotes, "‹/› searches", "‹Enter›, then ‹t› and a theme"),
    seen("the matrix", Sight::Matrix, "‹M› shows the matrix", ""),
    did("done", Deeds::finished, "‹F›, then ‹R› opens it again", "‹Enter› goes on"),
];
