//! The pieces of a query: words, phrases, and the signs between them, each with its place.

use super::QueryError;

/// One piece of a query and where it begins, in characters from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub place: usize,
    pub kind: Kind,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word as it was typed.
    Word(String),
    /// What was typed before a star.
    Prefix(String),
    /// What stands between quotes.
    Phrase(String),
    /// `-` before something, or `NOT`.
    Exclude,
    /// `OR`.
    Or,
    /// `(`.
    Open,
    /// `)`.
    Close,
}

/// Cuts a query into pieces. `AND` is what a space means anyway and leaves no piece.
pub(super) fn lex(query: &str) -> Result<Vec<Piece>, QueryError> {
    let chars: Vec<char> = query.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let place = at + 1;
        let kind = match c {
            _ if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '(' => Kind::Open,
            ')' => Kind::Close,
            '-' => {
                let glued = chars.get(at + 1).is_some_and(|next| !next.is_whitespace());
                at += 1;
                if glued {
                    pieces.push(Piece { place, kind: Kind::Exclude });
                }
                continue;
            }
            _ if is_quote(c) => {
                let phrase = until(&chars, at + 1, is_quote);
                at += phrase.chars().count() + 1;
                if at >= chars.len() {
                    return Err(QueryError::OpenQuote { place });
                }
                if let Some(star) = phrase.chars().position(|c| c == '*') {
                    return Err(QueryError::Star { place: place + 1 + star });
                }
                Kind::Phrase(phrase)
            }
            _ => {
                let word = until(&chars, at, |c| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')'));
                at += word.chars().count();
                pieces.extend(word_piece(word, place)?);
                continue;
            }
        };
        pieces.push(Piece { place, kind });
        at += 1;
    }
    Ok(pieces)
}

fn word_piece(word: String, place: usize) -> Result<Option<Piece>, QueryError> {
    let kind = match word.as_str() {
        "AND" => return Ok(None),
        "OR" => Kind::Or,
        "NOT" => Kind::Exclude,
        _ => {
            let stem = word.trim_end_matches('*');
            if let Some(star) = stem.chars().position(|c| c == '*') {
                return Err(QueryError::Star { place: place + star });
            }
            match stem {
                "" => return Err(QueryError::Star { place }),
                _ if stem.len() < word.len() => Kind::Prefix(stem.to_string()),
                _ => Kind::Word(word),
            }
        }
    };
    Ok(Some(Piece { place, kind }))
}

fn until(chars: &[char], from: usize, stop: impl Fn(char) -> bool) -> String {
    chars.get(from..).unwrap_or_default().iter().take_while(|c| !stop(**c)).collect()
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}
