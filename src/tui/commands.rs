//! The one table of commands. Keys, the hint line, `?` help, the `:` palette, `emic keys` and the README's key table all
//! come from it; nothing is bound anywhere else.

mod agreement;
mod disagreements;

use super::chord::Chord;
use Action as A;
use Place as P;

/// What a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // Each is described once, in the table below.
pub enum Action {
    Help,
    Palette,
    Back,
    Quit,
    Search,
    Matrix,
    Codebook,
    Agreement,
    Disagreements,
    Undo,
    Redo,
    SwitchCoder,
    Mark,
    MarkAll,
    Assign,
    Subset,
    Unassign,
    Finish,
    Reopen,
    Rounds,
    Colours,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    Import,
    WordForward,
    WordBack,
    SentenceForward,
    SentenceBack,
    TurnForward,
    TurnBack,
    Select,
    ExtendLeft,
    ExtendRight,
    ExtendUp,
    ExtendDown,
    Grow,
    Shrink,
    SelectTurn,
    ApplyTheme,
    Repeat,
    MagnitudeHigh,
    MagnitudeMiddle,
    MagnitudeLow,
    MagnitudeList,
    NextCoding,
    PreviousCoding,
    NextUncoded,
    PreviousUncoded,
    NextMissing,
    PreviousMissing,
    MoveStart,
    MoveEnd,
    Exemplar,
    OnlyTheme,
    WhoseCodings,
    Memo,
    Remove,
    NextHit,
    PreviousHit,
    EditQuery,
    FilterTheme,
    FilterMagnitude,
    FilterCoder,
    ClearFilters,
    ChooseTheme,
    NextTheme,
    PreviousTheme,
    OtherPane,
    Export,
    Accept,
    AcceptMore,
    Next,
    Previous,
    Save,
    AddTheme,
    AddBelow,
    RenameTheme,
    MoveUp,
    MoveDown,
    MoveOut,
    MoveIn,
    MergeTheme,
    SplitTheme,
    SplitBeside,
    SortCodings,
    DeleteTheme,
    Recolour,
    Card,
    Quotes,
    FindTheme,
    Fold,
    FoldAll,
    Versions,
    Revisit,
    Give,
    AdoptFirst,
    AdoptSecond,
    AdoptBoth,
    AdoptNeither,
    NewReading,
    AgreeToDiffer,
    DiscussLater,
    Revert,
    Comments,
    WholeCard,
    TakeAgreements,
    EditRules,
    HideNames,
    Overruled,
    Outdated,
    FilterType,
    FilterTranscript,
    FilterState,
    FilterPair,
    Order,
    IncludeOpen,
    OtherPaneBack,
    CountUnit,
    WhoseTurns,
    RollUp,
    ByTranscript,
    Resampling,
    FurtherFigures,
    Recount,
    ExportUnits,
    WriteMethods,
}

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
    /// The codebook.
    Codebook,
    /// How far coders agree.
    Agreement,
    /// The disagreements of two coders.
    Disagreements,
    /// The passage of a disagreement, where a new reading is selected.
    Passage,
    /// A list one types into to find something.
    Picker,
    /// A line one types into.
    Prompt,
    /// The memo editor.
    Memo,
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
    pub const ALL: [Self; 21] = [
        Self::Everywhere,
        Self::Project,
        Self::Transcript,
        Self::Ends,
        Self::Query,
        Self::Hits,
        Self::Matrix,
        Self::Codebook,
        Self::Agreement,
        Self::Disagreements,
        Self::Passage,
        Self::Picker,
        Self::Prompt,
        Self::Memo,
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
            Self::Codebook => "codebook",
            Self::Agreement => "agreement",
            Self::Disagreements => "disagreements",
            Self::Passage => "passage of a disagreement",
            Self::Picker => "pickers and palette",
            Self::Prompt => "questions",
            Self::Memo => "memo",
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

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// The keys, the one to be shown first.
    pub keys: &'static [&'static str],
    /// Where it holds.
    pub place: Place,
    /// Its name in the hint line and the palette, at most 18 characters.
    pub label: &'static str,
    /// What it does, in a line.
    pub help: &'static str,
    /// Whether the hint line shows it; the table's order is the hint line's.
    pub hint: bool,
}

const fn shown(
    action: Action,
    place: Place,
    keys: &'static [&'static str],
    label: &'static str,
    help: &'static str,
) -> Command {
    Command { action, keys, place, label, help, hint: true }
}

