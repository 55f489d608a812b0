//! The state of the terminal workbench: one value, changed only by `update`, drawn by `view`.

use super::commands::{Action, Place};
use super::look::Look;
use super::message::{Effect, Study};
use super::screens::{
    AgreementScreen, CodebookScreen, DisagreementsScreen, EvaluationScreen, MatrixScreen, MatrixView, MemosScreen,
    ProjectScreen, SearchScreen, TranscriptScreen,
};
use super::widgets::{
    MemoEditor, Page, Picker, Prompt, Proposal, ReasonAsked, RulesEditor, Sorting, SummaryEditor, ThemeForm, Thread,
};
use crate::model::{ThemeId, TranscriptId};
use crate::workbench::Attention;
use std::collections::{BTreeSet, HashMap};

/// The smallest terminal in which everything works: columns, rows.
pub const SMALLEST: (u16, u16) = (80, 24);

/// A screen.
#[derive(Debug)]
pub enum Screen {
    /// The list of transcripts.
    Project(ProjectScreen),
    /// A transcript.
    Transcript(Box<TranscriptScreen>),
    /// Search.
    Search(Box<SearchScreen>),
    /// The framework matrix.
    Matrix(Box<MatrixScreen>),
    /// The codebook.
    Codebook(Box<CodebookScreen>),
    /// How far coders agree.
    Agreement(Box<AgreementScreen>),
    /// Where two coders differ.
    Disagreements(Box<DisagreementsScreen>),
    /// The tables for the report.
    Evaluation(Box<EvaluationScreen>),
    /// The list of memos.
    Memos(Box<MemosScreen>),
}

/// A window over the screen.
#[derive(Debug)]
pub enum Popup {
    /// A list one types into.
    Picker(Box<Picker>),
    /// A line one types into.
    Prompt(Box<Prompt>),
    /// The memo editor.
    Memo(Box<MemoEditor>),
    /// The form of a theme.
    Form(Box<ThemeForm>),
    /// What will change, before it does.
    Proposal(Box<Proposal>),
    /// Codings being sorted among themes.
    Sorting(Box<Sorting>),
    /// A text to be read.
    Page(Box<Page>),
    /// The question for the reason of a decision.
    Reason(Box<ReasonAsked>),
    /// The comments on a disagreement.
    Thread(Box<Thread>),
    /// The rules of a theme, being edited.
    Rules(Box<RulesEditor>),
    /// A summary or synthesis, being written.
    Summary(Box<SummaryEditor>),
}

/// A line for the person: good news, or bad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// Whether something went wrong.
    pub alert: bool,
}

/// Everything the screens know.
#[derive(Debug)]
pub struct Model {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Names, lists and who is at work.
    pub study: Study,
    /// The screens one came through; the last is shown. Never empty.
    pub screens: Vec<Screen>,
    /// The matrix that was left last, to be there again as it was.
    pub matrix_left: Option<Box<MatrixScreen>>,
    /// What needs attention and what was saved last; `None` until it is known.
    pub attention: Option<Attention>,
    /// Windows over it; the last has the keys.
    pub popups: Vec<Popup>,
    /// A line for the person, until the next key.
    pub notice: Option<Notice>,
    /// The count typed before a movement.
    pub count: Option<usize>,
    /// Themes applied lately, the latest first.
    pub recent: Vec<ThemeId>,
    /// What was applied last, for repeating.
    pub last: Option<(ThemeId, Option<String>)>,
    /// Where the coder was in every transcript she has opened, in code points.
    pub places: HashMap<TranscriptId, usize>,
    /// The transcript and turn that was remembered last.
    pub placed: Option<(TranscriptId, Option<u32>)>,
    /// How many acts are on their way to the disk.
    pub saving: usize,
    /// What is slow and under way, in words.
    pub busy: Option<String>,
    /// Numbers handed out to searches and charts, so that late answers are known as late.
    pub ticket: u64,
    /// Steps of the tutorial that were seen to be done in this sitting and leave no trace in the project.
    pub tutored: BTreeSet<usize>,
    /// Colours and glyphs.
    pub look: Look,
    /// Whether the program is to end.
    pub over: bool,
}

impl Model {
    /// The first screen of a study.
    #[must_use]
    pub fn new(study: Study, size: (u16, u16), look: Look) -> Self {
        let mut model = Self {
            size,
            study,
            screens: vec![Screen::Project(ProjectScreen::default())],
            matrix_left: None,
            attention: None,
            popups: Vec::new(),
            notice: None,
            count: None,
            recent: Vec::new(),
            last: None,
            places: HashMap::new(),
            placed: None,
            saving: 0,
            busy: None,
            ticket: 0,
            tutored: BTreeSet::new(),
            look,
            over: false,
        };
        model.greet();
        model
    }

