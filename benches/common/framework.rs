//! The made-up study's framework: eight main themes, four to six below each, all on one scale of valence; and how often
//! each is used.

use super::chance::{Chance, Weights};

/// The main theme with about 7.5 % of all codings, those below it included.
pub const QUOTED_THEME: &str = "independence";

/// The magnitudes, low to high.
pub const MAGNITUDES: [&str; 3] = ["negative", "neutral", "positive"];

/// Main themes: share of all codings in percent, name, and the names below it.
const THEMES: [(f64, &str, &str); 8] = [
    (22.0, "Accommodation", "Facilities and space, Sharing with strangers, Location, Moving again, Feeling at home"),
    (18.0, "Casework", "First meeting, Being listened to, Practical help, Emotional support, Continuity"),
    (15.0, "Money", "Subsistence, Travel costs, Debts, Budgeting"),
    (13.0, "Finding support", "Signposting, Earlier refusals, Fear of authorities, Chance encounters"),
    (11.0, "Legal advice", "Waiting for decisions, Interpreters, Trust in lawyers, Paperwork"),
    (8.5, "Health and wellbeing", "Sleep, Counselling, Physical health, Children's health, Hope"),
    (7.5, "Independence", "Learning the language, Work and study, Friends and neighbours, Own decisions"),
    (5.0, "Endings", "Notice periods, Where people went, Staying in touch, Looking back"),
];

fn key(name: &str) -> String {
    name.to_lowercase().replace([' ', '\''], "-")
}

/// The framework as a file.
pub fn toml() -> String {
    let values = MAGNITUDES.map(|value| format!("\"{value}\"")).join(", ");
    let mut file =
        format!("title = \"A made-up study\"\nversion = \"1\"\n\n[[scale]]\nkey = \"valence\"\nvalues = [{values}]\n");
    for (_, main, below) in THEMES {
        let told = |name: &str| {
            let words = name.to_lowercase();
            format!(
                "key = \"{}\"\nname = \"{name}\"\ndefinition = \"What is said about {words}.\"\ninclude = \"Any mention of \
                 {words}.\"\nexclude = \"Passing mentions.\"\nexample = \"That was how it went with {words}.\"\n",
                key(name)
            )
        };
        file.push_str(&format!("\n[[theme]]\n{}scale = \"valence\"\norigin = \"a-priori\"\n", told(main)));
        for name in below.split(", ") {
            file.push_str(&format!("\n[[theme]]\n{}parent = \"{}\"\n", told(name), key(main)));
        }
    }
    file
}

/// The themes that are applied, drawn as often as they are used.
pub struct Themes {
    keys: Vec<String>,
    weights: Weights,
}

impl Themes {
    /// A tenth of a main theme's codings are its own, the others those of the themes below it, the first of them most.
    pub fn new() -> Self {
        let (mut keys, mut weights) = (Vec::new(), Vec::new());
        for (share, main, below) in THEMES {
            keys.push(key(main));
            weights.push(share * 0.1);
            let names: Vec<&str> = below.split(", ").collect();
            let all: f64 = (1..=names.len()).map(|rank| 1.0 / (rank as f64 + 1.0)).sum();
            for (rank, name) in (1..).zip(names) {
                keys.push(key(name));
                weights.push(share * 0.9 / (f64::from(rank) + 1.0) / all);
            }
        }
        Self { keys, weights: Weights::new(weights) }
    }

    /// The place of a theme.
    pub fn draw(&self, chance: &mut Chance) -> usize {
        self.weights.draw(chance)
    }

    /// The key of the theme at a place.
    pub fn key(&self, place: usize) -> &str {
        &self.keys[place]
    }
}
