//! Charting one cell: its summary, the quotes it rests on, its state, the analyst's judgement.
//!
//! The rules it owns: one edit is one act, whatever it holds; the cell is read again in the act, so that what another
//! window did meanwhile stays; a summary says with which text it was begun, and where another one stands by now both are
//! kept, as with memos. Only codings that belong to the case can be linked or quoted. Writing the summary makes the cell
//! charted unless the edit says another state. Writing the summary and confirming it renew what was seen of the linked
//! codings; linking and quoting see the coding they are about, and nothing else.

use crate::matrix::Belonging;
use crate::model::{
    CellLink, CellPlace, CellState, ChartedCell, Coder, Coding, CodingId, Overall, Paragraph, ParagraphKind, Seen,
};
use crate::store::{Door, Reader};
use crate::workbench::coding::place;
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Result, Workbench};
use std::collections::{BTreeSet, HashMap};

/// The comment between two summaries that were both kept.
const BETWEEN: &str = "Written elsewhere at the same time:";

/// What is to be changed of a cell. The default changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CellEdit {
    /// The whole summary, in place of what stands; an empty list takes it away.
    pub summary: Option<Vec<Paragraph>>,
    /// The summary the writer began with; without one, whatever stands is replaced.
    pub base: Option<Vec<Paragraph>>,
    /// Codings to be quoted below it, each with its citation; they are linked too.
    pub verbatim: Vec<CodingId>,
    /// Comments to be written below it.
    pub comments: Vec<String>,
    /// Codings to be linked.
    pub link: Vec<CodingId>,
    /// Codings to be unlinked.
    pub unlink: Vec<CodingId>,
    /// How far the analyst is.
    pub state: Option<CellState>,
    /// The analyst's own judgement; `Some(None)` takes it away.
    pub judgement: Option<Option<Overall>>,
    /// Whether the summary is said to be still right.
    pub confirm: bool,
    /// Whether the summary was written without sight of the quotes as they stand, so that nothing of them counts as seen.
    pub unseen: bool,
}

impl CellEdit {
    /// Writes the whole summary in place of one that was begun with.
    #[must_use]
    pub fn summary(summary: Vec<Paragraph>, base: Option<Vec<Paragraph>>) -> Self {
        Self { summary: Some(summary), base, ..Self::default() }
    }

    /// Says how far the analyst is.
    #[must_use]
    pub fn state(state: CellState) -> Self {
        Self { state: Some(state), ..Self::default() }
    }

    /// Links a coding.
    #[must_use]
    pub fn link(coding: CodingId) -> Self {
        Self { link: vec![coding], ..Self::default() }
    }

    /// Takes a link away.
    #[must_use]
    pub fn unlink(coding: CodingId) -> Self {
        Self { unlink: vec![coding], ..Self::default() }
    }

    /// Quotes a coding as a verbatim paragraph with its citation.
    #[must_use]
    pub fn verbatim(coding: CodingId) -> Self {
        Self { verbatim: vec![coding], ..Self::default() }
    }

    /// Says the analyst's own judgement; `None` takes it away.
    #[must_use]
    pub fn judgement(judgement: Option<Overall>) -> Self {
        Self { judgement: Some(judgement), ..Self::default() }
    }

    /// Says that the summary is still right.
    #[must_use]
    pub fn confirm() -> Self {
        Self { confirm: true, ..Self::default() }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { base: self.base.clone(), ..Self::default() }
    }

    /// What is done, in the words of the act.
    fn in_words(&self, cell: &str, quotes: &HashMap<CodingId, Quoted>) -> String {
        let cited = |codings: &[CodingId]| match codings {
            [only] => quotes.get(only).map_or_else(|| "a quote".into(), |quoted| quoted.citation.clone()),
            several => format!("{} quotes", several.len()),
        };
        if let Some(summary) = &self.summary {
            let doing = if summary.is_empty() { "take away" } else { "write" };
            return format!("{doing} the summary of {cell}");
        }
        let mut doing: Vec<String> = Vec::new();
        if !self.verbatim.is_empty() {
            doing.push(format!("quote {} in the summary of {cell}", cited(&self.verbatim)));
        }
        if !self.comments.is_empty() {
            doing.push(format!("comment on the summary of {cell}"));
        }
        if !self.link.is_empty() {
            doing.push(format!("link {} to the summary of {cell}", cited(&self.link)));
        }
        if !self.unlink.is_empty() {
            doing.push(format!("unlink {} from the summary of {cell}", cited(&self.unlink)));
        }
        if let Some(state) = self.state {
            doing.push(format!("mark {cell} as {}", state.word()));
        }
        match self.judgement {
            Some(Some(judged)) => doing.push(format!("judge {cell} as {} overall", judged.word())),
            Some(None) => doing.push(format!("take away the judgement of {cell}")),
            None => {}
        }
        if self.confirm {
            doing.push(format!("confirm the summary of {cell}"));
        }
        match doing.as_slice() {
            [only] => only.clone(),
            _ => format!("chart {cell}"),
        }
    }
}

