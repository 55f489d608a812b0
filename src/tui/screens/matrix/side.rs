//! The case and the cell in full, row by row: what was written, paragraph kinds set apart, what became of linked quotes.

use super::{MatrixScreen, Spot, View, cell, quote_rows};
use crate::model::{CellState, Paragraph, ParagraphKind};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::moment;
use crate::workbench::{CasePage, CellPage, SynthesisView};

/// The rows of a text; verbatim paragraphs have a stripe, comments their mark.
fn paragraph_rows(paragraphs: &[Paragraph], width: usize, look: &Look) -> Vec<(Role, String)> {
    let mut rows = Vec::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        if place > 0 {
            rows.push((Role::Text, String::new()));
        }
        let (role, mark) = match paragraph.kind {
            ParagraphKind::Plain => (Role::Text, String::new()),
            ParagraphKind::Verbatim => (Role::Text, format!("{} ", look.glyphs.stripe)),
            ParagraphKind::Comment => (Role::Quiet, "// ".to_string()),
        };
        let words = text::fill(&paragraph.text, width.saturating_sub(text::width(&mark)).max(8));
        rows.extend(words.into_iter().map(|row| (role, format!("{mark}{row}"))));
    }
    rows
}

fn say(rows: &mut Vec<(Role, String)>, role: Role, told: &str, width: usize) {
    rows.extend(text::fill(told, width.max(8)).into_iter().map(|row| (role, row)));
}

fn space(rows: &mut Vec<(Role, String)>) {
    if !rows.is_empty() {
        rows.push((Role::Text, String::new()));
    }
}

/// All that a case says, what was asked set apart.
fn talk(rows: &mut Vec<(Role, String)>, page: &CasePage, width: usize) {
    space(rows);
    if page.talk.is_empty() {
        say(rows, Role::Quiet, "It takes part in no transcript.", width);
    }
    for turn in &page.talk {
        let role = if turn.own { Role::Text } else { Role::Aside };
        say(rows, Role::Quiet, &format!("{} {}", turn.citation, turn.speaker), width);
        say(rows, role, &turn.text, width);
    }
}

impl MatrixScreen {
    /// What the side shows of the case or the cell, without a look: for its length.
    pub(super) fn side_rows(&self, width: usize) -> Vec<(Role, String)> {
        self.told(width, &Look::new(true, true))
    }

    /// What the side shows of the case or the cell.
    pub(super) fn told(&self, width: usize, look: &Look) -> Vec<(Role, String)> {
        match self.beside.view {
            View::Case => self.case_rows(width, look),
            View::Cell | View::Quotes => self.cell_rows(width, look),
        }
    }

    fn case_rows(&self, width: usize, look: &Look) -> Vec<(Role, String)> {
        let mut rows = Vec::new();
        let case = self.row().and_then(|row| row.case);
        let Some(page) = self.beside.case(case) else {
            let told = if case.is_some() { "reading" } else { "These quotes belong to no case." };
            return vec![(Role::Quiet, told.to_string())];
        };
        for (key, value) in &page.attributes {
            say(&mut rows, Role::Quiet, &format!("{key}: {value}"), width);
        }
        if page.closed {
            space(&mut rows);
            say(&mut rows, Role::Alert, CLOSED, width);
            talk(&mut rows, page, width);
            return rows;
        }
        space(&mut rows);
        synthesis(&mut rows, "The case as a whole", "s", &page.synthesis, width, look);
        for cell in &page.cells {
            space(&mut rows);
            let stale = if cell.stale { "  ! stale" } else { "" };
            let state = look.glyphs.cell(cell.state);
            let head = format!("{state} {} {}{stale}", cell.number, cell.name);
            say(&mut rows, Role::Strong, &head, width);
            if cell.paragraphs.is_empty() {
                say(&mut rows, Role::Quiet, cell.state.word(), width);
            }
            rows.extend(paragraph_rows(&cell.paragraphs, width, look));
        }
        if page.cells.is_empty() {
            space(&mut rows);
            say(&mut rows, Role::Quiet, "Nothing is charted of this case yet.", width);
        }
        talk(&mut rows, page, width);
        rows
    }

