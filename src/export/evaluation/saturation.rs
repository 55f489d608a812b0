//! New themes by transcript, as JSON and as rows.

use super::about::{list, noted};
use super::{AboutEvaluation, ThemeTold};
use crate::export::{Table, Value};
use crate::model::TranscriptId;
use serde::Serialize;

/// One transcript of the curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SaturationLine {
    /// Its place in the order, counted from 1.
    pub place: usize,
    /// Its title.
    pub transcript: String,
    /// When the first coding in it was made, RFC 3339, UTC.
    pub first_coded: Option<String>,
    /// How many quotes it has.
    pub quotes: usize,
    /// How many themes it uses.
    pub themes: usize,
    /// How many of them for the first time.
    pub new: usize,
    /// Which those are.
    pub new_themes: Vec<ThemeTold>,
    /// How many themes have been used up to here.
    pub cumulative: usize,
    /// The same as a share of all themes, from 0 to 1.
    pub share: Option<f64>,
    /// Its identity.
    #[serde(skip)]
    pub id: TranscriptId,
}

/// The curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SaturationTable {
    /// How it was made.
    #[serde(flatten)]
    pub about: AboutEvaluation,
    /// The order: `coded`, `imported` or `title`.
    pub order: &'static str,
    /// How many themes there are that can be used or are.
    pub themes: usize,
    /// The transcripts in which something is coded.
    pub transcripts: Vec<SaturationLine>,
    /// The themes nothing is coded to.
    pub unused_themes: Vec<ThemeTold>,
    /// The titles of transcripts in which nothing is coded.
    pub uncoded: Vec<String>,
}

impl SaturationTable {
    pub(super) fn tables(&self) -> Vec<Table> {
        let header = [
            "place",
            "transcript",
            "first coded",
            "quotes",
            "themes",
            "new themes",
            "cumulative",
            "share of all",
            "which are new",
        ];
        let mut table = Table::new("Saturation", &header);
        for line in &self.transcripts {
            table.rows.push(vec![
                Value::count(line.place),
                Value::words(line.transcript.clone()),
                line.first_coded.clone().map_or(Value::Empty, Value::from),
                Value::count(line.quotes),
                Value::count(line.themes),
                Value::count(line.new),
                Value::count(line.cumulative),
                line.share.map_or(Value::from(crate::export::UNDEFINED), Value::Number),
                Value::words(list(&line.new_themes)),
            ]);
        }
        vec![noted(table, &self.notes())]
    }

    /// What must be known of the numbers.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let order = match self.order {
            "coded" => "in the order in which their first coding was made",
            "imported" => "in the order in which they came in",
            _ => "by title",
        };
        let mut notes = vec![
            self.about.sentence(),
            format!("Transcripts stand {order}; {} themes can be used or are.", self.themes),
        ];
        if !self.unused_themes.is_empty() {
            notes.push(format!("Never used: {}.", list(&self.unused_themes)));
        }
        if !self.uncoded.is_empty() {
            notes.push(format!("Nothing is coded in: {}.", self.uncoded.join(", ")));
        }
        notes
    }
}
