//! What was charted follows the framework.
//!
//! Where a theme becomes part of another, its cells go over, with their summaries, links and judgements; where something
//! was charted of the same case under both, the two become one cell and nothing either of them said is lost. A link
//! remembers its coding under the name it has now: that two themes are one changes nobody's reading, so it makes no
//! summary stale. Where a theme is deleted its cells and its synthesis go with it, and come back with it.

use crate::model::{
    CellId, CellLink, CellState, ChartedCell, CodingId, Paragraph, ParagraphKind, Synthesis, SynthesisAbout,
    SynthesisId, Theme, ThemeId,
};
use crate::store::{Door, Reader};
use crate::workbench::{Access, Result};
use std::collections::HashMap;

/// What a change of the framework does to what was charted.
#[derive(Debug, Default)]
pub(super) struct Charts {
    /// Cells as they are afterwards.
    put: Vec<ChartedCell>,
    /// Cells that went into another, or with their theme.
    gone: Vec<CellId>,
    put_syntheses: Vec<Synthesis>,
    gone_syntheses: Vec<SynthesisId>,
    /// How many cells of the theme that goes there are.
    pub(super) cells: usize,
    /// How many of them become one with a cell of the theme that stays.
    pub(super) joined: usize,
    /// How many syntheses of the themes that go there are.
    pub(super) syntheses: usize,
}

impl Charts {
    /// What merging `from` into `into` does, or what of it the viewer may see. `heir` says which coding one that goes
    /// becomes part of.
    pub(super) fn merged(
        read: Reader<'_>,
        from: &Theme,
        into: &Theme,
        heir: impl Fn(CodingId) -> Option<CodingId>,
        seen: Option<&Access>,
    ) -> Result<Self> {
        let mut charts = Self::default();
        if from.id == into.id {
            return Ok(charts);
        }
        let mut all = read.cells(None)?;
        all.retain(|cell| seen.is_none_or(|seen| seen.sees_charting_of(cell.case)));
        let mut staying: HashMap<_, ChartedCell> = HashMap::new();
        let mut coming = Vec::new();
        for cell in all {
            let was = cell.clone();
            let cell = follow(cell, from.id, into.id, &heir);
            if cell.theme == from.id {
                coming.push(cell);
            } else if cell.theme == into.id {
                staying.insert(cell.case, cell);
            } else if cell != was {
                charts.put.push(cell);
            }
        }
        charts.cells = coming.len();
        for cell in coming {
            match staying.remove(&cell.case) {
                Some(kept) => {
                    charts.joined += 1;
                    charts.gone.push(cell.id);
                    charts.put.push(joined(kept, cell, from, into));
                }
                None => charts.put.push(ChartedCell { theme: into.id, ..cell }),
            }
        }
        charts.put.extend(staying.into_values());
        charts.merge_syntheses(read, from, into.id, heir, seen)?;
        Ok(charts)
    }

    fn merge_syntheses(
        &mut self,
        read: Reader<'_>,
        from: &Theme,
        into: ThemeId,
        heir: impl Fn(CodingId) -> Option<CodingId>,
        seen: Option<&Access>,
    ) -> Result<()> {
        let mut all = read.syntheses()?;
        all.retain(|one| seen.is_none_or(|seen| seen.sees_synthesis(one.about)));
        let mut coming = None;
        for mut synthesis in all {
            let was = synthesis.clone();
            inherit(&mut synthesis.paragraphs, &heir);
            if synthesis.about == SynthesisAbout::Theme(from.id) {
                coming = Some(synthesis);
            } else if synthesis != was || synthesis.about == SynthesisAbout::Theme(into) {
                self.put_syntheses.push(synthesis);
            }
        }
        let Some(coming) = coming else { return Ok(()) };
        self.syntheses = 1;
        let about = SynthesisAbout::Theme(into);
        match self.put_syntheses.iter_mut().find(|synthesis| synthesis.about == about) {
            None => self.put_syntheses.push(Synthesis { about, ..coming }),
            Some(kept) => {
                kept.paragraphs.push(comment(&format!("Merged from “{}”:", from.name)));
                kept.paragraphs.extend(coming.paragraphs);
                self.gone_syntheses.push(coming.id);
            }
        }
        Ok(())
    }

    /// What deleting these themes does, or what of it the viewer may see.
    pub(super) fn deleted(read: Reader<'_>, themes: &[ThemeId], seen: Option<&Access>) -> Result<Self> {
        let mut cells = read.cells(Some(themes))?;
        cells.retain(|cell| seen.is_none_or(|seen| seen.sees_charting_of(cell.case)));
        let of_themes = |about| matches!(about, SynthesisAbout::Theme(theme) if themes.contains(&theme));
        let mut syntheses = read.syntheses()?;
        syntheses.retain(|one| of_themes(one.about) && seen.is_none_or(|seen| seen.sees_synthesis(one.about)));
        Ok(Self {
            cells: cells.len(),
            syntheses: syntheses.len(),
            gone: cells.into_iter().map(|cell| cell.id).collect(),
            gone_syntheses: syntheses.into_iter().map(|synthesis| synthesis.id).collect(),
            ..Self::default()
        })
    }

