//! The paragraphs of a text while it is written: where each stands, what it is, making it something else.
//!
//! The rule it owns: what is drawn as a kind is what the text form reads as that kind; a paragraph that is made another
//! kind keeps its words.

use crate::model::{Paragraph, ParagraphKind, Span};
use crate::tui::widgets::Editor;

/// The paragraphs of a text with their kinds, in their order: runs of lines that are not blank.
pub fn kinds(text: &str) -> Vec<(Span, ParagraphKind)> {
    let mut found: Vec<Span> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        if line.trim().is_empty() {
            open = false;
        } else if let Some(last) = found.last_mut().filter(|_| open) {
            last.end = end;
        } else {
            found.push(Span::new(at, end));
            open = true;
        }
        at += line.len();
    }
    let kind = |span: &Span| {
        let first = Paragraph::read(span.slice(text).unwrap_or_default()).into_iter().next();
        first.map_or(ParagraphKind::Plain, |paragraph| paragraph.kind)
    };
    found.into_iter().map(|span| (span, kind(&span))).collect()
}

/// The kind of the paragraph a byte stands in or just behind; plain between paragraphs.
pub fn kind_at(kinds: &[(Span, ParagraphKind)], byte: usize) -> ParagraphKind {
    around(kinds, byte).map_or(ParagraphKind::Plain, |(_, kind)| kind)
}

fn around(kinds: &[(Span, ParagraphKind)], byte: usize) -> Option<(Span, ParagraphKind)> {
    let place = kinds.partition_point(|(span, _)| span.end < byte);
    kinds.get(place).copied().filter(|(span, _)| span.start <= byte)
}

/// Makes the paragraph under the cursor another kind; between paragraphs a new one is begun.
pub fn set_kind(editor: &mut Editor, kind: ParagraphKind) {
    let at = editor.cursor();
    let found = around(&kinds(editor.text()), at);
    let Some((span, _)) = found else {
        let mark = Paragraph::write(&[Paragraph::new(kind, "")]);
        editor.insert(&mark);
        return;
    };
    let words = Paragraph::read(span.slice(editor.text()).unwrap_or_default());
    let changed: Vec<Paragraph> = words.into_iter().map(|paragraph| Paragraph { kind, ..paragraph }).collect();
    editor.put(span, &Paragraph::write(&changed));
}

/// Puts a paragraph in behind the one under the cursor, and goes on in a new one.
pub fn put_in(editor: &mut Editor, paragraph: &Paragraph) {
    let text = editor.text();
    let at = around(&kinds(text), editor.cursor()).map_or(editor.cursor(), |(span, _)| span.end);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let (kept, rest) = (before.trim_end().len(), after.len() - after.trim_start().len());
    let written = Paragraph::write(std::slice::from_ref(paragraph));
    let before = if kept == 0 { "" } else { "\n\n" };
    let span = Span::new(kept, at + rest);
    let cursor = format!("{before}{written}\n\n");
    // The cursor stands behind what was put in, where the next words begin.
    editor.put(span, &cursor);
    editor.stand(kept + cursor.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::{Travel, Way};
    use ParagraphKind::{Comment, Plain, Verbatim};

    fn after(text: &str, act: impl FnOnce(&mut Editor)) -> String {
        let (before, rest) = text.split_once('|').unwrap();
        let mut editor = Editor::new(&format!("{before}{rest}"), 40);
        editor.stand(before.len());
        act(&mut editor);
        let mut shown = editor.text().to_string();
        shown.insert(editor.cursor(), '|');
        shown
    }

    #[test]
    fn a_paragraph_is_made_another_kind_and_keeps_its_words_and_the_cursor_its_place() {
        let to = |text: &str, kind| after(text, |editor| set_kind(editor, kind));
        assert_eq!(to("One.\n\nTw|o.\nThree.", Verbatim), "One.\n\n> Tw|o.\nThree.");
        assert_eq!(to("One.\n\n> Two.|", Comment), "One.\n\n// Two.|");
        assert_eq!(to("// Two.|", Plain), "Two.|");
        assert_eq!(to("> > Two.|", Plain), "\\> Two.|", "what looks like a mark stays a word");
        assert_eq!(to("One.\n\n|", Comment), "One.\n\n// |");
    }

    #[test]
    fn a_quote_is_put_in_behind_the_paragraph_and_the_next_words_go_behind_it() {
        let quote = Paragraph::new(Verbatim, "“A room.” (P01:3)");
        let put = |text: &str| after(text, |editor| put_in(editor, &quote));
        assert_eq!(put("|"), "> “A room.” (P01:3)\n\n|");
        assert_eq!(put("He li|ked it."), "He liked it.\n\n> “A room.” (P01:3)\n\n|");
        assert_eq!(put("One.|\n\nTwo."), "One.\n\n> “A room.” (P01:3)\n\n|Two.");
        assert_eq!(put("One.\n\n|"), "One.\n\n> “A room.” (P01:3)\n\n|");
    }

    #[test]
    fn what_is_drawn_as_a_kind_is_read_as_that_kind() {
        let text = "One.\nMore.\n\n> Two.\n \n// Three.\n\n\nFour.";
        let read: Vec<ParagraphKind> = Paragraph::read(text).into_iter().map(|paragraph| paragraph.kind).collect();
        let drawn: Vec<ParagraphKind> = kinds(text).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(drawn, read);
        assert_eq!(kind_at(&kinds(text), text.find("Two").unwrap()), Verbatim);
        assert_eq!(kind_at(&kinds(text), text.find("\n \n").unwrap() + 2), Plain);
        let mut editor = Editor::new(text, 40);
        editor.travel(Travel::Text(Way::Back), false);
        assert_eq!(kind_at(&kinds(text), editor.cursor()), Plain);
    }
}
