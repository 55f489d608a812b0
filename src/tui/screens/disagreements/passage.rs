//! The words that are read differently, in their context: several turns, with a group of lanes for each coder.
//!
//! The text is a transcript screen of its own in a smaller room, so that moving and selecting are the same here as there.
//! What it shows of codings is these two coders' only; the readings in question stand nearest the text.

use super::areas::Areas;
use super::stripes::{Stripe, pack};
use crate::model::{Coding, CodingId, DiscrepancyId, Span, TranscriptId};
use crate::tui::message::Study;
use crate::tui::opened::OpenTranscript;
use crate::tui::screens::transcript::{Selection, TranscriptScreen};
use crate::workbench::{DiscrepancyLine, ReadingLine};

/// A passage on screen.
#[derive(Debug)]
pub struct Passage {
    /// Text, cursor and selection.
    pub text: TranscriptScreen,
    /// The stripes of the first coder and of the second.
    pub lanes: [Vec<Stripe>; 2],
    /// The discrepancy it is about.
    pub about: DiscrepancyId,
    /// The readings in question.
    pub asked: Vec<CodingId>,
    /// The words in question.
    pub words: Span,
    known: Vec<Coding>,
}

impl Passage {
    /// Shows the words of a discrepancy in a transcript that was read for it.
    #[must_use]
    pub fn new(open: OpenTranscript, line: &DiscrepancyLine, study: &Study, areas: &Areas) -> Self {
        let known = open.codings.clone();
        let mut text = TranscriptScreen::within(open, areas.text(), study);
        text.selection = None;
        let lanes = [Vec::new(), Vec::new()];
        let mut passage = Self { text, lanes, about: line.id, asked: Vec::new(), words: line.span, known };
        passage.show(line, study, areas);
        passage
    }

    /// Of which transcript it is.
    #[must_use]
    pub fn transcript(&self) -> TranscriptId {
        self.text.loaded.transcript.id
    }

    /// Takes the same transcript in as it was read anew; nothing moves.
    pub fn renew(&mut self, open: OpenTranscript, line: &DiscrepancyLine, study: &Study, areas: &Areas) {
        self.known = open.codings;
        self.text.set_loaded(open.loaded);
        self.fit(line, study, areas);
    }

    /// Goes to the words of a discrepancy in this transcript.
    pub fn show(&mut self, line: &DiscrepancyLine, study: &Study, areas: &Areas) {
        self.text.selection = None;
        self.about = line.id;
        self.words = line.span;
        self.fit(line, study, areas);
        self.text.cursor = self.text.layout.nearest(line.span.start);
        self.centre(areas.rows());
    }

    /// Lays text and lanes out in another room; the words in question are shown again where nobody has moved on.
    pub fn refit(&mut self, line: &DiscrepancyLine, study: &Study, areas: &Areas) {
        let stood = self.text.cursor == self.text.layout.nearest(self.words.start);
        self.fit(line, study, areas);
        if stood {
            self.centre(areas.rows());
        }
    }

    /// Lays text and lanes out anew, the cursor on the same words.
    pub fn fit(&mut self, line: &DiscrepancyLine, study: &Study, areas: &Areas) {
        self.asked = line.readings.iter().map(|reading| reading.coding).collect();
        let others = self.known.iter().filter(|coding| line.coder_ids.contains(&coding.coder));
        let others = others.filter(|coding| !self.asked.contains(&coding.id)).cloned();
        let mut codings: Vec<Coding> = line.readings.iter().map(|reading| as_coding(reading, line)).collect();
        codings.extend(others);
        codings.sort_by_key(|coding| (coding.span, coding.theme, coding.coder, coding.id));
        self.text.codings = codings;
        self.text.fit(areas.text(), study);
        self.lanes = line.coder_ids.map(|coder| {
            let mut rows: Vec<(usize, usize, &Coding)> = Vec::new();
            for coding in self.text.codings.iter().filter(|coding| coding.coder == coder) {
                rows.extend(self.text.layout.lines_of(coding.span).map(|(first, last)| (first, last, coding)));
            }
            // The readings in question have the first lanes, so that they are never among those that do not fit.
            rows.sort_by_key(|(first, last, coding)| {
                (!self.asked.contains(&coding.id), *first, usize::MAX - *last, coding.span, coding.theme, coding.id)
            });
            pack(rows.into_iter().map(|(first, last, coding)| (coding.id, first, last)))
        });
    }

    /// Scrolls so that the words in question stand in the middle, or begin on top where they are more than fit.
    fn centre(&mut self, rows: usize) {
        let (first, last) = self.text.layout.lines_of(self.words).unwrap_or((0, 0));
        let spare = rows.saturating_sub(last + 1 - first);
        // A line for the speaker is kept where there is one.
        let before = if spare == 0 { 0 } else { spare.div_ceil(2) };
        let most = self.text.layout.lines.len().saturating_sub(rows);
        self.text.top = first.saturating_sub(before).min(most);
    }

    /// Selects the words in question, to begin a new reading with.
    pub fn propose(&mut self) {
        self.text.cursor = self.text.layout.nearest(self.words.start);
        self.text.selection = Some(Selection::Fixed(self.words));
    }

    /// Leaves the selection; whether there was one that was made here.
    pub fn let_go(&mut self) -> bool {
        let proposed = Selection::Fixed(self.words);
        self.text.selection.take().is_some_and(|selection| selection != proposed)
    }
}

/// A reading as the lanes show a coding.
fn as_coding(reading: &ReadingLine, line: &DiscrepancyLine) -> Coding {
    Coding {
        id: reading.coding,
        transcript: line.transcript_id,
        coder: reading.coder_id,
        theme: reading.theme_id,
        span: reading.span,
        magnitude: reading.magnitude.clone(),
        memo: reading.memo.clone(),
        framework_version: None,
        created: String::new(),
        exemplar: false,
    }
}
