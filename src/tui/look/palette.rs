//! Palettes: which colours the roles have.
//!
//! The default takes the terminal's own sixteen colours and sets no background of its own; mono sets no colour at all.
//! In the others every colour is ours, foreground and background both, and every role can be read: its contrast is at
//! least 4.5 to 1 by the formula of WCAG 2.1 (relative luminance, success criterion 1.4.3). Dimming is not used there,
//! since terminals dim as they like. The palettes for colour-blind readers keep to hues that stay apart for them: blue and
//! yellow where red and green run together, red and teal where blue and yellow do.

use super::Role;
use ratatui::style::{Color, Modifier, Style};

/// A choice of colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Palette {
    /// The terminal's own colours.
    #[default]
    Terminal,
    /// White, yellow and cyan on black.
    HighContrast,
    /// For readers to whom red and green look alike.
    Deuteranopia,
    /// For readers to whom blue and yellow look alike.
    Tritanopia,
    /// No colour: bold, underlined and reversed only.
    Mono,
}

impl Palette {
    /// All palettes, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Terminal, Self::HighContrast, Self::Deuteranopia, Self::Tritanopia, Self::Mono];

    /// The word used on the command line, in `EMIC_THEME` and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::HighContrast => "high-contrast",
            Self::Deuteranopia => "deuteranopia",
            Self::Tritanopia => "tritanopia",
            Self::Mono => "mono",
        }
    }

    /// The palette a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|known| known.word() == word)
    }

    /// The one after it, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|known| *known == self).unwrap_or(0);
        Self::ALL.get(place + 1).copied().unwrap_or_default()
    }

    /// What lies under everything.
    #[must_use]
    pub const fn base(self) -> Style {
        match self.colours() {
            Some(ours) => Style::new().fg(ours.text).bg(ours.ground),
            None => Style::new(),
        }
    }

    /// The style of a role.
    #[must_use]
    pub const fn style(self, role: Role) -> Style {
        match self.colours() {
            Some(ours) => ours.style(role),
            None => attributes(role, matches!(self, Self::Terminal)),
        }
    }

    /// What is drawn for the `n`th colour of themes, counted from 0, if this palette has colours. Neighbours differ.
    #[must_use]
    pub const fn theme(self, n: usize) -> Option<Color> {
        match (self, self.colours()) {
            (Self::Mono, _) => None,
            (_, Some(ours)) => Some(ours.themes[n % 8]),
            _ => Some(OF_THE_TERMINAL[n % 8]),
        }
    }

    const fn colours(self) -> Option<&'static Colours> {
        match self {
            Self::HighContrast => Some(&HIGH_CONTRAST),
            Self::Deuteranopia => Some(&DEUTERANOPIA),
            Self::Tritanopia => Some(&TRITANOPIA),
            Self::Terminal | Self::Mono => None,
        }
    }
}

/// The terminal's own colours for themes; red is left out, so that it is never told from green.
const OF_THE_TERMINAL: [Color; 8] = [
    Color::Cyan,
    Color::Yellow,
    Color::Magenta,
    Color::Blue,
    Color::Green,
    Color::LightMagenta,
    Color::LightBlue,
    Color::LightYellow,
];

/// The roles by attributes alone, with the terminal's own colours where there are to be some.
const fn attributes(role: Role, coloured: bool) -> Style {
    let plain = Style::new();
    let (style, colour) = match role {
        Role::Text => (plain, None),
        Role::Quiet | Role::Aside | Role::Disabled => (plain.add_modifier(Modifier::DIM), None),
        Role::Strong => (plain.add_modifier(Modifier::BOLD), None),
        Role::Bar | Role::Selection => (plain.add_modifier(Modifier::REVERSED), None),
        Role::Coded => (plain.add_modifier(Modifier::UNDERLINED), None),
        Role::Current => (plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)), Some(Color::Cyan)),
        Role::StandIn => (plain.add_modifier(Modifier::REVERSED), Some(Color::Magenta)),
        Role::Match => (plain.add_modifier(Modifier::BOLD.union(Modifier::REVERSED)), Some(Color::Yellow)),
        Role::Alert => (plain.add_modifier(Modifier::BOLD), Some(Color::Yellow)),
        Role::Low => (plain, Some(Color::Yellow)),
        Role::High | Role::Key => (plain.add_modifier(Modifier::BOLD), Some(Color::Cyan)),
    };
    match colour {
        Some(colour) if coloured => style.fg(colour),
        _ => style,
    }
}

/// The colours of a palette that are ours.
struct Colours {
    ground: Color,
    text: Color,
    quiet: Color,
    accent: Color,
    warm: Color,
    strange: Color,
    bar: Color,
    selection: Color,
    themes: [Color; 8],
}

