//! What must hold in a framework, whatever form it was written in.

use super::Fault;
use super::nearest::hint;
use super::slug::{is_key, slug};
use crate::model::{Scale, ScaleChoice, ThemeDraft};
use std::collections::{HashMap, HashSet};

/// A scale and where it was written.
#[derive(Debug, Clone)]
pub struct PlacedScale {
    /// The scale.
    pub scale: Scale,
    /// Its line.
    pub line: usize,
}

/// A theme and where its parts were written.
#[derive(Debug, Clone, Default)]
pub struct PlacedTheme {
    /// The theme.
    pub theme: ThemeDraft,
    /// The line of its key.
    pub key_line: usize,
    /// The line of its name.
    pub name_line: usize,
    /// The line of its parent.
    pub parent_line: usize,
    /// The line of its scale.
    pub scale_line: usize,
}

/// Everything that is wrong with scales and themes.
pub fn check(scales: &[PlacedScale], themes: &[PlacedTheme]) -> Vec<Fault> {
    let mut faults = Vec::new();
    check_scales(scales, &mut faults);
    if themes.is_empty() {
        faults.push(Fault::new(1, "There is no theme in it: a framework needs at least one."));
    }
    check_keys(themes, &mut faults);
    check_parents(themes, &mut faults);
    check_circles(themes, &mut faults);
    let known: Vec<&str> = scales.iter().map(|placed| placed.scale.key.as_str()).collect();
    for placed in themes {
        if let ScaleChoice::Own(key) = &placed.theme.scale
            && !known.contains(&key.as_str())
        {
            let hint = hint(key, known.iter().copied().chain(["none"]));
            faults.push(Fault::new(placed.scale_line, format!("There is no scale `{key}`{hint}")));
        }
    }
    faults
}

fn check_scales(scales: &[PlacedScale], faults: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for PlacedScale { scale, line } in scales {
        let key = scale.key.as_str();
        if key.is_empty() {
            faults.push(Fault::new(*line, no_key("scale")));
        } else if key == "none" {
            faults.push(Fault::new(*line, "A scale cannot be called `none`: that word says a theme has no scale."));
        } else if !is_key(key) {
            faults.push(Fault::new(*line, bad_key("scale", key)));
        }
        let first = *seen.entry(key).or_insert(*line);
        if first != *line && !key.is_empty() {
            faults.push(Fault::new(
                *line,
                format!("The scale `{key}` is already on line {first}: give one of them another key."),
            ));
        }
        if scale.values.len() < 2 {
            faults.push(Fault::new(*line, format!("The scale `{key}` needs at least two values, low to high.")));
        }
        let mut values: HashSet<&str> = HashSet::new();
        for value in &scale.values {
            if value.trim().is_empty() {
                faults.push(Fault::new(*line, format!("The scale `{key}` has an empty value: take it out.")));
            } else if !values.insert(value) {
                faults.push(Fault::new(*line, format!("The scale `{key}` has `{value}` twice: values must differ.")));
            }
        }
    }
}

fn no_key(what: &str) -> String {
    format!("A {what} has no key: write key = \"…\".")
}

fn bad_key(what: &str, key: &str) -> String {
    let proposal = slug(key);
    let hint = if proposal.is_empty() { String::new() } else { format!("; `{proposal}` would do") };
    format!("The key `{key}` of a {what} may only have a to z, 0 to 9 and hyphens{hint}.")
}

fn check_keys(themes: &[PlacedTheme], faults: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for placed in themes {
        let key = placed.theme.key.as_str();
        if key.is_empty() {
            faults.push(Fault::new(placed.key_line, no_key("theme")));
            continue;
        }
        if placed.theme.name.trim().is_empty() {
            faults
                .push(Fault::new(placed.name_line, format!("The theme `{key}` has no name: write what it is called.")));
        }
        if !is_key(key) {
            faults.push(Fault::new(placed.key_line, bad_key("theme", key)));
        }
        match seen.get(key) {
            Some(first) => faults.push(Fault::new(
                placed.key_line,
                format!("The key `{key}` is already on line {first}: keys are unique in the whole framework."),
            )),
            None => {
                seen.insert(key, placed.key_line);
            }
        }
    }
}

fn check_parents(themes: &[PlacedTheme], faults: &mut Vec<Fault>) {
    let keys: HashSet<&str> = themes.iter().map(|placed| placed.theme.key.as_str()).collect();
    for placed in themes {
        let Some(parent) = &placed.theme.parent else { continue };
        if !keys.contains(parent.as_str()) {
            let key = &placed.theme.key;
            let hint = hint(parent, themes.iter().map(|other| other.theme.key.as_str()).filter(|other| other != key));
            faults.push(Fault::new(
                placed.parent_line,
                format!("There is no theme `{parent}` for `{key}` to stand under{hint}"),
            ));
        }
    }
}

/// A theme that stands under itself, over however many others; each circle is told once.
fn check_circles(themes: &[PlacedTheme], faults: &mut Vec<Fault>) {
    let mut parents: HashMap<&str, &str> = HashMap::new();
    for PlacedTheme { theme, .. } in themes {
        if let Some(parent) = &theme.parent {
            parents.entry(&theme.key).or_insert(parent);
        }
    }
    let mut done: HashSet<&str> = HashSet::new();
    for placed in themes {
        let mut line: Vec<&str> = Vec::new();
        let mut on_line: HashSet<&str> = HashSet::new();
        let mut next = Some(placed.theme.key.as_str());
        while let Some(key) = next.filter(|key| !done.contains(key)) {
            if !on_line.insert(key) {
                let from = line.iter().position(|before| *before == key).unwrap_or(0);
                let mut circle: Vec<&str> = line.get(from..).unwrap_or_default().to_vec();
                circle.push(key);
                let first = themes.iter().find(|other| other.theme.key == key).unwrap_or(placed);
                faults.push(Fault::new(
                    first.parent_line,
                    format!("`{}` stands in a circle: {}. Take one parent out.", key, circle.join(" under ")),
                ));
                break;
            }
            line.push(key);
            next = parents.get(key).copied();
        }
        done.extend(line);
    }
}
