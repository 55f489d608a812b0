//! Places: where a command holds, and where keys go.

/// Where a command holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// On every screen.
    Everywhere,
    /// The list of transcripts.
    Project,
    /// A transcript.
    Transcript,
    /// The ends of a coding, being moved.
    Ends,
    /// The line a query is typed in.
    Query,
    /// The list of hits.
    Hits,
    /// The matrix.
    Matrix,
    /// What stands beside the matrix: the case, or the cell.
    Beside,
    /// The quotes of a cell of the matrix.
    Quotes,
    /// The codebook.
    Codebook,
    /// How far coders agree.
    Agreement,
    /// The disagreements of two coders.
    Disagreements,
    /// The passage of a disagreement, where a new reading is selected.
    Passage,
    /// The tables for the report.
    Evaluation,
    /// The list of memos.
    Memos,
    /// A list one types into to find something.
    Picker,
    /// A line one types into.
    Prompt,
    /// The memo editor.
    Memo,
    /// The summary of a cell, or a synthesis, being written.
    Summary,
    /// The form of a theme.
    Form,
    /// What will change, before it does.
    Proposal,
    /// Codings being sorted among themes.
    Sorting,
    /// A text to be read.
    Page,
    /// The question for the reason of a decision.
    Reason,
    /// The comments on a disagreement.
    Thread,
    /// The rules of a theme, to be edited.
    Rules,
}

impl Place {
    /// All places, in the order help lists them.
    pub const ALL: [Self; 26] = [
        Self::Everywhere,
        Self::Project,
        Self::Transcript,
        Self::Ends,
        Self::Query,
        Self::Hits,
        Self::Matrix,
        Self::Beside,
        Self::Quotes,
        Self::Codebook,
        Self::Agreement,
        Self::Disagreements,
        Self::Passage,
        Self::Evaluation,
        Self::Memos,
        Self::Picker,
        Self::Prompt,
        Self::Memo,
        Self::Summary,
        Self::Form,
        Self::Proposal,
        Self::Sorting,
        Self::Page,
        Self::Reason,
        Self::Thread,
        Self::Rules,
    ];

    /// What help calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Project => "project",
            Self::Transcript => "transcript",
            Self::Ends => "ends of a coding",
            Self::Query => "search line",
            Self::Hits => "search hits",
            Self::Matrix => "matrix",
            Self::Beside => "beside the matrix",
            Self::Quotes => "quotes of a cell",
            Self::Codebook => "codebook",
            Self::Agreement => "agreement",
            Self::Disagreements => "disagreements",
            Self::Passage => "passage of a disagreement",
            Self::Evaluation => "tables for the report",
            Self::Memos => "memos",
            Self::Picker => "pickers and palette",
            Self::Prompt => "questions",
            Self::Memo => "memo editor",
            Self::Summary => "summary editor",
            Self::Form => "form of a theme",
            Self::Proposal => "what will change",
            Self::Sorting => "sorting codings",
            Self::Page => "help and messages",
            Self::Reason => "reason of a decision",
            Self::Thread => "comments",
            Self::Rules => "rules of a theme",
        }
    }

    /// Whether letters are typed here, so that the commands that hold everywhere do not.
    #[must_use]
    pub const fn is_typed_into(self) -> bool {
        matches!(
            self,
            Self::Query
                | Self::Picker
                | Self::Prompt
                | Self::Memo
                | Self::Summary
                | Self::Form
                | Self::Proposal
                | Self::Reason
                | Self::Thread
                | Self::Rules
        )
    }

    /// Whether only its own commands hold here.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        self.is_typed_into() || self.is_popup() || matches!(self, Self::Ends)
    }

    /// Whether this is a window over a screen.
    #[must_use]
    pub const fn is_popup(self) -> bool {
        matches!(
            self,
            Self::Picker
                | Self::Prompt
                | Self::Memo
                | Self::Summary
                | Self::Page
                | Self::Form
                | Self::Proposal
                | Self::Sorting
                | Self::Reason
                | Self::Thread
                | Self::Rules
        )
    }
}
