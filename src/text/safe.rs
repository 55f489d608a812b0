//! Safe display of text nobody vouches for (rule 2.8).
//!
//! A transcript may hold escape sequences that would drive the terminal, marks that turn the reading order round, and
//! characters nobody can see. They are drawn as visible stand-ins: `␛` for the old control characters, `⟨202E⟩` (the
//! code point in hexadecimal) for the rest. The stored text is never touched, and text without such characters comes
//! back as it is, without a copy.
//!
//! What counts as invisible beyond the lists below (unassigned and private code points, other format characters) is
//! what the standard library's `escape_debug` holds to be unprintable, which follows the Unicode tables it was built
//! with.

use super::width::cluster_width;
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_segmentation::UnicodeSegmentation;

/// What is drawn in place of `c`; `None` where `c` may be drawn as it is.
///
/// Newline and tab have stand-ins too; who lays out text deals with them before asking. The zero-width joiners have one
/// as well, though [`safe()`] keeps them where they shape emoji or letters.
#[must_use]
pub fn stand_in(c: char) -> Option<String> {
    match c {
        ' '..='~' => None,
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).map(String::from),
        '\u{7F}' => Some('\u{2421}'.to_string()),
        _ => hidden(c).then(|| format!("⟨{:04X}⟩", u32::from(c))),
    }
}

/// Whether a character beyond ASCII would not be seen, or would change how others are seen.
fn hidden(c: char) -> bool {
    match c {
        '\u{80}'..='\u{9F}' => true,
        // The no-break spaces and their kin are blank, but they take their place like any space.
        '\u{2028}' | '\u{2029}' => true,
        _ if c.is_whitespace() => false,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => true,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        // Letters by category, blank by design: they make empty names and hidden gaps.
        '\u{3164}' | '\u{FFA0}' => true,
        // Number and verse signs of Arabic and its kin are format characters that are drawn.
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{110BD}' | '\u{110CD}' => false,
        _ => !c.is_alphanumeric() && unprintable(c),
    }
}

/// Whether the standard library's tables call `c` unprintable (format, private, unassigned).
fn unprintable(c: char) -> bool {
    // `escape_debug` on a whole string escapes a combining mark only at the front, hence the letter before it.
    let mut bytes = [b'a'; 5];
    let length = bytes.get_mut(1..).map_or(0, |rest| c.encode_utf8(rest).len());
    let pair = bytes.get(..=length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    pair.escape_debug().nth(1) == Some('\\') && !matches!(c, '\\' | '\'' | '"')
}

/// Whether no character in `text` can be anything but itself; a quick look that most texts pass.
fn plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// How one grapheme cluster is drawn, and whether anything in it is a stand-in.
///
/// A joiner stays where it follows a character beyond ASCII that is not a joiner itself: there it shapes emoji, Persian
/// or Indic letters. A combining mark with nothing to sit on gets a dotted circle, so that it takes a cell.
pub(super) fn drawn(cluster: &str) -> (Cow<'_, str>, bool) {
    if plain(cluster) {
        return (Cow::Borrowed(cluster), false);
    }
    let mut shown = String::new();
    let mut replaced = false;
    let mut before = ' ';
    for c in cluster.chars() {
        let shaping = is_joiner(c) && !before.is_ascii() && !is_joiner(before) && stand_in(before).is_none();
        match stand_in(c) {
            Some(sign) if !shaping => {
                shown.push_str(&sign);
                replaced = true;
            }
            _ => shown.push(c),
        }
        before = c;
    }
    if replaced {
        return (Cow::Owned(shown), true);
    }
    if cluster_width(cluster) == 0 {
        return (Cow::Owned(seated(cluster)), true);
    }
    (Cow::Borrowed(cluster), false)
}

/// A cluster that takes no cell of its own: on a dotted circle where it joins one, else as its code points.
fn seated(cluster: &str) -> String {
    let circled = format!("\u{25CC}{cluster}");
    if circled.graphemes(true).nth(1).is_none() {
        return circled;
    }
    cluster.chars().map(|c| format!("⟨{:04X}⟩", u32::from(c))).collect()
}

/// `text` on one line: newlines and tabs become spaces, whatever cannot be drawn its stand-in.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    replaced(text, " ")
}

