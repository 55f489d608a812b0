//! The one table of commands. Keys, the hint line, `?` help, the `:` palette, `emic keys` and the README's key table all
//! come from it; nothing is bound anywhere else.

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
    Agreement,
    Disagreements,
    Undo,
    Redo,
    SwitchCoder,
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
    SelectTurn,
    ApplyTheme,
    Repeat,
    MagnitudeHigh,
    MagnitudeMiddle,
    MagnitudeLow,
    MagnitudeList,
    NextCoding,
    PreviousCoding,
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
    Next,
    Previous,
    Save,
    AdoptFirst,
    AdoptSecond,
    AdoptBoth,
    AdoptNeither,
    NewReading,
    AgreeToDiffer,
    DiscussLater,
    Reopen,
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
    /// The line a query is typed in.
    Query,
    /// The list of hits.
    Hits,
    /// The matrix.
    Matrix,
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
    pub const ALL: [Self; 16] = [
        Self::Everywhere,
        Self::Project,
        Self::Transcript,
        Self::Query,
        Self::Hits,
        Self::Matrix,
        Self::Agreement,
        Self::Disagreements,
        Self::Passage,
        Self::Picker,
        Self::Prompt,
        Self::Memo,
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
            Self::Query => "search line",
            Self::Hits => "search hits",
            Self::Matrix => "matrix",
            Self::Agreement => "agreement",
            Self::Disagreements => "disagreements",
            Self::Passage => "passage of a disagreement",
            Self::Picker => "pickers and palette",
            Self::Prompt => "questions",
            Self::Memo => "memo",
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
            Self::Query | Self::Picker | Self::Prompt | Self::Memo | Self::Reason | Self::Thread | Self::Rules
        )
    }

    /// Whether this is a window over a screen.
    #[must_use]
    pub const fn is_popup(self) -> bool {
        matches!(
            self,
            Self::Picker | Self::Prompt | Self::Memo | Self::Page | Self::Reason | Self::Thread | Self::Rules
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

/// Every command, in the order it is shown.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    shown(A::Open, P::Project, &["Enter"], "open", "Open the transcript under the bar."),
    shown(A::Import, P::Project, &["i"], "import", "Import a file or a folder of transcripts, after a preview."),
    quiet(A::Up, P::Project, &["k", "Up"], "up", "One transcript up."),
    quiet(A::Down, P::Project, &["j", "Down"], "down", "One transcript down."),
    quiet(A::PageUp, P::Project, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Project, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Project, &["g", "Home"], "first", "The first transcript."),
    quiet(A::Last, P::Project, &["G", "End"], "last", "The last transcript."),

    shown(A::ApplyTheme, P::Transcript, &["c", "Enter"], "code", "Choose a theme for the selection, or for the sentence under the cursor."),
    shown(A::Grow, P::Transcript, &["o"], "select wider", "Select the word, then the sentence, then the turn."),
    shown(A::MagnitudeHigh, P::Transcript, &["+"], "0 - magnitude", "Set the highest magnitude on the current coding."),
    quiet(A::MagnitudeMiddle, P::Transcript, &["0"], "middle", "Set the middle magnitude on the current coding."),
    quiet(A::MagnitudeLow, P::Transcript, &["-"], "lowest", "Set the lowest magnitude on the current coding."),
    quiet(A::MagnitudeList, P::Transcript, &["="], "magnitude list", "Choose any magnitude of the scale, or none, for the current coding."),
    shown(A::Repeat, P::Transcript, &["."], "repeat", "Apply the last theme and magnitude again."),
    shown(A::NextCoding, P::Transcript, &["Tab"], "next coding", "Go to the next coding."),
    quiet(A::PreviousCoding, P::Transcript, &["Shift+Tab"], "previous coding", "Go to the coding before."),
    shown(A::Memo, P::Transcript, &["m"], "memo", "Write the memo of the current coding."),
    shown(A::Remove, P::Transcript, &["d"], "remove", "Remove the current coding; one undo brings it back."),
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
    quiet(A::SelectTurn, P::Transcript, &["x"], "select turn", "Select the whole turn."),
    quiet(A::NextHit, P::Transcript, &["n"], "next hit", "To the next place where the last search matches."),
    quiet(A::PreviousHit, P::Transcript, &["N"], "previous hit", "To the place before where the last search matches."),

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

    shown(A::AdoptFirst, P::Disagreements, &["f"], "first", "Settle it as the first coder read it; the reason is asked for."),
    shown(A::AdoptSecond, P::Disagreements, &["s"], "second", "Settle it as the second coder read it."),
    shown(A::AdoptBoth, P::Disagreements, &["b"], "both", "Both readings stand."),
    shown(A::AdoptNeither, P::Disagreements, &["n"], "neither", "Neither reading stands."),
    shown(A::NewReading, P::Disagreements, &["c"], "new", "A new reading: select its words in the passage, then choose theme and magnitude."),
    shown(A::AgreeToDiffer, P::Disagreements, &["a"], "differ", "Agree to differ: nothing becomes consensus."),
    shown(A::DiscussLater, P::Disagreements, &["d"], "discuss", "Put it off, to be talked about."),
    shown(A::Comments, P::Disagreements, &["m"], "comments", "Read what was said about it, and say more."),
    shown(A::Reopen, P::Disagreements, &["R"], "reopen", "Take the decision back; its consensus goes with it."),
    shown(A::WholeCard, P::Disagreements, &["Space"], "whole card", "Everything about it on one page: readings, rules, decision, comments."),
    shown(A::Open, P::Disagreements, &["Enter"], "go to place", "Go to the reading under the cursor in its transcript; Esc comes back to this very spot."),
    shown(A::OtherPane, P::Disagreements, &["Tab"], "passage", "Into the passage, to scroll and to select."),
    shown(A::TakeAgreements, P::Disagreements, &["T"], "take agreements", "Take what the coders agree on as consensus; the count is shown first."),
    shown(A::EditRules, P::Disagreements, &["e"], "edit theme", "Edit definition and rules of the theme; the next decision here is linked to the change."),
    quiet(A::FilterTheme, P::Disagreements, &["t"], "theme", "Only disagreements about one theme and everything below it."),
    quiet(A::FilterType, P::Disagreements, &["y"], "type", "Only disagreements of one type."),
    quiet(A::FilterState, P::Disagreements, &["p"], "state", "Only what is open, to be discussed, resolved or kept."),
    quiet(A::FilterTranscript, P::Disagreements, &["i"], "transcript", "Only disagreements in one transcript."),
    quiet(A::FilterPair, P::Disagreements, &["r"], "pair of coders", "Only disagreements between two coders."),
    quiet(A::ClearFilters, P::Disagreements, &["x"], "no filters", "Take all filters away."),
    quiet(A::Order, P::Disagreements, &["v"], "order", "The most severe first, or by place."),
    quiet(A::IncludeOpen, P::Disagreements, &["L"], "left out too", "Count transcripts too that not everybody is done with, or leave them out again."),
    quiet(A::HideNames, P::Disagreements, &["H"], "hide names", "Numbers for the coders' names, or names again."),
    quiet(A::Overruled, P::Disagreements, &["o"], "where overruled", "Where you were overruled, and why."),
    quiet(A::Outdated, P::Disagreements, &["O"], "outdated", "Decisions about what is there no longer, because a coding has changed since."),
    quiet(A::Left, P::Disagreements, &["h", "Left"], "card left", "To the card on the left."),
    quiet(A::Right, P::Disagreements, &["l", "Right"], "card right", "To the card on the right."),
    quiet(A::Up, P::Disagreements, &["k", "Up"], "up", "One disagreement up."),
    quiet(A::Down, P::Disagreements, &["j", "Down"], "down", "One disagreement down."),
    quiet(A::PageUp, P::Disagreements, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Disagreements, &["PageDown", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::First, P::Disagreements, &["g", "Home"], "first line", "The first disagreement."),
    quiet(A::Last, P::Disagreements, &["G", "End"], "last line", "The last disagreement."),

    shown(A::ApplyTheme, P::Passage, &["c", "Enter"], "theme", "Choose the theme of the new reading for the selection, or for the sentence under the cursor."),
    shown(A::Grow, P::Passage, &["o"], "select wider", "Select the word, then the sentence, then the turn."),
    shown(A::Select, P::Passage, &["v"], "sticky selection", "Begin or end a selection that follows every movement."),
    shown(A::SelectTurn, P::Passage, &["x"], "select turn", "Select the whole turn."),
    shown(A::OtherPane, P::Passage, &["Tab"], "queue", "Back to the queue."),
    quiet(A::Up, P::Passage, &["k", "Up"], "row up", "One row up, as you see it."),
    quiet(A::Down, P::Passage, &["j", "Down"], "row down", "One row down, as you see it."),
    quiet(A::Left, P::Passage, &["h", "Left"], "left", "One character back."),
    quiet(A::Right, P::Passage, &["l", "Right"], "right", "One character on."),
    quiet(A::WordForward, P::Passage, &["w"], "next word", "To the next word."),
    quiet(A::WordBack, P::Passage, &["b"], "word back", "To the word before."),
    quiet(A::SentenceForward, P::Passage, &[")"], "next sentence", "To the next sentence."),
    quiet(A::SentenceBack, P::Passage, &["("], "sentence back", "To the sentence before."),
    quiet(A::TurnForward, P::Passage, &["}"], "next turn", "To the next turn."),
    quiet(A::TurnBack, P::Passage, &["{"], "turn back", "To the turn before."),
    quiet(A::PageUp, P::Passage, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    quiet(A::PageDown, P::Passage, &["PageDown", "Ctrl+d", "Space"], "page down", "A screenful down."),
    quiet(A::First, P::Passage, &["g", "Home"], "beginning", "To the beginning of the transcript."),
    quiet(A::Last, P::Passage, &["G", "End"], "end", "To the end of the transcript."),
    quiet(A::ExtendLeft, P::Passage, &["Shift+Left"], "select left", "Stretch the selection one character back."),
    quiet(A::ExtendRight, P::Passage, &["Shift+Right"], "select right", "Stretch the selection one character on."),
    quiet(A::ExtendUp, P::Passage, &["Shift+Up"], "select up", "Stretch the selection one row up."),
    quiet(A::ExtendDown, P::Passage, &["Shift+Down"], "select down", "Stretch the selection one row down."),

    shown(A::Accept, P::Reason, &["Enter"], "decide", "Write the decision with this reason, and go on to the next open one."),
    shown(A::Next, P::Reason, &["Down", "Ctrl+n"], "earlier reasons", "Down among the reasons given before."),
    shown(A::Previous, P::Reason, &["Up", "Ctrl+p"], "up", "Up among them, and back to the line."),
    quiet(A::PageDown, P::Reason, &["PageDown"], "page down", "Ten reasons down."),
    quiet(A::PageUp, P::Reason, &["PageUp"], "page up", "Ten reasons up."),
    shown(A::Back, P::Reason, &["Esc"], "back", "Back without deciding."),

    shown(A::Save, P::Thread, &["Ctrl+s"], "add", "Add the comment; the thread stays open."),
    shown(A::Back, P::Thread, &["Esc"], "add and back", "Add what is written, if anything is, and go back."),
    quiet(A::PageUp, P::Thread, &["PageUp"], "page up", "To earlier comments."),
    quiet(A::PageDown, P::Thread, &["PageDown"], "page down", "To later comments."),

    shown(A::Save, P::Rules, &["Ctrl+s"], "save", "Save the rules as a new version of the framework; the next decision here is linked to it."),
    shown(A::Next, P::Rules, &["Tab"], "next part", "To the next part."),
    shown(A::Previous, P::Rules, &["Shift+Tab"], "part before", "To the part before."),
    shown(A::Back, P::Rules, &["Esc"], "back", "Back without saving; it warns first where something was written."),

    shown(A::Accept, P::Picker, &["Enter"], "choose", "Take what is under the bar."),
    shown(A::Next, P::Picker, &["Down", "Ctrl+n"], "down", "One line down."),
    shown(A::Previous, P::Picker, &["Up", "Ctrl+p"], "up", "One line up."),
    quiet(A::PageDown, P::Picker, &["PageDown"], "page down", "A screenful down."),
    quiet(A::PageUp, P::Picker, &["PageUp"], "page up", "A screenful up."),
    shown(A::Back, P::Picker, &["Esc"], "back", "Back without choosing."),

    shown(A::Accept, P::Prompt, &["Enter"], "go on", "Take what was typed."),
    shown(A::Back, P::Prompt, &["Esc"], "back", "Back without doing anything."),

    shown(A::Save, P::Memo, &["Ctrl+s"], "save", "Save the memo."),
    shown(A::Back, P::Memo, &["Esc"], "save and back", "Save the memo and go back; undo brings the old one back."),

    shown(A::Down, P::Page, &["Down", "j"], "down", "One line down."),
    shown(A::Up, P::Page, &["Up", "k"], "up", "One line up."),
    quiet(A::PageDown, P::Page, &["PageDown", "Space", "Ctrl+d"], "page down", "A screenful down."),
    quiet(A::PageUp, P::Page, &["PageUp", "Ctrl+u"], "page up", "A screenful up."),
    shown(A::Accept, P::Page, &["Enter"], "go on", "Do what is offered, or close."),
    shown(A::Back, P::Page, &["Esc", "q"], "back", "Close."),

    shown(A::Search, P::Everywhere, &["/"], "search", "Search words, themes and magnitudes."),
    shown(A::Matrix, P::Everywhere, &["M"], "matrix", "The framework matrix: cases against themes."),
    shown(A::Agreement, P::Everywhere, &["A"], "agreement", "How far coders agree, theme by theme, with everything that belongs to it."),
    shown(A::Disagreements, P::Everywhere, &["D"], "disagreements", "Where two coders differ, to be settled one by one."),
    shown(A::Undo, P::Everywhere, &["u"], "undo", "Take back your latest act, also one from before a restart."),
    quiet(A::Redo, P::Everywhere, &["U"], "redo", "Do again what you took back."),
    shown(A::Help, P::Everywhere, &["?"], "help", "All keys that hold here."),
    shown(A::Palette, P::Everywhere, &[":"], "commands", "Find any command by its name."),
    quiet(A::SwitchCoder, P::Everywhere, &["@"], "change coder", "Work as another coder."),
    quiet(A::Colours, P::Everywhere, &["Ctrl+t"], "other colours", "The next theme of colours: terminal, high contrast, deuteranopia, tritanopia, mono."),
    shown(A::Back, P::Everywhere, &["Esc"], "back", "Back to where you came from."),
    shown(A::Quit, P::Everywhere, &["q", "Ctrl+c"], "quit", "Leave; everything is saved."),
];

/// The commands that hold in a place, its own first, in the order of the table.
pub fn commands_at(place: Place) -> impl Iterator<Item = &'static Command> {
    let own = COMMANDS.iter().filter(move |command| command.place == place);
    let everywhere = COMMANDS.iter().filter(move |command| {
        command.place == Place::Everywhere
            && !place.is_typed_into()
            && !place.is_popup()
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
        for place in Place::ALL.into_iter().filter(|place| !place.is_typed_into() && !place.is_popup()) {
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
