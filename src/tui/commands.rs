//! The one table of commands. Keys, the hint line, `?` help, the `:` palette, `emic keys` and the README's key table all
//! come from it; nothing is bound anywhere else.

mod agreement;
mod codebook;
mod disagreements;
mod editing;
mod evaluation;
mod matrix;
mod memos;
mod place;
mod project;
mod transcript;

pub use place::Place;

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
    OpenAgain,
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
    MemoWhole,
    Memos,
    FilterKind,
    Evaluation,
    FilterCodings,
    FilterCases,
    TellApart,
    Shares,
    NewLine,
    EraseBack,
    EraseForward,
    EraseWordBack,
    EraseWordForward,
    LineStart,
    LineEnd,
    ExtendWordBack,
    ExtendWordForward,
    SelectAll,
    Cut,
    CutLine,
    Copy,
    Paste,
    OthersUp,
    OthersDown,
    WriteSummary,
    NextToChart,
    NextQuoted,
    NoData,
    NotAsked,
    ToChart,
    Confirm,
    Judge,
    RowSynthesis,
    ColumnSynthesis,
    CellHistory,
    Progress,
    WholeChart,
    HideColumn,
    ShowColumns,
    ShownAttributes,
    FilterCase,
    WholeSide,
    GridAlone,
    LinkQuote,
    PasteQuote,
    KindPlain,
    KindVerbatim,
    KindComment,
    SaveAndNext,
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

const TABLES: &[&[Command]] = &[
    project::PROJECT,
    transcript::TRANSCRIPT,
    GENERAL,
    codebook::CODEBOOK,
    agreement::AGREEMENT,
    disagreements::DISAGREEMENTS,
    evaluation::EVALUATION,
    matrix::GRID,
    matrix::BESIDE,
    matrix::QUOTES,
    matrix::SUMMARY,
    &editing::keys(Place::Summary),
    memos::LIST,
    memos::EDITOR,
    &editing::keys(Place::Memo),
];

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

    shown(A::Accept, P::Picker, &["Enter"], "choose", "Take what is under the bar."),
    shown(A::AcceptMore, P::Picker, &["Tab"], "and another", "Apply the theme under the bar, and choose another one for the same passage."),
    shown(A::Next, P::Picker, &["Down", "Ctrl+n"], "down", "One line down."),
    shown(A::Previous, P::Picker, &["Up", "Ctrl+p"], "up", "One line up."),
    quiet(A::PageDown, P::Picker, &["PageDown"], "page down", "A screenful down."),
    quiet(A::PageUp, P::Picker, &["PageUp"], "page up", "A screenful up."),
    shown(A::Back, P::Picker, &["Esc"], "back", "Back without choosing."),

    shown(A::Accept, P::Prompt, &["Enter"], "go on", "Take what was typed."),
    shown(A::Back, P::Prompt, &["Esc"], "back", "Back without doing anything."),

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
    quiet(A::Evaluation, P::Everywhere, &["V"], "report tables", "Tables for the report: magnitudes, coverage, sample, presence, saturation."),
    quiet(A::Memos, P::Everywhere, &["Y"], "all memos", "The list of all memos, with filters."),
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
            && !COMMANDS
                .iter()
                .any(|own| own.place == place && (own.keys == command.keys || own.action == command.action))
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
