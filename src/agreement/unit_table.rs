//! The raw units behind the numbers, so that anyone can count them again elsewhere.
//!
//! For turns and sentences there is a row per unit; for characters a row per run of code points of one turn about which
//! everybody decided alike, with how many there are. Every row holds a decision per compared coder; none where the
//! transcript was not theirs. They come from the very stretches the report counts.

use super::coefficient::count;
use super::magnitude::Magnitudes;
use super::study::{Prepared, Study};
use super::sweep::Stretch;
use super::{Material, Request, UnitKind};
use crate::model::{CharSpan, CoderId, ThemeId, TranscriptId};

/// What was decided about one theme on one unit, or on a run of code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedUnit {
    /// The theme.
    pub theme: ThemeId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// The turn, as numbered in [`super::Unit::turn`].
    pub turn: u32,
    /// Where the unit or the run stands.
    pub span: CharSpan,
    /// How many units it stands for: 1, or the number of code points.
    pub units: u64,
    /// Whether each compared coder gave the theme; `None` is missing.
    pub given: Vec<Option<bool>>,
}

/// The magnitudes that were given for one theme on one turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedUnit {
    /// The theme.
    pub theme: ThemeId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// Where the turn stands.
    pub turn: CharSpan,
    /// The place on the theme's scale each compared coder gave; `None` where there is none.
    pub places: Vec<Option<usize>>,
}

/// The raw units of a comparison.
pub struct UnitTable<'m> {
    study: Study<'m>,
}

impl<'m> UnitTable<'m> {
    /// The units that a report with the same material and request counts.
    #[must_use]
    pub fn new(material: &'m Material, request: &'m Request) -> Self {
        Self { study: Study::new(material, request) }
    }

    /// The compared coders, in the order of the decisions of a row.
    #[must_use]
    pub fn coders(&self) -> &[CoderId] {
        &self.study.coders
    }

    /// Every unit of every theme that is shown: by theme, by transcript, in the order of the text.
    pub fn decided(&self) -> impl Iterator<Item = DecidedUnit> {
        let themes = self.study.shown.iter().filter_map(|theme| Some((*theme, self.study.theme(*theme)?)));
        let everywhere = |(theme, id)| self.study.transcripts.iter().map(move |transcript| (theme, id, transcript));
        themes.flat_map(everywhere).flat_map(|(theme, id, transcript)| self.of_transcript(theme, id, transcript))
    }

    /// Every turn with at least one magnitude, by theme, by transcript, in the order of the text.
    #[must_use]
    pub fn rated(&self) -> Vec<RatedUnit> {
        let magnitudes = Magnitudes::new(&self.study);
        let mut rows = Vec::new();
        for theme in &self.study.shown {
            let Some(id) = self.study.theme(*theme) else { continue };
            for (transcript, turn, places) in magnitudes.units(*theme) {
                rows.push(RatedUnit { theme: id, transcript, turn, places });
            }
        }
        rows
    }

    fn of_transcript(&self, theme: usize, id: ThemeId, transcript: &Prepared<'_>) -> Vec<DecidedUnit> {
        let mut rows = Vec::new();
        let mut done = 0;
        let nobody = vec![false; transcript.present.len()];
        let mut push = |stretch: Stretch, given: &[bool]| {
            for (turn, span, units) in self.rows_of(transcript, stretch) {
                let given = self.by_coder(transcript, given);
                rows.push(DecidedUnit {
                    theme: id,
                    transcript: transcript.source.transcript,
                    turn,
                    span,
                    units,
                    given,
                });
            }
        };
        transcript.sweep(&transcript.present, theme, |_, stretch, given| {
            push(Stretch::new(done, stretch.start), &nobody);
            push(stretch, given);
            done = stretch.end;
        });
        push(Stretch::new(done, transcript.axis.length()), &nobody);
        rows
    }

    /// The units of a stretch of the axis; for characters, the runs of it within one counted stretch of the text.
    fn rows_of(&self, transcript: &Prepared<'_>, stretch: Stretch) -> Vec<(u32, CharSpan, u64)> {
        let mut rows = Vec::new();
        let mut at = stretch.start;
        while at < stretch.end {
            let Some((unit, within)) = transcript.axis.place(at) else { break };
            if self.study.request.unit == UnitKind::Character {
                let start = unit.span.start + within;
                let length = (unit.span.end - start).min(stretch.end - at);
                rows.push((unit.turn, CharSpan::new(start, start + length), count(length)));
                at += length;
            } else {
                rows.push((unit.turn, unit.span, 1));
                at += 1;
            }
        }
        rows
    }

    fn by_coder(&self, transcript: &Prepared<'_>, given: &[bool]) -> Vec<Option<bool>> {
        let of = |coder: usize| {
            let place = transcript.present.iter().position(|present| *present == coder)?;
            given.get(place).copied()
        };
        (0..self.study.coders.len()).map(of).collect()
    }
}
