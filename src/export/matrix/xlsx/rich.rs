//! A summary as runs of one cell.

use super::formats::Formats;
use crate::export::xlsx::shown;
use crate::model::{Paragraph, ParagraphKind};
use rust_xlsxwriter::Format;

/// The text form of the paragraphs in runs, each with its look; put together they are the text form.
pub(super) fn runs<'f>(paragraphs: &[Paragraph], formats: &'f Formats) -> Vec<(&'f Format, String)> {
    let mut runs: Vec<(&Format, String)> = Vec::new();
    for paragraph in paragraphs {
        if let Some((_, before)) = runs.last_mut() {
            before.push_str("\n\n");
        }
        let look = match paragraph.kind {
            ParagraphKind::Plain => &formats.plain,
            ParagraphKind::Verbatim => &formats.verbatim,
            ParagraphKind::Comment => &formats.comment,
        };
        runs.push((look, shown(&Paragraph::write(std::slice::from_ref(paragraph)))));
    }
    runs
}

/// Whether the writer would take the text for one of Excel's own escapes (`_x0007_`) inside runs; as one plain text it
/// is written right.
pub(super) fn has_escape(text: &str) -> bool {
    text.contains("_x")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runs_of_a_summary_are_its_text_form() {
        let formats = Formats::new();
        let paragraphs = Paragraph::read("plain\nline\n\n> words\n\n// remark\n\n\\> not verbatim");
        let runs = runs(&paragraphs, &formats);
        let whole: String = runs.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(whole, Paragraph::write(&paragraphs));
        assert_eq!(runs.len(), 4);
        assert_eq!(runs[1].0, &formats.verbatim);
        assert_eq!(runs[2].0, &formats.comment);
        assert_eq!(runs[3].0, &formats.plain);
    }
}