    /// What is asked for once the first screen stands.
    #[must_use]
    pub fn begun(&self) -> Vec<Effect> {
        // The tutorial begins in its transcript, where the first lesson says how to go on.
        let lesson = self.study.tutorial.as_ref().filter(|_| self.study.transcripts.len() == 1);
        let lesson = lesson.map(|lesson| Effect::OpenTranscript(lesson.transcript, None, String::new()));
        [Effect::ReadAttention].into_iter().chain(lesson).collect()
    }

    /// Remembers where one was in every transcript; the bar is on the one that was left last.
    pub(super) fn go_on_from(&mut self, places: HashMap<TranscriptId, usize>, last: Option<TranscriptId>) {
        let place = last.and_then(|last| self.study.transcripts.iter().position(|line| line.id == last));
        if let (Some(place), Some(Screen::Project(screen))) = (place, self.screens.last_mut()) {
            screen.bar.at = place;
        }
        self.places = places;
    }

    /// What has to be said or asked before anything else.
    fn greet(&mut self) {
        self.offer_drafts();
        if let Some(findings) = self.study.after_crash.clone() {
            self.popups.push(Popup::Page(Box::new(Page::after_crash(&findings))));
        }
        if self.study.coder.is_none() && !self.study.coders.is_empty() {
            let picker = Picker::coders(&self.study.coders);
            self.popups.push(Popup::Picker(Box::new(picker)));
        }
    }

    /// Offers what she had typed into memos when a program was cut off.
    pub fn offer_drafts(&mut self) {
        if !self.study.drafts.is_empty() {
            let picker = Picker::drafts(&self.study.drafts);
            self.popups.push(Popup::Picker(Box::new(picker)));
        }
    }

    /// The screen that is shown.
    #[must_use]
    pub fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// Where keys go.
    #[must_use]
    pub fn place(&self) -> Place {
        match (self.popups.last(), self.screen()) {
            (Some(Popup::Picker(_)), _) => Place::Picker,
            (Some(Popup::Prompt(_)), _) => Place::Prompt,
            (Some(Popup::Memo(_)), _) => Place::Memo,
            (Some(Popup::Form(_)), _) => Place::Form,
            (Some(Popup::Proposal(_)), _) => Place::Proposal,
            (Some(Popup::Sorting(_)), _) => Place::Sorting,
            (Some(Popup::Page(_)), _) => Place::Page,
            (Some(Popup::Reason(_)), _) => Place::Reason,
            (Some(Popup::Thread(_)), _) => Place::Thread,
            (Some(Popup::Rules(_)), _) => Place::Rules,
            (Some(Popup::Summary(_)), _) => Place::Summary,
            (None, Some(Screen::Transcript(screen))) if screen.ends.is_some() => Place::Ends,
            (None, Some(Screen::Transcript(_))) => Place::Transcript,
            (None, Some(Screen::Search(search))) if search.typing => Place::Query,
            (None, Some(Screen::Search(_))) => Place::Hits,
            (None, Some(Screen::Matrix(screen))) if screen.aside => match screen.beside.view {
                MatrixView::Quotes => Place::Quotes,
                MatrixView::Case | MatrixView::Cell => Place::Beside,
            },
            (None, Some(Screen::Matrix(_))) => Place::Matrix,
            (None, Some(Screen::Codebook(_))) => Place::Codebook,
            (None, Some(Screen::Agreement(_))) => Place::Agreement,
            (None, Some(Screen::Disagreements(screen))) if screen.in_passage => Place::Passage,
            (None, Some(Screen::Disagreements(_))) => Place::Disagreements,
            (None, Some(Screen::Evaluation(_))) => Place::Evaluation,
            (None, Some(Screen::Memos(memos))) if memos.typing => Place::Query,
            (None, Some(Screen::Memos(_))) => Place::Memos,
            (None, Some(Screen::Project(_)) | None) => Place::Project,
        }
    }

    /// The transcript a command is about: the one that is shown, or the one under the bar.
    #[must_use]
    pub fn transcript_here(&self) -> Option<TranscriptId> {
        match self.screen()? {
            Screen::Transcript(screen) => Some(screen.loaded.transcript.id),
            Screen::Project(screen) => self.study.transcripts.get(screen.bar.at).map(|line| line.id),
            _ => None,
        }
    }