/// What became of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellWritten {
    /// Which cell.
    pub place: CellPlace,
    /// Whether another summary stood there than the one the writer began with, so that both were kept.
    pub met: bool,
}

/// The words of a verbatim paragraph: what was said, and where.
#[must_use]
pub fn quotation(words: &str, citation: &str) -> String {
    format!("“{words}” ({citation})")
}

/// A coding that is to be linked or quoted.
pub(super) struct Quoted {
    citation: String,
    words: String,
}

impl Workbench {
    /// Changes a cell, in one act.
    ///
    /// # Errors
    /// Where nobody is named, she still codes blind in a transcript of the case, a coding does not belong to the case, a
    /// coding to be unlinked is not linked, or there is no summary to confirm.
    pub fn chart_cell(&mut self, place: CellPlace, edit: &CellEdit) -> Result<CellWritten> {
        let coder = self.actor()?;
        self.refuse_closed(&self.access()?, place)?;
        let cell = self.cell_name(place)?;
        let mut quotes = HashMap::new();
        for id in edit.link.iter().chain(&edit.verbatim).chain(&edit.unlink) {
            if let Some(quoted) = self.quoted(*id)? {
                quotes.insert(*id, quoted);
            }
        }
        for id in edit.link.iter().chain(&edit.verbatim) {
            self.refuse_foreign(place, *id)?;
        }
        let what = edit.in_words(&cell, &quotes);
        let author = self.author(Some(coder.id));
        let talks = self.talks()?;
        let alone = self.is_alone()?;
        let met = self.store.act(&author, &what, |door| {
            let access = crate::workbench::Access::new(Some(coder.id), &door.read().assignments()?);
            if !access.with_cases(talks, alone).sees_charting_of(place.case) {
                let transcripts = "a transcript that was just assigned to you".to_string();
                return Err(WorkbenchError::BlindToChart { what: cell.clone(), transcripts });
            }
            write(door, place, &coder, edit, &quotes, &cell)
        })?;
        Ok(CellWritten { place, met })
    }

    /// What a cell is called, `P03 in Accommodation`.
    pub(super) fn cell_name(&self, place: CellPlace) -> Result<String> {
        let names = self.names()?;
        let case = names.case(place.case).ok_or_else(|| unknown("case", place.case, "`emic case list` lists them"))?;
        let theme = names.framework.theme(place.theme);
        let theme = theme.ok_or_else(|| unknown("theme", place.theme, "`emic codebook show` lists them"))?;
        Ok(format!("{} in {}", case.name, theme.name))
    }

    /// A coding the viewer may see, with its words; `None` where it is gone.
    fn quoted(&self, id: CodingId) -> Result<Option<Quoted>> {
        let access = self.access()?;
        let coding = self.store.read().coding(id)?;
        let Some(coding) = coding.filter(|coding| access.may_see(coding.transcript, coding.coder)) else {
            return Ok(None);
        };
        let loaded = self.load(coding.transcript)?;
        let citation = place(&loaded, coding.span);
        let words = quotation(coding.span.slice(&loaded.text).unwrap_or_default(), &citation);
        Ok(Some(Quoted { citation, words }))
    }

    /// Refuses a coding that does not belong to the case.
    fn refuse_foreign(&self, cell: CellPlace, id: CodingId) -> Result<()> {
        let access = self.access()?;
        let coding = self.store.read().coding(id)?;
        let coding = coding.filter(|coding| access.may_see(coding.transcript, coding.coder));
        let coding = coding.ok_or_else(|| WorkbenchError::no_coding(&id.to_string()))?;
        let loaded = self.load(coding.transcript)?;
        if Belonging::new(&loaded.transcript, &loaded.speakers).of(coding.span).contains(&cell.case) {
            return Ok(());
        }
        let (names, cited) = (self.names()?, place(&loaded, coding.span));
        let case = names.case(cell.case).map_or("", |case| case.name.as_str());
        Err(WorkbenchError::Refused(format!(
            "the coding of {cited} does not belong to {case}, so it cannot support a summary of {case}; `emic codings` \
             lists what was said where"
        )))
    }
}

fn unknown(kind: &'static str, given: impl ToString, hint: &str) -> WorkbenchError {
    WorkbenchError::Unknown { kind, given: given.to_string(), hint: hint.into() }
}

