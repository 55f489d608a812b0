//! The TOML form: `[[scale]]` and `[[theme]]` tables, read with the place of every value.

use super::Fault;
use super::check::{PlacedScale, PlacedTheme, check};
use super::nearest::hint;
use crate::model::{FrameworkDraft, Origin, Scale, ScaleChoice, ThemeDraft};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const TOP: [&str; 4] = ["title", "version", "scale", "theme"];
const OF_SCALE: [&str; 2] = ["key", "values"];
const OF_THEME: [&str; 11] =
    ["key", "parent", "name", "definition", "include", "exclude", "example", "scale", "origin", "questions", "codable"];

/// Reads the file's text.
///
/// # Errors
/// Every fault there is.
pub fn read(text: &str) -> Result<FrameworkDraft, Vec<Fault>> {
    let (document, broken) = DeTable::parse_recoverable(text);
    let mut reading = Reading::new(text);
    if !broken.is_empty() {
        let fault = |error: &toml::de::Error| {
            let reason = error.message().trim_end_matches('.').replace('\n', ", ");
            Fault::new(error.span().map_or(1, |span| reading.line(span.start)), format!("This is not TOML: {reason}."))
        };
        return Err(broken.iter().map(fault).collect());
    }
    let top = document.get_ref();
    reading.known_fields(top, &TOP, "a framework");
    let title = reading.words(top, "title");
    let version = reading.words(top, "version");
    let mut scales = Vec::new();
    for (line, table) in reading.tables(top, "scale") {
        scales.push(reading.scale(line, table));
    }
    let mut themes = Vec::new();
    for (line, table) in reading.tables(top, "theme") {
        themes.push(reading.theme(line, table));
    }
    let mut faults = reading.faults;
    faults.extend(check(&scales, &themes));
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(FrameworkDraft {
        title,
        version,
        scales: scales.into_iter().map(|placed| placed.scale).collect(),
        themes: themes.into_iter().map(|placed| placed.theme).collect(),
        notes: Vec::new(),
    })
}

/// The values of one file, and what was wrong with them.
struct Reading {
    /// Where each line begins.
    starts: Vec<usize>,
    faults: Vec<Fault>,
}