    /// Why a command about assignments cannot run now.
    fn unassignable(&self, action: Action) -> Option<&'static str> {
        let standing = self.transcript_here().and_then(|id| self.study.own_standing(id));
        match action {
            Action::Mark | Action::MarkAll | Action::Assign | Action::Subset if self.study.transcripts.is_empty() => {
                Some("there is no transcript yet: i imports some")
            }
            Action::Assign | Action::Subset | Action::Unassign if self.study.coders.is_empty() => {
                Some("there is no coder yet: emic coder add \"AB:Full name\"")
            }
            Action::Unassign | Action::Rounds if self.study.board.is_empty() => {
                Some("nothing is assigned yet: a assigns, s draws a random subset")
            }
            Action::Finish | Action::OpenAgain => match standing {
                None => Some("this transcript is not assigned to you: nothing is locked or hidden here"),
                Some(standing) if standing.is_done() => {
                    (action == Action::Finish).then_some("you are done with this transcript already: R opens it again")
                }
                Some(_) => (action == Action::OpenAgain).then_some("this transcript is open: go on coding, F is done"),
            },
            _ => None,
        }
    }

    /// Why a command cannot run now; `None` where it can.
    #[must_use]
    pub fn unavailable(&self, action: Action) -> Option<&'static str> {
        if let Some(Popup::Summary(summary)) = self.popups.last() {
            return summary.unavailable(action);
        }
        let writes = matches!(
            action,
            Action::ApplyTheme
                | Action::Repeat
                | Action::MagnitudeHigh
                | Action::MagnitudeMiddle
                | Action::MagnitudeLow
                | Action::MagnitudeList
                | Action::MoveStart
                | Action::MoveEnd
                | Action::Exemplar
                | Action::Memo
                | Action::MemoWhole
                | Action::Remove
                | Action::Undo
                | Action::Redo
                | Action::Unassign
                | Action::Finish
                | Action::OpenAgain
        ) || super::screens::writes(action)
            || super::screens::charts(action);
        if writes && self.study.read_only {
            return Some("this project can only be read here");
        }
        if writes && self.study.coder.is_none() {
            return Some(if self.study.coders.is_empty() {
                "there is no coder yet: emic coder add \"AB:Full name\""
            } else {
                "choose who you are first: @"
            });
        }
        if let Some(Screen::Codebook(screen)) = self.screen()
            && let Some(why) = self.unchangeable(action).or_else(|| screen.unavailable(action, &self.study))
        {
            return Some(why);
        }
        if let Some(why) = self.unassignable(action) {
            return Some(why);
        }
        match (action, self.screen()) {
            (Action::Assign | Action::Subset, _) if self.study.read_only => Some("this project can only be read here"),
            (Action::Import, _) if self.study.read_only => Some("this project can only be read here"),
            (Action::Open | Action::Search | Action::Memo, Some(Screen::Project(_)))
                if self.study.transcripts.is_empty() =>
            {
                Some("there is no transcript yet: i imports some")
            }
            (Action::ApplyTheme | Action::Matrix | Action::ChooseTheme, _)
                if self.study.names.framework.themes().is_empty() =>
            {
                Some("there is no framework yet: B begins one, or emic codebook import FILE")
            }
            (Action::AcceptMore, _) if !matches!(self.popups.last(), Some(Popup::Picker(picker)) if picker.passage().is_some()) => {
                Some("only one can be chosen here: Enter")
            }
            (Action::Colours, _) if self.look.colourless => Some("NO_COLOR is set: there are no colours"),
            (Action::Repeat, _) if self.last.is_none() && self.study.last.is_none() => {
                Some("no theme has been applied yet")
            }
            (Action::SwitchCoder, _) if self.study.coders.is_empty() => Some("there is no coder yet"),
            (_, Some(Screen::Transcript(screen))) => screen.unavailable(action, &self.study),
            (_, Some(Screen::Matrix(screen))) => screen.unavailable(action, &self.study),
            (_, Some(Screen::Agreement(screen))) => screen.unavailable(action, &self.study),
            (_, Some(Screen::Disagreements(screen))) => screen.unavailable(action, &self.study),
            (Action::Open | Action::Export, Some(Screen::Search(search))) => search.unavailable(),
            (_, Some(Screen::Evaluation(screen))) => screen.unavailable(action),
            (_, Some(Screen::Memos(memos))) => memos.unavailable(action),
            _ => None,
        }
    }

    /// Why the framework cannot be changed; `None` where it can, or where a command changes nothing. It belongs to the
    /// project, so that one without coders can have one too.
    fn unchangeable(&self, action: Action) -> Option<&'static str> {
        let changes = matches!(
            action,
            Action::Open
                | Action::AddTheme
                | Action::AddBelow
                | Action::RenameTheme
                | Action::MoveUp
                | Action::MoveDown
                | Action::MoveOut
                | Action::MoveIn
                | Action::MergeTheme
                | Action::SplitTheme
                | Action::SplitBeside
                | Action::SortCodings
                | Action::DeleteTheme
                | Action::Recolour
        );
        match (changes, self.study.read_only, &self.study.coder) {
            (true, true, _) => Some("this project can only be read here"),
            (true, false, None) if !self.study.coders.is_empty() => Some("choose who you are first: @"),
            _ => None,
        }
    }

    /// A new number for a search or a chart.
    pub fn next_ticket(&mut self) -> u64 {
        self.ticket += 1;
        self.ticket
    }

    /// Says something.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), alert: false });
    }

    /// Says that something went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), alert: true });
    }

    /// Columns and rows a screen has between the line on top and the two lines below.
    #[must_use]
    pub const fn body_size(&self) -> (u16, u16) {
        (self.size.0, self.size.1.saturating_sub(3))
    }
}
