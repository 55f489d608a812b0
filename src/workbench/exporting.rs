//! Exports: what leaves the project as a file, written whole or not at all.

use super::clock::now;
use super::error::WorkbenchError;
use super::searching::{SearchRequest, SearchUnit};
use super::{
    AgreementRequest, CodingQuery, DiscrepancyQuery, EvaluationKind, EvaluationRequest, MatrixRequest, MemoQuery,
    Result, Workbench,
};
use crate::export::agreement::FrameworkName;
use crate::export::matrix::AboutMatrix;
use crate::export::{self, AttributeColumn, Format, QuoteRow, Table, Value, codebook, quotes_json, quotes_table};
use crate::model::{Case, CharSpan};
use std::path::Path;

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// One row per quote.
    Quotes(Box<SearchRequest>),
    /// The framework matrix.
    Matrix(MatrixRequest),
    /// The framework.
    Codebook,
    /// One row per coding.
    Codings(CodingQuery),
    /// One row per memo.
    Memos(MemoQuery),
    /// How far coders agree.
    Agreement(Box<AgreementRequest>),
    /// The raw units behind it.
    Units(Box<AgreementRequest>),
    /// One row per discrepancy between coders.
    Discrepancies(DiscrepancyQuery),
    /// A table for the report.
    Evaluation(EvaluationKind, Box<EvaluationRequest>),
    /// The audit trail.
    History,
}

/// In what form a framework is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodebookFormat {
    /// The form it is read from.
    Toml,
    /// A table.
    Csv,
    /// To be read by people.
    Md,
}

impl Workbench {
    /// The export as the bytes of a file.
    ///
    /// # Errors
    /// Where something named in it is not there, or the format cannot hold it.
    pub fn export(&self, what: &Export, format: Format) -> Result<Vec<u8>> {
        match what {
            Export::Quotes(request) => self.export_quotes(request, format),
            Export::Matrix(request) => {
                Ok(export::matrix::write(format, &self.matrix(request)?, &self.about_matrix(request)?)?)
            }
            Export::Codebook => self.export_framework(format),
            Export::Codings(query) => self.export_codings(query, format),
            Export::Memos(query) => self.export_memos(query, format),
            Export::Agreement(request) => Ok(export::agreement::write(format, &self.agreement(request)?)?),
            Export::Units(request) => Ok(self.unit_table(request)?.write(format)?),
            Export::Discrepancies(query) => self.export_discrepancies(query, format),
            Export::Evaluation(kind, request) => {
                Ok(export::evaluation::write(format, &self.evaluate(*kind, request)?)?)
            }
            Export::History => self.export_history(format),
        }
    }

    /// What an export of the matrix says of itself.
    fn about_matrix(&self, request: &MatrixRequest) -> Result<AboutMatrix> {
        Ok(AboutMatrix {
            project: self.project()?.title,
            framework: self.framework_name()?,
            codings: request.codings.clone().unwrap_or_else(|| "merged".into()),
            conditions: request.conditions.clone(),
            at: now(),
        })
    }

