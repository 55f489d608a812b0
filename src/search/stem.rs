//! English stems (Snowball), remembered: a text has few different words and stemming one costs more than looking it up.

use std::collections::HashMap;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer};

/// How many words are remembered before it begins anew.
const MOST: usize = 50_000;

/// The filter that turns words into stems.
#[derive(Clone)]
pub(super) struct Stems;

impl TokenFilter for Stems {
    type Tokenizer<T: Tokenizer> = Stemming<T>;

    fn transform<T: Tokenizer>(self, inner: T) -> Stemming<T> {
        let stemmer = TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English)).build();
        Stemming { inner, known: Known { stems: HashMap::new(), stemmer } }
    }
}

/// A tokenizer whose words are stemmed.
#[derive(Clone)]
pub(super) struct Stemming<T> {
    inner: T,
    known: Known,
}

/// The stems met so far.
#[derive(Clone)]
struct Known {
    stems: HashMap<String, String>,
    stemmer: TextAnalyzer,
}

impl Known {
    fn replace(&mut self, word: &mut String) {
        if let Some(stem) = self.stems.get(word.as_str()) {
            word.clone_from(stem);
            return;
        }
        let mut stream = self.stemmer.token_stream(word);
        let stem = if stream.advance() { stream.token().text.clone() } else { word.clone() };
        drop(stream);
        if self.stems.len() >= MOST {
            self.stems.clear();
        }
        self.stems.insert(std::mem::replace(word, stem.clone()), stem);
    }
}

impl<T: Tokenizer> Tokenizer for Stemming<T> {
    type TokenStream<'a> = StemStream<'a, T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        StemStream { inner: self.inner.token_stream(text), known: &mut self.known }
    }
}

/// The stems of one text, one after the other.
pub(super) struct StemStream<'a, S> {
    inner: S,
    known: &'a mut Known,
}

impl<S: TokenStream> TokenStream for StemStream<'_, S> {
    fn advance(&mut self) -> bool {
        let more = self.inner.advance();
        if more {
            self.known.replace(&mut self.inner.token_mut().text);
        }
        more
    }

    fn token(&self) -> &Token {
        self.inner.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.inner.token_mut()
    }
}
