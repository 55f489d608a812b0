//! Quotes: one row per quote, with everything that is known about its place.

use super::{AttributeColumn, AttributeValue, ExportError, Table, Value, json};
use crate::model::{Case, CharSpan, CodingId, Role, cite};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// One quote with its place, its theme and who coded it.
#[derive(Debug, Clone)]
pub struct QuoteRow<'a> {
    /// The coding.
    pub coding: CodingId,
    /// The transcript's title.
    pub transcript: String,
    /// The cases it belongs to; empty for none.
    pub cases: Vec<&'a Case>,
    /// The speaker's label.
    pub speaker: String,
    /// What the speaker does in the conversation.
    pub role: Option<Role>,
    /// The turn it begins in.
    pub turn: Option<u32>,
    /// The passage, in code points.
    pub span: CharSpan,
    /// The theme's number.
    pub number: String,
    /// The theme's key.
    pub key: String,
    /// The names from the main theme down.
    pub path: String,
    /// The magnitude, where one was given.
    pub magnitude: Option<String>,
    /// The coders' initials.
    pub coders: Vec<String>,
    /// The coders' note.
    pub memo: String,
    /// Whether it is held up as a good example of its theme.
    pub exemplar: bool,
    /// The words themselves.
    pub text: String,
}

impl QuoteRow<'_> {
    /// The names of its cases, joined by `; `.
    #[must_use]
    pub fn case(&self) -> String {
        self.cases.iter().map(|case| case.name.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// How its place is cited, `P07:112`.
    #[must_use]
    pub fn citation(&self) -> String {
        cite(&self.transcript, self.turn)
    }

    /// Who coded it, joined by `+`.
    #[must_use]
    pub fn coder(&self) -> String {
        self.coders.join("+")
    }

    fn values(&self, attributes: &[AttributeColumn]) -> Vec<Value> {
        let mut row = vec![Value::from(self.transcript.as_str()), Value::from(self.case())];
        row.extend(attributes.iter().map(|attribute| attribute.value_of(&self.cases)));
        row.extend([
            Value::from(self.speaker.as_str()),
            self.role.map_or(Value::Empty, |role| Value::from(role.word())),
            self.turn.map_or(Value::Empty, |turn| Value::Integer(i64::from(turn))),
            Value::from(self.citation()),
            Value::count(self.span.start),
            Value::count(self.span.end),
            Value::from(self.number.as_str()),
            Value::from(self.key.as_str()),
            Value::from(self.path.as_str()),
            self.magnitude.as_deref().map_or(Value::Empty, Value::from),
            Value::from(self.coder()),
            Value::from(self.memo.as_str()),
            Value::from(self.text.as_str()),
        ]);
        row
    }
}

/// The quotes as a table: transcript, case, each attribute, speaker, role, turn, citation, start, end, theme number,
/// key and path, magnitude, coder, memo, text. Positions are code points, half-open.
#[must_use]
pub fn quotes_table(attributes: &[AttributeColumn], rows: &[QuoteRow<'_>]) -> Table {
    let mut table = Table::new("Quotes", &["transcript", "case"]);
    table.header.extend(attributes.iter().map(|attribute| attribute.key.clone()));
    let rest = [
        "speaker",
        "role",
        "turn",
        "citation",
        "start",
        "end",
        "theme number",
        "theme key",
        "theme path",
        "magnitude",
        "coder",
        "memo",
        "text",
    ];
    table.header.extend(rest.map(String::from));
    table.rows = rows.iter().map(|row| row.values(attributes)).collect();
    table
}

/// The quotes as one document, `{"quotes": [{"coding", "transcript", "case", "attributes": {}, …}]}`, the attributes
/// typed.
///
/// # Errors
/// Where the document cannot be written.
pub fn quotes_json(attributes: &[AttributeColumn], rows: &[QuoteRow<'_>]) -> Result<String, ExportError> {
    #[derive(serde::Serialize)]
    struct Document<'r> {
        quotes: Vec<Typed<'r>>,
    }
    json::document(&Document { quotes: rows.iter().map(|row| Typed { row, attributes }).collect() })
}

struct Typed<'r> {
    row: &'r QuoteRow<'r>,
    attributes: &'r [AttributeColumn],
}

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.row;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("coding", &row.coding)?;
        map.serialize_entry("transcript", &row.transcript)?;
        map.serialize_entry("case", &(!row.cases.is_empty()).then(|| row.case()))?;
        map.serialize_entry("attributes", &typed(self.attributes, &row.cases))?;
        map.serialize_entry("speaker", &row.speaker)?;
        map.serialize_entry("role", &row.role)?;
        map.serialize_entry("turn", &row.turn)?;
        map.serialize_entry("citation", &row.citation())?;
        map.serialize_entry("start", &row.span.start)?;
        map.serialize_entry("end", &row.span.end)?;
        map.serialize_entry("number", &row.number)?;
        map.serialize_entry("theme", &row.key)?;
        map.serialize_entry("path", &row.path)?;
        map.serialize_entry("magnitude", &row.magnitude)?;
        map.serialize_entry("coder", &row.coder())?;
        map.serialize_entry("memo", &row.memo)?;
        map.serialize_entry("exemplar", &row.exemplar)?;
        map.serialize_entry("text", &row.text)?;
        map.end()
    }
}

