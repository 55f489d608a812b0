//! What became of a cell of the matrix, to be read.

use super::{Page, moment};
use crate::tui::look::Role;
use crate::workbench::{CellHistoryLine, CellPast};

impl Page {
    /// Every change of a cell, the latest first, with what stood there before and after.
    #[must_use]
    pub fn cell_history(about: &str, history: &[CellHistoryLine]) -> Self {
        let mut lines = Vec::new();
        for change in history {
            let coder = change.coder.as_deref().unwrap_or("nobody");
            lines.push((Role::Strong, format!("{}  {coder}: {}", moment(&change.at), change.what)));
            let (before, after) = (change.before.as_ref(), change.after.as_ref());
            lines.extend(told(before, after));
            lines.push((Role::Text, String::new()));
        }
        if lines.is_empty() {
            lines.push((Role::Quiet, "Nothing was charted here yet.".into()));
        }
        Self::told(&format!("History of {about}"), lines)
    }
}

/// What a change made of what: only what differs.
fn told(before: Option<&CellPast>, after: Option<&CellPast>) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    let state = |past: Option<&CellPast>| past.map_or("to chart", |past| past.state.word());
    let mut differs = |name: &str, before: String, after: String| {
        if before != after {
            lines.push((Role::Text, format!("  {name}: {before}, now {after}")));
        }
    };
    differs("state", state(before).into(), state(after).into());
    let judged =
        |past: Option<&CellPast>| past.and_then(|past| past.judgement).map_or("none given", |judged| judged.word());
    differs("judgement", judged(before).into(), judged(after).into());
    let linked = |past: Option<&CellPast>| past.map_or(0, |past| past.linked.len()).to_string();
    differs("quotes linked", linked(before), linked(after));
    let summary = |past: Option<&CellPast>| past.map_or_else(String::new, |past| past.summary.clone());
    let (was, is) = (summary(before), summary(after));
    if was != is {
        lines.push((Role::Quiet, "  before:".into()));
        lines.extend(written(&was));
        lines.push((Role::Quiet, "  after:".into()));
        lines.extend(written(&is));
    }
    lines
}

fn written(summary: &str) -> Vec<(Role, String)> {
    if summary.is_empty() {
        return vec![(Role::Quiet, "    nothing".into())];
    }
    summary.split('\n').map(|line| (Role::Text, format!("    {line}"))).collect()
}
