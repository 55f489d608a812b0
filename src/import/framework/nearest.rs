//! The known word somebody probably meant.

/// The word of `known` that differs from `typed` in the fewest letters, where that is few enough to be a slip.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // Bounded, so that a file made to be slow is not: nobody mistypes a word of a hundred letters.
    const LONGEST: usize = 100;
    const MOST: usize = 1_000;
    if typed.len() > LONGEST {
        return None;
    }
    let typed = typed.to_lowercase();
    let allowed = ((typed.chars().count() + 1) / 3).clamp(1, 3);
    let near = known
        .into_iter()
        .filter(|word| word.len() <= LONGEST)
        .take(MOST)
        .map(|word| (distance(&typed, &word.to_lowercase()), word));
    near.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// The end of a sentence about a word nobody knows: `; did you mean …?`, or a full stop.
pub fn hint<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    nearest(typed, known).map(|word| format!("; did you mean `{word}`?")).unwrap_or_else(|| ".".to_string())
}

/// How many letters must be put in, taken out or replaced (Levenshtein 1966).
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (down, a) in one.chars().enumerate() {
        let mut diagonal = down;
        let mut left = down + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (b, cell) in two.iter().zip(row.iter_mut().skip(1)) {
            let kept = diagonal + usize::from(a != *b);
            diagonal = *cell;
            left = kept.min(left + 1).min(diagonal + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        assert_eq!(nearest("acommodation", ["safety", "accommodation"]), Some("accommodation"));
        assert_eq!(nearest("housing", ["safety", "accommodation"]), None);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
    }
}
