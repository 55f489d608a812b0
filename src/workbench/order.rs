//! The order people expect of names: digits count as numbers, so that P2 stands before P10.

/// What a name is sorted by: runs of digits by their value, everything else by lower-cased text; equal ones by the text
/// itself.
pub(super) fn natural(name: &str) -> impl Ord + use<> {
    (pieces(name), name.to_string())
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    // Leading zeros are dropped: the longer run of digits is the larger number.
    Number(usize, String),
    Words(String),
}

fn pieces(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        pieces.push(if digits {
            let run = run.trim_start_matches('0');
            Piece::Number(run.len(), run.to_string())
        } else {
            Piece::Words(run.to_lowercase())
        });
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_in_names_are_numbers() {
        let mut names = ["P10", "P2", "FG1", "P01", "p3", "P002"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["FG1", "P01", "P002", "P2", "p3", "P10"]);
    }
}
