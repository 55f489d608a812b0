//! What can be asked of what was charted: cells, syntheses, and what became of a cell.

use super::{Reader, Result};
use crate::model::{
    Act, CaseId, CellPlace, Change, ChartedCell, CoderId, Coding, CodingId, Span, Synthesis, SynthesisAbout, ThemeId,
    TranscriptId,
};
use crate::store::error::StoreError;
use crate::store::journal::{self, ACT_COLUMNS, CHANGE_COLUMNS};
use crate::store::record::{Record, collect};
use rusqlite::ToSql;

/// A coding as far as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingRow<'r> {
    /// In which transcript.
    pub transcript: TranscriptId,
    /// Of which theme.
    pub theme: ThemeId,
    /// The passage, in byte offsets.
    pub span: Span,
    /// Its magnitude, where it has one.
    pub magnitude: Option<&'r str>,
    /// Who made it.
    pub coder: CoderId,
    /// When, RFC 3339, UTC.
    pub created: &'r str,
}

fn reading_row<'r>(row: &'r rusqlite::Row<'_>, theme: ThemeId) -> rusqlite::Result<ReadingRow<'r>> {
    Ok(ReadingRow {
        transcript: row.get(0)?,
        theme,
        span: Span::new(row.get(1)?, row.get(2)?),
        magnitude: row.get_ref(3)?.as_str_or_null()?,
        coder: row.get(4)?,
        created: row.get_ref(5)?.as_str()?,
    })
}

#[allow(clippy::missing_errors_doc)] // Said once, on the type.
impl Reader<'_> {
    /// The charted cells; only of these themes, where some are named.
    pub fn cells(&self, themes: Option<&[ThemeId]>) -> Result<Vec<ChartedCell>> {
        let Some(themes) = themes else { return Ok(ChartedCell::list(self.conn, "", &[])?) };
        let clause = format!("WHERE theme IN ({})", vec!["?"; themes.len()].join(", "));
        let values: Vec<&dyn ToSql> = themes.iter().map(|theme| theme as &dyn ToSql).collect();
        Ok(ChartedCell::list(self.conn, &clause, &values)?)
    }

    /// The charted cells of one case.
    pub fn cells_of(&self, case: CaseId) -> Result<Vec<ChartedCell>> {
        Ok(ChartedCell::list(self.conn, "WHERE case_id = ?", &[&case])?)
    }

    /// What was charted of one case in one theme; `None` where nothing was.
    pub fn cell_at(&self, place: CellPlace) -> Result<Option<ChartedCell>> {
        Ok(ChartedCell::list(self.conn, "WHERE theme = ? AND case_id = ?", &[&place.theme, &place.case])?.pop())
    }

    /// All syntheses, in no order that means anything.
    pub fn syntheses(&self) -> Result<Vec<Synthesis>> {
        Ok(Synthesis::list(self.conn, "", &[])?)
    }

    /// The synthesis of one row or column.
    pub fn synthesis_of(&self, about: SynthesisAbout) -> Result<Option<Synthesis>> {
        let mut found = match about {
            SynthesisAbout::Case(case) => Synthesis::list(self.conn, "WHERE case_id = ?", &[&case])?,
            SynthesisAbout::Theme(theme) => Synthesis::list(self.conn, "WHERE theme = ?", &[&theme])?,
        };
        Ok(found.pop())
    }

    /// Those of these codings that are there.
    pub fn codings_with<'i>(&self, ids: impl IntoIterator<Item = &'i CodingId>) -> Result<Vec<Coding>> {
        let mut codings = Vec::new();
        for id in ids {
            codings.extend(self.coding(*id)?);
        }
        Ok(codings)
    }

    /// Hands out the codings of these themes, the same readings one after the other, until `take` fails.
    pub fn each_reading<E: From<StoreError>>(
        &self,
        themes: &[ThemeId],
        mut take: impl FnMut(ReadingRow<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = "SELECT transcript, start, end, magnitude, coder, created FROM coding INDEXED BY coding_by_reading
             WHERE theme = ?1 ORDER BY transcript, start, end, magnitude";
        let failed = |error: rusqlite::Error| E::from(StoreError::from(error));
        let mut statement = self.conn.prepare_cached(sql).map_err(failed)?;
        for theme in themes {
            let mut rows = statement.query([theme]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                take(reading_row(row, *theme).map_err(failed)?)?;
            }
        }
        Ok(())
    }

    /// Every change of what was charted of one case in one theme, also of what stood under other themes before they
    /// became one, oldest first, each with its act.
    pub fn cell_changes(&self, place: CellPlace) -> Result<Vec<(Act, Change)>> {
        // The indexes are named, so that a long journal is never read whole.
        let sql = format!(
            "WITH RECURSIVE own (id) AS (
                 SELECT entity_id FROM change INDEXED BY change_of_cell
                 WHERE entity = 'cell' AND json_extract(coalesce(after, before), '$.case') = ?1
                 AND json_extract(coalesce(after, before), '$.theme') = ?2
                 UNION
                 SELECT gone.entity_id FROM own
                 JOIN change AS kept INDEXED BY change_of_charting ON kept.entity = 'cell' AND kept.entity_id = own.id
                     AND kept.entity IN ('cell', 'synthesis')
                 JOIN change AS gone INDEXED BY change_by_act ON gone.act = kept.act
                     AND gone.entity = 'cell' AND gone.after IS NULL AND json_extract(gone.before, '$.case') = ?1)
             SELECT {CHANGE_COLUMNS}, {ACT_COLUMNS} FROM change INDEXED BY change_of_charting
             JOIN act ON act.seq = change.act
             WHERE change.entity IN ('cell', 'synthesis') AND change.entity = 'cell'
             AND change.entity_id IN (SELECT id FROM own)
             ORDER BY change.seq"
        );
        let values: [&dyn ToSql; 2] = [&place.case.to_string(), &place.theme.to_string()];
        Ok(collect(self.conn, &sql, &values, |row| Ok((journal::act_row_from(row, 7)?, journal::change_row(row)?)))?)
    }
}