    fn cell_rows(&self, width: usize, look: &Look) -> Vec<(Role, String)> {
        let spot = self.spot();
        let mut rows = Vec::new();
        match (self.beside.page(spot), spot) {
            (Some(page), _) => self.page_rows(page, &mut rows, width, look),
            (None, Some(Spot::Loose(_))) => {
                say(&mut rows, Role::Quiet, "Said by nobody who is a case; it can be quoted, and not charted.", width);
            }
            _ => rows.push((Role::Quiet, "reading".to_string())),
        }
        if !self.beside.quotes().is_empty() {
            space(&mut rows);
            rows.extend(quote_rows(self.beside.quotes(), 0, false, width, look).0);
        }
        rows
    }

    fn page_rows(&self, page: &CellPage, rows: &mut Vec<(Role, String)>, width: usize, look: &Look) {
        let cell = &page.cell;
        if cell.closed {
            return say(rows, Role::Alert, CLOSED, width);
        }
        let state = format!("{} {}", look.glyphs.cell(cell.state), cell.state.word());
        let mut told = vec![state];
        told.extend(cell.charted_by.as_ref().map(|by| {
            let at = cell.charted_at.as_deref().map(moment).unwrap_or_default();
            format!("{by}, {at}")
        }));
        let overall = match cell.judgement {
            Some(judged) => format!("{} overall by judgement, {} as counted", judged.word(), cell.overall.word()),
            None => format!("{} overall as counted", cell.overall.word()),
        };
        let pointing = cell::pointing(cell.overall, cell.judgement, look);
        told.extend((!pointing.is_empty()).then(|| format!("{pointing} {overall}")));
        told.extend((cell.new_since > 0).then(|| format!("{} new since", counted(cell.new_since, "quote"))));
        say(rows, Role::Quiet, &told.join(&format!(" {} ", look.glyphs.dot)), width);
        for reason in &cell.stale_reasons {
            say(rows, Role::Alert, &format!("! {}.", reason.reason), width);
        }
        if !cell.stale_reasons.is_empty() {
            say(rows, Role::Quiet, "c says that the summary is still right; Enter writes it anew.", width);
        }
        space(rows);
        match (cell.paragraphs.is_empty(), cell.state) {
            (true, CellState::NoData | CellState::NotAsked) => {}
            (true, _) => say(rows, Role::Quiet, "Not charted yet: Enter writes the summary.", width),
            _ => rows.extend(paragraph_rows(&cell.paragraphs, width, look)),
        }
        if page.column.text.is_some() {
            space(rows);
            synthesis(rows, &format!("{} across cases", page.name), "S", &page.column, width, look);
        }
    }
}

/// What is told in place of what was charted of a case in which the viewer still codes blind.
const CLOSED: &str = "Closed to you until you are done coding the transcripts of this case. The quotes are your own.";

fn synthesis(rows: &mut Vec<(Role, String)>, name: &str, key: &str, view: &SynthesisView, width: usize, look: &Look) {
    let by = view
        .by
        .as_ref()
        .map_or_else(String::new, |by| format!("  {by}, {}", view.at.as_deref().map(moment).unwrap_or_default()));
    say(rows, Role::Strong, &format!("{} {name}{by}", look.glyphs.synthesis), width);
    match (view.closed, view.paragraphs.is_empty()) {
        (true, _) => say(rows, Role::Quiet, "closed to you until you are done coding", width),
        (false, true) => say(rows, Role::Quiet, &format!("Not written yet: {key} writes it."), width),
        (false, false) => rows.extend(paragraph_rows(&view.paragraphs, width, look)),
    }
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
