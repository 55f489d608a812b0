//! `emic check`: everything about the project file that can be verified.

use super::session::Session;
use super::{End, words};
use crate::text;
use anyhow::Result;
use serde_json::json;

pub(super) fn run(session: &Session) -> Result<End> {
    let workbench = session.workbench()?;
    let findings = workbench.check()?;
    let path = workbench.path().display().to_string();
    session.out.answer(&json!({ "ok": findings.is_empty(), "findings": findings }), || {
        let path = text::safe(&path);
        if findings.is_empty() {
            return format!("{path} is whole: structure, references, texts, journal and rows were verified");
        }
        let mut told = format!("{path}: {}\n", words::count(findings.len(), "finding"));
        for finding in &findings {
            told.push_str(&format!("- {}: {}\n", finding.kind, text::safe(&finding.message)));
        }
        told.push_str("keep a copy of the file as it is, and go back to a snapshot or backup\n");
        told
    })?;
    Ok(if findings.is_empty() { End::Done } else { End::Findings })
}
