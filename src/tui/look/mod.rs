//! How things look: roles instead of colours, and glyphs in Unicode or ASCII.
//!
//! Under `NO_COLOR` no colour is set at all: crossterm would drop bold and underline with it. Nothing is said by colour
//! alone: every role also has a glyph, a word, or an attribute such as underline.

mod glyphs;
mod palette;

pub use glyphs::Glyphs;
pub use palette::Palette;

use crate::model::ThemeColour;
use ratatui::style::Style;

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
    /// What stands below the middle of a scale.
    Low,
    /// What stands above the middle of a scale.
    High,
}

/// What is told of a coding's magnitude in one glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// The theme has no scale.
    Unscaled,
    /// The theme has a scale, and no magnitude was given.
    Unrated,
    /// `+` the highest, `-` the lowest, `0` the middle, else its place counted from 0; the value itself where the scale is
    /// one of numbers.
    Value(String),
}

impl Sign {
    /// The sign of a magnitude on a scale.
    #[must_use]
    pub fn of(magnitude: Option<&str>, scale: Option<&crate::model::Scale>) -> Self {
        match (magnitude, scale) {
            (_, None) => Self::Unscaled,
            (None, Some(_)) => Self::Unrated,
            (Some(value), Some(scale)) if scale.is_numeric() => Self::Value(value.to_string()),
            (Some(value), Some(scale)) => {
                let sign = ['+', '0', '-'].into_iter().find(|sign| scale.by_sign(*sign) == Some(value));
                let place = || scale.place(value).map_or_else(|| "?".to_string(), |place| place.to_string());
                Self::Value(sign.map_or_else(place, String::from))
            }
        }
    }
}

/// The look of the whole program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colours in use.
    pub palette: Palette,
    /// The glyphs in use.
    pub glyphs: Glyphs,
    /// Whether `NO_COLOR` forbids every palette but mono.
    pub colourless: bool,
    /// Whether windows are drawn without frames: a screen reader would read every corner.
    pub plain: bool,
}

impl Look {
    /// A look with the terminal's colours or none, in Unicode or ASCII.
    #[must_use]
    pub const fn new(colour: bool, unicode: bool) -> Self {
        let palette = if colour { Palette::Terminal } else { Palette::Mono };
        Self {
            palette,
            glyphs: if unicode { glyphs::UNICODE } else { glyphs::ASCII },
            colourless: !colour,
            plain: false,
        }
    }

    /// The look that was asked for, else the one this terminal asks for: `EMIC_THEME` names the palette, `NO_COLOR` (set and
    /// not empty) takes all colours away whatever else is asked, `EMIC_ASCII` the glyphs, `EMIC_PLAIN` the frames.
    ///
    /// # Errors
    /// Where there is no such palette, in a sentence.
    pub fn asked(theme: Option<&str>, ascii: bool, plain: bool) -> Result<Self, String> {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let colour = set("NO_COLOR").is_none();
        let mut look = Self::new(colour, !(ascii || set("EMIC_ASCII").is_some()));
        look.plain = plain || set("EMIC_PLAIN").is_some();
        if let Some(word) = theme.map(String::from).or_else(|| set("EMIC_THEME")) {
            let known = Palette::ALL.map(Palette::word).join(", ");
            let palette = Palette::from_word(&word)
                .ok_or_else(|| format!("there is no theme of colours called “{word}”; choose one of {known}"))?;
            look.palette = if colour { palette } else { Palette::Mono };
        }
        Ok(look)
    }

    /// What lies under everything.
    #[must_use]
    pub const fn base(&self) -> Style {
        self.palette.base()
    }

    /// The style of a role.
    #[must_use]
    pub const fn style(&self, role: Role) -> Style {
        self.palette.style(role)
    }

    /// The style of the stripes of the `n`th main theme. Neighbours differ; red and green are never told apart.
    #[must_use]
    pub fn theme_style(&self, n: usize) -> Style {
        self.colour(ThemeColour::in_turn(n))
    }

    /// What is drawn in the colour of a theme.
    #[must_use]
    pub fn colour(&self, colour: ThemeColour) -> Style {
        self.palette.theme(usize::from(colour.number() - 1)).map_or_else(Style::new, |colour| Style::new().fg(colour))
    }

    /// The glyph of a magnitude, as `Sign` tells.
    #[must_use]
    pub fn magnitude(&self, magnitude: Option<&str>, scale: Option<&crate::model::Scale>) -> String {
        self.sign(&Sign::of(magnitude, scale)).to_string()
    }

    /// The glyph of a sign.
    #[must_use]
    pub fn sign<'s>(&self, sign: &'s Sign) -> &'s str {
        match sign {
            Sign::Unscaled => self.glyphs.unscaled,
            Sign::Unrated => self.glyphs.unrated,
            Sign::Value(value) => value,
        }
    }

    /// The glyph of a sign where there is one cell for it: `#` stands for a longer value.
    #[must_use]
    pub fn sign_cell<'s>(&self, sign: &'s Sign) -> &'s str {
        let glyph = self.sign(sign);
        if crate::text::width(glyph) == 1 { glyph } else { "#" }
    }
}

/// All roles, for what is promised of each.
#[cfg(test)]
const ROLES: [Role; 15] = [
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
    Role::Low,
    Role::High,
];

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

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
