//! The query language.
//!
//! ```text
//! housing support         both words, in any form (supported, supporting)
//! "felt safe"             these words in this order, next to each other
//! -hotel  -"hotel room"   not this; also NOT hotel
//! refuge OR hotel         one of them; OR binds closer than a space
//! accommod*               words that begin like this
//! (a OR "b c") -(d e)     brackets group
//! ```
//!
//! A word that is several terms (`e-mail`, a run of ideographs) is a phrase. Punctuation alone is passed over. Nothing
//! at all is the empty query, which everything passes.

use super::QueryError;
use super::analyze::terms;
use super::lex::{Kind, Piece, lex};
use std::iter::Peekable;
use std::vec::IntoIter;

/// How deep brackets may be nested.
const DEEPEST: usize = 30;

/// A query that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub(super) root: Option<Node>,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// All of them.
    All(Vec<Node>),
    /// At least one of them.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// These stems in this order, next to each other; one or more.
    Stems(Vec<String>),
    /// A word that begins like this.
    Prefix(String),
}

impl Query {
    /// Reads a query as a person typed it.
    ///
    /// # Errors
    /// Where a quote or bracket is left open, a star or `OR` stands where it means nothing, or no word is left.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut parser = Parser { pieces: lex(text)?.into_iter().peekable(), depth: 0 };
        let root = parser.all()?;
        if let Some(Piece { place, .. }) = parser.pieces.next() {
            return Err(QueryError::LoneBracket { place });
        }
        if root.is_none() && !text.trim().is_empty() {
            return Err(QueryError::NoWord);
        }
        Ok(Self { root })
    }

    /// Whether nothing is asked for, so that everything passes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.root.is_none()
    }
}

struct Parser {
    pieces: Peekable<IntoIter<Piece>>,
    depth: usize,
}

impl Parser {
    /// Everything up to a closing bracket or the end.
    fn all(&mut self) -> Result<Option<Node>, QueryError> {
        let mut parts = Vec::new();
        while self.pieces.peek().is_some_and(|piece| piece.kind != Kind::Close) {
            parts.extend(self.any()?);
        }
        Ok(joined(parts, Node::All))
    }

    /// One part, or several with `OR` between them.
    fn any(&mut self) -> Result<Option<Node>, QueryError> {
        let mut parts = Vec::from_iter(self.one()?);
        while let Some(or) = self.pieces.next_if(|piece| piece.kind == Kind::Or) {
            if self.pieces.peek().is_none_or(|piece| piece.kind == Kind::Close) {
                return Err(QueryError::LoneOr { place: or.place });
            }
            parts.extend(self.one()?);
        }
        Ok(joined(parts, Node::Any))
    }

    /// A word, a phrase or a bracket, with the exclusions before it.
    fn one(&mut self) -> Result<Option<Node>, QueryError> {
        let mut excluded = false;
        while self.pieces.next_if(|piece| piece.kind == Kind::Exclude).is_some() {
            excluded = true;
        }
        let Some(Piece { place, kind }) = self.pieces.next_if(|piece| piece.kind != Kind::Close) else {
            return Ok(None);
        };
        let node = match kind {
            Kind::Word(text) | Kind::Phrase(text) => stems(&text),
            Kind::Prefix(text) => prefix(text, place)?,
            Kind::Open => self.bracket(place)?,
            Kind::Or => return Err(QueryError::LoneOr { place }),
            Kind::Exclude | Kind::Close => None,
        };
        Ok(if excluded { node.map(|node| Node::Not(Box::new(node))) } else { node })
    }

    fn bracket(&mut self, place: usize) -> Result<Option<Node>, QueryError> {
        if self.depth == DEEPEST {
            return Err(QueryError::TooDeep { place, limit: DEEPEST });
        }
        self.depth += 1;
        let inside = self.all()?;
        self.depth -= 1;
        match self.pieces.next_if(|piece| piece.kind == Kind::Close) {
            Some(_) => Ok(inside),
            None => Err(QueryError::LoneBracket { place }),
        }
    }
}

/// Several parts as one; a single part is itself.
fn joined(mut parts: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(join(parts)),
    }
}

fn stems(text: &str) -> Option<Node> {
    let stems: Vec<String> = terms(text).into_iter().map(|term| term.stem).collect();
    (!stems.is_empty()).then_some(Node::Stems(stems))
}

/// Ideographs are terms of their own, so a star after a run of them adds nothing to the phrase they are.
fn prefix(text: String, place: usize) -> Result<Option<Node>, QueryError> {
    let mut found = terms(&text);
    match found.len() {
        0 | 1 => Ok(found.pop().map(|term| Node::Prefix(term.word))),
        _ if found.iter().all(|term| term.word.chars().nth(1).is_none() && !term.word.is_ascii()) => Ok(stems(&text)),
        _ => Err(QueryError::StarAfterMany { place, word: text }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Query};

    fn root(text: &str) -> Node {
        Query::parse(text).unwrap().root.unwrap()
    }

    fn word(stem: &str) -> Node {
        Node::Stems(vec![stem.into()])
    }

    fn mend(text: &str) -> String {
        Query::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn words_are_all_wanted_and_or_binds_closer() {
        assert_eq!(root("a b OR c"), Node::All(vec![word("a"), Node::Any(vec![word("b"), word("c")])]));
        assert_eq!(root("a AND b"), root("a b"));
        assert_eq!(root("(a b) OR c"), Node::Any(vec![Node::All(vec![word("a"), word("b")]), word("c")]));
    }

    #[test]
    fn exclusions_take_words_phrases_and_brackets() {
        assert_eq!(root("-hotel"), Node::Not(Box::new(word("hotel"))));
        assert_eq!(root("NOT hotel"), root("-hotel"));
        assert_eq!(root("-\"a b\""), Node::Not(Box::new(Node::Stems(vec!["a".into(), "b".into()]))));
        assert_eq!(root("well - known"), root("well known"), "a dash between words excludes nothing");
    }

    #[test]
    fn a_word_of_several_terms_is_a_phrase() {
        assert_eq!(root("e-mail"), Node::Stems(vec!["e".into(), "mail".into()]));
        assert_eq!(root("支援*"), Node::Stems(vec!["支".into(), "援".into()]));
    }

    #[test]
    fn curly_quotes_are_quotes() {
        assert_eq!(root("“felt safe”"), root("\"felt safe\""));
    }

    #[test]
    fn nothing_is_empty_and_punctuation_alone_is_refused() {
        assert!(Query::parse("  ").unwrap().is_empty());
        assert_eq!(mend("— ?"), "there is no word to search for in this query: type letters or digits");
    }

    #[test]
    fn errors_name_the_place_and_the_mend() {
        let said = mend("was \"felt safe");
        assert_eq!(said, "the quote opened at character 5 is never closed: add a \" where the phrase ends");
        assert!(mend("a (b").starts_with("the bracket at character 3 has no partner"));
        assert!(mend("a) b").starts_with("the bracket at character 2 has no partner"));
        assert!(mend("a OR").starts_with("OR at character 3 needs a word on both sides"));
        assert!(mend("OR a").starts_with("OR at character 1"));
        assert!(mend("é sup*rt").starts_with("the star at character 6 can only stand at the end"));
        assert!(mend("\"a b*\"").starts_with("the star at character 5"));
        assert!(mend("*").starts_with("the star at character 1"));
        assert!(mend("a e-mai*").starts_with("e-mai at character 3 is more than one word"));
        assert!(mend(&"(".repeat(10_000)).contains("nested too deep"));
    }
}
