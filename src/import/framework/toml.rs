//! The TOML form: `[[scale]]` and `[[theme]]` tables, read with the place of every value.

use super::Fault;
use super::check::{PlacedScale, PlacedTheme, check};
use super::nearest::hint;
use crate::model::{FrameworkDraft, Origin, Scale, ScaleChoice, ThemeDraft};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

const TOP: [&str; 4] = ["title", "version", "scale", "theme"];
const OF_SCALE: [&str; 2] = ["key", "values"];
const OF_THEME: [&str; 11] = [
    "key",
    "parent",
    "name",
    "definition",
    "include",
    "exclude",
    "example",
    "scale",
    "origin",
    "questions",
    "codable",
];

/// Reads the file's text.
///
/// # Errors
/// Every fault there is.
pub fn read(text: &str) -> Result<FrameworkDraft, Vec<Fault>> {
    let (document, broken) = DeTable::parse_recoverable(text);
    let mut reading = Reading { text, faults: Vec::new() };
    if !broken.is_empty() {
        let fault = |error: &toml::de::Error| {
            let line = error.span().map_or(1, |span| reading.line(span.start));
            Fault::new(line, format!("This is not TOML: {}.", error.message().trim_end_matches('.').replace('\n', " ")))
        };
        return Err(broken.iter().map(fault).collect());
    }
    let top = document.get_ref();
    reading.known_fields(top, &TOP, "a framework");
    let title = reading.string(top, "title");
    let version = reading.word(top, "version");
    let scales: Vec<PlacedScale> =
        reading.tables(top, "scale").into_iter().map(|(line, table)| reading.scale(line, table)).collect();
    let themes: Vec<PlacedTheme> =
        reading.tables(top, "theme").into_iter().map(|(line, table)| reading.theme(line, table)).collect();
    let mut faults = reading.faults;
    let several = check(&scales, &themes);
    faults.extend(several.into_iter().filter(|fault| !fault.reason.contains("``")));
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(FrameworkDraft {
        title,
        version,
        scales: scales.into_iter().map(|placed| placed.scale).collect(),
        themes: themes.into_iter().map(|placed| placed.theme).collect(),
        notes: Vec::new(),
    })
}
