//! What stands in a cue: words, voices, tags and character references.
//!
//! Tags that WebVTT knows are taken away; anything else in angle brackets (`<inaudible>`) is what somebody typed and
//! stays.

use super::cues::milliseconds;

/// A piece of a cue's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A voice begins.
    Voice(String),
    /// Words, references resolved.
    Words(String),
}

/// How far behind a `<` its `>` is looked for, in bytes: a file of nothing but `<` must not take for ever.
const LONGEST_TAG: usize = 200;

/// The pieces of the lines of a cue; line ends stay as `\n` in the words.
pub fn pieces(words: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = words;
    while let Some(open) = rest.find('<') {
        let (before, from) = rest.split_at(open);
        plain.push_str(before);
        let close = from.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        let inside = close.and_then(|close| from.get(1..close));
        let after = close.and_then(|close| from.get(close + 1..)).unwrap_or_default();
        match inside.map_or(Tag::Unknown, tag) {
            Tag::Voice(name) => {
                flush(&mut pieces, &mut plain);
                pieces.push(Piece::Voice(name));
                rest = after;
            }
            Tag::Known => rest = after,
            Tag::Unknown => {
                plain.push('<');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    flush(&mut pieces, &mut plain);
    pieces
}

fn flush(pieces: &mut Vec<Piece>, plain: &mut String) {
    if !plain.is_empty() {
        pieces.push(Piece::Words(unescape(plain)));
        plain.clear();
    }
}

enum Tag {
    Voice(String),
    Known,
    Unknown,
}

/// What `<inside>` is. A voice is `v`, maybe classes, white space and the name.
fn tag(inside: &str) -> Tag {
    if milliseconds(inside.trim()).is_some() {
        return Tag::Known;
    }
    let (head, annotation) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let closing = head.starts_with('/');
    let name = head.trim_start_matches('/').split('.').next().unwrap_or_default();
    match name {
        "v" if !closing => {
            let spoken: Vec<String> = unescape(annotation).split_whitespace().map(String::from).collect();
            if spoken.is_empty() { Tag::Known } else { Tag::Voice(spoken.join(" ")) }
        }
        "v" | "c" | "i" | "b" | "u" | "ruby" | "rt" | "lang" | "font" => Tag::Known,
        _ => Tag::Unknown,
    }
}

/// Resolves the references WebVTT names, and numbered ones; anything else stays as it is.
pub fn unescape(words: &str) -> String {
    const LONGEST: usize = 10;
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let end = from.bytes().take(LONGEST).position(|byte| byte == b';');
        let name = end.and_then(|end| from.get(1..end));
        match name.and_then(character) {
            Some(c) => {
                plain.push(c);
                rest = end.and_then(|end| from.get(end + 1..)).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "nbsp" => Some('\u{a0}'),
        "lrm" => Some('\u{200e}'),
        "rlm" => Some('\u{200f}'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')
        }
    }
}
