//! A report of agreement as it is shown and written: names instead of ids, and everything said that must be said with
//! the figures.

use crate::agreement::{
    AllCodersRow, Coefficient, MagnitudeRow, OverallRow, PairRow, Reason, Scope, UnitKind, remark::Remark,
};
use crate::model::Outcome;
use serde::Serialize;

/// The figures of one comparison: by theme and pair, over all leaf themes, over all coders, and of magnitude.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// By theme, in the order of the framework: a row per pair, and per transcript where that was asked for.
    pub themes: Vec<ThemeFigures>,
    /// Per pair, over all leaf themes.
    pub overall: Vec<OverallFigures>,
    /// By theme, over three and more coders.
    pub all_coders: Vec<AllCodersFigures>,
    /// Magnitude, by theme and over all themes.
    pub magnitude: Vec<MagnitudeFigures>,
}

/// A theme as rows name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeName {
    /// The key.
    pub key: String,
    /// The number, `2.3`.
    pub number: String,
    /// The name.
    pub name: String,
    /// Whether it can be applied; a pure heading is only used by what stands below it.
    pub codable: bool,
}

impl ThemeName {
    /// Number and name, `1.2 Facilities`.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} {}", self.number, self.name)
    }
}

/// Two coders on one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeFigures {
    /// The theme.
    pub theme: ThemeName,
    /// The coders' initials, first and second; one where there is nobody to compare with.
    pub coders: Vec<String>,
    /// The transcript's title; `None` for all together.
    pub transcript: Option<String>,
    /// The figures.
    pub row: PairRow,
    /// What should be said beside them.
    pub remark: Option<Remark>,
    /// The same as a sentence.
    pub plain: Option<String>,
}

/// Two coders over all leaf themes.
#[derive(Debug, Clone, PartialEq)]
pub struct OverallFigures {
    /// The coders' initials, first and second.
    pub coders: Vec<String>,
    /// The theme they agree on least, with its kappa.
    pub lowest: Option<(ThemeName, f64)>,
    /// How many leaf themes there are.
    pub leaves: usize,
    /// The figures.
    pub row: OverallRow,
}

/// Three and more coders on one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct AllCodersFigures {
    /// The theme.
    pub theme: ThemeName,
    /// The coders' initials.
    pub coders: Vec<String>,
    /// The transcript's title; `None` for all together.
    pub transcript: Option<String>,
    /// The figures.
    pub row: AllCodersRow,
    /// What should be said beside them.
    pub remark: Option<Remark>,
    /// The same as a sentence.
    pub plain: Option<String>,
}

/// Two coders', or all coders', magnitudes.
#[derive(Debug, Clone, PartialEq)]
pub struct MagnitudeFigures {
    /// The theme; `None` for all themes with the scale together.
    pub theme: Option<ThemeName>,
    /// The coders' initials.
    pub coders: Vec<String>,
    /// The scale's values, low to high: what the rows and columns of the table are.
    pub values: Vec<String>,
    /// The figures.
    pub row: MagnitudeRow,
    /// What should be said beside them.
    pub remark: Option<Remark>,
    /// The same as a sentence.
    pub plain: Option<String>,
}

/// A report, with everything that must be known to read it and to make it again.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementReport {
    /// How it was made, and from what.
    pub about: AboutReport,
    /// The figures of the independent codings.
    pub figures: Figures,
    /// The same figures after the decisions were followed, where that was asked for. They say how far talk has brought
    /// the coders together, and nothing about reliability.
    pub after_talk: Option<Figures>,
}