impl Reading {
    fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts, faults: Vec::new() }
    }

    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    fn fault(&mut self, offset: usize, reason: String) {
        let line = self.line(offset);
        self.faults.push(Fault::new(line, reason));
    }

    fn known_fields(&mut self, table: &DeTable, known: &[&str], of: &str) {
        for key in table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                let hint = hint(key.get_ref(), known.iter().copied());
                let reason = format!("`{}` is no field of {of}{hint}", key.get_ref());
                self.fault(key.span().start, reason);
            }
        }
    }

    /// The tables of `[[name]]`, each with its line.
    fn tables<'v, 'i>(&mut self, top: &'v DeTable<'i>, name: &str) -> Vec<(usize, &'v DeTable<'i>)> {
        let Some(value) = get(top, name) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.fault(value.span().start, format!("`{name}` is written with two brackets on each side: [[{name}]]."));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in array {
            match value.get_ref().as_table() {
                Some(table) => tables.push((self.line(value.span().start), table)),
                None => self.fault(value.span().start, format!("`{name}` holds something that is no table.")),
            }
        }
        tables
    }

    fn scale(&mut self, line: usize, table: &DeTable) -> PlacedScale {
        self.known_fields(table, &OF_SCALE, "a scale");
        let scale = Scale { key: self.words(table, "key"), values: self.list(table, "values") };
        PlacedScale { scale, line }
    }

    fn theme(&mut self, line: usize, table: &DeTable) -> PlacedTheme {
        self.known_fields(table, &OF_THEME, "a theme");
        let scale = match get(table, "scale") {
            None => ScaleChoice::Inherit,
            Some(_) => match self.words(table, "scale") {
                key if key.is_empty() => ScaleChoice::Inherit,
                key if key == "none" => ScaleChoice::None,
                key => ScaleChoice::Own(key),
            },
        };
        let theme = ThemeDraft {
            key: self.words(table, "key"),
            parent: Some(self.words(table, "parent")).filter(|parent| !parent.is_empty()),
            name: self.words(table, "name"),
            definition: self.words(table, "definition"),
            include: self.words(table, "include"),
            exclude: self.words(table, "exclude"),
            example: self.words(table, "example"),
            scale,
            origin: self.origin(table),
            questions: self.list(table, "questions"),
            codable: self.codable(table),
        };
        let at = |field: &str| get(table, field).map_or(line, |value| self.line(value.span().start));
        PlacedTheme {
            key_line: at("key"),
            name_line: at("name"),
            parent_line: at("parent"),
            scale_line: at("scale"),
            theme,
        }
    }

    fn origin(&mut self, table: &DeTable) -> Origin {
        let word = self.words(table, "origin");
        match (Origin::from_word(&word), get(table, "origin")) {
            (Some(origin), _) => origin,
            (None, value) => {
                let at = value.map_or(0, |value| value.span().start);
                self.fault(at, format!("`{word}` is no origin: write \"a-priori\" or \"emergent\"."));
                Origin::default()
            }
        }
    }

    fn codable(&mut self, table: &DeTable) -> bool {
        let Some(value) = get(table, "codable") else { return true };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.fault(value.span().start, "`codable` is true or false, without quotation marks.".to_string());
            true
        })
    }

    /// The text of a field without the white space around it; empty where it is missing.
    fn words(&mut self, table: &DeTable, field: &str) -> String {
        let Some(value) = get(table, field) else { return String::new() };
        scalar(value).unwrap_or_else(|| {
            self.fault(value.span().start, format!("`{field}` is text in quotation marks."));
            String::new()
        })
    }

    fn list(&mut self, table: &DeTable, field: &str) -> Vec<String> {
        let Some(value) = get(table, field) else { return Vec::new() };
        let parts = value.get_ref().as_array().map(|array| array.iter().map(scalar).collect::<Option<Vec<_>>>());
        match parts {
            Some(Some(parts)) => parts,
            _ => {
                self.fault(value.span().start, format!("`{field}` is a list of texts: [\"…\", \"…\"]."));
                Vec::new()
            }
        }
    }
}

fn get<'v, 'i>(table: &'v DeTable<'i>, field: &str) -> Option<&'v Spanned<DeValue<'i>>> {
    table.iter().find(|(key, _)| key.get_ref() == field).map(|(_, value)| value)
}

