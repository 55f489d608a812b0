//! The transcript: reading, selecting, coding.
//!
//! `talk` is what the text is made of, `layout` turns it into rows, `shown` says which codings are shown and works out
//! their stripes (`lanes`) and the map (`overview`). `moving` is every movement, `selecting` every selection, `ends` the
//! moving of a coding's ends, `mouse` what a click means, `acts` what the commands do. `view` draws, with `gutter`,
//! `words`, `panel` and `heading`. The text and its rows do not depend on the codings: applying, removing or undoing one
//! moves no character, no scroll and no cursor.

mod acts;
mod ends;
mod geometry;
mod gutter;
mod heading;
mod lanes;
mod layout;
mod mouse;
mod moving;
mod overview;
mod panel;
mod selecting;
mod shown;
mod talk;
mod view;
mod words;

pub(in crate::tui) use acts::Outcome;
pub use ends::Ends;
pub use geometry::WIDE;
pub(in crate::tui) use gutter::sign_of;
pub use layout::{Layout, LineKind, VisualLine};
pub use shown::Whose;
pub(in crate::tui) use view::draw;
pub(in crate::tui) use words::Painter;

use crate::model::{Coding, CodingId, Span, ThemeId};
use crate::tui::message::Study;
use crate::tui::opened::OpenTranscript;
use crate::workbench::Loaded;
use geometry::Geometry;
use shown::Shown;
use std::sync::Arc;
use talk::Talk;

/// What is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// From here to the cursor, following every movement.
    Sticky(usize),
    /// From here to the cursor, as long as it is stretched with Shift or the mouse.
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
    /// Whose codings are shown.
    pub whose: Whose,
    /// The theme that is not dimmed, where one was chosen.
    pub only: Option<ThemeId>,
    /// The coding whose ends are being moved.
    pub ends: Option<Ends>,
    /// The first line shown.
    pub top: usize,
    /// The rows at this width.
    pub layout: Layout,
    /// Where the words searched for stand, in order and apart.
    pub marks: Vec<Span>,
    talk: Talk,
    shown: Shown,
    geometry: Geometry,
    // What was selected before it was made wider, step by step.
    ladder: Vec<Option<Selection>>,
    // The passage that was coded last, and where the cursor stood then.
    again: Option<(usize, Span)>,
    // Where the mouse button went down.
    pressed: Option<usize>,
    goal: Option<usize>,
}

impl TranscriptScreen {
    /// Shows a transcript in `body` columns and rows, at the passage asked for, else at the place where one left it (in
    /// code points), else at its beginning.
    #[must_use]
    pub fn new(open: OpenTranscript, left: Option<usize>, body: (u16, u16), study: &Study) -> Self {
        Self::placed(open, left, Geometry::new(body), study)
    }

    /// Shows the text of a transcript and nothing else in so many columns and rows, at the passage asked for.
    #[must_use]
    pub fn within(open: OpenTranscript, room: (u16, u16), study: &Study) -> Self {
        Self::placed(open, None, Geometry::bare(room), study)
    }

    fn placed(open: OpenTranscript, left: Option<usize>, geometry: Geometry, study: &Study) -> Self {
        let OpenTranscript { loaded, codings, at, marks, .. } = open;
        let talk = Talk::new(&loaded);
        let layout = Layout::new(&loaded.text, &talk, geometry.text_width());
        let left = left.and_then(|place| loaded.positions.to_byte(&loaded.text, place));
        let mut screen = Self {
            cursor: talk.first_byte(),
            loaded,
            codings,
            selection: None,
            current: None,
            whose: Whose::All,
            only: None,
            ends: None,
            top: 0,
            layout,
            marks: shown::merged(marks.into_iter()),
            talk,
            shown: Shown::default(),
            geometry,
            ladder: Vec::new(),
            again: None,
            pressed: None,
            goal: None,
        };
        screen.refresh(study);
        // Of a passage in which words were searched for, the first of them is what one came for.
        let found = at.and_then(|span| screen.marks.iter().find(|mark| mark.overlaps(&span)).copied());
        if let Some(byte) = found.or(at).map(|span| span.start).or(left) {
            screen.cursor = screen.layout.nearest(byte);
            screen.centre();
        }
        screen.settle(study);
        let exactly = at.and_then(|span| screen.codings.iter().find(|coding| coding.span == span));
        screen.current = exactly.map(|coding| coding.id).or(screen.current);
        screen
    }

    /// Lays the text out anew: the cursor stays on the same words, and its row where it was on the screen.
    pub fn resize(&mut self, body: (u16, u16), study: &Study) {
        let geometry = Geometry::new(body);
        if geometry != self.geometry {
            self.settle_in(geometry, study);
        }
    }

