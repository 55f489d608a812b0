//! The matrix as JSON: the document of the command line.

use super::MatrixView;
use crate::export::{ExportError, json};

/// The matrix as one document: the chart itself where there is one, else `{"charts": [ … ]}`.
///
/// # Errors
/// Where the document cannot be written.
pub fn json(matrix: &MatrixView) -> Result<String, ExportError> {
    json::document(matrix)
}

#[cfg(test)]
mod tests {
    use crate::export::matrix::sample::study;
    use serde_json::json;

    #[test]
    fn one_main_theme_is_the_document_itself_with_the_keys_of_the_contract() {
        let study = study();
        let matrix = study.view(&["housing"]);
        let read: serde_json::Value = serde_json::from_str(&super::json(&matrix).unwrap()).unwrap();
        assert_eq!(read["theme"], "housing");
        let column = &read["columns"][0];
        assert_eq!((&column["theme"], &column["number"]), (&json!("rooms"), &json!("1.1")));
        assert_eq!((&column["name"], &column["synthesis"]), (&json!("Rooms & beds"), &serde_json::Value::Null));
        let row = &read["rows"][0];
        assert_eq!(row["case"], "Ana");
        assert!(row.get("transcript").is_none());
        assert_eq!(row["attributes"], json!({"age": 34, "lone": true, "town": "=Ulm"}));
        let cell = &row["cells"][0];
        assert_eq!(cell["theme"], "rooms");
        assert_eq!(cell["state"], "to chart");
        assert_eq!(cell["stale"], false);
        assert_eq!(cell["summary"], serde_json::Value::Null);
        assert_eq!(cell["linked"], json!([]));
        assert_eq!(
            cell["quotes"][0],
            json!({
                "coding": study.codings[0].id.to_string(), "transcript": "P07", "turn": 2, "start": 12, "end": 16,
                "text": "=é😀x", "magnitude": "positive", "coder": "AB", "coders": ["AB", "CD"],
                "citation": "P07:2", "speaker": "R", "role": "participant", "cases": ["Ana"]
            })
        );
        assert_eq!(read["no_case"][0]["theme"], "rooms");
    }

    #[test]
    fn counts_keep_the_order_of_the_scale_with_unrated_last() {
        let text: String = super::json(&study().view(&["housing"])).unwrap().split_whitespace().collect();
        assert!(text.contains(r#""counts":{"positive":2,"neutral":0,"negative":1,"unrated":0}"#), "{text}");
        assert!(text.contains(r#""counts":{"unrated":1}"#));
    }

    #[test]
    fn several_main_themes_are_a_list_of_charts() {
        let read = serde_json::to_value(study().view(&["housing", "money"])).unwrap();
        assert_eq!(read["charts"].as_array().map(Vec::len), Some(2));
        assert_eq!(read["charts"][1]["theme"], "money");
        assert_eq!(serde_json::to_value(study().view(&[])).unwrap(), json!({"charts": []}));
    }
}
