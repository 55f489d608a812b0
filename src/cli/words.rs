//! Small words: counts with their nouns, passages in a line, themes by number and name.

use crate::model::{Framework, Role};
use crate::text;

/// A count and its noun, `1 turn`, `2 turns`.
pub(super) fn count(count: usize, one: &str) -> String {
    let many = one.strip_suffix('y').map_or_else(|| format!("{one}s"), |stem| format!("{stem}ies"));
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// Things one after the other, `AB`, `AB and CD`, `AB, CD and EF`.
pub(super) fn list(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A theme as people know it, `3.1 Hotels`; the key alone where the framework has no such theme.
pub(super) fn theme(framework: &Framework, key: &str) -> String {
    match framework.themes().iter().find(|theme| theme.key == key) {
        Some(theme) => format!("{} {}", framework.number(theme.id), text::safe(&theme.name)),
        None => text::safe(key).into_owned(),
    }
}

/// A speaker with the role, `INT (interviewer)`.
pub(super) fn speaker(label: Option<&str>, role: Option<Role>) -> String {
    let label = text::safe(label.unwrap_or_default()).into_owned();
    match role {
        Some(role) if label.is_empty() => format!("({})", role.word()),
        Some(role) => format!("{label} ({})", role.word()),
        None => label,
    }
}

/// The beginning of an id: enough to tell the codings of a project apart.
pub(super) fn short(id: &impl ToString) -> String {
    id.to_string().chars().take(8).collect()
}

/// `2026-01-31T09:05:07.250Z` as `2026-01-31 09:05:07`.
pub(super) fn time(at: &str) -> String {
    at.split('.').next().unwrap_or(at).trim_end_matches('Z').replace('T', " ")
}

#[cfg(test)]
mod tests {
    use super::{count, time};

    #[test]
    fn nouns_follow_their_counts() {
        assert_eq!(count(1, "turn"), "1 turn");
        assert_eq!(count(0, "theme"), "0 themes");
        assert_eq!(count(2, "entry"), "2 entries");
    }

    #[test]
    fn times_are_short() {
        assert_eq!(time("2026-01-31T09:05:07.250Z"), "2026-01-31 09:05:07");
    }
}
