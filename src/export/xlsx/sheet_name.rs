//! Names of sheets.
//!
//! A spreadsheet program refuses a workbook with a sheet name that is empty, longer than 31 UTF-16 units, used twice
//! (letter case aside), called *History*, bounded by an apostrophe, or that holds one of `[ ] : * ? / \`. Every title
//! is turned into a name that is none of these.

use std::collections::HashSet;

const LONGEST: usize = 31;

/// The names taken so far.
#[derive(Debug, Default)]
pub(in crate::export) struct SheetNames {
    taken: HashSet<String>,
}

impl SheetNames {
    /// A name for a sheet with this title that no other sheet has: the title itself where it can be one.
    pub(in crate::export) fn take(&mut self, title: &str) -> String {
        let title = allowed(title);
        let mut name = shortened(&title, "");
        let mut number = 2;
        while !self.taken.insert(name.to_lowercase()) {
            name = shortened(&title, &format!(" ({number})"));
            number += 1;
        }
        name
    }
}

fn allowed(title: &str) -> String {
    let replaced: String = title.chars().map(|ch| if is_forbidden(ch) { ' ' } else { ch }).collect::<String>();
    let words = replaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = bare(&words);
    match bare.to_lowercase().as_str() {
        "" => "Sheet".to_string(),
        "history" => format!("{bare} of changes"),
        _ => bare.to_string(),
    }
}

fn is_forbidden(ch: char) -> bool {
    ch.is_control() || matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\u{FFFE}' | '\u{FFFF}')
}

fn bare(name: &str) -> &str {
    name.trim_matches(|ch: char| ch == '\'' || ch.is_whitespace())
}

/// The title cut to what fits before `ending`.
fn shortened(title: &str, ending: &str) -> String {
    let room = LONGEST.saturating_sub(ending.encode_utf16().count());
    let mut used = 0;
    let fits = |ch: &char| {
        used += ch.len_utf16();
        used <= room
    };
    let cut: String = title.chars().take_while(fits).collect();
    format!("{}{ending}", bare(&cut))
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn a_title_that_can_be_a_name_stays_as_it_is() {
        assert_eq!(SheetNames::default().take("1 Accommodation"), "1 Accommodation");
    }

    #[test]
    fn what_no_sheet_may_be_called_is_changed() {
        let mut names = SheetNames::default();
        assert_eq!(names.take("a[b]:c*d?e/f\\g\u{1}h"), "a b c d e f g h");
        assert_eq!(names.take("'quoted'"), "quoted");
        assert_eq!(names.take(" ' "), "Sheet");
        assert_eq!(names.take("HISTORY"), "HISTORY of changes");
        assert_eq!(names.take(&"😀".repeat(20)), "😀".repeat(15), "31 UTF-16 units, not characters");
        assert_eq!(names.take(&format!("{}'tail", "x".repeat(30))), "x".repeat(30), "the cut leaves no apostrophe");
    }

    #[test]
    fn names_are_unique_whatever_their_letter_case() {
        let mut names = SheetNames::default();
        let long = "A theme with a very long name indeed";
        assert_eq!(names.take("Notes"), "Notes");
        assert_eq!(names.take("NOTES"), "NOTES (2)");
        assert_eq!(names.take(long), "A theme with a very long name i");
        assert_eq!(names.take(long), "A theme with a very long na (2)");
        assert_eq!(names.take(long), "A theme with a very long na (3)");
    }
}
