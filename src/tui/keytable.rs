//! The commands table as text: what `emic keys` prints and the README shows.

use super::chord::Chord;
use super::commands::{COMMANDS, Place};
use serde::Serialize;

#[derive(Serialize)]
struct KeyLine {
    place: &'static str,
    keys: Vec<String>,
    label: &'static str,
    help: &'static str,
}

/// The key table, as Markdown for people or as one JSON document, `{"keys":[{"place","keys","label","help"}]}`.
#[must_use]
pub fn keys(json: bool) -> String {
    if json { as_json() } else { as_markdown() }
}

fn lines(place: Place) -> impl Iterator<Item = KeyLine> {
    COMMANDS.iter().filter(move |command| command.place == place).map(move |command| KeyLine {
        place: place.name(),
        keys: command.keys.iter().filter_map(|key| Chord::parse(key)).map(|key| key.to_string()).collect(),
        label: command.label,
        help: command.help,
    })
}

fn as_json() -> String {
    let keys: Vec<KeyLine> = Place::ALL.into_iter().flat_map(lines).collect();
    let document = serde_json::json!({ "keys": keys });
    format!("{document:#}\n")
}

fn as_markdown() -> String {
    let mut told = String::new();
    for place in Place::ALL {
        told.push_str(&format!("### {}\n\n| keys | what they do |\n|---|---|\n", place.name()));
        for line in lines(place) {
            let keys: Vec<String> = line.keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect();
            told.push_str(&format!("| {} | {} |\n", keys.join(" "), line.help));
        }
        told.push('\n');
    }
    told
}
