//! From text to terms: the words of UAX #29, in lower case, with straight apostrophes and without accents; and for the
//! terms that are searched as whole words, their English stem (Snowball).
//!
//! An ideograph is a word of its own, so a run of them is found as a phrase. The same analysis serves the index, the
//! query and the highlights, so that what was found is what is marked.

use super::stem::Stems;
use crate::model::Span;
use crate::text;
use tantivy::tokenizer::{AsciiFoldingFilter, TextAnalyzer, Token, TokenStream, Tokenizer};

/// The name of the analysis into stems.
pub(super) const STEMS: &str = "emic_stems";
/// The name of the analysis into words as they were said.
pub(super) const WORDS: &str = "emic_words";

/// Makes both analyses known to an index.
pub(super) fn register(index: &tantivy::Index) {
    index.tokenizers().register(WORDS, words());
    index.tokenizers().register(STEMS, stems());
}

fn words() -> TextAnalyzer {
    TextAnalyzer::builder(Words::default()).filter(AsciiFoldingFilter).build()
}

fn stems() -> TextAnalyzer {
    TextAnalyzer::builder(Words::default()).filter(AsciiFoldingFilter).filter(Stems).build()
}

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The word, folded.
    pub word: String,
    /// Its stem.
    pub stem: String,
}

/// The terms of `text`, in order.
pub(super) fn terms(text: &str) -> Vec<Term> {
    let (mut words, mut stems) = (words(), stems());
    let (mut word, mut stem) = (words.token_stream(text), stems.token_stream(text));
    let mut found = Vec::new();
    while word.advance() && stem.advance() {
        let token = word.token();
        found.push(Term {
            span: Span::new(token.offset_from, token.offset_to),
            word: token.text.clone(),
            stem: stem.token().text.clone(),
        });
    }
    found
}

/// Cuts a text into folded words.
#[derive(Clone, Default)]
struct Words {
    token: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        let words = Box::new(text::words(text, Span::new(0, text.len())));
        WordStream { text, words, token: &mut self.token }
    }
}

/// The words of one text, one after the other.
struct WordStream<'a> {
    text: &'a str,
    words: Box<dyn Iterator<Item = Span> + 'a>,
    token: &'a mut Token,
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(span) = self.words.next() else { return false };
        let word = span.slice(self.text).unwrap_or_default();
        self.token.text.clear();
        if word.is_ascii() {
            self.token.text.push_str(word);
            self.token.text.make_ascii_lowercase();
        } else {
            self.token.text.push_str(&text::fold(word));
        }
        self.token.offset_from = span.start;
        self.token.offset_to = span.end;
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::terms;

    fn stems(text: &str) -> Vec<String> {
        terms(text).into_iter().map(|term| term.stem).collect()
    }

    #[test]
    fn words_are_folded_and_stemmed() {
        assert_eq!(stems("Supported, SUPPORTING supports"), ["support", "support", "support"]);
        assert_eq!(stems("Café cafe\u{301} Straße"), ["cafe", "cafe", "strass"]);
        assert_eq!(stems("don’t people's"), ["don't", "peopl"]);
    }

    #[test]
    fn each_ideograph_is_a_term() {
        assert_eq!(stems("支援の"), ["支", "援", "の"]);
    }

    #[test]
    fn a_term_knows_its_place_and_the_word_as_it_was_said() {
        let found = terms("è  Supported");
        assert_eq!(found[1].span.start, 4);
        assert_eq!(found[1].word, "supported");
    }
}
