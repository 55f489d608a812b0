//! Timestamps as transcribers write them: `0:06`, `00:12:31`, `[00:43.810 --> 00:47.850]`, `(12:31)`.

/// A timestamp at the beginning of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp<'t> {
    /// The time as written, without brackets; the first one of a range.
    pub time: &'t str,
    /// How many bytes the whole stamp takes, brackets and the end of a range included.
    pub len: usize,
    /// Whether it stands in brackets.
    pub bracketed: bool,
}

/// The stamp `text` begins with, in brackets or followed by white space or the end.
pub fn leading(text: &str) -> Option<Stamp<'_>> {
    bracketed(text).or_else(|| bare(text))
}

/// The stamp `text` begins with, where a colon may also follow it, as in `P07 00:12:31: …`.
pub fn leading_or_before_colon(text: &str) -> Option<Stamp<'_>> {
    let before_colon = || {
        let (time, len) = range(text.split_once([' ', '\t']).map_or(text, |(first, _)| first).strip_suffix(':')?)?;
        text.get(len..)?.starts_with(':').then_some(Stamp { time, len, bracketed: false })
    };
    leading(text).or_else(before_colon)
}

/// A stamp in `[…]`, `(…)`, `<…>` or `{…}`.
pub fn bracketed(text: &str) -> Option<Stamp<'_>> {
    let open = text.chars().next()?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        '<' => '>',
        '{' => '}',
        _ => return None,
    };
    let inside = text.get(open.len_utf8()..)?.trim_start();
    let (time, used) = range(inside)?;
    let rest = inside.get(used..)?.trim_start().strip_prefix(close)?;
    Some(Stamp { time, len: text.len() - rest.len(), bracketed: true })
}

fn bare(text: &str) -> Option<Stamp<'_>> {
    let (time, len) = range(text)?;
    let next = text.get(len..)?.chars().next();
    next.is_none_or(char::is_whitespace).then_some(Stamp { time, len, bracketed: false })
}

/// A clock time, or two with an arrow or dash between: the first one, and the bytes of all of it.
fn range(text: &str) -> Option<(&str, usize)> {
    let len = clock(text)?;
    let time = text.get(..len)?;
    let rest = text.get(len..)?.trim_start();
    let second = ["-->", "->", "–", "-"].iter().find_map(|dash| rest.strip_prefix(dash)).map(str::trim_start);
    let end = second.and_then(|second| Some(text.len() - second.len() + clock(second)?));
    Some((time, end.unwrap_or(len)))
}

/// The bytes of `m:ss`, `mm:ss`, `h:mm:ss`, with or without a fraction; nothing that runs on into digits or letters.
fn clock(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let first = digits(0);
    if !(1..=3).contains(&first) || bytes.get(first) != Some(&b':') || digits(first + 1) != 2 {
        return None;
    }
    let mut len = first + 3;
    if bytes.get(len) == Some(&b':') && digits(len + 1) == 2 {
        len += 3;
    }
    if matches!(bytes.get(len), Some(b'.' | b',')) && (1..=3).contains(&digits(len + 1)) {
        len += 1 + digits(len + 1);
    }
    let next = text.get(len..)?.chars().next();
    next.is_none_or(|c| !c.is_alphanumeric() && c != ':').then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_come_with_and_without_brackets_fractions_and_ends() {
        let found = |text| leading(text).map(|stamp| (stamp.time, stamp.len));
        assert_eq!(found("0:06"), Some(("0:06", 4)));
        assert_eq!(found("[00:12:31] P"), Some(("00:12:31", 10)));
        assert_eq!(found("( 12:31 )x"), Some(("12:31", 9)));
        assert_eq!(found("[00:43.810 --> 00:47.850]  Hi"), Some(("00:43.810", 25)));
        assert_eq!(found("1:02:03,5 - 1:02:04 x"), Some(("1:02:03,5", 19)));
    }

    #[test]
    fn what_only_resembles_a_stamp_is_none() {
        for text in ["10:30am", "1:2", "12:345", "P07:30", "[12:31", "2:1 odds", "[laughs]", "10:30:", "10:30, we left"]
        {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
