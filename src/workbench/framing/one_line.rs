//! Names as they are kept: on one line.

/// A name on one line, without blanks around or doubled.
pub(super) fn one_line(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn names_are_one_line() {
        assert_eq!(one_line("  a\n b\t\u{7}c  "), "a b c");
    }
}