/// Text, or a number as it was written: the values of a scale are often numbers.
fn scalar(value: &Spanned<DeValue>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(words) => Some(words.trim().to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_string()),
        DeValue::Float(number) => Some(number.as_str().to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::import::read_framework;
    use crate::model::{FrameworkDraft, Origin, ScaleChoice};

    fn read(text: &str) -> FrameworkDraft {
        read_framework("dir/f.toml", text.as_bytes()).unwrap()
    }

    fn faults(text: &str) -> Vec<String> {
        let message = read_framework("dir/f.toml", text.as_bytes()).unwrap_err().to_string();
        message.lines().map(String::from).collect()
    }

    const WHOLE: &str = r#"title = "Support"
version = 1

[[scale]]
key = "valence"
values = ["negative", "neutral", "positive"]

[[theme]]
key = "facilities"
parent = "accommodation"
name = "Facilities"
scale = "none"
origin = "emergent"

[[theme]]
key = "accommodation"
name = "Accommodation"
definition = """
Where people stayed.
How it was found."""
include = "Refuges"
exclude = "Rent"
example = "I had my own room."
scale = "valence"
questions = ["RQ3", "RQ4"]
codable = false
"#;

    #[test]
    fn every_field_is_read_in_the_order_of_the_file() {
        let draft = read(WHOLE);
        assert_eq!((draft.title.as_str(), draft.version.as_str()), ("Support", "1"));
        assert_eq!(draft.scales[0].values, ["negative", "neutral", "positive"]);
        let [child, parent] = draft.themes.as_slice() else { panic!("two themes") };
        assert_eq!(
            (child.parent.as_deref(), &child.scale, child.origin, child.codable),
            (Some("accommodation"), &ScaleChoice::None, Origin::Emergent, true)
        );
        assert_eq!(parent.definition, "Where people stayed.\nHow it was found.");
        assert_eq!(
            (parent.include.as_str(), parent.exclude.as_str(), parent.example.as_str()),
            ("Refuges", "Rent", "I had my own room.")
        );
        assert_eq!(
            (parent.scale.clone(), parent.questions.len(), parent.codable),
            (ScaleChoice::Own("valence".into()), 2, false)
        );
        assert_eq!((parent.parent.as_deref(), child.scale == ScaleChoice::Inherit), (None, false));
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text = r#"titel = "x"
[[scale]]
key = "one"
values = ["a"]
[[scale]]
key = "none"
values = ["a", "a"]
[[theme]]
key = "Housing Costs"
name = "H"
[[theme]]
key = "safety"
name = "S"
parent = "saftey-net"
[[theme]]
key = "safety"
name = "T"
scale = "on"
colour = "red"
[[theme]]
key = "d"
origin = "somewhere"
codable = "no"
questions = "RQ1"
[[theme]]
name = "no key"
"#;
        assert_eq!(
            faults(text),
            [
                "f.toml:1: `titel` is no field of a framework; did you mean `title`?",
                "f.toml:2: The scale `one` needs at least two values, low to high.",
                "f.toml:5: A scale cannot be called `none`: that word says a theme has no scale.",
                "f.toml:5: The scale `none` has `a` twice: values must differ.",
                "f.toml:9: The key `Housing Costs` of a theme may only have a to z, 0 to 9 and hyphens; `housing-costs` would do.",
                "f.toml:14: There is no theme `saftey-net` for `safety` to stand under.",
                "f.toml:16: The key `safety` is already on line 12: keys are unique in the whole framework.",
                "f.toml:18: There is no scale `on`; did you mean `one`?",
                "f.toml:19: `colour` is no field of a theme.",
                "f.toml:20: The theme `d` has no name: write what it is called.",
                "f.toml:22: `somewhere` is no origin: write \"a-priori\" or \"emergent\".",
                "f.toml:23: `codable` is true or false, without quotation marks.",
                "f.toml:24: `questions` is a list of texts: [\"…\", \"…\"].",
                "f.toml:25: A theme has no key: write key = \"…\".",
            ]
        );
    }

    #[test]
    fn a_parent_that_is_nearly_there_is_proposed() {
        let text =
            "[[theme]]\nkey = \"a\"\nname = \"A\"\nparent = \"saftey\"\n[[theme]]\nkey = \"safety\"\nname = \"S\"\n";
        assert_eq!(
            faults(text),
            ["f.toml:4: There is no theme `saftey` for `a` to stand under; did you mean `safety`?"]
        );
    }

    #[test]
    fn a_circle_is_told_once_with_everybody_in_it() {
        let theme =
            |key: &str, parent: &str| format!("[[theme]]\nkey = \"{key}\"\nname = \"x\"\nparent = \"{parent}\"\n");
        let text = [theme("a", "b"), theme("b", "c"), theme("c", "b"), theme("d", "d")].concat();
        assert_eq!(
            faults(&text),
            [
                "f.toml:8: `b` stands in a circle: b under c under b. Take one parent out.",
                "f.toml:16: `d` stands in a circle: d under d. Take one parent out.",
            ]
        );
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let faults = faults("title = \"x\"\nkey = \n[[theme]\n");
        assert!(faults.iter().all(|fault| fault.contains("This is not TOML")), "{faults:?}");
        assert!(faults[0].starts_with("f.toml:2: ") && faults.len() > 1, "{faults:?}");
    }

    #[test]
    fn a_framework_without_themes_and_other_files_are_refused() {
        assert_eq!(faults("title = \"x\"\n"), ["f.toml:1: There is no theme in it: a framework needs at least one."]);
        assert!(faults("[theme]\nkey = \"a\"\n").iter().any(|fault| fault.contains("[[theme]]")));
        assert!(read_framework("f.yaml", b"x").unwrap_err().to_string().contains(".toml and .csv"));
        assert!(read_framework("f.toml", b"").unwrap_err().to_string().contains("holds no text"));
    }
}
