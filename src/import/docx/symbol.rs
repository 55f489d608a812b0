//! Signs from symbol fonts (`w:sym`): a font's own code in the private use area, and what it looks like.
//!
//! Sources: ECMA-376 part 1, 17.3.3.30 (`sym`); the published character tables of Wingdings and Symbol. Only signs
//! that transcribers use are known; the rest is shown as U+FFFD rather than as a wrong letter.

/// The character a symbol stands for; `None` where that is not known.
pub fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let symbolic = ["symbol", "wingding", "webding", "dingbat"].iter().any(|name| font.to_lowercase().contains(name));
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    if !symbolic {
        return char::from_u32(low).filter(|c| !c.is_control());
    }
    let table: &[(u32, char)] = if font.to_lowercase().contains("wingding") { WINGDINGS } else { SYMBOL };
    table.iter().find(|(known, _)| *known == low).map(|(_, c)| *c)
}

const WINGDINGS: &[(u32, char)] = &[
    (0x4A, '☺'),
    (0x4B, '😐'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFE, '☑'),
];

const SYMBOL: &[(u32, char)] = &[
    (0x2D, '−'),
    (0xA3, '≤'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xBC, '…'),
];

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn a_smiley_is_a_smiley_and_an_unknown_sign_is_none() {
        assert_eq!(character("Wingdings", "F04A"), Some('☺'));
        assert_eq!(character("Symbol", "F0AE"), Some('→'));
        assert_eq!(character("Wingdings", "F001"), None);
        assert_eq!(character("Arial", "20AC"), Some('€'));
        assert_eq!(character("Arial", "xyz"), None);
    }
}
