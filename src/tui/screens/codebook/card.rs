//! The card of a theme: everything the framework says of it, and who coded it how often with which magnitude.

use crate::model::{Framework, ScaleChoice, Theme, ThemeId};
use crate::tui::look::{Look, Role};
use crate::workbench::TallyLine;

/// The card's lines, each with its role; long ones are to be wrapped.
#[must_use]
pub(in crate::tui) fn card(
    framework: &Framework,
    id: ThemeId,
    counts: &[TallyLine],
    look: &Look,
) -> Vec<(Role, String)> {
    let Some(theme) = framework.theme(id) else { return Vec::new() };
    let mut lines = vec![(Role::Strong, format!("{} {}", framework.number(id), theme.name))];
    lines.push((Role::Quiet, about(framework, theme, look)));
    lines.extend(coders(framework, id, counts, look));
    lines.push((Role::Text, String::new()));
    if !theme.codable {
        lines.push((Role::Text, "A heading: it is not applied itself.".into()));
    }
    let mut tell = |name: &str, told: &str| {
        for (place, row) in told.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
            lines.push((Role::Text, if place == 0 { format!("{name}{row}") } else { row.to_string() }));
        }
    };
    tell("", &theme.definition);
    tell("Use for: ", &theme.include);
    tell("Not for: ", &theme.exclude);
    if !theme.example.is_empty() {
        tell("Example: ", &format!("“{}”", theme.example));
    }
    if theme.definition.is_empty() && theme.codable {
        lines.push((Role::Quiet, "No definition yet: Enter writes one.".into()));
    }
    if !theme.questions.is_empty() {
        lines.push((Role::Quiet, format!("Speaks to: {}", theme.questions.join(", "))));
    }
    lines.push((Role::Quiet, scale(framework, theme)));
    lines
}

/// Key, origin, the colour that was chosen, and what it was split off from.
fn about(framework: &Framework, theme: &Theme, look: &Look) -> String {
    let dot = format!(" {} ", look.glyphs.dot);
    let mut told = vec![theme.key.clone(), theme.origin.word().to_string()];
    told.extend(theme.colour.map(|colour| format!("colour {colour}")));
    if let Some(from) = theme.split_from.and_then(|from| framework.theme(from)) {
        told.push(format!("split from {}", from.name));
    }
    told.join(&dot)
}

fn scale(framework: &Framework, theme: &Theme) -> String {
    match (framework.scale_of(theme.id), &theme.scale) {
        (None, _) => "No magnitude".into(),
        (Some(scale), ScaleChoice::Own(_)) => format!("Magnitude ({}): {}", scale.key, scale.values.join(" < ")),
        (Some(scale), _) => {
            let above = framework.line(theme.id);
            let giver = above.iter().rev().find(|theme| matches!(theme.scale, ScaleChoice::Own(_)));
            let giver = giver.map_or("", |giver| framework.number(giver.id));
            format!("Magnitude ({}, from {giver}): {}", scale.key, scale.values.join(" < "))
        }
    }
}

/// A line for each coder: how many codings, and how many of each magnitude.
fn coders(framework: &Framework, id: ThemeId, counts: &[TallyLine], look: &Look) -> Vec<(Role, String)> {
    if counts.is_empty() {
        return vec![(Role::Quiet, "Nothing is coded to it.".into())];
    }
    let mut coders: Vec<&str> = counts.iter().map(|count| count.coder.as_str()).collect();
    coders.dedup();
    let scale = framework.scale_of(id);
    let line = |coder: &str| {
        let own: Vec<&TallyLine> = counts.iter().filter(|count| count.coder == coder).collect();
        let all: usize = own.iter().map(|count| count.codings).sum();
        let codings = if all == 1 { "coding" } else { "codings" };
        match scale {
            None => format!("{coder}: {all} {codings}"),
            Some(_) => format!("{coder}: {all} {codings}, {}", signs(&own, framework, id, look)),
        }
    };
    coders.into_iter().map(|coder| (Role::Text, line(coder))).collect()
}

/// Counts by magnitude as signs and figures, the highest first: `+7 0·1 -4 ?1`.
pub(super) fn signs(counts: &[&TallyLine], framework: &Framework, id: ThemeId, look: &Look) -> String {
    let scale = framework.scale_of(id);
    let mut by_sign: Vec<(usize, String, usize)> = Vec::new();
    for count in counts {
        let place = count.magnitude.as_deref().and_then(|value| scale?.place(value)).map_or(0, |place| place + 1);
        match by_sign.iter_mut().find(|(known, _, _)| *known == place) {
            Some((_, _, sum)) => *sum += count.codings,
            None => by_sign.push((place, look.magnitude(count.magnitude.as_deref(), scale), count.codings)),
        }
    }
    by_sign.sort_by_key(|sign| std::cmp::Reverse(sign.0));
    let told = by_sign.into_iter().map(|(_, sign, count)| {
        let point = if sign.ends_with(|c: char| c.is_ascii_digit()) { look.glyphs.point } else { "" };
        format!("{sign}{point}{count}")
    });
    told.collect::<Vec<_>>().join(" ")
}
