//! Keys made from names.

/// Whether a key has only the characters keys may have, `[a-z0-9-]+`.
pub fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The name in the characters a key may have: `Facilités & services` becomes `facilites-services`. Empty where no
/// letter of it can be kept.
pub fn slug(name: &str) -> String {
    let mut key = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let plain = plain(c);
        if plain.is_empty() {
            if !key.is_empty() && !key.ends_with('-') && !matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') {
                key.push('-');
            }
        } else {
            key.push_str(plain);
        }
    }
    key.trim_end_matches('-').to_string()
}

/// The letter without its accent; empty for what no key can hold.
fn plain(c: char) -> &'static str {
    const KEPT: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = KEPT.find(c) {
        return KEPT.get(at..=at).unwrap_or_default();
    }
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// The slug of a name, or `fallback` where it is empty, with a number where it is taken already.
pub fn unique(name: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> String {
    let slug = slug(name);
    let stem = if slug.is_empty() { fallback.to_string() } else { slug };
    let numbered = (2..).map(|number: u64| format!("{stem}-{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|key| !taken(key)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_letters_and_figures() {
        assert_eq!(slug("Facilités & services"), "facilites-services");
        assert_eq!(slug("  Women's – safety (2)!"), "womens-safety-2");
        assert_eq!(slug("主題"), "");
        assert!(is_key("a-1") && !is_key("A") && !is_key("") && !is_key("a b"));
    }

    #[test]
    fn a_taken_key_gets_a_number() {
        assert_eq!(unique("Safety", "theme-1", |key| key == "safety"), "safety-2");
        assert_eq!(unique("主題", "theme-1", |_| false), "theme-1");
    }
}
