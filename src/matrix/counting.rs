//! Charts with counts alone: the same cells, without their quotes.
//!
//! A project may hold a million codings, and a screen shows how many there are of each long before anybody asks for one
//! of them. Readings are handed in one by one and kept nowhere. The rule this file owns: the counts, what they point to
//! and what is new are those [`super::charts`] finds for the same readings.

use super::chart::begun;
use super::{Cell, Chart, ChartRow, Charted, Reading, RowHead, Rows};
use crate::model::{CaseId, Framework, ThemeId, TranscriptId};
use std::collections::{HashMap, HashSet};

/// Charts that are being counted.
#[derive(Debug)]
pub struct Counting<'a> {
    framework: &'a Framework,
    charted: &'a Charted,
    rows: Rows,
    charts: Vec<Chart>,
    places: HashMap<ThemeId, Vec<(usize, usize)>>,
    of_case: HashMap<CaseId, usize>,
    of_transcript: HashMap<TranscriptId, usize>,
    coded: HashSet<ThemeId>,
}

impl<'a> Counting<'a> {
    /// Empty charts of `themes`, with these rows.
    #[must_use]
    pub fn new(
        framework: &'a Framework,
        charted: &'a Charted,
        rows: Rows,
        heads: &[RowHead],
        themes: &[ThemeId],
    ) -> Self {
        let mut places: HashMap<ThemeId, Vec<(usize, usize)>> = HashMap::new();
        let mut charts = Vec::new();
        for theme in themes.iter().copied().filter(|theme| framework.theme(*theme).is_some()) {
            let columns: Vec<ThemeId> = framework.family(theme).iter().map(|column| column.id).collect();
            for (column, theme) in columns.iter().enumerate() {
                places.entry(*theme).or_default().push((charts.len(), column));
            }
            let empty: Vec<Cell> =
                columns.iter().map(|column| Cell::empty(*column, framework.scale_of(*column))).collect();
            let begun = |head: &RowHead| ChartRow { head: *head, cells: begun(charted, *head, &empty) };
            charts.push(Chart { theme, rows: heads.iter().map(begun).collect(), columns, no_case: empty });
        }
        let (mut of_case, mut of_transcript) = (HashMap::new(), HashMap::new());
        for (row, head) in heads.iter().enumerate() {
            match head {
                RowHead::Case(case) => of_case.insert(*case, row),
                RowHead::Transcript { transcript, .. } => of_transcript.insert(*transcript, row),
            };
        }
        Self { framework, charted, rows, charts, places, of_case, of_transcript, coded: HashSet::new() }
    }

    /// Counts one reading, first made at `created`, that belongs to `cases`.
    pub fn add(&mut self, reading: Reading<'_>, created: &str, cases: &[CaseId]) {
        let Some(places) = self.places.get(&reading.theme) else { return };
        if !self.coded.contains(&reading.theme) {
            self.coded.insert(reading.theme);
        }
        for (chart, column) in places {
            let Some(chart) = self.charts.get_mut(*chart) else { continue };
            let mut count = |row: Option<&usize>| {
                let row = row.and_then(|row| chart.rows.get_mut(*row));
                if let Some(cell) = row.and_then(|row| row.cells.get_mut(*column)) {
                    cell.count(reading, created);
                }
            };
            match self.rows {
                Rows::Transcripts => count(self.of_transcript.get(&reading.transcript)),
                Rows::Cases => cases.iter().for_each(|case| count(self.of_case.get(case))),
            }
            if self.rows == Rows::Cases
                && cases.is_empty()
                && let Some(cell) = chart.no_case.get_mut(*column)
            {
                cell.count(reading, created);
            }
        }
    }

    /// The charts, once all readings are counted.
    #[must_use]
    pub fn charts(self) -> Vec<Chart> {
        let Self { framework, charted, coded, mut charts, .. } = self;
        for chart in &mut charts {
            let main = chart.theme;
            if !coded.contains(&main) && !chart.rows.iter().any(|row| row.head.is_charted(charted, main)) {
                chart.columns.retain(|column| *column != main);
                chart.rows.iter_mut().for_each(|row| row.cells.retain(|cell| cell.theme != main));
            }
            chart.no_case.retain(|cell| cell.counts.total() > 0);
            for cell in chart.rows.iter_mut().flat_map(|row| &mut row.cells).chain(&mut chart.no_case) {
                cell.conclude(framework.scale_of(cell.theme));
            }
        }
        charts
    }
}
