//! How things look: roles instead of colours, and glyphs in Unicode or ASCII.
//!
//! The default takes the terminal's own sixteen colours and never sets a background but for the bar and the selection. Under
//! `NO_COLOR` no colour is set at all: crossterm would drop bold and underline with it. Nothing is said by colour alone:
//! every role also has a glyph, a word, or an attribute such as underline.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Plain text.
    Text,
    /// What can be passed over: labels, numbers, hints.
    Quiet,
    /// Titles and names.
    Strong,
    /// The line under the bar.
    Bar,
    /// The selected passage.
    Selection,
    /// Coded text.
    Coded,
    /// The passage of the current coding.
    Current,
    /// What stands for a character that must not be drawn.
    StandIn,
    /// A word that was searched for.
    Match,
    /// Something went wrong.
    Alert,
    /// A key in a hint.
    Key,
    /// A line that cannot be chosen now.
    Disabled,
    /// What participants do not say: the talk of interviewers.
    Aside,
}

/// Glyphs that need more than ASCII, with their stand-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A stripe's further rows.
    pub stripe: &'static str,
    /// A stripe's further rows where it is another coder's.
    pub other_stripe: &'static str,
    /// A coding that has no magnitude though its theme has a scale.
    pub unrated: &'static str,
    /// A coding whose theme has no scale.
    pub unscaled: &'static str,
    /// The mark before the line under the bar.
    pub bar: &'static str,
    /// Between pieces of a line.
    pub dot: &'static str,
    /// Everything is on disk.
    pub saved: &'static str,
    /// More than can be shown.
    pub more: &'static str,
    /// An assignment that is not begun, or of which it is not known.
    pub to_do: &'static str,
    /// An assignment that is begun.
    pub in_progress: &'static str,
    /// An assignment that is done.
    pub done: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    stripe: "│",
    other_stripe: "┆",
    unrated: "?",
    unscaled: "•",
    bar: "▸",
    dot: "·",
    saved: "✓",
    more: "…",
    to_do: "○",
    in_progress: "◐",
    done: "●",
};

const ASCII: Glyphs = Glyphs {
    stripe: "|",
    other_stripe: ":",
    unrated: "?",
    unscaled: "*",
    bar: ">",
    dot: "-",
    saved: "ok",
    more: "~",
    to_do: ".",
    in_progress: "~",
    done: "x",
};

/// The look of the whole program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    colour: bool,
    /// The glyphs in use.
    pub glyphs: Glyphs,
}

impl Look {
    /// A look with or without colour, in Unicode or ASCII.
    #[must_use]
    pub const fn new(colour: bool, unicode: bool) -> Self {
        Self { colour, glyphs: if unicode { UNICODE } else { ASCII } }
    }

    /// The look this terminal asks for: `NO_COLOR` (set and not empty) takes the colours away, `EMIC_ASCII` the glyphs.
    #[must_use]
    pub fn of_environment() -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Self::new(!set("NO_COLOR"), !set("EMIC_ASCII"))
    }

    /// The style of a role.
    #[must_use]
    pub const fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        let (attributes, colour) = match role {
            Role::Text => (plain, None),
            Role::Quiet | Role::Aside => (plain.add_modifier(Modifier::DIM), None),
            Role::Strong => (plain.add_modifier(Modifier::BOLD), None),
            Role::Bar | Role::Selection => (plain.add_modifier(Modifier::REVERSED), None),
            Role::Coded => (plain.add_modifier(Modifier::UNDERLINED), None),
            Role::Current => (plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)), Some(Color::Cyan)),
            Role::StandIn => (plain.add_modifier(Modifier::REVERSED), Some(Color::Magenta)),
            Role::Match => (plain.add_modifier(Modifier::BOLD.union(Modifier::REVERSED)), Some(Color::Yellow)),
            Role::Alert => (plain.add_modifier(Modifier::BOLD), Some(Color::Yellow)),
            Role::Key => (plain.add_modifier(Modifier::BOLD), Some(Color::Cyan)),
            Role::Disabled => (plain.add_modifier(Modifier::DIM), None),
        };
        match colour {
            Some(colour) if self.colour => attributes.fg(colour),
            _ => attributes,
        }
    }

    /// The style of the stripes of the `n`th main theme. Neighbours differ; red and green are never told apart.
    #[must_use]
    pub const fn theme_style(&self, n: usize) -> Style {
        let colour = match n % 5 {
            0 => Color::Cyan,
            1 => Color::Yellow,
            2 => Color::Magenta,
            3 => Color::Blue,
            _ => Color::Green,
        };
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// The glyph of a magnitude: `+` the highest, `-` the lowest, `0` the middle, else its place counted from 0; the value
    /// itself where the scale is one of numbers.
    #[must_use]
    pub fn magnitude(&self, magnitude: Option<&str>, scale: Option<&crate::model::Scale>) -> String {
        match (magnitude, scale) {
            (_, None) => self.glyphs.unscaled.to_string(),
            (None, Some(_)) => self.glyphs.unrated.to_string(),
            (Some(value), Some(scale)) if scale.is_numeric() => value.to_string(),
            (Some(value), Some(scale)) => {
                let sign = ['+', '0', '-'].into_iter().find(|sign| scale.by_sign(*sign) == Some(value));
                let place = || scale.place(value).map_or_else(|| "?".to_string(), |place| place.to_string());
                sign.map_or_else(place, String::from)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 13] = [
        Role::Text,
        Role::Quiet,
        Role::Strong,
        Role::Bar,
        Role::Selection,
        Role::Coded,
        Role::Current,
        Role::StandIn,
        Role::Match,
        Role::Alert,
        Role::Key,
        Role::Disabled,
        Role::Aside,
    ];

    #[test]
    fn without_colour_no_colour_is_set_and_attributes_stay() {
        let look = Look::new(false, true);
        for role in ROLES {
            let style = look.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
        assert_eq!(look.theme_style(2), Style::new());
        assert!(look.style(Role::Coded).add_modifier.contains(Modifier::UNDERLINED));
    }

    #[test]
    fn ascii_glyphs_are_ascii() {
        let glyphs = Look::new(true, false).glyphs;
        let lines = [glyphs.stripe, glyphs.other_stripe, glyphs.unrated, glyphs.unscaled, glyphs.bar, glyphs.more];
        for glyph in [&lines[..], &[glyphs.to_do, glyphs.in_progress, glyphs.done]].concat() {
            assert!(glyph.is_ascii(), "{glyph}");
        }
    }
}
