//! What every table of agreement is made of: paragraphs, the names of rows, and tables with a heading.

use super::print::Output;
use super::table::Table;
use crate::text;
use crate::workbench::ThemeName;

/// Text wrapped to the width.
pub(super) fn paragraph(told: &str, out: &Output) -> String {
    text::fill(told, out.width).join("\n") + "\n"
}

/// What a row is called: its theme, or under the heading of its theme the transcript.
pub(super) fn label(theme: &ThemeName, transcript: Option<&str>) -> String {
    match transcript {
        Some(title) => format!("  {}", text::safe(title)),
        None => text::safe(&theme.heading()).into_owned(),
    }
}

/// A table with a heading of its own, a blank line before it.
pub(super) fn section(title: &str, table: &Table, out: &Output) -> String {
    format!("\n{}\n{}", out.strong(&text::safe(title)), table.draw(out))
}