pub(super) fn write(
    door: &mut Door<'_>,
    place: CellPlace,
    coder: &Coder,
    edit: &CellEdit,
    quotes: &HashMap<CodingId, Quoted>,
    name: &str,
) -> Result<bool> {
    let at = door.at().to_string();
    let old = door.read().cell_at(place)?;
    let mut cell = old.clone().unwrap_or_else(|| ChartedCell::blank(place, coder.id, &at));
    if edit.confirm && cell.paragraphs.is_empty() && cell.state == CellState::ToChart && edit.summary.is_none() {
        return Err(WorkbenchError::Refused(format!(
            "nothing was charted of {name} that could be confirmed; write its summary first: `emic chart … --summary`"
        )));
    }
    let met = rewrite(&mut cell, edit, quotes);
    relink(door.read(), &mut cell, edit, name)?;
    if let Some(state) = edit.state {
        cell.state = state;
    }
    if let Some(judgement) = edit.judgement {
        cell.judgement = judgement;
    }
    let written = edit.summary.is_some() && !edit.unseen;
    if written || edit.confirm {
        renew(door.read(), &mut cell)?;
    }
    let was = old.as_ref().map_or((CellState::ToChart, [].as_slice()), |old| (old.state, old.paragraphs.as_slice()));
    if written || edit.confirm || cell.state != was.0 {
        cell.reviewed.clone_from(&at);
    }
    // Who charted a cell is who wrote what stands in it; a link and a judgement leave the writing another's.
    let authored = was == (CellState::ToChart, [].as_slice()) || was != (cell.state, cell.paragraphs.as_slice());
    let (author, at) = if authored { (coder.id, at) } else { (cell.coder, cell.at.clone()) };
    match (old, cell.is_blank()) {
        (None, true) => {}
        (Some(_), true) => door.remove::<ChartedCell>(cell.id.0)?,
        (Some(old), false) if old == cell => {}
        (_, false) => door.put(&ChartedCell { coder: author, at, ..cell })?,
    }
    Ok(met)
}

/// Writes the paragraphs; whether another summary stood there than the one that was begun with.
fn rewrite(cell: &mut ChartedCell, edit: &CellEdit, quotes: &HashMap<CodingId, Quoted>) -> bool {
    let before = cell.paragraphs.clone();
    let mut met = false;
    if let Some(mine) = &edit.summary {
        met = edit.base.as_ref().is_some_and(|base| !is_same(base, &before) && !is_same(mine, &before));
        let mut mine = if met { both(&before, mine) } else { mine.clone() };
        keep_sources(&mut mine, &before);
        cell.paragraphs = mine;
    }
    for id in &edit.verbatim {
        cell.paragraphs.extend(quotes.get(id).map(|quoted| Paragraph::quote(&quoted.words, *id)));
    }
    let told = edit.comments.iter().filter(|comment| !comment.trim().is_empty());
    cell.paragraphs.extend(told.map(|comment| Paragraph::new(ParagraphKind::Comment, comment.trim())));
    if cell.paragraphs.is_empty() {
        if cell.state == CellState::Charted && !before.is_empty() {
            cell.state = CellState::ToChart;
        }
    } else if cell.paragraphs != before || edit.summary.is_some() {
        cell.state = CellState::Charted;
    }
    met
}

/// Two summaries, neither of them lost.
pub(super) fn both(theirs: &[Paragraph], mine: &[Paragraph]) -> Vec<Paragraph> {
    if theirs.is_empty() || mine.is_empty() {
        return [theirs, mine].concat();
    }
    [theirs, &[Paragraph::new(ParagraphKind::Comment, BETWEEN)], mine].concat()
}

/// Whether two summaries say the same; which coding a verbatim quotes is not said in the text form.
pub(super) fn is_same(one: &[Paragraph], other: &[Paragraph]) -> bool {
    Paragraph::write(one) == Paragraph::write(other)
}

/// A verbatim paragraph that came back from a text form quotes what the same words quoted before.
fn keep_sources(paragraphs: &mut [Paragraph], before: &[Paragraph]) {
    for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.coding.is_none()) {
        let same = before.iter().find(|old| old.kind == paragraph.kind && old.text == paragraph.text);
        paragraph.coding = same.and_then(|old| old.coding);
    }
}

fn relink(read: Reader<'_>, cell: &mut ChartedCell, edit: &CellEdit, name: &str) -> Result<()> {
    for id in &edit.unlink {
        if !cell.is_linked(*id) {
            return Err(WorkbenchError::Refused(format!(
                "the coding {id} is not linked to the summary of {name}; `emic chart` without options shows what is"
            )));
        }
        cell.links.retain(|link| link.coding != *id);
    }
    let wanted: BTreeSet<&CodingId> = edit.link.iter().chain(&edit.verbatim).collect();
    let codings = read.codings_with(wanted)?;
    // In the order they were named, not in the order of their ids.
    for id in edit.link.iter().chain(&edit.verbatim) {
        let Some(coding) = codings.iter().find(|coding| coding.id == *id) else { continue };
        let link = CellLink { coding: *id, seen: Some(Seen::from(coding)) };
        match cell.links.iter_mut().find(|known| known.coding == *id) {
            Some(known) => *known = link,
            None => cell.links.push(link),
        }
    }
    Ok(())
}

/// Sees every linked coding as it stands.
fn renew(read: Reader<'_>, cell: &mut ChartedCell) -> Result<()> {
    let now: HashMap<CodingId, Coding> = read
        .codings_with(cell.links.iter().map(|link| &link.coding))?
        .into_iter()
        .map(|coding| (coding.id, coding))
        .collect();
    for link in &mut cell.links {
        link.seen = now.get(&link.coding).map(Seen::from);
    }
    Ok(())
}
