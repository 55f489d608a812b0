//! Visible stand-ins for characters a format cannot hold or a reader cannot see.
//!
//! The rule this file owns: such a character is never dropped. A control character becomes its picture (U+2400 to
//! U+2421), anything else its code in angle brackets: `⟨U+202E⟩`.

use std::borrow::Cow;

/// Writes a stand-in for each character that `hidden` names.
#[must_use]
pub fn replace(text: &str, hidden: fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for ch in text.chars() {
        if hidden(ch) { push(&mut shown, ch) } else { shown.push(ch) }
    }
    Cow::Owned(shown)
}

fn push(shown: &mut String, ch: char) {
    let code = u32::from(ch);
    let picture = match code {
        0..=0x1F => char::from_u32(0x2400 + code),
        0x7F => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(picture) => shown.push(picture),
        None => shown.push_str(&format!("⟨U+{code:04X}⟩")),
    }
}

/// What XML 1.0 has no way to write, and CR, which every XML reader turns into LF.
#[must_use]
pub const fn xml_cannot_hold(ch: char) -> bool {
    matches!(ch, '\0'..='\x08' | '\x0B'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

/// Control characters other than tab and line feed, and code points that are no characters.
#[must_use]
pub const fn cannot_be_seen(ch: char) -> bool {
    xml_cannot_hold(ch) || matches!(ch, '\x7F'..='\u{9F}')
}

/// The same, and what makes the text around it run the other way.
#[must_use]
pub const fn cannot_be_seen_or_turns_the_line(ch: char) -> bool {
    cannot_be_seen(ch) || matches!(ch, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_character_becomes_visible_and_is_not_dropped() {
        assert_eq!(replace("a\0b\x1b[31m\tc\n", cannot_be_seen), "a␀b␛[31m\tc\n");
        assert_eq!(replace("\x7f\u{85}\u{ffff}", cannot_be_seen), "␡⟨U+0085⟩⟨U+FFFF⟩");
        assert_eq!(replace("a\u{202e}b", cannot_be_seen), "a\u{202e}b");
        assert_eq!(replace("a\u{202e}b", cannot_be_seen_or_turns_the_line), "a⟨U+202E⟩b");
    }

    #[test]
    fn right_to_left_text_and_emoji_are_left_alone() {
        let text = "שלום 👩‍👩‍👧 مرحبا\u{200f}";
        assert_eq!(replace(text, cannot_be_seen_or_turns_the_line), text);
    }
}
