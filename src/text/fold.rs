//! Folding: the form of a word in which letter case, the kind of apostrophe and written-out accents make no difference.

/// `word` in lower case, with straight apostrophes and without combining accents (U+0300 to U+036F). Letters that carry
/// their accent inside, such as é, keep it.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().flat_map(char::to_lowercase).filter(|c| !is_accent(*c)).map(straighten).collect()
}

const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

const fn straighten(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2BC}' | '\u{FF07}' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_apostrophes_and_loose_accents_make_no_difference() {
        assert_eq!(fold("DON’T"), "don't");
        assert_eq!(fold("Cafe\u{301}"), "cafe");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("É"), "é");
    }
}
