//! The codebook as Markdown, to be read and handed round.

use crate::export::md::escape;
use crate::model::{Framework, ScaleChoice, Theme};

/// The codebook as one document: a heading per theme, deeper themes under deeper headings.
#[must_use]
pub fn md(framework: &Framework) -> String {
    let title = if framework.title.is_empty() { "Codebook" } else { &framework.title };
    let mut out = format!("# {}\n", escape(title));
    if !framework.version.is_empty() {
        out.push_str(&format!("\nVersion {}\n", escape(&framework.version)));
    }
    for theme in framework.themes() {
        push_theme(&mut out, framework, theme);
    }
    out
}

fn push_theme(out: &mut String, framework: &Framework, theme: &Theme) {
    // Markdown has six levels of heading; the number still tells deeper themes apart.
    let level = "#".repeat((framework.depth(theme.id) + 2).min(6));
    let number = framework.number(theme.id);
    out.push_str(&format!("\n{level} {number} {} ({})\n", escape(&theme.name), escape(&theme.key)));
    let scale = scale(framework, theme);
    let fields = [
        ("Definition", theme.definition.as_str()),
        ("Include", &theme.include),
        ("Exclude", &theme.exclude),
        ("Example", &theme.example),
        ("Scale", &scale),
        ("Origin", theme.origin.word()),
        ("Questions", &theme.questions.join(", ")),
        ("Use", if theme.codable { "" } else { "a heading only; it is not applied to passages" }),
    ];
    out.push('\n');
    for (name, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
        out.push_str(&format!("- **{name}:** {}\n", escape(text)));
    }
}

/// The values of the scale that holds for the theme, low to high, and where it is taken from.
fn scale(framework: &Framework, theme: &Theme) -> String {
    let Some(scale) = framework.scale_of(theme.id) else { return "none".to_string() };
    let values = scale.values.join(" < ");
    if theme.scale == ScaleChoice::Inherit { format!("{values} (from above)") } else { values }
}

#[cfg(test)]
mod tests {
    use crate::export::codebook::sample::framework;

    #[test]
    fn every_theme_has_its_number_its_rules_and_the_scale_that_holds() {
        assert_eq!(
            super::md(&framework()),
            r#"# Support "now"

Version 2

## 1 Accommodation (accommodation)

- **Definition:** Where people stayed.<br>How it was found.
- **Include:** Refuges; hotels.
- **Exclude:** Rent: use money.
- **Example:** =My own room \| with a &lt;bathroom&gt;
- **Scale:** negative &lt; neutral &lt; positive
- **Origin:** a-priori
- **Questions:** RQ3, RQ4

### 1.1 Facilities (facilities)

- **Scale:** negative &lt; neutral &lt; positive (from above)
- **Origin:** emergent

## 2 Money (money)

- **Scale:** none
- **Origin:** a-priori
- **Use:** a heading only; it is not applied to passages
"#
        );
    }
}