    /// Lays text that stands alone out in so many columns and rows, with the codings it has now.
    pub fn fit(&mut self, room: (u16, u16), study: &Study) {
        self.settle_in(Geometry::bare(room), study);
    }

    fn settle_in(&mut self, geometry: Geometry, study: &Study) {
        self.geometry = geometry;
        if self.layout.width != geometry.text_width() {
            self.lay_out();
        }
        self.refresh(study);
        self.follow();
    }

    fn lay_out(&mut self) {
        let row = self.cursor_line().saturating_sub(self.top);
        self.layout = Layout::new(&self.loaded.text, &self.talk, self.geometry.text_width());
        self.top = self.cursor_line().saturating_sub(row);
        self.goal = None;
    }

    /// Takes in codings that were read anew; nothing else moves.
    pub fn set_codings(&mut self, codings: Vec<Coding>, study: &Study) {
        self.codings = codings;
        if self.ends.as_ref().is_some_and(|ends| !self.codings.iter().any(|coding| coding.id == ends.coding)) {
            self.give_up_ends();
        }
        self.refresh(study);
        if self.current_coding().is_none() {
            self.settle(study);
        }
    }

    /// Takes in the transcript read anew, its text being what it was.
    pub fn set_loaded(&mut self, loaded: Arc<Loaded>) {
        // The text is the same; it is laid out anew only where something about the turns or speakers was read anew.
        if !Arc::ptr_eq(&self.loaded, &loaded) {
            self.talk = Talk::new(&loaded);
            self.loaded = loaded;
            self.lay_out();
        }
    }

    /// Works out anew what is shown of the codings.
    fn refresh(&mut self, study: &Study) {
        self.shown = Shown::new(&shown::Asked {
            codings: &self.codings,
            whose: self.whose,
            only: self.only,
            study,
            talk: &self.talk,
            layout: &self.layout,
            geometry: self.geometry,
        });
    }

    /// A theme was applied here: its coding is the current one, and the next theme goes to the same passage as long as the
    /// cursor does not move.
    pub fn applied(&mut self, id: CodingId) {
        self.current = Some(id);
        self.selection = None;
        self.ladder.clear();
        self.again = self.current_coding().map(|coding| (self.cursor, coding.span));
    }

    /// The coding that magnitude, memo and removal are about, where it is shown.
    #[must_use]
    pub fn current_coding(&self) -> Option<&Coding> {
        let id = self.current?;
        self.codings.iter().find(|coding| coding.id == id && self.whose.shows(coding.coder))
    }

    /// The codings that are shown, by place.
    fn shown_codings(&self) -> impl Iterator<Item = &Coding> {
        self.shown.codings.iter().filter_map(|place| self.codings.get(*place))
    }

    /// The codings shown that hold the cursor, the coder's own first, the shortest first.
    #[must_use]
    pub fn codings_here(&self, study: &Study) -> Vec<&Coding> {
        let own = study.coder_id();
        let mut here: Vec<&Coding> = self.shown_codings().filter(|coding| coding.span.contains(self.cursor)).collect();
        here.sort_by_key(|coding| {
            (Some(coding.coder) != own, coding.span.len(), coding.theme, coding.coder, coding.id)
        });
        here
    }

    /// The current coding follows the cursor, unless it still holds it.
    fn settle(&mut self, study: &Study) {
        if self.current_coding().is_none_or(|coding| !coding.span.contains(self.cursor)) {
            let framework = &study.names.framework;
            let here = self.codings_here(study);
            // Where all but one theme are dimmed its codings come first.
            let of_theme =
                |coding: &&&Coding| self.only.is_some_and(|only| shown::belongs(framework, coding.theme, only));
            self.current = here.iter().find(of_theme).or(here.first()).map(|coding| coding.id);
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

    /// What a theme would be applied to, without blanks at its ends: the selection; else what was coded just now, as long
    /// as the cursor has not moved; else the sentence under the cursor.
    #[must_use]
    pub fn passage(&self) -> Option<Span> {
        let text = &self.loaded.text;
        let again = || self.again.filter(|(cursor, _)| *cursor == self.cursor).map(|(_, span)| span);
        let span = self.selected().or_else(again).or_else(|| self.talk.sentence_at(self.cursor))?;
        let words = span.slice(text)?;
        let start = span.start + words.len() - words.trim_start().len();
        let end = start + words.trim().len();
        (start < end).then_some(Span::new(start, end))
    }

    /// Where the cursor stands, in code points: what is remembered of a transcript that is left.
    #[must_use]
    pub fn place(&self) -> usize {
        let byte = self.ends.as_ref().map_or(self.cursor, |ends| ends.cursor_before);
        self.loaded.positions.to_chars(&self.loaded.text, byte)
    }

    /// The line the cursor stands on.
    fn cursor_line(&self) -> usize {
        self.layout.line_at(self.cursor).unwrap_or(0)
    }
}
