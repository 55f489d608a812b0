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
    Analysis::new().terms(text, Span::new(0, text.len()), 0)
}

/// Both analyses side by side, which remember the stems of the words they meet.
pub(super) struct Analysis {
    words: TextAnalyzer,
    stems: TextAnalyzer,
}

impl Analysis {
    /// An analysis that has met no word yet.
    pub(super) fn new() -> Self {
        Self { words: words(), stems: stems() }
    }

    /// The terms of `text` that begin within `piece`, and up to `more` after it, in order. The piece must begin and end
    /// where a word cannot go on: at an end of the text, or a blank.
    pub(super) fn terms(&mut self, text: &str, piece: Span, more: usize) -> Vec<Term> {
        let end = if more == 0 { piece.end } else { text.len() };
        let rest = text.get(piece.start..end).unwrap_or_default();
        let (mut word, mut stem) = (self.words.token_stream(rest), self.stems.token_stream(rest));
        let mut found = Vec::new();
        let mut after = 0;
        while after < more.max(1) && word.advance() && stem.advance() {
            let token = word.token();
            let span = Span::new(piece.start + token.offset_from, piece.start + token.offset_to);
            after += usize::from(span.start >= piece.end);
            found.push(Term { span, word: token.text.clone(), stem: stem.token().text.clone() });
        }
        found
    }
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
        let words = Box::new(pieces(text).flat_map(|piece| text::words(text, piece)));
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

/// The runs of characters between ASCII blanks, in order. No word reaches over a blank, and most pieces are plain ASCII,
/// whose words are found several times faster than those of a text with a curly quotation mark somewhere in it.
fn pieces(text: &str) -> impl Iterator<Item = Span> + '_ {
    // No byte of a longer character looks like a blank, so the bytes can be gone through one by one.
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + bytes.get(from..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let length = bytes.get(start..)?.iter().position(u8::is_ascii_whitespace);
        from = length.map_or(text.len(), |length| start + length);
        Some(Span::new(start, from))
    })
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
