//! Scales: ordered closed lists of magnitudes.

use serde::{Deserialize, Serialize};

/// An ordered closed list of magnitude values, low to high (negative, neutral, positive; 0 to 3; …).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The name themes refer to it by.
    pub key: String,
    /// The values, low to high, at least two, all different.
    pub values: Vec<String>,
}

impl Scale {
    /// The place of `value` on the scale, counted from 0 at the low end; `None` where it is not on it.
    #[must_use]
    pub fn place(&self, value: &str) -> Option<usize> {
        self.values.iter().position(|known| known == value)
    }

    /// The value a person meant: the exact word, else the word in other letter case, else the only value that begins
    /// with what was typed. `None` where nothing or more than one thing fits.
    #[must_use]
    pub fn resolve(&self, typed: &str) -> Option<&str> {
        let typed = typed.trim();
        if let Some(exact) = self.values.iter().find(|value| *value == typed) {
            return Some(exact);
        }
        let lower = typed.to_lowercase();
        if lower.is_empty() {
            return None;
        }
        if let Some(same) = self.values.iter().find(|value| value.to_lowercase() == lower) {
            return Some(same);
        }
        let mut beginning = self.values.iter().filter(|value| value.to_lowercase().starts_with(&lower));
        match (beginning.next(), beginning.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// Whether every value is a number: such values are shown as they are, never as signs.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        self.values.iter().all(|value| value.parse::<f64>().is_ok())
    }

    /// The value a magnitude key means: the value that is written so (a `0` on a scale from 0 to 3 is 0), else `-` the
    /// lowest, `+` the highest, `0` the middle of an odd scale. `None` where the scale has no middle.
    #[must_use]
    pub fn by_sign(&self, sign: char) -> Option<&str> {
        if let Some(written) = self.values.iter().find(|value| value.chars().eq([sign])) {
            return Some(written);
        }
        let count = self.values.len();
        let place = match sign {
            '-' => 0,
            '+' => count.checked_sub(1)?,
            '0' if count % 2 == 1 => count / 2,
            _ => return None,
        };
        self.values.get(place).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    fn valence() -> Scale {
        Scale { key: "valence".into(), values: ["negative", "neutral", "positive"].map(String::from).to_vec() }
    }

    #[test]
    fn a_value_may_be_shortened_as_long_as_only_one_fits() {
        assert_eq!(valence().resolve("pos"), Some("positive"));
        assert_eq!(valence().resolve("NEUTRAL"), Some("neutral"));
        assert_eq!(valence().resolve("ne"), None);
        assert_eq!(valence().resolve(""), None);
    }

    #[test]
    fn signs_name_the_ends_and_the_middle() {
        assert_eq!(valence().by_sign('-'), Some("negative"));
        assert_eq!(valence().by_sign('0'), Some("neutral"));
        assert_eq!(valence().by_sign('+'), Some("positive"));
        let even = Scale { key: "s".into(), values: ["0", "1", "2", "3"].map(String::from).to_vec() };
        assert_eq!(even.by_sign('0'), Some("0"), "what is written so comes first");
        assert_eq!(even.by_sign('2'), Some("2"));
        assert_eq!(even.by_sign('+'), Some("3"));
        let words = Scale { key: "s".into(), values: ["low", "high"].map(String::from).to_vec() };
        assert_eq!(words.by_sign('0'), None, "two values have no middle");
    }
}