/// The typed values of the chosen attributes that these cases have, in the order chosen.
pub(super) fn typed(attributes: &[AttributeColumn], cases: &[&Case]) -> TypedAttributes {
    let typed = |attribute: &AttributeColumn| {
        let written = attribute.written(cases)?;
        Some((attribute.key.clone(), attribute.typed(&written)))
    };
    TypedAttributes(attributes.iter().filter_map(typed).collect())
}

/// Attribute name to typed value, one JSON object in the order chosen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedAttributes(pub Vec<(String, AttributeValue)>);

impl Serialize for TypedAttributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseId, CaseKind};

    fn case(name: &str, age: &str, lone: &str) -> Case {
        let attributes = [("age", age), ("lone", lone)].map(|(key, value)| (key.to_string(), value.to_string()));
        Case { id: CaseId::mint(), name: name.into(), kind: CaseKind::Participant, attributes: attributes.into() }
    }

    fn row<'a>(cases: Vec<&'a Case>) -> QuoteRow<'a> {
        QuoteRow {
            coding: CodingId::mint(),
            transcript: "P07".into(),
            cases,
            speaker: "R".into(),
            role: Some(Role::Participant),
            turn: Some(112),
            span: CharSpan::new(5, 11),
            number: "1.2".into(),
            key: "facilities".into(),
            path: "Accommodation > Facilities".into(),
            magnitude: None,
            coders: vec!["AB".into(), "CD".into()],
            memo: String::new(),
            exemplar: false,
            text: "=a room".into(),
        }
    }

    #[test]
    fn a_quote_is_one_row_with_place_theme_and_coders() {
        let cases = [case("Ana", "34", "yes"), case("Bea", "40", "no")];
        let table =
            quotes_table(&AttributeColumn::all(&cases), &[row(vec![&cases[0]]), row(vec![&cases[0], &cases[1]])]);
        let written: Vec<String> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|value| value.written()).collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(
            table.header.join("|"),
            "transcript|case|age|lone|speaker|role|turn|citation|start|end|theme number|theme key|theme path|magnitude\
             |coder|memo|text"
        );
        let rest = "R|participant|112|P07:112|5|11|1.2|facilities|Accommodation > Facilities||AB+CD||=a room";
        assert_eq!(written, [format!("P07|Ana|34|yes|{rest}"), format!("P07|Ana; Bea|34; 40|yes; no|{rest}")]);
        assert_eq!(table.rows[0][2], Value::Integer(34));
    }

    #[test]
    fn json_has_the_attributes_typed() {
        let cases = [case("Ana", "34", "yes")];
        let text = quotes_json(&AttributeColumn::all(&cases), &[row(vec![&cases[0]]), row(vec![])]).unwrap();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["quotes"][0]["attributes"], serde_json::json!({"age": 34, "lone": true}));
        assert_eq!(read["quotes"][0]["case"], "Ana");
        assert_eq!(read["quotes"][1]["case"], serde_json::Value::Null);
        assert_eq!(read["quotes"][1]["attributes"], serde_json::json!({}));
        assert_eq!(read["quotes"][0]["citation"], "P07:112");
    }
}
