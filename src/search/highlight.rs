//! What a query found in a passage, for marking it.

use super::analyze::{Term, terms};
use super::parse::{Node, Query};
use crate::model::Span;

/// The spans of `text`, in bytes, that match a word, prefix or phrase the query asks for; in order, overlapping ones
/// joined. A phrase is one span from its first word to its last. What the query excludes is never marked.
#[must_use]
pub fn highlights(query: &Query, text: &str) -> Vec<Span> {
    let Some(root) = &query.root else { return Vec::new() };
    let found = terms(text);
    let mut spans = Vec::new();
    mark(root, &found, &mut spans);
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

fn mark(node: &Node, found: &[Term], spans: &mut Vec<Span>) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| mark(part, found, spans)),
        Node::Not(_) => {}
        Node::Prefix(prefix) => {
            spans.extend(found.iter().filter(|term| term.word.starts_with(prefix.as_str())).map(|term| term.span));
        }
        Node::Stems(stems) => {
            for run in found.windows(stems.len()) {
                let same = run.iter().map(|term| &term.stem).eq(stems.iter());
                if let (true, Some(first), Some(last)) = (same, run.first(), run.last()) {
                    spans.push(Span::new(first.span.start, last.span.end));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::highlights;

    fn marked(query: &str, text: &str) -> Vec<String> {
        let query = Query::parse(query).unwrap();
        highlights(&query, text).into_iter().map(|span| span.slice(text).unwrap().to_string()).collect()
    }

    #[test]
    fn words_are_marked_in_every_form() {
        assert_eq!(marked("support", "Supported by the SUPPORT worker"), ["Supported", "SUPPORT"]);
        assert_eq!(marked("dont OR don't", "I don’t"), ["don’t"]);
        assert_eq!(marked("cafe", "ein Café"), ["Café"]);
    }

    #[test]
    fn a_phrase_is_marked_only_where_its_words_are_next_to_each_other() {
        assert_eq!(marked("\"felt safe\"", "safe, I felt safe; felt very safe"), ["felt safe"]);
        assert_eq!(marked("\"a b a\"", "a b a b a"), ["a b a b a"], "overlapping finds are one");
        assert_eq!(marked("支援", "支援の支"), ["支援"]);
    }

    #[test]
    fn prefixes_mark_whole_words_and_exclusions_nothing() {
        assert_eq!(marked("accommod* -hotel", "Accommodation in a hotel"), ["Accommodation"]);
        assert_eq!(marked("", "anything"), [""; 0]);
    }
}