impl Colours {
    const fn style(&self, role: Role) -> Style {
        let (fg, bg, modifier) = match role {
            Role::Text => (self.text, self.ground, Modifier::empty()),
            Role::Quiet | Role::Aside | Role::Disabled => (self.quiet, self.ground, Modifier::empty()),
            Role::Strong => (self.text, self.ground, Modifier::BOLD),
            Role::Bar => (self.ground, self.bar, Modifier::empty()),
            Role::Selection => (self.ground, self.selection, Modifier::empty()),
            Role::Coded => (self.text, self.ground, Modifier::UNDERLINED),
            Role::Current => (self.accent, self.ground, Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::StandIn => (self.ground, self.strange, Modifier::empty()),
            Role::Match => (self.ground, self.warm, Modifier::BOLD),
            Role::Alert => (self.warm, self.ground, Modifier::BOLD),
            Role::Low => (self.warm, self.ground, Modifier::empty()),
            Role::High | Role::Key => (self.accent, self.ground, Modifier::BOLD),
        };
        Style::new().fg(fg).bg(bg).add_modifier(modifier)
    }
}

const fn rgb(hex: u32) -> Color {
    Color::Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const HIGH_CONTRAST: Colours = Colours {
    ground: rgb(0x00_0000),
    text: rgb(0xff_ffff),
    quiet: rgb(0xc8_c8c8),
    accent: rgb(0x00_e5ff),
    warm: rgb(0xff_e000),
    strange: rgb(0xff_9cff),
    bar: rgb(0xff_ffff),
    selection: rgb(0x7d_f9ff),
    themes: [
        rgb(0x00_e5ff),
        rgb(0xff_e000),
        rgb(0xff_9cff),
        rgb(0x9c_b8ff),
        rgb(0x7c_ff7c),
        rgb(0xff_b070),
        rgb(0xff_ffff),
        rgb(0xd0_b0ff),
    ],
};

const DEUTERANOPIA: Colours = Colours {
    ground: rgb(0x10_1418),
    text: rgb(0xea_eef2),
    quiet: rgb(0xa8_b4c0),
    accent: rgb(0x6c_bcf0),
    warm: rgb(0xf0_c040),
    strange: rgb(0xd8_c8ff),
    bar: rgb(0xc4_d8ee),
    selection: rgb(0x6c_bcf0),
    themes: [
        rgb(0x6c_bcf0),
        rgb(0xf0_c040),
        rgb(0xea_eef2),
        rgb(0x8c_9cff),
        rgb(0xd0_a000),
        rgb(0xb8_dcff),
        rgb(0xff_e8a0),
        rgb(0xa8_b4c0),
    ],
};

const TRITANOPIA: Colours = Colours {
    ground: rgb(0x12_1214),
    text: rgb(0xf0_ecec),
    quiet: rgb(0xb8_b0b0),
    accent: rgb(0x4c_d0c8),
    warm: rgb(0xff_8c8c),
    strange: rgb(0xff_b0d0),
    bar: rgb(0xe0_d8d8),
    selection: rgb(0x4c_d0c8),
    themes: [
        rgb(0x4c_d0c8),
        rgb(0xff_8c8c),
        rgb(0xf0_ecec),
        rgb(0x18_a0a0),
        rgb(0xff_b0d0),
        rgb(0xa0_f0ec),
        rgb(0xe8_6464),
        rgb(0xb8_b0b0),
    ],
};

#[cfg(test)]
mod tests {
    use super::super::ROLES;
    use super::*;

    /// Relative luminance of WCAG 2.1.
    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(r, g, b) = colour else { panic!("{colour:?} is not ours") };
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn the_contrast_formula_gives_the_known_values() {
        assert!((contrast(rgb(0xff_ffff), rgb(0)) - 21.0).abs() < 1e-9);
        assert!((contrast(rgb(0x77_7777), rgb(0xff_ffff)) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_role_can_be_read_where_the_colours_are_ours() {
        for palette in Palette::ALL.into_iter().filter(|palette| palette.colours().is_some()) {
            let (text, ground) = (palette.base().fg.unwrap(), palette.base().bg.unwrap());
            assert!(contrast(text, ground) >= 4.5, "{}", palette.word());
            for role in ROLES {
                let style = palette.style(role);
                let ratio = contrast(style.fg.unwrap(), style.bg.unwrap());
                assert!(ratio >= 4.5, "{} {role:?}: {ratio:.2}", palette.word());
                assert!(!style.add_modifier.contains(Modifier::DIM), "{} {role:?}", palette.word());
            }
            for n in 0..8 {
                // A stripe is drawn on the ground; its theme's colour must not vanish in it, nor look like its neighbour's.
                let (here, next) = (palette.theme(n).unwrap(), palette.theme(n + 1).unwrap());
                assert!(contrast(here, ground) >= 4.5, "{} theme {n}", palette.word());
                assert_ne!(here, next, "{}", palette.word());
            }
        }
    }

    #[test]
    fn what_can_stand_side_by_side_differs_in_mono_too() {
        let style = |role| Palette::Mono.style(role);
        let in_text = [Role::Text, Role::Quiet, Role::Strong, Role::Selection, Role::Coded, Role::Current, Role::Match];
        for (n, role) in in_text.iter().enumerate() {
            for other in &in_text[n + 1..] {
                assert_ne!(style(*role), style(*other), "{role:?} and {other:?}");
            }
        }
        assert_ne!(style(Role::Low), style(Role::High));
        assert_ne!(style(Role::Key), style(Role::Quiet));
        assert_ne!(style(Role::Key), style(Role::Disabled));
    }

    #[test]
    fn every_palette_is_found_by_its_word_and_all_are_come_through_in_turn() {
        let mut palette = Palette::default();
        for known in Palette::ALL {
            assert_eq!(Palette::from_word(known.word()), Some(known));
            assert_eq!(palette, known);
            palette = palette.next();
        }
        assert_eq!(palette, Palette::default());
        assert_eq!(Palette::from_word("plaid"), None);
    }
}
