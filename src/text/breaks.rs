//! Where a line may be broken: after spaces, after a hyphen or dash inside a word, and between the ideographs and
//! syllables of writing that puts no spaces.
//!
//! This is the part of UAX #14 that transcripts need, not all of it: a word longer than the row is cut wherever the row
//! ends, so no rule here can make text disappear.

/// Whether `c` is a space that a break may swallow. No-break spaces are not.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' | '\u{3000}')
}

/// Whether a line may end between a cluster that ends in `before` and one that begins with `after`, neither a space.
/// `earlier` is the character before `before`.
pub(super) fn may_break(earlier: char, before: char, after: char) -> bool {
    if is_closer(after) || is_opener(before) {
        return false;
    }
    match before {
        '-' | '\u{2010}' => earlier.is_alphanumeric() && after.is_alphabetic(),
        '–' | '—' => earlier.is_alphanumeric() && after.is_alphanumeric(),
        _ => is_unspaced(before) || is_unspaced(after),
    }
}

/// Ideographs, kana, Hangul syllables and their punctuation.
const fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{30FF}' | '\u{3105}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFD}')
}

/// What no line begins with.
const fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '%'
            | '’'
            | '”'
            | '»'
            | '›'
            | '…'
            | '、'
            | '。'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '〙'
            | '〛'
            | '〜'
            | 'ー'
            | '・'
            | '々'
            | '〻'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | 'ヵ'
            | 'ヶ'
            | '！'
            | '）'
            | '，'
            | '．'
            | '：'
            | '；'
            | '？'
            | '］'
            | '｝'
            | '｡'
            | '､'
            | '｣'
    )
}

/// What no line ends with.
const fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '‘'
            | '“'
            | '„'
            | '«'
            | '‹'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '（'
            | '［'
            | '｛'
            | '｢'
    )
}
