//! # workbench: the one door
//!
//! Everything a person does with a project goes through a [`Workbench`], one file per use case: importing, coding,
//! searching, charting, exporting, undoing. It joins the rooms below it and is the only room that may. The rules lie in
//! those rooms; what is decided here is who is acting, who may see what ([`access`](Access)), and that every act is
//! written in one transaction with its journal. Who codes what, blindly, is decided in `assigning`, `finishing` and `rounds`;
//! that neither undo nor redo goes round it, in `reversing`.
//!
//! **Arrows.** `workbench` → `model`, `text`, `import`, `store`, `search`, `reconcile`, `agreement`, `matrix`, `export`. `cli` and `tui` name
//! `workbench` and never the rooms behind it; what they need of those is handed through here.
//!
//! **What never holds here.** No drawing, no parsing of arguments, no SQL. Positions that leave this room in a view are
//! code points; byte spans stay in fields that are not written out.

mod access;
mod adjusting;
mod agreeing;
mod asked_themes;
mod assigning;
mod at_hand;
mod attention;
mod bulk;
mod cases;
mod charting;
mod checking;
mod chosen;
mod clock;
mod coded;
mod coders;
mod coding;
mod commenting;
mod comparing;
mod consensus;
mod demo;
mod differences;
mod differing;
mod discrepancies;
mod discrepancy;
mod discrepancy_report;
mod drafts;
mod drawing;
mod error;
mod evaluating;
mod exporting;
mod figures;
mod file_name;
mod finding;
mod finishing;
mod framing;
mod history;
mod hits;
mod import_report;
mod importing;
mod indexing;
mod intake;
mod listing;
mod locks;
mod looking_back;
mod memo;
mod memo_list;
mod memo_page;
mod order;
mod places;
mod read_ahead;
mod reading;
mod readings;
mod reconciled;
mod reconciling;
mod resolving;
mod reversing;
mod rounds;
mod same;
mod searching;
mod session;
mod settled;
mod shelf;
mod snapshot;
mod taking;
mod talking;
mod tutor;
mod units;

pub use access::Access;
pub use agreeing::AgreementRequest;
pub use assigning::{AssignReport, AssignRequest, FIRST_ROUND, UnassignReport};
pub use attention::{Attention, Overview};
pub use bulk::BulkReport;
pub use cases::{AttributeLine, CaseLine, CaseList, CaseReport};
pub use charting::{
    AcrossCell, CasePage, CaseProgress, CaseTurn, CellEdit, CellHistoryLine, CellPage, CellPast, CellWritten,
    ChangedSince, ChartGrid, ChartProgress, ChartTally, ChartTarget, ChartText, GridCell, GridColumn, GridRow,
    LinkLine, MatrixDifference, MatrixReading, MatrixRequest, ThemeProgress, quotation,
};
pub use coded::CodingQuery;
pub use coding::{CodingLine, Passage, Theming};
pub use demo::DemoReport;
pub use discrepancy::{CommentLine, DecisionLine, DiscrepancyLine, ReadingLine};
pub use discrepancy_report::{AgreementCounts, DiscrepancyQuery, DiscrepancyReport, PairLine, StateCounts};
pub use drafts::{DraftTarget, Drafts, MemoDraft};
pub use drawing::{DRAW_SEED, DrawLine, DrawRequest};
pub use error::WorkbenchError;
pub use evaluating::{EvaluationKind, EvaluationRequest, Per, ThemeSort, TranscriptOrder};
pub use exporting::{CodebookFormat, Export, write_file};
pub use finishing::{DoneReport, OwnWork, ReopenReport};
pub use framing::{
    CodebookView, CollisionLine, DeletePreview, DifferenceView, LintFinding, MergePreview, NewTheme, RevisitLine,
    RevisitTheme, ScaleEdit, ScaleLine, SplitTheme, TallyLine, ThemeEdit, ThemeLine, VersionLine,
};
pub use history::{ActLine, HistoryLine};
pub use hits::{HitCoding, HitLine, SearchReport};
pub use import_report::{ImportReport, ImportStatus, ImportedTranscript, SpeakerLine};
pub use importing::ImportRequest;
pub use listing::{TranscriptLine, TranscriptList};
pub use looking_back::{OverruledLine, ReasonLine};
pub use memo::{MemoTarget, MemoWritten};
pub use memo_list::{MemoLine, MemoQuery};
pub use memo_page::{MemoPage, OtherMemo, Restored};
pub use places::places_folder;
pub use reading::{ShownTranscript, ShownTurn};
pub use resolving::{NewReading, Resolution};
pub use reversing::Undone;
pub use rounds::{AssignmentLine, AssignmentQuery, ProgressLine, RoundLine};
pub use searching::{SearchRequest, SearchUnit};
pub use session::{CoderLine, NewProject, Workbench};
pub use shelf::{Loaded, Names};
pub use taking::{AgreementScope, AgreementsTaken};
pub use tutor::{LEARNER, Sight, StepLine, Tutorial};

pub use crate::agreement::{
    AllCodersRow, Cells, Coefficient, DEFAULT_RESAMPLES, DEFAULT_SEED, Interval, Lowest, MOST_RESAMPLES, MagnitudeRow,
    OverallRow, PairRow, Reason, Scope, TwoCoders, UnitKind, remark,
};
pub use crate::export::Format;
pub use crate::export::agreement::{
    AFTER_TALK, AboutReport, AgreementReport, AllCodersFigures, Choice, Chosen, Figures, FrameworkName,
    MagnitudeFigures, OverallFigures, Settled, ThemeFigures, ThemeName, UnitLine, UnitTable, bar,
    overall as overall_sentence, paragraph as methods_paragraph, scale as bar_scale, words as figure_words,
};
pub use crate::export::evaluation::{
    AboutEvaluation, CoverageTable, CoveredTheme, DivergingBar, Evaluation, GradedCount, GroupKind, KindLine,
    MagnitudeTable, PresenceLine, PresenceTable, QuestionLine, SamplePart, SampleTable, SampledAttribute,
    SaturationLine, SaturationTable, Segment, SpreadLine, ThemeTold, counted as counted_magnitudes,
    percent as share_percent, share_bar, signs as magnitude_signs,
};
pub use crate::export::matrix::{
    CellView, ChartView, ColumnView, LinkedView, MatrixView, QuoteView, RowView, StaleView, SynthesisView,
};
pub use crate::import::LAYOUTS;
pub use crate::matrix::Counts as MagnitudeCounts;
pub use crate::matrix::Side;
pub use crate::reconcile::{Counts, Severity};
pub use crate::store::{Finding, TranscriptHead};

/// What every use case answers with.
pub type Result<T> = std::result::Result<T, WorkbenchError>;
