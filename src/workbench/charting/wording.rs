//! The words of the matrix that only the transcripts' texts can tell: the quotes, and what became of linked ones.

use crate::export::matrix::{QuoteWords, StaleView, Wording};
use crate::matrix::{Quote, StaleChange, StaleLink};
use crate::model::{MemoAbout, Span, ThemeId, TranscriptId};
use crate::text;
use crate::workbench::coding::place;
use crate::workbench::error::WorkbenchError;
use crate::workbench::shelf::{Loaded, Names};
use crate::workbench::{Result, Workbench};
use std::collections::HashMap;
use std::sync::Arc;

/// So much of a passage stands in a sentence about it.
const PASSAGE: usize = 40;

/// The texts at hand, and the rest from the project.
pub(super) struct Words<'w> {
    bench: &'w Workbench,
    names: Arc<Names>,
    at_hand: HashMap<TranscriptId, Arc<Loaded>>,
}

impl<'w> Words<'w> {
    pub(super) fn new(bench: &'w Workbench, at_hand: &[Arc<Loaded>]) -> Result<Self> {
        let at_hand = at_hand.iter().map(|loaded| (loaded.transcript.id, Arc::clone(loaded))).collect();
        Ok(Self { bench, names: bench.names()?, at_hand })
    }

    fn text(&self, transcript: TranscriptId) -> Result<Arc<Loaded>> {
        match self.at_hand.get(&transcript) {
            Some(loaded) => Ok(Arc::clone(loaded)),
            None => self.bench.load(transcript),
        }
    }

    fn theme(&self, id: ThemeId) -> String {
        let told = self.bench.called(&self.names, MemoAbout::Theme(id));
        told.map_or_else(|_| "a theme that is gone".into(), |called| format!("“{}”", called.name))
    }

    fn sentence(&self, loaded: &Loaded, cited: &str, change: &StaleChange) -> (&'static str, String) {
        let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".into());
        match change {
            StaleChange::Removed => ("removed", format!("the coding of {cited} was removed")),
            StaleChange::Back => ("back", format!("the coding of {cited}, which had been removed, is there again")),
            StaleChange::Theme { from, to } => {
                ("theme", format!("{cited} is now coded to {} and was coded to {}", self.theme(*to), self.theme(*from)))
            }
            StaleChange::Moved { from, to } => {
                ("moved", format!("{cited} now covers {} and covered {}", passage(loaded, *to), passage(loaded, *from)))
            }
            StaleChange::Magnitude { from, to } => {
                ("magnitude", format!("the magnitude of {cited} is now {} and was {}", told(to), told(from)))
            }
        }
    }
}

impl Wording for Words<'_> {
    type Error = WorkbenchError;

    fn quote(&mut self, quote: &Quote) -> Result<QuoteWords> {
        Ok(words(&*self.text(quote.transcript)?, quote.span))
    }

    fn stale(&mut self, stale: &StaleLink) -> Result<Vec<StaleView>> {
        let coding = stale.link.coding;
        let now = || -> Result<_> { Ok(self.bench.store.read().coding(coding)?) };
        let seen = match &stale.link.seen {
            Some(seen) => Some((seen.transcript, seen.span)),
            None => now()?.map(|coding| (coding.transcript, coding.span)),
        };
        let Some((transcript, span)) = seen else { return Ok(Vec::new()) };
        let loaded = self.text(transcript)?;
        let cited = format!("{} (“{}”)", place(&loaded, span), beginning(&loaded, span));
        let view = |change| {
            let (kind, reason) = self.sentence(&loaded, &cited, change);
            StaleView { coding, kind, reason }
        };
        Ok(stale.changes.iter().map(view).collect())
    }
}

/// A passage with where it stands, in code points.
pub(super) fn words(loaded: &Loaded, span: Span) -> QuoteWords {
    let turn = loaded.transcript.turns_in(span.start, span.end).first();
    let speaker = turn.and_then(|turn| loaded.speaker(turn));
    QuoteWords {
        text: span.slice(&loaded.text).unwrap_or_default().to_string(),
        span: loaded.positions.char_span(&loaded.text, span),
        speaker: speaker.map_or_else(String::new, |speaker| speaker.label.clone()),
        role: speaker.map(|speaker| speaker.role),
        turn: loaded.transcript.turn_at(span.start).map(|turn| turn.n),
    }
}

fn beginning(loaded: &Loaded, span: Span) -> String {
    let told = span.slice(&loaded.text).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    text::truncate(&told, PASSAGE)
}

fn passage(loaded: &Loaded, span: Span) -> String {
    let chars = loaded.positions.char_span(&loaded.text, span);
    format!("{}..{}, “{}”", chars.start, chars.end, beginning(loaded, span))
}
