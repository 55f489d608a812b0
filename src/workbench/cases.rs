//! Cases and their attributes: set one by one, or read from a CSV whose first column names the case.

use super::error::WorkbenchError;
use super::file_name::file_name;
use super::order::natural;
use super::{Result, Workbench};
use crate::model::{AttributeType, Case, CaseId, CaseKind};
use crate::store::Door;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// An attribute and what its values hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttributeLine {
    /// Its name.
    pub key: String,
    /// What its values hold.
    #[serde(rename = "type")]
    pub kind: AttributeType,
}

/// A case as lists show one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseLine {
    /// What it is called.
    pub name: String,
    /// Attribute to value, typed.
    pub attributes: BTreeMap<String, serde_json::Value>,
    /// Titles of the transcripts it speaks in.
    pub transcripts: Vec<String>,
}

/// All cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseList {
    /// The attributes in use.
    pub attributes: Vec<AttributeLine>,
    /// The cases, by name.
    pub cases: Vec<CaseLine>,
}

/// What an import of attributes did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseReport {
    /// Cases that were there and now have these attributes.
    pub updated: usize,
    /// Names no case has; they were made.
    pub added: Vec<String>,
}

impl Workbench {
    /// Sets attributes of one case, each `KEY=VALUE`; an empty value takes the attribute away. A case that is not there is
    /// made.
    ///
    /// # Errors
    /// Where an attribute is not `KEY=VALUE`.
    pub fn set_case(&mut self, name: &str, attributes: &[String]) -> Result<CaseLine> {
        let mut pairs = Vec::new();
        for told in attributes {
            let (key, value) = told.split_once('=').filter(|(key, _)| !key.trim().is_empty()).ok_or_else(|| {
                WorkbenchError::Refused(format!("“{told}” is not an attribute; write it as KEY=VALUE"))
            })?;
            pairs.push((key.trim().to_string(), value.trim().to_string()));
        }
        let name = name.trim();
        if name.is_empty() {
            return Err(WorkbenchError::Refused("a case needs a name; give one before its attributes".into()));
        }
        self.set_up(&format!("set attributes of the case {name}"), |door| {
            let mut case = find(door, name)?.unwrap_or_else(|| new(name));
            for (key, value) in pairs {
                set(&mut case, key, value);
            }
            Ok::<_, WorkbenchError>(door.put(&case)?)
        })?;
        let list = self.cases()?;
        list.cases.into_iter().find(|line| line.name == name).ok_or_else(|| WorkbenchError::Unknown {
            kind: "case",
            given: name.to_string(),
            hint: "`emic case list` lists them".into(),
        })
    }

    /// Reads attributes from a CSV file: the first column names the case, every other column is an attribute.
    ///
    /// # Errors
    /// Where the file cannot be read as CSV, a column has no name, or a column or case stands in it twice.
    pub fn import_cases(&mut self, path: &Path) -> Result<CaseReport> {
        let bytes =
            std::fs::read(path).map_err(|why| WorkbenchError::File { path: path.to_path_buf(), verb: "read", why })?;
        self.import_case_table(&file_name(path), &bytes)
    }

    pub(super) fn import_case_table(&mut self, file: &str, bytes: &[u8]) -> Result<CaseReport> {
        let table = read_table(file, bytes)?;
        self.set_up(&format!("read case attributes from {file}"), |door| {
            let mut known: HashMap<String, Case> =
                door.read().cases()?.into_iter().map(|case| (case.name.clone(), case)).collect();
            let mut report = CaseReport { updated: 0, added: Vec::new() };
            for (name, attributes) in table {
                let mut case = match known.remove(&name) {
                    Some(case) => {
                        report.updated += 1;
                        case
                    }
                    None => {
                        report.added.push(name.clone());
                        new(&name)
                    }
                };
                for (key, value) in attributes {
                    set(&mut case, key, value);
                }
                door.put(&case)?;
            }
            Ok(report)
        })
    }

