//! Counts per magnitude in a few signs: `−3 0·1 +5 ?2`.
//!
//! The rule this file owns: values in words are written as signs by how far they stand from the middle of their scale,
//! `−−`, `−`, `0`, `+`, `++`; values that are numbers as they are, since a sign would be taken for one. A magnitude that
//! is no longer on the scale is written out. What does not occur is left out.

use super::magnitude::SpreadLine;
use crate::matrix::Side;

/// What each value of a scale is written as, low to high.
#[must_use]
pub fn signs(values: &[String], ascii: bool) -> Vec<String> {
    if values.iter().all(|value| value.parse::<f64>().is_ok()) {
        return values.to_vec();
    }
    let many = values.len();
    let sign = |place: usize| match Side::of(place, many) {
        Side::Middle => "0".to_string(),
        Side::Low => if ascii { "-" } else { "−" }.repeat(many / 2 - place),
        Side::High => "+".repeat(place + 1 - many.div_ceil(2)),
    };
    (0..many).map(sign).collect()
}

/// The counts of a line in signs; a plain number for a theme without a scale, nothing where there are no quotes.
#[must_use]
pub fn counted(line: &SpreadLine, ascii: bool) -> String {
    if line.scale.is_none() && line.values.is_empty() {
        return if line.quotes == 0 { String::new() } else { line.quotes.to_string() };
    }
    let on_scale: Vec<String> = line.on_scale().map(|graded| graded.value.clone()).collect();
    let signs = signs(&on_scale, ascii);
    let dot = if ascii { ":" } else { "·" };
    let mut parts = Vec::new();
    for (place, graded) in line.values.iter().enumerate().filter(|(_, graded)| graded.quotes > 0) {
        let sign = signs.get(place).unwrap_or(&graded.value);
        // A sign that is a word or a digit is set apart from the count.
        let apart = if sign.chars().all(|c| matches!(c, '+' | '-' | '−')) { "" } else { dot };
        parts.push(format!("{sign}{apart}{}", graded.quotes));
    }
    if line.unrated > 0 {
        parts.push(format!("?{}", line.unrated));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(values: &[&str]) -> Vec<String> {
        values.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_become_signs_by_their_distance_from_the_middle_and_numbers_stay() {
        assert_eq!(signs(&words(&["bad", "so", "good"]), false), ["−", "0", "+"]);
        assert_eq!(signs(&words(&["none", "little", "some", "much"]), true), ["--", "-", "+", "++"]);
        assert_eq!(signs(&words(&["a", "b", "c", "d", "e"]), true), ["--", "-", "0", "+", "++"]);
        assert_eq!(signs(&words(&["no", "yes"]), true), ["-", "+"]);
        assert_eq!(signs(&words(&["0", "1", "2"]), false), ["0", "1", "2"]);
    }
}
