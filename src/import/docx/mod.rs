//! The `docx` layout: a Word document becomes lines of text, and turns are found in them by their labels.
//!
//! `container` owns the zip and its limits, `body` the meaning of the elements. Source: ECMA-376 (Office Open XML),
//! part 1 (WordprocessingML) and part 2 (packages). The text of a Word document is generated: one line for each
//! paragraph and each table row.

mod body;
mod container;
mod symbol;

#[cfg(test)]
mod tests;

use super::layout::Reading;
use super::{ImportError, decode, labels};
use container::Container;

/// Parts that may hold words which are not in the text, and what people call them.
const NOTES: [(&str, &str); 3] = [("comments", "comments"), ("footnotes", "footnotes"), ("endnotes", "endnotes")];

/// Reads a Word document.
///
/// # Errors
/// What is no complete Word document, protected, hostile, or holds no text.
pub fn read(file: &str, bytes: &[u8], told: impl Fn(&str) -> bool) -> Result<Reading, ImportError> {
    let mut container = Container::open(file, bytes)?;
    let (part, xml) = container.document()?;
    let body = body::text(file, &part, &xml)?;
    if body.text.len() as u64 > decode::MAX_TEXT {
        return Err(decode::too_large(file));
    }
    decode::refuse_empty(file, &body.text)?;
    let mut warnings = Vec::new();
    for (name, word) in NOTES {
        let Some(xml) = container.beside(&part, name)? else { continue };
        if body::notes_have_words(&xml) {
            warnings.push(format!("The document's {word} were left out: copy into the text what should be coded."));
        }
    }
    if body.symbols > 0 {
        warnings.push(format!(
            "{} from a symbol font could not be read and stand as \u{FFFD}.",
            if body.symbols == 1 { "1 sign".into() } else { format!("{} signs", body.symbols) }
        ));
    }
    if body.revisions {
        warnings.push(
            "The document holds tracked changes: they were read as if accepted, without what was deleted.".to_string(),
        );
    }
    let found = labels::find(&body.text, told);
    Ok(Reading { text: body.text, found, warnings })
}
