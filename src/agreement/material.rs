//! What is compared: coders, themes and transcripts with their readings, as plain values.
//!
//! The caller gathers it; this room only counts. Every position is in code points ([`CharSpan`]), because agreement is
//! told in the positions people and other programs use.

use crate::model::{CharSpan, CoderId, ThemeId, TranscriptId};

/// Everything one report is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Material {
    /// The compared coders, in the order they were asked for: the first of a pair is the earlier one here.
    pub coders: Vec<CoderId>,
    /// Every theme of the framework, in the order of the framework, used or not.
    pub themes: Vec<ThemeUnder>,
    /// The transcripts that count, in a fixed order (the order decides which turns a resample draws).
    pub transcripts: Vec<ComparedTranscript>,
}

/// One theme and what stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeUnder {
    /// The theme.
    pub id: ThemeId,
    /// The theme directly above it. A theme that is nobody's parent is a leaf.
    pub parent: Option<ThemeId>,
    /// The scale that holds for it, its own or inherited.
    pub scale: Option<ScaleUnder>,
}

/// The scale of a theme: which one, and how many values it declares.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScaleUnder {
    /// The scale's key. Magnitudes of different scales never meet in one table.
    pub key: String,
    /// How many values the scale declares, also those nobody used.
    pub size: usize,
}

/// One transcript: what is counted in it and what the coders read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedTranscript {
    /// The transcript.
    pub transcript: TranscriptId,
    /// Code points of the whole stored text: the continuum of `u_alpha`, whatever the unit and scope.
    pub length: usize,
    /// The turns in scope, whole, in the order of the text, none overlapping another: the units of magnitude.
    pub turns: Vec<CharSpan>,
    /// What is counted, in the order of the text, none overlapping another; an empty one is not a unit.
    pub units: Vec<Unit>,
    /// Those of the compared coders for whom this transcript counts as assigned. Who is not here is *missing*; who is
    /// here without a reading *coded nothing*.
    pub coders: Vec<CoderId>,
    /// The codings. Those of a coder who is not in `coders`, or of a theme that is not in the material, are not counted.
    pub readings: Vec<Reading>,
}

/// A turn or a sentence that is counted as one; for the character unit a stretch in which every code point is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands.
    pub span: CharSpan,
    /// The turn it belongs to: units that follow each other with the same number are resampled together.
    pub turn: u32,
}

/// One coding: a coder applied a theme to a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Who coded.
    pub coder: CoderId,
    /// The theme.
    pub theme: ThemeId,
    /// Where, within the text.
    pub span: CharSpan,
    /// The place of the magnitude on the theme's scale, counted from 0 at the low end. A place that is not on the scale
    /// is taken as none.
    pub magnitude: Option<usize>,
}