/// `text` with its newlines: tabs become spaces, whatever cannot be drawn its stand-in.
#[must_use]
pub fn safe_lines(text: &str) -> Cow<'_, str> {
    replaced(text, "\n")
}

fn replaced<'t>(text: &'t str, newline: &str) -> Cow<'t, str> {
    if text.split(newline).all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out: Option<String> = None;
    for (at, cluster) in text.grapheme_indices(true) {
        let shown = match cluster {
            "\n" | "\r\n" => Cow::Borrowed(newline),
            "\t" => Cow::Borrowed(" "),
            _ => drawn(cluster).0,
        };
        match &mut out {
            Some(out) => {
                let _ = out.write_str(&shown);
            }
            None if shown != cluster => {
                let mut begun = String::with_capacity(text.len() + shown.len());
                begun.push_str(text.get(..at).unwrap_or_default());
                begun.push_str(&shown);
                out = Some(begun);
            }
            None => {}
        }
    }
    out.map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::{safe, safe_lines, stand_in};
    use proptest::prelude::*;
    use std::borrow::Cow;

    #[test]
    fn an_escape_sequence_is_seen_and_not_obeyed() {
        assert_eq!(safe("a\u{1b}[31mred\u{7}"), "a␛[31mred␇");
        assert_eq!(safe("\u{9b}2J\u{7f}"), "⟨009B⟩2J␡");
    }

    #[test]
    fn marks_that_turn_the_reading_order_are_seen() {
        for c in ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}', '\u{200E}', '\u{200F}', '\u{61C}'] {
            assert_eq!(safe(&format!("a{c}b")), format!("a⟨{:04X}⟩b", u32::from(c)));
        }
    }

    #[test]
    fn what_nobody_can_see_is_seen() {
        let unseen = [
            '\u{200B}',
            '\u{2060}',
            '\u{FEFF}',
            '\u{2028}',
            '\u{2029}',
            '\u{AD}',
            '\u{E000}',
            '\u{F0000}',
            '\u{E0041}',
            '\u{E0001}',
            '\u{378}',
            '\u{FFFF}',
            '\u{3164}',
            '\u{180E}',
        ];
        for c in unseen {
            assert_eq!(stand_in(c), Some(format!("⟨{:04X}⟩", u32::from(c))), "{c:?}");
            assert!(safe(&format!("漢{c}b")).contains('⟨'), "{c:?}");
        }
    }

    #[test]
    fn harmless_text_is_not_copied() {
        let texts = [
            "plain ‘quotes’ – dash…",
            "e\u{301}tude",
            "\u{a0}no-break",
            "漢字、かな",
            "שלום עולם",
            "مرحبا ۝",
            "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 👍🏽 🇩🇪",
            "می\u{200C}خواهم",
            "क्\u{200D}ष",
        ];
        for text in texts {
            assert!(matches!(safe(text), Cow::Borrowed(_)), "{text:?} became {:?}", safe(text));
        }
    }

    #[test]
    fn a_joiner_is_kept_only_where_it_shapes_something() {
        assert_eq!(safe("pass\u{200D}word"), "pass⟨200D⟩word");
        assert_eq!(safe("می\u{200C}\u{200C}x"), "می\u{200C}⟨200C⟩x");
        assert_eq!(safe("\u{200C}x"), "⟨200C⟩x");
    }

    #[test]
    fn a_loose_combining_mark_sits_on_a_circle() {
        assert_eq!(safe("\n\u{301}a"), " \u{25CC}\u{301}a");
        assert_eq!(safe("\u{D7CB}"), "⟨D7CB⟩", "half a Korean syllable joins nothing");
    }

    #[test]
    fn only_one_of_the_two_keeps_newlines() {
        assert_eq!(safe("a\n\tb\r\nc\rd"), "a  b c␍d");
        assert_eq!(safe_lines("a\n\tb\r\nc\rd"), "a\n b\nc␍d");
    }

    proptest! {
        #[test]
        fn nothing_unsafe_is_left_and_a_second_pass_changes_nothing(text in any::<String>()) {
            let once = safe(&text).into_owned();
            prop_assert!(once.chars().all(|c| !c.is_control()));
            prop_assert_eq!(safe(&once), once.as_str());
        }
    }
}
