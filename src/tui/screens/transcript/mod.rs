//! The transcript: reading, selecting, coding.
//!
//! `layout` turns the text into rows, `lanes` packs the stripes, `moving` is every movement and selection, `acts` is what
//! the commands do, `view` draws. The text and the rows do not depend on the codings: applying, removing or undoing one
//! moves no character, no scroll and no cursor.

mod acts;
mod lanes;
mod layout;
mod moving;
mod view;

pub(in crate::tui) use acts::Outcome;
pub use lanes::{Stripe, pack};
pub use layout::{Layout, LineKind, VisualLine};
pub(in crate::tui) use view::{Painter, draw, place_of_main, sign};

use crate::model::{Coding, CodingId, Span};
use crate::tui::board::Standing;
use crate::tui::commands::Action;
use crate::tui::message::{OpenTranscript, Study};
use crate::workbench::Loaded;
use std::sync::Arc;

/// Columns left of the text: the lanes, the count of those that do not fit, and a space.
pub const GUTTER: u16 = 8;
/// Stripes side by side at most.
pub const LANES: usize = 6;
/// From this width on the theme is explained beside the text, else below it.
pub const WIDE: u16 = 110;
/// Rows below the text where there is no room beside it.
pub const BELOW: u16 = 6;

/// Why nothing can be coded in a transcript one is done with.
const LOCKED: &str = "you are done with this transcript, so it is locked: R opens it again";

/// What is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// From here to the cursor, following every movement.
    Sticky(usize),
    /// From here to the cursor, as long as it is stretched with Shift.
    Stretched(usize),
    /// Exactly this.
    Fixed(Span),
}

/// A transcript on screen.
#[derive(Debug)]
pub struct TranscriptScreen {
    /// The transcript with its text.
    pub loaded: Arc<Loaded>,
    /// The codings that may be seen, by place.
    pub codings: Vec<Coding>,
    /// Where the cursor stands: the byte its character begins at.
    pub cursor: usize,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The coding that magnitude, memo and removal are about.
    pub current: Option<CodingId>,
    /// The first line shown.
    pub top: usize,
    /// The rows at this width.
    pub layout: Layout,
    /// The stripes of the codings at this width.
    pub stripes: Vec<Stripe>,
    /// Where the words searched for stand.
    pub marks: Vec<Span>,
    goal: Option<usize>,
    height: usize,
}

impl TranscriptScreen {
    /// Shows a transcript in `body` columns and rows, at the passage asked for.
    #[must_use]
    pub fn new(open: OpenTranscript, body: (u16, u16), study: &Study) -> Self {
        let (columns, rows) = body;
        Self::within(open, text_width(columns), usize::from(text_height(columns, rows)), study)
    }

    /// Shows a transcript with so many columns and rows of text, at the passage asked for.
    #[must_use]
    pub fn within(open: OpenTranscript, columns: usize, rows: usize, study: &Study) -> Self {
        let OpenTranscript { loaded, codings, at, marks, .. } = open;
        let layout = Layout::new(&loaded, columns.max(1));
        let mut screen = Self {
            loaded,
            codings,
            cursor: 0,
            selection: None,
            current: None,
            top: 0,
            layout,
            stripes: Vec::new(),
            marks,
            goal: None,
            height: rows.max(1),
        };
        screen.fit(columns, rows, study);
        screen.cursor = screen.layout.first_byte();
        if let Some(span) = at {
            screen.cursor = screen.layout.nearest(span.start);
            let exactly = screen.codings.iter().find(|coding| coding.span == span).map(|coding| coding.id);
            screen.settle(study);
            screen.current = exactly.or(screen.current);
            screen.centre();
        } else {
            screen.settle(study);
        }
        screen
    }

    /// Lays the text out anew, the cursor on the same words.
    pub fn resize(&mut self, body: (u16, u16), study: &Study) {
        let (columns, rows) = body;
        self.fit(text_width(columns), usize::from(text_height(columns, rows)), study);
    }

    /// Lays the text out anew in so many columns and rows, the cursor on the same words.
    pub fn fit(&mut self, columns: usize, rows: usize, study: &Study) {
        self.height = rows.max(1);
        if self.layout.width != columns.max(1) {
            self.layout = Layout::new(&self.loaded, columns.max(1));
        }
        self.pack(study);
        self.follow();
    }

    /// Takes in codings that were read anew; nothing else moves.
    pub fn set_codings(&mut self, codings: Vec<Coding>, study: &Study) {
        self.codings = codings;
        if self.current_coding().is_none() {
            self.current = None;
            self.settle(study);
        }
        self.pack(study);
    }

    /// Takes in the transcript read anew, its text being what it was.
    pub fn set_loaded(&mut self, loaded: Arc<Loaded>) {
        // The text is the same; it is laid out anew only where something about the turns or speakers was read anew.
        if !Arc::ptr_eq(&self.loaded, &loaded) {
            self.layout = Layout::new(&loaded, self.layout.width);
            self.loaded = loaded;
        }
    }

    fn pack(&mut self, study: &Study) {
        let own = study.coder_id();
        let mut rows: Vec<(usize, usize, &Coding)> = Vec::with_capacity(self.codings.len());
        for coding in &self.codings {
            rows.extend(self.layout.lines_of(coding.span).map(|(first, last)| (first, last, coding)));
        }
        // One's own stripes stand nearest the text's left edge; the longer ones first, so that they run straight.
        rows.sort_by_key(|(first, last, coding)| {
            (Some(coding.coder) != own, *first, usize::MAX - *last, coding.span, coding.theme, coding.coder, coding.id)
        });
        self.stripes = pack(rows.into_iter().map(|(first, last, coding)| (coding.id, first, last)));
    }

