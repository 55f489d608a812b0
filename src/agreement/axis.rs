//! The units of one transcript on a line of their own.
//!
//! Turns and sentences are numbered; for the character unit every counted code point is. Wherever a coding stands, it
//! covers one stretch of that line, because units are in the order of the text: so turns, sentences and characters are
//! all counted by the same sweep.
//!
//! ```text
//! text    ├─ turn 0 ─┤├ label ┤├── turn 1 ──┤├─ turn 2 ─┤      a coding over the end of turn 0 and all of turn 1
//! coding         ├─────────────────────────┤
//! axis    0           1                      2           3      covers 0..2 of 3
//! ```

use super::sweep::Stretch;
use super::{ComparedTranscript, Unit, UnitKind};
use crate::model::CharSpan;

/// The units of one transcript, and the turns they belong to.
#[derive(Debug)]
pub(super) struct Axis {
    kind: UnitKind,
    units: Vec<Unit>,
    /// Where each unit begins on the axis.
    begins: Vec<usize>,
    /// The turns that hold a unit, as stretches of the axis that leave nothing out.
    turns: Vec<Stretch>,
    length: usize,
}

impl Axis {
    /// The axis of a transcript's units.
    pub fn new(transcript: &ComparedTranscript, kind: UnitKind) -> Self {
        let mut units: Vec<Unit> =
            transcript.units.iter().copied().filter(|unit| unit.span.start < unit.span.end).collect();
        units.sort_by_key(|unit| (unit.span.start, unit.span.end));
        let mut axis = Self { kind, units: Vec::new(), begins: Vec::new(), turns: Vec::new(), length: 0 };
        for unit in units {
            axis.push(unit);
        }
        axis
    }

    fn push(&mut self, unit: Unit) {
        let begin = self.length;
        self.length += match self.kind {
            UnitKind::Turn | UnitKind::Sentence => 1,
            UnitKind::Character => unit.span.end - unit.span.start,
        };
        let same = self.units.last().is_some_and(|last| last.turn == unit.turn);
        match self.turns.last_mut() {
            Some(turn) if same => turn.end = self.length,
            _ => self.turns.push(Stretch::new(begin, self.length)),
        }
        self.begins.push(begin);
        self.units.push(unit);
    }

    /// How many units are counted.
    pub const fn length(&self) -> usize {
        self.length
    }

    /// The turns that hold a unit, in order, as stretches of the axis.
    pub fn turns(&self) -> &[Stretch] {
        &self.turns
    }

    /// The units a coding covers: those it overlaps by at least one code point. Empty where it covers none.
    pub fn covered(&self, span: CharSpan) -> Stretch {
        if span.end <= span.start {
            return Stretch::new(0, 0);
        }
        match self.kind {
            UnitKind::Turn | UnitKind::Sentence => Stretch::new(
                self.units.partition_point(|unit| unit.span.end <= span.start),
                self.units.partition_point(|unit| unit.span.start < span.end),
            ),
            UnitKind::Character => Stretch::new(self.counted_before(span.start), self.counted_before(span.end)),
        }
    }

    /// Where a place of the axis stands in the text: the unit, or the code point.
    pub fn place(&self, at: usize) -> Option<(Unit, usize)> {
        let index = self.begins.partition_point(|begin| *begin <= at).checked_sub(1)?;
        let unit = self.units.get(index)?;
        Some((*unit, at - self.begins.get(index)?))
    }

    /// How many counted code points stand before a position of the text.
    fn counted_before(&self, position: usize) -> usize {
        let index = self.units.partition_point(|unit| unit.span.start < position);
        let last = index.checked_sub(1).and_then(|last| Some((self.units.get(last)?, self.begins.get(last)?)));
        last.map_or(0, |(unit, begin)| begin + position.min(unit.span.end) - unit.span.start)
    }
}