    /// Writes it.
    pub(super) fn write(&self, door: &mut Door<'_>) -> Result<()> {
        for cell in &self.gone {
            door.remove::<ChartedCell>(cell.0)?;
        }
        for synthesis in &self.gone_syntheses {
            door.remove::<Synthesis>(synthesis.0)?;
        }
        for cell in &self.put {
            door.put(cell)?;
        }
        for synthesis in &self.put_syntheses {
            door.put(synthesis)?;
        }
        Ok(())
    }
}

/// A cell whose links and quotes go over to the theme that stays, and to the codings that took others in.
fn follow(
    mut cell: ChartedCell,
    from: ThemeId,
    into: ThemeId,
    heir: &impl Fn(CodingId) -> Option<CodingId>,
) -> ChartedCell {
    inherit(&mut cell.paragraphs, heir);
    let mut links: Vec<CellLink> = Vec::new();
    // A coding's own link comes before that of one that became part of it.
    let (gone, own): (Vec<_>, Vec<_>) =
        std::mem::take(&mut cell.links).into_iter().partition(|link| heir(link.coding).is_some());
    for mut link in own.into_iter().chain(gone) {
        link.coding = heir(link.coding).unwrap_or(link.coding);
        if let Some(seen) = link.seen.as_mut().filter(|seen| seen.theme == from) {
            seen.theme = into;
        }
        if !links.iter().any(|known| known.coding == link.coding) {
            links.push(link);
        }
    }
    cell.links = links;
    cell
}

/// Quotes of a coding that became part of another are quotes of that.
fn inherit(paragraphs: &mut [Paragraph], heir: &impl Fn(CodingId) -> Option<CodingId>) {
    for coding in paragraphs.iter_mut().filter_map(|paragraph| paragraph.coding.as_mut()) {
        *coding = heir(*coding).unwrap_or(*coding);
    }
}

/// Two cells of one case as one: the first, with all that the second said.
fn joined(kept: ChartedCell, gone: ChartedCell, from: &Theme, into: &Theme) -> ChartedCell {
    let mut cell = kept.clone();
    let states = [kept.state, gone.state];
    cell.state = match states {
        _ if states.contains(&CellState::Charted) => CellState::Charted,
        [CellState::ToChart, other] => other,
        [own, _] => own,
    };
    let mut told = Vec::new();
    if kept.state != cell.state && kept.state != CellState::ToChart {
        told.push(format!("“{}” was {} before “{}” was merged into it.", into.name, kept.state.word(), from.name));
    }
    if gone.state != cell.state && gone.state != CellState::ToChart {
        told.push(format!("Merged from “{}”, where it was {}.", from.name, gone.state.word()));
    }
    cell.judgement = kept.judgement.or(gone.judgement);
    if let Some(other) = gone.judgement.filter(|other| cell.judgement != Some(*other)) {
        told.push(format!("Merged from “{}”, where it was judged {} overall.", from.name, other.word()));
    }
    if !kept.paragraphs.is_empty() && !gone.paragraphs.is_empty() {
        cell.paragraphs.push(comment(&format!("Merged from “{}”:", from.name)));
    }
    cell.paragraphs.extend(gone.paragraphs);
    cell.paragraphs.extend(told.iter().map(|told| comment(told)));
    for link in gone.links {
        if !cell.is_linked(link.coding) {
            cell.links.push(link);
        }
    }
    if gone.at > cell.at {
        (cell.at, cell.coder) = (gone.at, gone.coder);
    }
    // The earlier look counts, so that no quote that was new is new no more.
    cell.reviewed = kept.reviewed.min(gone.reviewed);
    cell
}

/// What was charted, in words; empty for none.
pub(super) fn in_words(cells: usize, joined: usize, syntheses: usize) -> String {
    let mut told = Vec::new();
    match (cells, joined) {
        (0, _) => {}
        (1, 0) => told.push("1 charted cell".to_string()),
        (1, _) => told.push("1 charted cell, which becomes one with another".to_string()),
        (_, 0) => told.push(format!("{cells} charted cells")),
        _ => told.push(format!("{cells} charted cells, of which {joined} become one with another")),
    }
    match syntheses {
        0 => {}
        1 => told.push("1 synthesis".into()),
        several => told.push(format!("{several} syntheses")),
    }
    told.join("; ")
}

fn comment(text: &str) -> Paragraph {
    Paragraph::new(ParagraphKind::Comment, text)
}
