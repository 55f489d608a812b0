//! The report as JSON: the fixed keys of the command line's contract, and what else should be known.
//!
//! A coefficient that is undefined is `null`, and `undefined` on the same row says why. No number here is ever NaN or
//! infinite: JSON has no word for them, and this program no use.

use super::view::{
    AboutReport, AgreementReport, AllCodersFigures, Figures, MagnitudeFigures, OverallFigures, ThemeFigures, reasons,
};
use super::{methods, words};
use crate::agreement::{Coefficient, Interval, Reason};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

impl Serialize for AgreementReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let about = &self.about;
        map.serialize_entry("unit", about.unit.word())?;
        map.serialize_entry("scope", about.scope.word())?;
        map.serialize_entry("seed", &about.seed)?;
        map.serialize_entry("resamples", &about.resamples)?;
        map.serialize_entry("left_out", &about.left_out.len())?;
        push_figures(&mut map, &self.figures)?;
        if let Some(after) = &self.after_talk {
            map.serialize_entry("after_talk", after)?;
        }
        push_about(&mut map, about)?;
        map.serialize_entry("methods", &methods::paragraph(self))?;
        map.end()
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        push_figures(&mut map, self)?;
        map.end()
    }
}

fn push_figures<M: SerializeMap>(map: &mut M, figures: &Figures) -> Result<(), M::Error> {
    map.serialize_entry("themes", &figures.themes)?;
    map.serialize_entry("overall", &figures.overall)?;
    map.serialize_entry("all_coders", &figures.all_coders)?;
    map.serialize_entry("magnitude", &figures.magnitude)
}

fn push_about<M: SerializeMap>(map: &mut M, about: &AboutReport) -> Result<(), M::Error> {
    map.serialize_entry("coders", &about.coders)?;
    map.serialize_entry("rollup", &about.rollup)?;
    map.serialize_entry("by_transcript", &about.by_transcript)?;
    map.serialize_entry("include_open", &about.include_open)?;
    map.serialize_entry("transcripts", &about.compared)?;
    map.serialize_entry("left_out_transcripts", &about.left_out)?;
    map.serialize_entry("of_transcripts", &about.transcripts)?;
    map.serialize_entry("units", &about.units)?;
    map.serialize_entry("chosen", &about.chosen)?;
    let by_outcome: serde_json::Map<String, Value> =
        about.settled.decisions.iter().map(|(outcome, count)| (outcome.word().to_string(), json!(count))).collect();
    let settled = json!({ "decisions": by_outcome, "open": about.settled.open, "discuss": about.settled.discuss });
    map.serialize_entry("settled", &settled)?;
    map.serialize_entry("framework", &about.framework)?;
    map.serialize_entry("framework_version", &about.framework.version)?;
    map.serialize_entry("project", &about.project)?;
    map.serialize_entry("program", &about.program)?;
    map.serialize_entry("program_version", words::version())?;
    map.serialize_entry("made", &about.made)
}

/// The coefficients under their names, and why those that have no value have none.
fn push_coefficients<M: SerializeMap>(map: &mut M, list: &[(&'static str, Coefficient)]) -> Result<(), M::Error> {
    for (name, value) in list {
        map.serialize_entry(name, &value.ok())?;
    }
    map.serialize_entry("undefined", &Undefined(list))
}

struct Undefined<'c>(&'c [(&'static str, Coefficient)]);

impl Serialize for Undefined<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(reasons(self.0).into_iter().map(|(name, reason)| (name, reason.words())))
    }
}

fn ends(interval: Option<Interval>) -> Option<[f64; 2]> {
    interval.map(|interval| [interval.low, interval.high])
}

fn word(reason: Option<Reason>) -> Option<&'static str> {
    reason.map(Reason::words)
}

impl Serialize for ThemeFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("theme", &self.theme.key)?;
        map.serialize_entry("number", &self.theme.number)?;
        map.serialize_entry("name", &self.theme.name)?;
        map.serialize_entry("coders", &self.coders)?;
        map.serialize_entry("transcript", &self.transcript)?;
        map.serialize_entry("cells", &self.row.cells.as_array())?;
        push_coefficients(&mut map, &self.row.coefficients())?;
        map.serialize_entry("ci", &ends(self.row.ci))?;
        map.serialize_entry("reason", &word(self.row.reason))?;
        map.serialize_entry("plain", &self.plain)?;
        map.end()
    }
}

impl Serialize for OverallFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("coders", &self.coders)?;
        push_coefficients(&mut map, &self.row.coefficients())?;
        let lowest = self.lowest.as_ref().map(|(theme, kappa)| json!({ "theme": theme.key, "cohen_kappa": kappa }));
        map.serialize_entry("lowest", &lowest)?;
        map.serialize_entry("leaf_themes", &self.leaves)?;
        map.end()
    }
}

impl Serialize for AllCodersFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("theme", &self.theme.key)?;
        map.serialize_entry("number", &self.theme.number)?;
        map.serialize_entry("name", &self.theme.name)?;
        map.serialize_entry("coders", &self.coders)?;
        map.serialize_entry("transcript", &self.transcript)?;
        map.serialize_entry("units", &self.row.units)?;
        push_coefficients(&mut map, &self.row.coefficients())?;
        map.serialize_entry("ci", &ends(self.row.ci))?;
        map.serialize_entry("reason", &word(self.row.krippendorff_alpha.err()))?;
        map.serialize_entry("plain", &self.plain)?;
        map.end()
    }
}

impl Serialize for MagnitudeFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("theme", &self.theme.as_ref().map(|theme| &theme.key))?;
        map.serialize_entry("number", &self.theme.as_ref().map(|theme| &theme.number))?;
        map.serialize_entry("name", &self.theme.as_ref().map(|theme| &theme.name))?;
        map.serialize_entry("coders", &self.coders)?;
        map.serialize_entry("scale", &self.row.scale.key)?;
        map.serialize_entry("values", &self.values)?;
        map.serialize_entry("n", &self.row.n)?;
        map.serialize_entry("table", &self.row.two.as_ref().map(|two| two.table.rows()))?;
        push_coefficients(&mut map, &self.row.coefficients())?;
        map.serialize_entry("reason", &word(self.row.percent_agreement.err()))?;
        map.serialize_entry("plain", &self.plain)?;
        map.end()
    }
}