    /// The framework as a framework file.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn export_codebook(&self, format: CodebookFormat) -> Result<String> {
        let names = self.names()?;
        Ok(match format {
            CodebookFormat::Toml => codebook::toml(&names.framework),
            CodebookFormat::Csv => codebook::csv(&names.framework),
            CodebookFormat::Md => codebook::md(&names.framework),
        })
    }

    /// What the framework is called, as reports say it.
    pub(super) fn framework_name(&self) -> Result<FrameworkName> {
        let names = self.names()?;
        let revision = self.store.read().framework_versions()?.last().map_or(0, |version| version.number);
        let (title, version) = (names.framework.title.clone(), names.framework.version.clone());
        Ok(FrameworkName { title, version, revision })
    }

    fn export_framework(&self, format: Format) -> Result<Vec<u8>> {
        let names = self.names()?;
        match format {
            Format::Csv => Ok(codebook::csv(&names.framework).into_bytes()),
            Format::Md => Ok(codebook::md(&names.framework).into_bytes()),
            Format::Json => json(&self.codebook()?),
            Format::Xlsx | Format::Html => Ok(export::write(format, &codebook::table(&names.framework))?),
        }
    }

    fn export_quotes(&self, request: &SearchRequest, format: Format) -> Result<Vec<u8>> {
        let names = self.names()?;
        let request = SearchRequest { unit: Some(SearchUnit::Quote), ..request.clone() };
        let report = self.search(&request)?;
        let attributes = AttributeColumn::all(&names.cases);
        let rows = report.hits.iter().filter_map(|hit| {
            let coding = hit.codings.first()?;
            let theme = names.framework.resolve(&coding.theme)?;
            Some(QuoteRow {
                coding: coding.id,
                transcript: hit.transcript.clone(),
                cases: hit.cases.iter().filter_map(|name| case_called(&names.cases, name)).collect(),
                speaker: hit.speaker.clone().unwrap_or_default(),
                role: hit.role,
                turn: hit.turn,
                span: CharSpan::new(hit.start, hit.end),
                number: names.framework.number(theme.id).to_string(),
                key: theme.key.clone(),
                path: names.framework.path(theme.id),
                magnitude: coding.magnitude.clone(),
                coders: vec![coding.coder.clone()],
                memo: coding.memo.clone(),
                exemplar: coding.exemplar,
                text: hit.text.clone(),
            })
        });
        let rows: Vec<QuoteRow<'_>> = rows.collect();
        match format {
            Format::Json => Ok(quotes_json(&attributes, &rows)?.into_bytes()),
            other => Ok(export::write(other, &quotes_table(&attributes, &rows))?),
        }
    }

    fn export_codings(&self, query: &CodingQuery, format: Format) -> Result<Vec<u8>> {
        let codings = self.codings(query)?;
        if format == Format::Json {
            return json(&serde_json::json!({ "codings": codings }));
        }
        let header =
            ["id", "transcript", "coder", "theme", "magnitude", "start", "end", "citation", "text", "memo", "created"];
        let mut table = Table::new("Codings", &header);
        table.rows = codings
            .into_iter()
            .map(|line| {
                vec![
                    Value::words(line.id.to_string()),
                    line.transcript.into(),
                    line.coder.into(),
                    line.theme.into(),
                    line.magnitude.map_or(Value::Empty, Value::from),
                    Value::count(line.start),
                    Value::count(line.end),
                    line.citation.into(),
                    line.text.into(),
                    line.memo.into(),
                    line.created.into(),
                ]
            })
            .collect();
        Ok(export::write(format, &table)?)
    }

    fn export_memos(&self, query: &MemoQuery, format: Format) -> Result<Vec<u8>> {
        let memos = self.memos(query)?;
        if format == Format::Json {
            return json(&serde_json::json!({ "memos": memos }));
        }
        let header = [
            "kind",
            "about",
            "removed",
            "transcript",
            "citation",
            "quote",
            "theme",
            "case",
            "coder",
            "memo",
            "created",
            "changed",
        ];
        let mut table = Table::new("Memos", &header);
        let given = |told: Option<String>| told.map_or(Value::Empty, Value::from);
        let rows = memos.into_iter().map(|line| {
            vec![
                line.kind.word().into(),
                line.about.into(),
                if line.removed { "removed".into() } else { Value::Empty },
                given(line.transcript),
                given(line.citation),
                given(line.quote),
                given(line.theme),
                given(line.case),
                line.coder.into(),
                line.memo.into(),
                line.created.into(),
                given(line.changed),
            ]
        });
        table.rows = rows.collect();
        Ok(export::write(format, &table)?)
    }

    fn export_history(&self, format: Format) -> Result<Vec<u8>> {
        let mut changes = self.history(None)?;
        changes.reverse();
        if format == Format::Json {
            return json(&serde_json::json!({ "changes": changes }));
        }
        let mut table = Table::new("History", &["seq", "act", "at", "coder", "what", "entity", "id"]);
        table.rows = changes
            .into_iter()
            .map(|line| {
                vec![
                    Value::Integer(line.seq),
                    Value::words(line.act.to_string()),
                    line.at.into(),
                    line.coder.map_or(Value::Empty, Value::from),
                    line.what.into(),
                    line.entity.word().into(),
                    Value::words(line.id.to_string()),
                ]
            })
            .collect();
        Ok(export::write(format, &table)?)
    }
}

fn case_called<'c>(cases: &'c [Case], name: &str) -> Option<&'c Case> {
    cases.iter().find(|case| case.name == name)
}

fn json<T: serde::Serialize>(value: &T) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(export::ExportError::from)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes a file whole: beside its place first, then in it, so that a full disk leaves the old one.
///
/// # Errors
/// Where the folder cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |why| WorkbenchError::File { path: path.to_path_buf(), verb: "written", why };
    let mut draft = path.as_os_str().to_os_string();
    draft.push(".part");
    let draft = std::path::PathBuf::from(draft);
    let written = std::fs::write(&draft, bytes).and_then(|()| std::fs::rename(&draft, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&draft);
    }
    written.map_err(failed)
}
