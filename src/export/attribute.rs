//! Attributes of cases as columns: typed by what they hold over all cases.

use super::Value;
use crate::model::{AttributeType, Case};
use serde::Serialize;

/// One attribute, and what its values hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeColumn {
    /// The attribute's name.
    pub key: String,
    /// What its values hold, taken over all cases of the project.
    pub holds: AttributeType,
}

/// A value of an attribute, typed, as it stands in JSON.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum AttributeValue {
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Yes or no, true or false.
    Boolean(bool),
    /// Anything else, as it was given.
    Text(String),
    /// Nothing was given for an attribute that is not text.
    Nothing,
}

impl AttributeColumn {
    /// Every attribute that a case of the project has, by name. `cases` are all cases, also those that are not shown:
    /// the type of an attribute does not depend on what is filtered.
    #[must_use]
    pub fn all(cases: &[Case]) -> Vec<Self> {
        let keys: std::collections::BTreeSet<&String> = cases.iter().flat_map(|case| case.attributes.keys()).collect();
        keys.into_iter().map(|key| Self::over(cases, key)).collect()
    }

    /// The attribute `key`, typed over all cases of the project.
    #[must_use]
    pub fn over(cases: &[Case], key: &str) -> Self {
        let values = cases.iter().filter_map(|case| case.attributes.get(key)).map(String::as_str);
        Self { key: key.to_string(), holds: AttributeType::of(values) }
    }

    /// What these cases have for it, as it was given; different values of several cases are joined by `; `. `None`
    /// where no case has the attribute.
    #[must_use]
    pub fn written(&self, cases: &[&Case]) -> Option<String> {
        let mut values: Vec<&str> = Vec::new();
        for value in cases.iter().filter_map(|case| case.attributes.get(&self.key)) {
            if !values.contains(&value.as_str()) {
                values.push(value);
            }
        }
        if values.is_empty() { None } else { Some(values.join("; ")) }
    }

    /// What was written, typed for JSON; words where it does not fit the type.
    #[must_use]
    pub fn typed(&self, written: &str) -> AttributeValue {
        let bare = written.trim();
        let fits = match self.holds {
            AttributeType::Text | AttributeType::Date => None,
            _ if bare.is_empty() => Some(AttributeValue::Nothing),
            AttributeType::Integer => bare.parse().ok().map(AttributeValue::Integer),
            AttributeType::Number => bare.parse().ok().map(AttributeValue::Number),
            AttributeType::Boolean => match bare.to_lowercase().as_str() {
                "yes" | "true" => Some(AttributeValue::Boolean(true)),
                "no" | "false" => Some(AttributeValue::Boolean(false)),
                _ => None,
            },
        };
        fits.unwrap_or_else(|| AttributeValue::Text(written.to_string()))
    }

    /// What was written, as a value of a table: numbers as numbers, everything else as it was given.
    #[must_use]
    pub fn value(&self, written: &str) -> Value {
        match self.typed(written) {
            AttributeValue::Integer(number) => Value::Integer(number),
            AttributeValue::Number(number) => Value::Number(number),
            _ => Value::words(written),
        }
    }

    /// What these cases have for it, as a value of a table.
    #[must_use]
    pub fn value_of(&self, cases: &[&Case]) -> Value {
        self.written(cases).map_or(Value::Empty, |written| self.value(&written))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseId, CaseKind};

    fn case(attributes: &[(&str, &str)]) -> Case {
        let attributes = attributes.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
        Case { id: CaseId::mint(), name: "x".into(), kind: CaseKind::Participant, attributes }
    }

    #[test]
    fn attributes_are_typed_over_all_cases() {
        let cases = [
            case(&[("age", "34"), ("score", "1"), ("code", "007"), ("lone", "yes"), ("since", "2020-01-02")]),
            case(&[("age", ""), ("score", "-1.5"), ("code", "x"), ("lone", "No")]),
        ];
        let columns = AttributeColumn::all(&cases);
        let json: Vec<String> = columns
            .iter()
            .map(|column| {
                let one = |case| column.written(&[case]).map(|written| column.typed(&written));
                serde_json::to_string(&(&column.key, one(&cases[0]), one(&cases[1]))).unwrap()
            })
            .collect();
        assert_eq!(
            json,
            [
                r#"["age",34,null]"#,
                r#"["code","007","x"]"#,
                r#"["lone",true,false]"#,
                r#"["score",1.0,-1.5]"#,
                r#"["since","2020-01-02",null]"#,
            ]
        );
    }

    #[test]
    fn several_cases_are_joined_where_they_differ_and_stay_a_number_where_they_do_not() {
        let cases = [case(&[("age", "34")]), case(&[("age", "34")]), case(&[("age", "40")])];
        let age = AttributeColumn::over(&cases, "age");
        assert_eq!(age.value_of(&[&cases[0], &cases[1]]), Value::Integer(34));
        assert_eq!(age.value_of(&[&cases[0], &cases[2]]), Value::Text("34; 40".into()));
        assert_eq!(AttributeColumn::over(&cases, "town").value_of(&[&cases[0]]), Value::Empty);
    }
}
