//! The framework file: TOML that any reader of TOML 1.0 understands.
//!
//! The fields and their order are those of the framework file the program reads. Fields that hold nothing, and those
//! that hold what is taken for granted (origin a-priori, codable, the parent's scale), are left out. Order in the file
//! is order on screen.

use crate::model::{Framework, Origin, ScaleChoice, Theme};

/// The framework as a TOML document.
#[must_use]
pub fn toml(framework: &Framework) -> String {
    let mut out = String::new();
    field(&mut out, "title", &framework.title);
    field(&mut out, "version", &framework.version);
    for scale in framework.scales() {
        out.push_str("\n[[scale]]\n");
        field(&mut out, "key", &scale.key);
        list(&mut out, "values", &scale.values);
    }
    for theme in framework.themes() {
        push_theme(&mut out, framework, theme);
    }
    out
}

fn push_theme(out: &mut String, framework: &Framework, theme: &Theme) {
    out.push_str("\n[[theme]]\n");
    field(out, "key", &theme.key);
    let parent = theme.parent.and_then(|parent| framework.theme(parent));
    field(out, "parent", parent.map_or("", |parent| &parent.key));
    field(out, "name", &theme.name);
    field(out, "definition", &theme.definition);
    field(out, "include", &theme.include);
    field(out, "exclude", &theme.exclude);
    field(out, "example", &theme.example);
    field(out, "scale", scale(framework, theme));
    if theme.origin != Origin::APriori {
        field(out, "origin", theme.origin.word());
    }
    list(out, "questions", &theme.questions);
    if !theme.codable {
        out.push_str("codable = false\n");
    }
}

/// The scale's key, `none`, or nothing where the parent's holds. A scale that is not in the framework is none: that is
/// what it counts as, and a file that names it could not be read.
fn scale<'f>(framework: &'f Framework, theme: &'f Theme) -> &'f str {
    match &theme.scale {
        ScaleChoice::Inherit => "",
        ScaleChoice::None => "none",
        ScaleChoice::Own(key) => framework.scale(key).map_or("none", |scale| &scale.key),
    }
}

fn field(out: &mut String, key: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("{key} = {}\n", quoted(text)));
    }
}

fn list(out: &mut String, key: &str, items: &[String]) {
    if !items.is_empty() {
        let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
        out.push_str(&format!("{key} = [{}]\n", items.join(", ")));
    }
}

/// A basic string of TOML 1.0: on one line, control characters escaped.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            control if control.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::codebook::sample::framework;
    use crate::export::sample::HOSTILE;

    #[test]
    fn the_document_has_the_fields_of_a_framework_file_and_leaves_out_the_empty_ones() {
        assert_eq!(
            toml(&framework()),
            r#"title = "Support \"now\""
version = "2"

[[scale]]
key = "valence"
values = ["negative", "neutral", "positive"]

[[theme]]
key = "accommodation"
name = "Accommodation"
definition = "Where people stayed.\nHow it was found."
include = "Refuges; hotels."
exclude = "Rent: use money."
example = "=My own room | with a <bathroom>"
scale = "valence"
questions = ["RQ3", "RQ4"]

[[theme]]
key = "facilities"
parent = "accommodation"
name = "Facilities"
origin = "emergent"

[[theme]]
key = "money"
name = "Money"
scale = "none"
codable = false
"#
        );
    }

    #[test]
    fn a_reader_of_toml_finds_every_text_as_it_was() {
        for text in HOSTILE.iter().map(String::as_str).chain(["\0\x1b\x7f\r\n", "\u{85}\u{202e}"]) {
            let read: ::toml::Table = format!("text = {}", quoted(text)).parse().unwrap();
            assert_eq!(read["text"].as_str(), Some(text));
        }
    }

    #[test]
    fn a_reader_of_toml_finds_themes_and_scales_in_order() {
        let read: ::toml::Table = toml(&framework()).parse().unwrap();
        let keys = |name: &str| -> Vec<String> {
            let listed = read[name].as_array().unwrap().iter();
            listed.map(|one| one["key"].as_str().unwrap().to_string()).collect()
        };
        assert_eq!(keys("theme"), ["accommodation", "facilities", "money"]);
        assert_eq!(keys("scale"), ["valence"]);
        assert_eq!(read["theme"][2]["codable"].as_bool(), Some(false));
    }
}
