//! Characters a workbook cannot hold, given back.
//!
//! A control character stands in a workbook as its picture (`␇`) or its code (`⟨U+FFFF⟩`). A line that was not edited is
//! the line it was; in one that was, a stand-in becomes its character again where the exported text had that character
//! and did not have the stand-in itself, so that nobody's own `␇` is taken for a bell.

use crate::model::stand_in;
use std::collections::{BTreeSet, HashMap};

/// The text as a workbook shows it.
pub fn shown(text: &str) -> String {
    stand_in::replace(text, stand_in::xml_cannot_hold).into_owned()
}

/// The edited text with its characters; `base` is the text as it was exported.
pub fn take_back(edited: &str, base: &str) -> String {
    let shown_base = shown(base);
    if base == shown_base {
        return edited.to_string();
    }
    let whole: HashMap<&str, &str> = shown_base.split('\n').zip(base.split('\n')).collect();
    let hidden: BTreeSet<char> = base.chars().filter(|ch| stand_in::xml_cannot_hold(*ch)).collect();
    let known: Vec<(String, String)> = hidden
        .into_iter()
        .map(|ch| (shown(&ch.to_string()), ch.to_string()))
        .filter(|(stand_in, _)| !base.contains(stand_in.as_str()))
        .collect();
    let line = |line: &str| match whole.get(line) {
        Some(base) => (*base).to_string(),
        None => known.iter().fold(line.to_string(), |line, (stand_in, ch)| line.replace(stand_in.as_str(), ch)),
    };
    edited.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::take_back;

    #[test]
    fn a_character_comes_back_in_lines_that_were_edited_and_in_those_that_were_not() {
        let (base, shown) = ("a\u{7}b\nc\u{ffff}d", "a␇b\nc⟨U+FFFF⟩d");
        assert_eq!(take_back(shown, base), base);
        assert_eq!(take_back("a␇b, and more\nc⟨U+FFFF⟩d", base), "a\u{7}b, and more\nc\u{ffff}d");
        assert_eq!(take_back("c⟨U+FFFF⟩d", base), "c\u{ffff}d");
    }

    #[test]
    fn a_picture_somebody_wrote_stays_a_picture() {
        let base = "a\u{7}b ␇";
        assert_eq!(take_back("a␇b ␇ more", base), "a␇b ␇ more");
        assert_eq!(take_back("new ␇", "nothing odd"), "new ␇");
    }
}
