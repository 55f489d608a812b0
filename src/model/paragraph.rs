//! The paragraphs of a summary, and the one text form they have on the command line and in files.
//!
//! ```text
//! He liked the room but not the neighbours.          plain
//!
//! > “I had my own room.” (P03:14)                     verbatim
//!
//! // Ask again about the stairs.                      comment
//! ```
//!
//! The rules this file owns. Paragraphs are parted by blank lines. A verbatim paragraph begins with `> `, a comment with
//! `// `; every other one is plain. Where a plain paragraph itself begins so, a backslash stands before it. A blank line
//! inside a paragraph is written as a line that holds a backslash. A line that would be read as one of these, were the
//! backslashes it begins with not there, gets one backslash more; any other backslash means itself. So every list of
//! paragraphs is written and read back exactly as it was.

use super::CodingId;
use serde::{Deserialize, Serialize};

/// What a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The analyst's words about the data.
    #[default]
    Plain,
    /// The participant's own words.
    Verbatim,
    /// A remark of the analyst that is no part of the summary.
    Comment,
}

impl ParagraphKind {
    /// What a paragraph of this kind begins with in the text form.
    const fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Verbatim => ">",
            Self::Comment => "//",
        }
    }
}

/// One paragraph of a summary or synthesis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its words; lines end with `\n` alone.
    pub text: String,
    /// The coding a verbatim paragraph quotes, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coding: Option<CodingId>,
}

impl Paragraph {
    /// A paragraph of one kind. Lines that end with a carriage return get a plain end.
    #[must_use]
    pub fn new(kind: ParagraphKind, text: &str) -> Self {
        Self { kind, text: lines(text), coding: None }
    }

    /// The participant's own words, quoted from a coding.
    #[must_use]
    pub fn quote(text: &str, coding: CodingId) -> Self {
        Self { coding: Some(coding), ..Self::new(ParagraphKind::Verbatim, text) }
    }

    /// A list of paragraphs in the text form; empty for none.
    #[must_use]
    pub fn write(paragraphs: &[Self]) -> String {
        paragraphs.iter().map(Self::written).collect::<Vec<_>>().join("\n\n")
    }

    /// The paragraphs a text form holds. Any text can be read: what is not marked is plain.
    #[must_use]
    pub fn read(text: &str) -> Vec<Self> {
        let text = lines(text);
        let mut paragraphs: Vec<Self> = Vec::new();
        let mut open = false;
        for line in text.split('\n') {
            if is_blank(line) {
                open = false;
            } else if let Some(last) = paragraphs.last_mut().filter(|_| open) {
                last.text.push('\n');
                last.text.push_str(if is_inner(line) { unescaped(line) } else { line });
            } else {
                paragraphs.push(Self::begun(line));
                open = true;
            }
        }
        paragraphs
    }

    /// The paragraph whose text form begins with this line.
    fn begun(line: &str) -> Self {
        for kind in [ParagraphKind::Verbatim, ParagraphKind::Comment] {
            if let Some(rest) = marked(line, kind) {
                return Self { kind, text: rest.to_string(), coding: None };
            }
        }
        let text = if is_first(line) { unescaped(line) } else { line };
        Self { kind: ParagraphKind::Plain, text: text.to_string(), coding: None }
    }

    fn written(&self) -> String {
        let mut written = String::with_capacity(self.text.len() + 4);
        for (place, line) in self.text.split('\n').enumerate() {
            let escape = match (place, self.kind) {
                (0, ParagraphKind::Plain) => is_first(line),
                (0, kind) => {
                    written.push_str(kind.mark());
                    written.push(' ');
                    false
                }
                _ => {
                    written.push('\n');
                    is_inner(line)
                }
            };
            if escape {
                written.push('\\');
            }
            written.push_str(line);
        }
        written
    }
}

/// What follows the mark of a kind; the mark may stand alone on its line.
fn marked(line: &str, kind: ParagraphKind) -> Option<&str> {
    let rest = line.strip_prefix(kind.mark())?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

fn is_blank(line: &str) -> bool {
    line.chars().all(char::is_whitespace)
}

/// Whether a line that goes on in a paragraph is, after any backslashes, a blank one.
fn is_inner(line: &str) -> bool {
    is_blank(line.trim_start_matches('\\'))
}

/// Whether a line that begins a plain paragraph is, after any backslashes, a blank or a marked one.
fn is_first(line: &str) -> bool {
    let rest = line.trim_start_matches('\\');
    let marked = |kind| marked(rest, kind).is_some();
    is_blank(rest) || marked(ParagraphKind::Verbatim) || marked(ParagraphKind::Comment)
}

fn unescaped(line: &str) -> &str {
    line.strip_prefix('\\').unwrap_or(line)
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(ParagraphKind, String)> {
        Paragraph::read(text).into_iter().map(|paragraph| (paragraph.kind, paragraph.text)).collect()
    }

    #[test]
    fn paragraphs_are_parted_by_blank_lines_and_marked_where_they_begin() {
        use ParagraphKind::{Comment, Plain, Verbatim};
        let text = "He liked it.\nMostly.\n \n\n> “my own room” (P03:14)\n\n// ask again\n\n>not marked";
        assert_eq!(
            read(text),
            [
                (Plain, "He liked it.\nMostly.".into()),
                (Verbatim, "“my own room” (P03:14)".into()),
                (Comment, "ask again".into()),
                (Plain, ">not marked".into()),
            ]
        );
        assert_eq!(read(" \n\n"), []);
        assert_eq!(read("a\r\n\r\nb").len(), 2, "line ends of other systems");
    }

    #[test]
    fn what_looks_like_a_mark_is_escaped_and_other_backslashes_mean_themselves() {
        let plain = |text: &str| Paragraph::write(&[Paragraph::new(ParagraphKind::Plain, text)]);
        assert_eq!(plain("> 3 rooms"), "\\> 3 rooms");
        assert_eq!(plain("\\> 3 rooms"), "\\\\> 3 rooms");
        assert_eq!(plain("// x"), "\\// x");
        assert_eq!(plain("a\n\nb"), "a\n\\\nb");
        assert_eq!(plain("\\alpha"), "\\alpha");
        assert_eq!(read("\\alpha"), [(ParagraphKind::Plain, "\\alpha".into())]);
    }

    proptest! {
        #[test]
        fn every_list_of_paragraphs_is_read_back_as_it_was_written(
            told in proptest::collection::vec((0..3_usize, "([ \\\\>/\nax\r\t]|> |// |\u{a0}|😀){0,12}"), 0..6)
        ) {
            let kinds = [ParagraphKind::Plain, ParagraphKind::Verbatim, ParagraphKind::Comment];
            let paragraphs: Vec<Paragraph> =
                told.iter().map(|(kind, text)| Paragraph::new(kinds[*kind], text)).collect();
            let written = Paragraph::write(&paragraphs);
            prop_assert_eq!(Paragraph::read(&written), paragraphs, "{:?}", written);
        }

        #[test]
        fn a_text_that_was_read_and_written_is_read_the_same(text in "([ \\\\>/\nax\r]|> |// |\n\n){0,30}") {
            let paragraphs = Paragraph::read(&text);
            prop_assert_eq!(Paragraph::read(&Paragraph::write(&paragraphs)), paragraphs);
        }
    }
}
