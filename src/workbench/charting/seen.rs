//! What was charted, as far as the viewer may see it, held against the codings as they stand.

use crate::matrix::{Charted, Charting};
use crate::model::{CaseId, CellPlace, ChartedCell, Coding, CodingId, ThemeId, TranscriptId};
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Access, Result, Workbench};
use std::collections::{HashMap, HashSet};

impl Workbench {
    /// What was charted of these themes and of the rows and columns as a whole, as far as it may be shown.
    pub(super) fn charted_of(&self, themes: &[ThemeId]) -> Result<Charted> {
        let access = self.access()?;
        let cells = self.store.read().cells(Some(themes))?;
        let mut charted = self.syntheses_shown(&access)?;
        charted.cells = self.held_against(&access, cells)?;
        Ok(charted)
    }

    /// What was charted in one cell, as far as it may be shown.
    pub(super) fn charted_at(&self, place: CellPlace) -> Result<Charted> {
        let access = self.access()?;
        let cells = self.store.read().cell_at(place)?.into_iter().collect();
        let mut charted = Charted { cells: self.held_against(&access, cells)?, ..Charted::default() };
        if !access.sees_charting_of(place.case) {
            charted.closed.insert(place.case);
        }
        Ok(charted)
    }

    fn syntheses_shown(&self, access: &Access) -> Result<Charted> {
        let closed =
            self.names()?.cases.iter().map(|case| case.id).filter(|case| !access.sees_charting_of(*case)).collect();
        let syntheses = self.store.read().syntheses()?.into_iter();
        Ok(Charted {
            cells: HashMap::new(),
            syntheses: syntheses.map(|synthesis| (synthesis.about, synthesis)).collect(),
            closed,
            themes_closed: !access.sees_charting_across(),
        })
    }

    /// The cells that may be shown, each with what became of its linked codings.
    pub(super) fn held_against(
        &self,
        access: &Access,
        mut cells: Vec<ChartedCell>,
    ) -> Result<HashMap<CellPlace, Charting>> {
        cells.retain(|cell| access.sees_charting_of(cell.case));
        let linked: HashSet<CodingId> = cells.iter().flat_map(|cell| &cell.links).map(|link| link.coding).collect();
        let codings: HashMap<CodingId, Coding> =
            self.store.read().codings_with(&linked)?.into_iter().map(|coding| (coding.id, coding)).collect();
        let hidden = |coding: &Coding| !access.may_see(coding.transcript, coding.coder);
        let held = cells.into_iter().map(|mut cell| {
            // A speaker may have been given to another case since: what is hidden elsewhere is hidden here.
            cell.links.retain(|link| !codings.get(&link.coding).is_some_and(hidden));
            (cell.place(), Charting::of(cell, |coding| codings.get(&coding)))
        });
        Ok(held.collect())
    }

    /// Refuses whoever still codes blind in a transcript the case takes part in, whether or not anything was charted.
    pub(super) fn refuse_closed(&self, access: &Access, place: CellPlace) -> Result<()> {
        if access.sees_charting_of(place.case) {
            return Ok(());
        }
        let names = self.names()?;
        let case = names.case(place.case).map_or_else(String::new, |case| case.name.clone());
        Err(WorkbenchError::BlindToChart { what: case, transcripts: self.open_titles(access, Some(place.case))? })
    }

    /// Some titles of the transcripts the viewer is not done with: those a case takes part in, or all of them where it is no
    /// case, or one that takes part in none.
    pub(super) fn open_titles(&self, access: &Access, case: Option<CaseId>) -> Result<String> {
        let (names, talks) = (self.names()?, self.talks()?);
        let of_case = case.map(|case| talks.of(case)).filter(|of| !of.is_empty());
        let wanted = |id: &TranscriptId| of_case.is_none_or(|of| of.contains(id));
        let open = access.restricted().map(|(id, _)| id).filter(wanted);
        let mut places: Vec<usize> = open.filter_map(|id| names.place_of(id)).collect();
        places.sort_unstable();
        let titles: Vec<&str> =
            places.iter().filter_map(|place| names.transcripts.get(*place)).map(|head| head.title.as_str()).collect();
        Ok(crate::workbench::framing::listed(&titles))
    }
}