    /// All cases with their attributes and the transcripts they speak in.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn cases(&self) -> Result<CaseList> {
        let names = self.names()?;
        let types = attribute_types(&names.cases);
        let mut spoken: HashMap<CaseId, BTreeSet<usize>> = HashMap::new();
        for speaker in self.store.read().speakers()? {
            if let (Some(case), Some(place)) = (speaker.case, names.place_of(speaker.transcript)) {
                spoken.entry(case).or_default().insert(place);
            }
        }
        let title = |place: &usize| names.transcripts.get(*place).map(|head| head.title.clone());
        let mut cases: Vec<CaseLine> = names
            .cases
            .iter()
            .map(|case| CaseLine {
                name: case.name.clone(),
                attributes: case
                    .attributes
                    .iter()
                    .map(|(key, value)| (key.clone(), typed(types.get(key).copied(), value)))
                    .collect(),
                transcripts: spoken.get(&case.id).into_iter().flatten().filter_map(title).collect(),
            })
            .collect();
        cases.sort_by_cached_key(|case| natural(&case.name));
        let attributes = types.into_iter().map(|(key, kind)| AttributeLine { key, kind }).collect();
        Ok(CaseList { attributes, cases })
    }

    /// The case with this name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find_case(&self, name: &str) -> Result<CaseId> {
        let names = self.names()?;
        let lower = name.trim().to_lowercase();
        let exact = names.cases.iter().find(|case| case.name == name.trim());
        exact
            .or_else(|| names.cases.iter().find(|case| case.name.to_lowercase() == lower))
            .map(|case| case.id)
            .ok_or_else(|| WorkbenchError::Unknown {
                kind: "case",
                given: name.to_string(),
                hint: "`emic case list` lists them".into(),
            })
    }

    /// The cases that fit every `attribute=value`; letter case of the value aside, and nothing for cases without one.
    pub(super) fn cases_where(&self, conditions: &[String]) -> Result<Vec<Case>> {
        let names = self.names()?;
        let mut cases = names.cases.clone();
        for told in conditions {
            let (key, value) = told.split_once('=').ok_or_else(|| {
                WorkbenchError::Refused(format!("“{told}” is not a condition; write it as attribute=value"))
            })?;
            let (key, value) = (key.trim(), value.trim().to_lowercase());
            if !names.cases.iter().any(|case| case.attributes.contains_key(key)) {
                return Err(WorkbenchError::Unknown {
                    kind: "attribute",
                    given: key.to_string(),
                    hint: "`emic case list` shows the attributes".into(),
                });
            }
            let held =
                |case: &Case| case.attributes.get(key).map(|held| held.trim().to_lowercase()).unwrap_or_default();
            cases.retain(|case| held(case) == value);
        }
        Ok(cases)
    }
}

/// What each attribute's values hold.
pub(super) fn attribute_types(cases: &[Case]) -> BTreeMap<String, AttributeType> {
    let keys: BTreeSet<&String> = cases.iter().flat_map(|case| case.attributes.keys()).collect();
    keys.into_iter()
        .map(|key| {
            let values = cases.iter().filter_map(|case| case.attributes.get(key)).map(String::as_str);
            (key.clone(), AttributeType::of(values))
        })
        .collect()
}

/// A value as JSON, by what its attribute holds.
fn typed(kind: Option<AttributeType>, value: &str) -> serde_json::Value {
    let text = || serde_json::Value::from(value);
    match kind {
        Some(AttributeType::Integer) => value.trim().parse::<i64>().map_or_else(|_| text(), serde_json::Value::from),
        Some(AttributeType::Number) => value.trim().parse::<f64>().map_or_else(|_| text(), serde_json::Value::from),
        Some(AttributeType::Boolean) => {
            serde_json::Value::from(matches!(value.trim().to_lowercase().as_str(), "yes" | "true"))
        }
        _ => text(),
    }
}

fn find(door: &Door<'_>, name: &str) -> Result<Option<Case>> {
    Ok(door.read().cases()?.into_iter().find(|case| case.name == name))
}

fn new(name: &str) -> Case {
    Case { id: CaseId::mint(), name: name.to_string(), kind: CaseKind::Participant, attributes: BTreeMap::new() }
}

fn set(case: &mut Case, key: String, value: String) {
    if value.is_empty() {
        case.attributes.remove(&key);
    } else {
        case.attributes.insert(key, value);
    }
}

type CaseTable = Vec<(String, Vec<(String, String)>)>;

fn read_table(file: &str, bytes: &[u8]) -> Result<CaseTable> {
    let fault = |why: String| WorkbenchError::Lines { file: file.to_string(), faults: vec![why] };
    let text = std::str::from_utf8(bytes).map_err(|_| fault("it is not UTF-8 text; save it as CSV UTF-8".into()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| fault(error.to_string()))?.clone();
    let keys: Vec<String> = header.iter().map(|key| key.trim().to_string()).collect();
    if keys.len() < 2 || keys.iter().any(String::is_empty) {
        return Err(fault("line 1: the first column must name the case, and every column needs a name".into()));
    }
    let mut columns = BTreeSet::new();
    if let Some(twice) = keys.iter().find(|key| !columns.insert(*key)) {
        return Err(fault(format!("line 1: the column {twice} stands in the file twice")));
    }
    let mut table = CaseTable::new();
    let mut seen = BTreeSet::new();
    for record in reader.records() {
        let record = record.map_err(|error| fault(error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != keys.len() {
            let (held, named) = (record.len(), keys.len());
            return Err(fault(format!("line {line}: it has {held} columns where the first line names {named}")));
        }
        let name = record.get(0).unwrap_or_default().trim().to_string();
        if name.is_empty() {
            return Err(fault(format!("line {line}: the first column is empty; it must name the case")));
        }
        if !seen.insert(name.clone()) {
            return Err(fault(format!("line {line}: the case {name} stands in the file twice")));
        }
        let pairs = keys.iter().zip(record.iter()).skip(1);
        table.push((name, pairs.map(|(key, value)| (key.clone(), value.trim().to_string())).collect()));
    }
    Ok(table)
}