const fn quiet(
    action: Action,
    place: Place,
    keys: &'static [&'static str],
    label: &'static str,
    help: &'static str,
) -> Command {
    Command { action, keys, place, label, help, hint: false }
}

/// Every command, in the order it is shown: one table, of which the parts stand in files of their own where they are long.
pub const COMMANDS: &[Command] = &joined::<{ length(TABLES) }>(TABLES);

const TABLES: &[&[Command]] = &[GENERAL, agreement::AGREEMENT, disagreements::DISAGREEMENTS];

const fn length(tables: &[&[Command]]) -> usize {
    let (mut length, mut table) = (0, 0);
    while table < tables.len() {
        length += tables[table].len();
        table += 1;
    }
    length
}

/// The rows of all tables, one after the other. It is worked out by the compiler, which refuses a row out of range.
const fn joined<const N: usize>(tables: &[&[Command]]) -> [Command; N] {
    let mut all = [tables[0][0]; N];
    let (mut at, mut table) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            all[at] = tables[table][row];
            at += 1;
            row += 1;
        }
        table += 1;
    }
    all
}

/// What holds everywhere and on the screens that are not listed elsewhere.
#[rustfmt::skip]
const GENERAL: &[Command] = &[
    shown(A::Open, P::Project, &["Enter"], "open", "Open the transcript under the bar."),
    shown(A::Import, P::Project, &["i"], "import", "Import a file or a folder of transcripts, after a preview."),
    shown(A::Finish, P::Project, &["F"], "done", "Mark the transcript under the bar as done: it is locked, and you see others' work there."),
    shown(A::Assign, P::Project, &["a"], "assign", "Assign the marked transcripts, or the one under the bar, to coders, who then code them blindly."),
    shown(A::Subset, P::Project, &["s"], "random subset", "Draw at random which transcripts are coded twice, after a preview."),
    shown(A::Mark, P::Project, &["Space"], "mark", "Mark the transcript under the bar, or take its mark away."),
    quiet(A::MarkAll, P::Project, &["*"], "mark all", "Mark all transcripts, or none where all are marked."),
    quiet(A::Unassign, P::Project, &["x"], "unassign", "Take open assignments of the marked transcripts, or the one under the bar, away."),
    shown(A::Rounds, P::Project, &["r"], "rounds", "The rounds: how far everybody is, and how transcripts were drawn."),
    quiet(A::Reopen, P::Project, &["Ctrl+o"], "open again", "Open the transcript under the bar again that you had marked as done, for a reason."),
    quiet(A::Up, P::Project, &["k", "Up"], "up", "One transcript up."),
    quiet(A::Down, P::Project, &["j", "Down"], "down", "One transcript down."),
    quiet(A::PageUp, P::Project, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Project, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Project, &["g", "Home"], "first", "The first transcript."),
    quiet(A::Last, P::Project, &["G", "End"], "last", "The last transcript."),

    shown(A::ApplyTheme, P::Transcript, &["c", "Enter"], "code", "Choose a theme for the selection, or for the sentence under the cursor."),
    shown(A::Grow, P::Transcript, &["o"], "select wider", "Select the word, then the sentence, the turn, the question with its answers, everything."),
    quiet(A::Shrink, P::Transcript, &["O"], "select narrower", "Back to what was selected before, step by step."),
    shown(A::MagnitudeHigh, P::Transcript, &["+"], "0 - magnitude", "Set the highest magnitude on the current coding."),
    quiet(A::MagnitudeMiddle, P::Transcript, &["0"], "middle", "Set the middle magnitude on the current coding."),
    quiet(A::MagnitudeLow, P::Transcript, &["-"], "lowest", "Set the lowest magnitude on the current coding."),
    quiet(A::MagnitudeList, P::Transcript, &["="], "magnitude list", "Choose any magnitude of the scale, or none, for the current coding."),
    shown(A::Repeat, P::Transcript, &["."], "repeat", "Apply the last theme and magnitude again."),
    shown(A::NextCoding, P::Transcript, &["Tab"], "next coding", "Go to the next coding."),
    quiet(A::PreviousCoding, P::Transcript, &["Shift+Tab"], "previous coding", "Go to the coding before."),
    shown(A::MoveEnd, P::Transcript, &["]"], "move end", "Move the end of the current coding, then Enter keeps it."),
    quiet(A::MoveStart, P::Transcript, &["["], "move beginning", "Move the beginning of the current coding, then Enter keeps it."),
    shown(A::Memo, P::Transcript, &["m"], "memo", "Write the memo of the current coding."),
    shown(A::Remove, P::Transcript, &["d"], "remove", "Remove the current coding; one undo brings it back."),
    quiet(A::Exemplar, P::Transcript, &["*"], "exemplar", "Hold the current coding up as a good example of its theme, or no longer."),
    shown(A::NextUncoded, P::Transcript, &["e"], "next uncoded", "To the next passage of participants' talk that is not coded."),
    quiet(A::PreviousUncoded, P::Transcript, &["E"], "uncoded before", "To the passage before that is not coded."),
    quiet(A::NextMissing, P::Transcript, &["r"], "magnitude missing", "To the next coding that has no magnitude though its theme has a scale."),
    quiet(A::PreviousMissing, P::Transcript, &["R"], "missing before", "To the coding before that has no magnitude."),
    shown(A::OnlyTheme, P::Transcript, &["t"], "only one theme", "Dim all but the theme of the current coding and what is below it; once more shows all."),
    quiet(A::WhoseCodings, P::Transcript, &["s"], "whose codings", "Show everybody's codings, your own alone, another coder's alone, in turn."),
    quiet(A::Finish, P::Transcript, &["F"], "done", "Mark this transcript as done: it is locked, and you see others' work there."),
    quiet(A::Reopen, P::Transcript, &["Ctrl+o"], "open again", "Open this transcript again that you had marked as done, for a reason."),
    quiet(A::Up, P::Transcript, &["k", "Up"], "row up", "One row up, as you see it."),
    quiet(A::Down, P::Transcript, &["j", "Down"], "row down", "One row down, as you see it."),
    quiet(A::Left, P::Transcript, &["h", "Left"], "left", "One character back."),
    quiet(A::Right, P::Transcript, &["l", "Right"], "right", "One character on."),
    quiet(A::WordForward, P::Transcript, &["w"], "next word", "To the next word."),
    quiet(A::WordBack, P::Transcript, &["b"], "word back", "To the word before."),
    quiet(A::SentenceForward, P::Transcript, &[")"], "next sentence", "To the next sentence."),
    quiet(A::SentenceBack, P::Transcript, &["("], "sentence back", "To the sentence before."),
    quiet(A::TurnForward, P::Transcript, &["}"], "next turn", "To the next turn."),
    quiet(A::TurnBack, P::Transcript, &["{"], "turn back", "To the turn before."),
    quiet(A::PageUp, P::Transcript, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Transcript, &["PageDown", "Ctrl+d", "Space"], "page down", "A screenful down."),
    quiet(A::First, P::Transcript, &["g", "Home"], "beginning", "To the beginning of the transcript."),
    quiet(A::Last, P::Transcript, &["G", "End"], "end", "To the end of the transcript."),
    quiet(A::Select, P::Transcript, &["v"], "sticky selection", "Begin or end a selection that follows every movement."),
    quiet(A::ExtendLeft, P::Transcript, &["Shift+Left"], "select left", "Stretch the selection one character back."),
    quiet(A::ExtendRight, P::Transcript, &["Shift+Right"], "select right", "Stretch the selection one character on."),
    quiet(A::ExtendUp, P::Transcript, &["Shift+Up"], "select up", "Stretch the selection one row up."),
    quiet(A::ExtendDown, P::Transcript, &["Shift+Down"], "select down", "Stretch the selection one row down."),
    quiet(A::SelectTurn, P::Transcript, &["x"], "select turn", "Select the whole turn; once more takes the next one along."),
    quiet(A::NextHit, P::Transcript, &["n"], "next hit", "To the next place where the last search matches."),
    quiet(A::PreviousHit, P::Transcript, &["N"], "previous hit", "To the place before where the last search matches."),

    shown(A::Accept, P::Ends, &["Enter"], "keep", "Keep the new ends; one undo brings the old ones back."),
    shown(A::Back, P::Ends, &["Esc"], "give up", "Leave the coding as it was."),
    shown(A::Left, P::Ends, &["h", "Left"], "left", "One character back."),
    shown(A::Right, P::Ends, &["l", "Right"], "right", "One character on."),
    shown(A::WordBack, P::Ends, &["b", "Shift+Left"], "word back", "One word back."),
    shown(A::WordForward, P::Ends, &["w", "Shift+Right"], "word on", "One word on."),
    quiet(A::SentenceBack, P::Ends, &["("], "sentence back", "One sentence back."),
    quiet(A::SentenceForward, P::Ends, &[")"], "sentence on", "One sentence on."),
    quiet(A::Up, P::Ends, &["k", "Up"], "row up", "One row up."),
    quiet(A::Down, P::Ends, &["j", "Down"], "row down", "One row down."),
    shown(A::MoveStart, P::Ends, &["["], "beginning", "Move the beginning."),
    shown(A::MoveEnd, P::Ends, &["]"], "end", "Move the end."),

    shown(A::Accept, P::Query, &["Enter", "Down"], "to the hits", "Go down to the hits."),
    shown(A::Back, P::Query, &["Esc"], "back", "Back to the screen before."),
    shown(A::OtherPane, P::Query, &["Tab"], "hits and filters", "Go down to the hits, where the filters have keys."),

    shown(A::Open, P::Hits, &["Enter"], "go to place", "Go to the hit in its transcript; Esc comes back to this very list."),
    shown(A::FilterTheme, P::Hits, &["t"], "theme", "Only quotes of one theme and everything below it."),
    shown(A::FilterMagnitude, P::Hits, &["="], "magnitude", "Only quotes with one magnitude."),
    shown(A::FilterCoder, P::Hits, &["r"], "coder", "Only quotes of one coder."),
    shown(A::ClearFilters, P::Hits, &["x"], "no filters", "Take all filters away."),
    shown(A::EditQuery, P::Hits, &["/", "Tab"], "edit words", "Type other words."),
    shown(A::Export, P::Hits, &["e"], "export", "Write these quotes to a file."),
    quiet(A::Up, P::Hits, &["k", "Up"], "up", "One hit up."),
    quiet(A::Down, P::Hits, &["j", "Down"], "down", "One hit down."),
    quiet(A::PageUp, P::Hits, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Hits, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Hits, &["g", "Home"], "first", "The first hit."),
    quiet(A::Last, P::Hits, &["G", "End"], "last", "The last hit."),

    shown(A::Open, P::Matrix, &["Enter"], "quotes", "Into the quotes of the cell; on a quote, to its place."),
    shown(A::ChooseTheme, P::Matrix, &["t"], "theme", "Choose the main theme."),
    shown(A::NextTheme, P::Matrix, &["]"], "next theme", "The next main theme."),
    quiet(A::PreviousTheme, P::Matrix, &["["], "theme before", "The main theme before."),
    shown(A::OtherPane, P::Matrix, &["Tab"], "grid or quotes", "Between the grid and the quotes."),
    shown(A::Export, P::Matrix, &["e"], "export", "Write this matrix to a file: .xlsx, .csv, .html, .md or .json."),
    quiet(A::Up, P::Matrix, &["k", "Up"], "up", "One case, or one quote, up."),
    quiet(A::Down, P::Matrix, &["j", "Down"], "down", "One case, or one quote, down."),
    quiet(A::Left, P::Matrix, &["h", "Left"], "left", "One theme to the left."),
    quiet(A::Right, P::Matrix, &["l", "Right"], "right", "One theme to the right."),
    quiet(A::PageUp, P::Matrix, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Matrix, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Matrix, &["g", "Home"], "first", "The first case, or the first quote."),
    quiet(A::Last, P::Matrix, &["G", "End"], "last", "The last case, or the last quote."),

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
    quiet(A::Quotes, P::Codebook, &["o"], "quotes", "All quotes of the theme and of what is below it."),
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

    shown(A::Accept, P::Picker, &["Enter"], "choose", "Take what is under the bar."),
    shown(A::AcceptMore, P::Picker, &["Tab"], "and another", "Apply the theme under the bar, and choose another one for the same passage."),
    shown(A::Next, P::Picker, &["Down", "Ctrl+n"], "down", "One line down."),
    shown(A::Previous, P::Picker, &["Up", "Ctrl+p"], "up", "One line up."),
    quiet(A::PageDown, P::Picker, &["PageDown"], "page down", "A screenful down."),
    quiet(A::PageUp, P::Picker, &["PageUp"], "page up", "A screenful up."),
    shown(A::Back, P::Picker, &["Esc"], "back", "Back without choosing."),

    shown(A::Accept, P::Prompt, &["Enter"], "go on", "Take what was typed."),
    shown(A::Back, P::Prompt, &["Esc"], "back", "Back without doing anything."),

    shown(A::Save, P::Memo, &["Ctrl+s"], "save", "Save the memo."),
    shown(A::Back, P::Memo, &["Esc"], "save and back", "Save the memo and go back; undo brings the old one back."),

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

    shown(A::Down, P::Page, &["Down", "j"], "down", "One line down."),
    shown(A::Up, P::Page, &["Up", "k"], "up", "One line up."),
    quiet(A::PageDown, P::Page, &["PageDown", "Space", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::PageUp, P::Page, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    shown(A::Accept, P::Page, &["Enter"], "go on", "Do what is offered, or close."),
    shown(A::Back, P::Page, &["Esc", "q"], "back", "Close."),

    shown(A::Search, P::Everywhere, &["/"], "search", "Search words, themes and magnitudes."),
    shown(A::Matrix, P::Everywhere, &["M"], "matrix", "The framework matrix: cases against themes."),
    shown(A::Codebook, P::Everywhere, &["B"], "codebook", "The codebook: all themes, and everything that can be done with them."),
    shown(A::Agreement, P::Everywhere, &["A"], "agreement", "How far coders agree, theme by theme, with everything that belongs to it."),
    shown(A::Disagreements, P::Everywhere, &["D"], "disagreements", "Where two coders differ, to be settled one by one."),
    shown(A::Undo, P::Everywhere, &["u"], "undo", "Take back your latest act, also one from before a restart."),
    quiet(A::Redo, P::Everywhere, &["U"], "redo", "Do again what you took back."),
    shown(A::Help, P::Everywhere, &["?"], "help", "All keys that hold here."),
    shown(A::Palette, P::Everywhere, &[":"], "commands", "Find any command by its name."),
    quiet(A::SwitchCoder, P::Everywhere, &["@"], "change coder", "Work as another coder, after asking; you see then what she sees."),
    quiet(A::Colours, P::Everywhere, &["Ctrl+t"], "other colours", "The next theme of colours: terminal, high contrast, deuteranopia, tritanopia, mono."),
    shown(A::Back, P::Everywhere, &["Esc"], "back", "Back to where you came from."),
    shown(A::Quit, P::Everywhere, &["q", "Ctrl+c"], "quit", "Leave; everything is saved."),
];

/// The commands that hold in a place, its own first, in the order of the table.
pub fn commands_at(place: Place) -> impl Iterator<Item = &'static Command> {
    let own = COMMANDS.iter().filter(move |command| command.place == place);
    let everywhere = COMMANDS.iter().filter(move |command| {
        command.place == Place::Everywhere
            && !place.is_closed()
            && !COMMANDS.iter().any(|own| own.place == place && own.keys == command.keys)
    });
    own.chain(everywhere)
}

/// The first key of an action in a place, as the screens name it.
#[must_use]
pub fn key_of(place: Place, action: Action) -> &'static str {
    let own = commands_at(place).find(|command| command.action == action);
    own.and_then(|command| command.keys.first()).copied().unwrap_or_default()
}

