//! What fits what was typed, and how well: numbers and the beginnings of names first, words of a definition last.

use super::PickerItem;
use crate::text::fold;

/// How well a line fits whose key begins with what was typed.
const BY_KEY: usize = 7;

/// How well a line fits what was typed (folded), the best lowest; `None` where it does not. A line that stands in the
/// list a second time under its digit is found there by that digit, or where nothing is typed, and nowhere else.
pub(super) fn rank(item: &PickerItem, typed: &str) -> Option<usize> {
    if item.always {
        // The participant's own words can be asked for by what they are called; one letter is not enough for that.
        let called = typed.chars().count() > 1 && item.key.starts_with(typed);
        return Some(if called { BY_KEY } else { usize::MAX });
    }
    if let Some(digit) = item.digit {
        return (typed.is_empty() || typed.chars().eq([digit])).then_some(0);
    }
    if typed.is_empty() {
        return Some(0);
    }
    let label = fold(item.label.trim());
    let number = item.number.to_lowercase();
    let counts = typed.starts_with(|c: char| c.is_ascii_digit());
    let dense = number.replace('.', "");
    let fits = [
        number == typed.trim_end_matches('.'),
        label == typed || item.key == typed,
        counts && number.starts_with(typed),
        counts && dense == typed,
        counts && dense.starts_with(typed),
        label.starts_with(typed),
        !item.key.is_empty() && item.key.starts_with(typed),
        begin(&label, typed),
        label.contains(typed) || item.key.contains(typed),
        begin(&fold(&format!("{} {label} {}", item.path, item.key)), typed),
        holds(&fold(&format!("{number} {label} {} {} {}", item.key, item.path, item.words)), typed),
    ];
    fits.into_iter().position(|fits| fits).map(|place| place + 1)
}

/// Whether every word typed is the beginning of a word of `told`.
fn begin(told: &str, typed: &str) -> bool {
    let words: Vec<&str> = told.split(|c: char| !c.is_alphanumeric()).collect();
    typed.split_whitespace().all(|typed| words.iter().any(|word| word.starts_with(typed)))
}

/// Whether every word typed stands somewhere in `told`.
fn holds(told: &str, typed: &str) -> bool {
    typed.split_whitespace().all(|typed| told.contains(typed))
}
