//! What the matrix screen asks the project for, and what comes back.
//!
//! A number given to a question comes back with its answer, so that an answer that was overtaken is known as late. What
//! only follows the cursor is done beside the acts; what keys wait for is done among them.

use crate::model::{CaseId, CellPlace, CellState, CodingId, Overall, ThemeId};
use crate::workbench::{
    CasePage, CellEdit, CellHistoryLine, CellPage, CellView, ChartGrid, ChartTarget, ChartText, MatrixRequest,
};

/// Something the screen asks for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// The grid, counted anew because something changed.
    Grid(u64, Box<MatrixRequest>),
    /// The grid of a chart that was just chosen: the next keys move in it.
    GridNow(u64, Box<MatrixRequest>),
    /// One cell with its quotes, by whose codings; what is shown beside the grid while the cursor moves.
    Page(u64, CellPlace, Option<String>),
    /// The same, where the next key is about it.
    PageNow(u64, CellPlace, Option<String>),
    /// What of one theme belongs to no case, by whose codings.
    Loose(u64, ThemeId, Option<String>),
    /// All that was charted of one case.
    Case(u64, CaseId),
    /// Change a cell; by whose codings it is shown again.
    Edit(CellPlace, Box<CellEdit>, Option<String>),
    /// Open a summary or synthesis to be written.
    Open(ChartTarget, Option<String>),
    /// Write one.
    Write(Box<Written>),
    /// What became of a cell.
    History(CellPlace),
}

/// A text to be written.
#[derive(Debug, Clone)]
pub struct Written {
    /// What it is.
    pub target: ChartTarget,
    /// The text, in its text form.
    pub text: String,
    /// The text it was begun with.
    pub base: String,
    /// Codings quoted in it that are to be linked, each with the words of its paragraph.
    pub quoted: Vec<(String, CodingId)>,
    /// By whose codings the cell is shown again.
    pub codings: Option<String>,
}

/// What comes back.
#[derive(Debug, Clone)]
pub enum Answer {
    /// The grid, or why there is none.
    Grid(u64, Result<Box<ChartGrid>, String>),
    /// One cell.
    Page(u64, Box<CellPage>),
    /// What of one theme belongs to no case; `None` where nothing does.
    Loose(u64, Option<Box<CellView>>),
    /// All that was charted of one case.
    Case(u64, Box<CasePage>),
    /// A cell was changed, and stands like this now.
    Edited(Box<CellPage>),
    /// A text to be written.
    Opened(Box<ChartText>),
    /// A text is on disk; what stands there now.
    Saved(ChartTarget, String),
    /// What became of a cell: what it is called, and its changes, latest first.
    History(String, Vec<CellHistoryLine>),
}

impl Ask {
    /// Whether nobody waits for it.
    #[must_use]
    pub const fn is_slow(&self) -> bool {
        matches!(self, Self::Grid(..) | Self::Page(..) | Self::Loose(..) | Self::Case(..))
    }

    /// Whether the answer to this one makes the answer to an earlier one useless.
    #[must_use]
    pub const fn overtakes(&self, earlier: &Self) -> bool {
        matches!(
            (self, earlier),
            (Self::Grid(..), Self::Grid(..))
                | (Self::Case(..), Self::Case(..))
                | (Self::Page(..) | Self::Loose(..), Self::Page(..) | Self::Loose(..))
        )
    }
}

/// How the rows are ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Order {
    /// As the project has the cases.
    #[default]
    AsGiven,
    /// By name.
    ByName,
    /// By an attribute, numbers as numbers; whether the highest comes first. Cases without it come last.
    By(String, bool),
}

/// What a line of one of the screen's pickers means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The chart of this main theme; `None` for all of them side by side.
    Chart(Option<ThemeId>),
    /// Order the rows.
    Order(Order),
    /// Only cases for which this holds, `attribute=value`; `None` for all cases.
    Condition(Option<String>),
    /// Show this attribute in the row headers, or no longer.
    Attribute(String),
    /// Whose codings are counted: `None` for everybody's, `consensus`, or initials.
    Source(Option<String>),
    /// Only quotes with this magnitude, `unrated` for none; `None` for any.
    Magnitude(Option<String>),
    /// The analyst's own judgement of a cell; `None` for what the counts say.
    Judge(CellPlace, Option<Overall>),
    /// Say how far a cell is.
    State(CellPlace, CellState),
    /// Write this.
    Write(ChartTarget),
}