/// How a report was made, and from what.
#[derive(Debug, Clone, PartialEq)]
pub struct AboutReport {
    /// What the study is called.
    pub project: String,
    /// What was counted.
    pub unit: UnitKind,
    /// Whose turns were counted.
    pub scope: Scope,
    /// Where the resamples began.
    pub seed: u64,
    /// How many resamples the intervals were made from.
    pub resamples: usize,
    /// Whether a theme took the codings of everything below it.
    pub rollup: bool,
    /// Whether there is a row per transcript.
    pub by_transcript: bool,
    /// Whether transcripts that are not done count.
    pub include_open: bool,
    /// The one theme that was asked for, by key.
    pub theme: Option<String>,
    /// The one transcript that was asked for, by title.
    pub transcript: Option<String>,
    /// Initials of the compared coders.
    pub coders: Vec<String>,
    /// Titles of the transcripts that at least two of them were assigned to, and that count.
    pub compared: Vec<String>,
    /// How many units were counted in them, each once, however many coders.
    pub units: u64,
    /// Titles of the transcripts that would count but are left out: not done by everybody, or not for the viewer to see.
    pub left_out: Vec<String>,
    /// How many transcripts the project has.
    pub transcripts: usize,
    /// How the compared transcripts were chosen.
    pub chosen: Vec<Chosen>,
    /// How many independent readings were set aside before their coder saw the others' work and changed her own.
    pub frozen: usize,
    /// How differences were settled.
    pub settled: Settled,
    /// The framework that holds now.
    pub framework: FrameworkName,
    /// The program and its version, `emic 0.1.0`.
    pub program: String,
    /// When the report was made, RFC 3339, UTC.
    pub made: String,
}

/// Which framework.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FrameworkName {
    /// What it is called.
    pub title: String,
    /// Its version, as its authors word it.
    pub version: String,
    /// The number of its latest state in this project, counted from 1; 0 where there is none.
    pub revision: u32,
}

impl FrameworkName {
    /// Version and revision, `version 2, revision 5`.
    #[must_use]
    pub fn told(&self) -> String {
        match (self.version.is_empty(), self.revision) {
            (true, 0) => "no version".into(),
            (true, revision) => format!("revision {revision}"),
            (false, 0) => format!("version {}", self.version),
            (false, revision) => format!("version {}, revision {revision}", self.version),
        }
    }
}

/// How some of the compared transcripts were chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// In which way.
    pub how: Choice,
    /// Titles of those of the compared transcripts that were chosen so.
    pub transcripts: Vec<String>,
}

/// In which way transcripts were chosen to be coded by several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Choice {
    /// Drawn at random.
    Draw {
        /// In which round.
        round: String,
        /// The share asked for, in thousandths.
        per_mille: u16,
        /// The seed of the draw.
        seed: u64,
        /// What it was stratified by; empty for a simple random choice.
        strata: Vec<String>,
        /// How many were chosen from.
        pool: usize,
        /// How many were drawn.
        drawn: usize,
    },
    /// Named one by one for a round.
    Named {
        /// Which round.
        round: String,
    },
    /// Never assigned to anybody: compared because they were coded by several.
    Unassigned,
}

/// How differences between the compared coders, in the transcripts that count, were settled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// How many decisions there are, by outcome; those that stand for a difference that is no more are not among them.
    pub decisions: Vec<(Outcome, usize)>,
    /// How many differences nobody has settled.
    pub open: usize,
    /// How many are put off, to be talked about.
    pub discuss: usize,
}

impl Settled {
    /// How many decisions have this outcome.
    #[must_use]
    pub fn with(&self, outcome: Outcome) -> usize {
        self.decisions.iter().filter(|(known, _)| *known == outcome).map(|(_, count)| count).sum()
    }

    /// How many differences were settled on a reading, or on none, or by agreeing to differ.
    #[must_use]
    pub fn settled(&self) -> usize {
        let counted =
            self.decisions.iter().filter(|(outcome, _)| !matches!(outcome, Outcome::Agreed | Outcome::Discuss));
        counted.map(|(_, count)| count).sum()
    }
}

/// The coefficients with their names, those that are undefined with their reasons apart.
#[must_use]
pub(super) fn reasons(coefficients: &[(&'static str, Coefficient)]) -> Vec<(&'static str, Reason)> {
    coefficients.iter().filter_map(|(name, value)| value.err().map(|reason| (*name, reason))).collect()
}