/// The command a key means in a place.
#[must_use]
pub fn lookup(place: Place, chord: Chord) -> Option<&'static Command> {
    commands_at(place).find(|command| command.keys.iter().any(|key| Chord::parse(key) == Some(chord)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_key_can_be_typed() {
        for command in COMMANDS {
            assert!(!command.keys.is_empty(), "{:?} has no key", command.action);
            for key in command.keys {
                assert!(Chord::parse(key).is_some(), "{key} is not a key");
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for command in COMMANDS.iter().filter(|command| command.place == place) {
                for key in command.keys {
                    assert!(seen.insert(Chord::parse(key)), "{key} means two things in {}", place.name());
                }
            }
        }
    }

    #[test]
    fn what_holds_everywhere_is_hidden_only_where_a_place_has_its_own_use_of_the_same_keys() {
        for place in Place::ALL.into_iter().filter(|place| !place.is_closed()) {
            for command in COMMANDS.iter().filter(|command| command.place == Place::Everywhere) {
                for key in command.keys {
                    let found = Chord::parse(key).and_then(|chord| lookup(place, chord));
                    assert!(found.is_some(), "{key} does nothing in {}", place.name());
                }
            }
        }
    }

    #[test]
    fn labels_are_short_and_help_is_a_sentence() {
        for command in COMMANDS {
            assert!(command.label.chars().count() <= 18, "{} is too long", command.label);
            assert!(command.help.ends_with('.'), "{}", command.help);
        }
    }

    #[test]
    fn keys_one_types_with_are_never_commands_where_one_types() {
        for command in COMMANDS.iter().filter(|command| command.place.is_typed_into()) {
            for key in command.keys {
                let typed = Chord::parse(key).and_then(Chord::typed);
                assert_eq!(typed, None, "{key} cannot be typed in {}", command.place.name());
            }
        }
    }
}
