//! Figures with names: what the pure room says with ids, as screens and files show it.

use super::shelf::Names;
use crate::agreement::{
    AllCodersRow, DecidedUnit, MagnitudeRow, OverallRow, PairRow, Report, UnitKind, UnitTable,
    remark::{self, Remark},
};
use crate::export::agreement::{
    AllCodersFigures, Figures, MagnitudeFigures, OverallFigures, ThemeFigures, ThemeName, UnitLine, words,
};
use crate::model::{CoderId, ThemeId, TranscriptId};
use std::collections::HashMap;

/// Every row with its names and what should be said beside it.
pub(super) fn figures(names: &Names, report: &Report) -> Figures {
    let unit = report.unit;
    let named = Named { names, leaves: leaves(names) };
    Figures {
        themes: report.pairs.iter().map(|row| named.pair(row, unit)).collect(),
        overall: report.overall.iter().map(|row| named.overall(row)).collect(),
        all_coders: report.all_coders.iter().map(|row| named.all_coders(row, unit)).collect(),
        magnitude: report.magnitude.iter().map(|row| named.magnitude(row, unit)).collect(),
    }
}

/// The rows of the raw unit table with their names. Magnitudes are given to turns, so other units have none.
pub(super) fn unit_lines(names: &Names, table: &UnitTable<'_>, unit: UnitKind) -> Vec<UnitLine> {
    let rated = if unit == UnitKind::Turn { table.rated() } else { Vec::new() };
    let rated: HashMap<_, _> = rated.iter().map(|row| ((row.theme, row.transcript, row.turn), &row.places)).collect();
    let line = |row: DecidedUnit| {
        let scale = names.framework.scale_of(row.theme);
        let value = |place: Option<usize>| {
            let place = place?;
            Some((scale?.values.get(place)?.clone(), place))
        };
        let places = rated.get(&(row.theme, row.transcript, row.span));
        let place = |coder: usize| places.and_then(|places| places.get(coder).copied().flatten());
        UnitLine {
            transcript: names.title(row.transcript).to_string(),
            turn: row.turn,
            start: row.span.start,
            end: row.span.end,
            units: row.units,
            theme: names.framework.theme(row.theme).map_or_else(String::new, |theme| theme.key.clone()),
            magnitudes: (0..row.given.len()).map(|coder| value(place(coder))).collect(),
            given: row.given,
        }
    };
    table.decided().map(line).collect()
}

fn leaves(names: &Names) -> usize {
    names.framework.themes().iter().filter(|theme| names.framework.is_leaf(theme.id)).count()
}

struct Named<'n> {
    names: &'n Names,
    leaves: usize,
}

impl Named<'_> {
    fn pair(&self, row: &PairRow, unit: UnitKind) -> ThemeFigures {
        let coders = self.coders(&row.coders);
        let remark = remark::of_pair(row);
        ThemeFigures {
            theme: self.theme(row.theme),
            transcript: row.transcript.map(|id| self.title(id)),
            plain: plain(remark, &coders, unit, false),
            row: row.clone(),
            remark,
            coders,
        }
    }

    fn overall(&self, row: &OverallRow) -> OverallFigures {
        OverallFigures {
            coders: self.coders(&row.coders),
            lowest: row.lowest.map(|lowest| (self.theme(lowest.theme), lowest.cohen_kappa)),
            leaves: self.leaves,
            row: row.clone(),
        }
    }

    fn all_coders(&self, row: &AllCodersRow, unit: UnitKind) -> AllCodersFigures {
        let coders = self.coders(&row.coders);
        let remark = remark::of_all(row);
        AllCodersFigures {
            theme: self.theme(row.theme),
            transcript: row.transcript.map(|id| self.title(id)),
            plain: plain(remark, &coders, unit, false),
            row: row.clone(),
            remark,
            coders,
        }
    }

    fn magnitude(&self, row: &MagnitudeRow, unit: UnitKind) -> MagnitudeFigures {
        let coders = self.coders(&row.coders);
        let remark = remark::of_magnitude(row);
        MagnitudeFigures {
            theme: row.theme.map(|theme| self.theme(theme)),
            values: self.names.framework.scale(&row.scale.key).map_or_else(Vec::new, |scale| scale.values.clone()),
            plain: plain(remark, &coders, unit, true),
            row: row.clone(),
            remark,
            coders,
        }
    }

    fn coders(&self, ids: &[CoderId]) -> Vec<String> {
        ids.iter().map(|id| self.names.initials(*id).to_string()).collect()
    }

    fn title(&self, id: TranscriptId) -> String {
        self.names.title(id).to_string()
    }

    fn theme(&self, id: ThemeId) -> ThemeName {
        let framework = &self.names.framework;
        let theme = framework.theme(id);
        ThemeName {
            key: theme.map_or_else(String::new, |theme| theme.key.clone()),
            number: framework.number(id).to_string(),
            name: theme.map_or_else(String::new, |theme| theme.name.clone()),
            codable: theme.is_some_and(|theme| theme.codable),
        }
    }
}

fn plain(remark: Option<Remark>, coders: &[String], unit: UnitKind, magnitude: bool) -> Option<String> {
    remark.map(|remark| words::sentence(remark, coders, unit, magnitude))
}