    /// The coding that magnitude, memo and removal are about.
    #[must_use]
    pub fn current_coding(&self) -> Option<&Coding> {
        let id = self.current?;
        self.codings.iter().find(|coding| coding.id == id)
    }

    /// The codings that hold the cursor, the coder's own first, the shortest first.
    #[must_use]
    pub fn codings_here(&self, study: &Study) -> Vec<&Coding> {
        let own = study.coder_id();
        let mut here: Vec<&Coding> = self.codings.iter().filter(|coding| coding.span.contains(self.cursor)).collect();
        here.sort_by_key(|coding| {
            (Some(coding.coder) != own, coding.span.len(), coding.theme, coding.coder, coding.id)
        });
        here
    }

    /// The current coding follows the cursor, unless it still holds it.
    fn settle(&mut self, study: &Study) {
        if self.current_coding().is_none_or(|coding| !coding.span.contains(self.cursor)) {
            self.current = self.codings_here(study).first().map(|coding| coding.id);
        }
    }

    /// What is selected, in bytes.
    #[must_use]
    pub fn selected(&self) -> Option<Span> {
        match self.selection? {
            Selection::Fixed(span) => Some(span),
            Selection::Sticky(anchor) | Selection::Stretched(anchor) => {
                let (low, high) = (anchor.min(self.cursor), anchor.max(self.cursor));
                Some(Span::new(low, self.layout.after(&self.loaded.text, high)))
            }
        }
    }

    /// What a theme would be applied to: the selection without blanks at its ends, else the sentence under the cursor.
    #[must_use]
    pub fn passage(&self) -> Option<Span> {
        let text = &self.loaded.text;
        let span = match self.selected() {
            Some(span) => span,
            None => crate::text::sentence_at(text, self.layout.block_at(self.cursor)?, self.cursor)?,
        };
        let words = span.slice(text)?;
        let start = span.start + words.len() - words.trim_start().len();
        let end = start + words.trim().len();
        (start < end).then_some(Span::new(start, end))
    }

    /// What the line on top tells: title, kind, case, turn, how far one is.
    #[must_use]
    pub fn heading(&self, study: &Study) -> Vec<String> {
        let transcript = &self.loaded.transcript;
        let turn = transcript.turn_at(self.cursor);
        let speaker = turn.and_then(|turn| self.loaded.speaker(turn));
        let case = speaker.and_then(|speaker| speaker.case).and_then(|case| study.names.case(case));
        let far = (self.cursor * 100).checked_div(self.loaded.text.len()).unwrap_or(0);
        let mut told = vec![crate::text::safe(&transcript.title).into_owned(), transcript.kind.word().to_string()];
        told.extend(turn.map(|turn| format!("turn {} of {}", turn.n, transcript.turns.len())));
        told.push(format!("{far}%"));
        let standing = study.own_standing(transcript.id);
        told.extend(standing.map(|own| if own.is_done() { "done, locked" } else { "open, others hidden" }.to_string()));
        told.extend(case.map(|case| format!("case {}", crate::text::safe(&case.name))));
        told
    }

    /// Why a command of this screen cannot run now.
    #[must_use]
    pub fn unavailable(&self, action: Action, study: &Study) -> Option<&'static str> {
        use Action as A;
        let done = study.own_standing(self.loaded.transcript.id).is_some_and(Standing::is_done);
        match action {
            A::ApplyTheme | A::Repeat if done => Some(LOCKED),
            A::ApplyTheme | A::Repeat if self.passage().is_none() => Some("there is no talk here to code"),
            A::NextCoding | A::PreviousCoding if self.codings.is_empty() => Some("nothing is coded here yet"),
            A::NextHit | A::PreviousHit if self.marks.is_empty() => Some("no search leads here: / searches"),
            A::MagnitudeHigh | A::MagnitudeMiddle | A::MagnitudeLow | A::MagnitudeList | A::Memo | A::Remove => {
                let Some(coding) = self.current_coding() else { return Some("no coding is under the cursor") };
                if Some(coding.coder) != study.coder_id() {
                    return Some("this coding is another coder's");
                }
                if done {
                    return Some(LOCKED);
                }
                let Some(scale) = study.names.framework.scale_of(coding.theme) else {
                    let needs = !matches!(action, A::Memo | A::Remove);
                    return needs.then_some("this theme has no magnitude");
                };
                let no_middle = action == A::MagnitudeMiddle && scale.by_sign('0').is_none();
                no_middle.then_some("this scale has no middle: = shows all its values")
            }
            _ => None,
        }
    }
}

/// Columns the text has on a screen of `columns`.
#[must_use]
pub fn text_width(columns: u16) -> usize {
    let beside = if columns >= WIDE { panel_width(columns) + 2 } else { 1 };
    usize::from(columns.saturating_sub(GUTTER + beside)).max(1)
}

/// Columns of the panel beside the text.
#[must_use]
pub const fn panel_width(columns: u16) -> u16 {
    let third = columns / 3;
    if third > 52 { 52 } else { third }
}

/// Rows the text has on a screen of `columns` and `rows`.
#[must_use]
pub const fn text_height(columns: u16, rows: u16) -> u16 {
    if columns >= WIDE { rows } else { rows.saturating_sub(BELOW) }
}
