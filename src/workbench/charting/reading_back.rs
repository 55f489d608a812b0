//! Reading an edited export of the matrix back: what differs, and writing it.
//!
//! The rules it owns: nothing is written that was not shown; a text that was not edited in the file is left as it is,
//! whatever became of it since; one that is not in the file is left too, for a row that was deleted in a spreadsheet is no
//! summary that was taken away. Where an edited text has another one in the project than the one it was edited from, it is
//! refused unless the analyst says what shall happen. All is written in one act or not at all. The analyst did not see the
//! linked codings as they stand by now, so reading a summary back renews nothing of what was seen: a stale mark stays.

use super::synthesis::put_synthesis;
use super::writing::{self, CellEdit, both, is_same};
use crate::import::{MatrixEntry, MatrixFile, MatrixPart, read_matrix};
use crate::model::{CellPlace, CellState, Coder, Paragraph, SynthesisAbout};
use crate::store::{Door, Reader};
use crate::workbench::error::WorkbenchError;
use crate::workbench::file_name::file_name;
use crate::workbench::{Access, Result, Workbench};
use serde::Serialize;
use std::collections::HashMap;
use std::path::Path;

/// At most this many faults are named.
const NAMED: usize = 20;

/// What happens to an edited text where the project has another one by now than the one it was edited from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedSince {
    /// Both are kept, one below the other.
    KeepBoth,
    /// The one of the file takes its place; the history keeps the other.
    Replace,
}

/// One text that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixDifference {
    /// `cell`, `synthesis of the case` or `synthesis of the theme`.
    pub kind: &'static str,
    /// The case's name; `null` for the synthesis of a theme.
    pub case: Option<String>,
    /// The theme's key; `null` for the synthesis of a case.
    pub theme: Option<String>,
    /// What it is called, `P03 in Accommodation`.
    pub name: String,
    /// Where it stands in the file.
    pub place: String,
    /// The text form as it is in the project; `null` where there is none.
    pub before: Option<String>,
    /// The text form as it is in the file; `null` where it was taken away.
    pub after: Option<String>,
    /// The text form it was edited from, where the project has another one by now.
    pub exported: Option<String>,
    /// Whether the project has another text by now than the one it was edited from.
    pub changed_since: bool,
    /// The state of the cell in the project.
    pub state: Option<CellState>,
    /// The state it gets.
    pub state_after: Option<CellState>,
    /// What it is.
    #[serde(skip)]
    pub part: MatrixPart,
}

/// What a file differs in from the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixReading {
    /// The file's name.
    pub file: String,
    /// What differs, in the order of cases and themes.
    pub differences: Vec<MatrixDifference>,
    /// How many texts of the file are as they were exported, or as they are in the project by now.
    pub unchanged: usize,
    /// How many texts were exported and are not in the file; they are left as they are.
    pub not_in_file: usize,
    /// What a person should know.
    pub notes: Vec<String>,
}

impl MatrixReading {
    /// How many of the differences are about texts that the project changed since the export.
    #[must_use]
    pub fn changed_since(&self) -> usize {
        self.differences.iter().filter(|difference| difference.changed_since).count()
    }
}

impl Workbench {
    /// What an edited export of the matrix differs in from the project; nothing is written.
    ///
    /// # Errors
    /// Where the file cannot be read, holds what cannot be placed, or edits what the viewer may not chart.
    pub fn read_matrix_back(&self, path: &Path) -> Result<MatrixReading> {
        let failed = |why| WorkbenchError::File { path: path.to_path_buf(), verb: "read", why };
        let bytes = std::fs::read(path).map_err(failed)?;
        let file = file_name(path);
        let MatrixFile { entries, missing, notes } = read_matrix(&file, &bytes)?;
        let mut reading =
            MatrixReading { file: file.clone(), differences: Vec::new(), unchanged: 0, not_in_file: missing, notes };
        let access = self.access()?;
        let (mut faults, mut gone) = (Vec::new(), 0);
        for entry in &entries {
            match self.difference(&access, entry) {
                Ok(Some(difference)) => reading.differences.push(difference),
                Ok(None) => reading.unchanged += 1,
                Err(WorkbenchError::Unknown { .. }) if entry.edited.is_none() => gone += 1,
                Err(why @ (WorkbenchError::Unknown { .. } | WorkbenchError::BlindToChart { .. })) => {
                    faults.push(format!("{}: {why}", entry.place));
                }
                Err(other) => return Err(other),
            }
        }
        if !faults.is_empty() {
            let more = faults.len().saturating_sub(NAMED);
            faults.truncate(NAMED);
            faults.extend((more > 0).then(|| format!("and {more} more")));
            return Err(WorkbenchError::Lines { file, faults });
        }
        if gone == entries.len() {
            return Err(WorkbenchError::Lines {
                file,
                faults: vec![
                    "it is of another project: none of its cases and themes is known here; say which project it \
                              belongs to with --project"
                        .into(),
                ],
            });
        }
        reading.notes.extend(
            (gone > 0)
                .then(|| format!("{gone} texts of the file were not edited and are of cases or themes that are gone")),
        );
        self.in_order(&mut reading.differences)?;
        Ok(reading)
    }

    /// Writes what differs, in one act; nothing where nothing does.
    ///
    /// # Errors
    /// Where nobody is named, a text changed since the export and nothing was said of such, the project changed since the
    /// differences were found, or the viewer may not chart a case.
    pub fn write_matrix_back(&mut self, reading: &MatrixReading, changed: Option<ChangedSince>) -> Result<()> {
        if reading.differences.is_empty() {
            return Ok(());
        }
        let coder = self.actor()?;
        if changed.is_none() && reading.changed_since() > 0 {
            return Err(refused_as_changed(reading));
        }
        let (talks, alone) = (self.talks()?, self.is_alone()?);
        let author = self.author(Some(coder.id));
        let what = match reading.differences.as_slice() {
            [only] => format!("read {} back from {}", only.name, reading.file),
            many => format!("read {} summaries back from {}", many.len(), reading.file),
        };
        self.store.act(&author, &what, |door| {
            let access = Access::new(Some(coder.id), &door.read().assignments()?).with_cases(talks, alone);
            for difference in &reading.differences {
                if !sees(&access, difference.part) {
                    let transcripts = "a transcript that was just assigned to you".to_string();
                    return Err(WorkbenchError::BlindToChart { what: difference.name.clone(), transcripts });
                }
                put(door, &coder, difference, changed)?;
            }
            Ok(())
        })
    }

    /// What an entry differs in from the project; `None` where it does not, or was not edited.
    fn difference(&self, access: &Access, entry: &MatrixEntry) -> Result<Option<MatrixDifference>> {
        let name = match entry.part {
            MatrixPart::Cell(place) => self.cell_name(place)?,
            MatrixPart::Synthesis(about) => format!("the synthesis of {}", self.synthesis_name(about)?),
        };
        let Some(edited) = entry.edited.as_deref().map(Paragraph::read) else { return Ok(None) };
        let base = Paragraph::read(&entry.base);
        if is_same(&edited, &base) {
            return Ok(None);
        }
        match entry.part {
            MatrixPart::Cell(place) => self.refuse_closed(access, place)?,
            MatrixPart::Synthesis(about) => self.refuse_closed_synthesis(access, about, &name)?,
        }
        let (standing, state) = standing(self.store.read(), entry.part)?;
        if is_same(&edited, &standing) {
            return Ok(None);
        }
        let changed_since = !is_same(&base, &standing);
        let names = self.names()?;
        let (case, theme) = ids(entry.part);
        let text = |paragraphs: &[Paragraph]| (!paragraphs.is_empty()).then(|| Paragraph::write(paragraphs));
        let is_cell = matches!(entry.part, MatrixPart::Cell(_));
        Ok(Some(MatrixDifference {
            kind: kind(entry.part),
            case: case.and_then(|id| names.case(id)).map(|case| case.name.clone()),
            theme: theme.and_then(|id| names.framework.theme(id)).map(|theme| theme.key.clone()),
            name,
            place: entry.place.clone(),
            before: text(&standing),
            after: text(&edited),
            exported: if changed_since { text(&base) } else { None },
            changed_since,
            state: is_cell.then_some(state),
            state_after: is_cell.then(|| state_after(state, edited.is_empty(), standing.is_empty())),
            part: entry.part,
        }))
    }

    /// Differences as a reader of the matrix meets them: row by row, then the syntheses.
    fn in_order(&self, differences: &mut [MatrixDifference]) -> Result<()> {
        let names = self.names()?;
        let cases: HashMap<_, usize> = names.cases.iter().enumerate().map(|(place, case)| (case.id, place)).collect();
        differences.sort_by_key(|difference| {
            let (case, theme) = ids(difference.part);
            let case = case.and_then(|id| cases.get(&id).copied());
            let theme = theme.and_then(|id| names.framework.place(id));
            (!matches!(difference.part, MatrixPart::Cell(_)), case.unwrap_or(usize::MAX), theme)
        });
        Ok(())
    }
}

fn kind(part: MatrixPart) -> &'static str {
    match part {
        MatrixPart::Cell(_) => "cell",
        MatrixPart::Synthesis(SynthesisAbout::Case(_)) => "synthesis of the case",
        MatrixPart::Synthesis(SynthesisAbout::Theme(_)) => "synthesis of the theme",
    }
}

fn ids(part: MatrixPart) -> (Option<crate::model::CaseId>, Option<crate::model::ThemeId>) {
    match part {
        MatrixPart::Cell(CellPlace { case, theme }) => (Some(case), Some(theme)),
        MatrixPart::Synthesis(SynthesisAbout::Case(case)) => (Some(case), None),
        MatrixPart::Synthesis(SynthesisAbout::Theme(theme)) => (None, Some(theme)),
    }
}

fn sees(access: &Access, part: MatrixPart) -> bool {
    match part {
        MatrixPart::Cell(place) => access.sees_charting_of(place.case),
        MatrixPart::Synthesis(about) => access.sees_synthesis(about),
    }
}

/// The text that stands in the project, and the state of its cell.
fn standing(read: Reader<'_>, part: MatrixPart) -> Result<(Vec<Paragraph>, CellState)> {
    Ok(match part {
        MatrixPart::Cell(place) => read.cell_at(place)?.map(|cell| (cell.paragraphs, cell.state)).unwrap_or_default(),
        MatrixPart::Synthesis(about) => {
            (read.synthesis_of(about)?.map(|synthesis| synthesis.paragraphs).unwrap_or_default(), CellState::ToChart)
        }
    })
}

/// The state a cell gets by its new text: that of writing it here.
const fn state_after(state: CellState, emptied: bool, was_empty: bool) -> CellState {
    match (state, emptied, was_empty) {
        (_, false, _) => CellState::Charted,
        (CellState::Charted, true, false) => CellState::ToChart,
        (state, true, _) => state,
    }
}

fn refused_as_changed(reading: &MatrixReading) -> WorkbenchError {
    let changed: Vec<&str> = reading
        .differences
        .iter()
        .filter(|difference| difference.changed_since)
        .map(|difference| difference.name.as_str())
        .collect();
    WorkbenchError::Refused(format!(
        "nothing was read back from {}: since it was exported, the project got other texts of {}; say --changed-since \
         keep-both to keep both texts, or --changed-since replace to take those of the file",
        reading.file,
        crate::workbench::framing::listed(&changed)
    ))
}

/// Writes one text through the door, held against what was shown.
fn put(door: &mut Door<'_>, coder: &Coder, difference: &MatrixDifference, changed: Option<ChangedSince>) -> Result<()> {
    let (standing, _) = standing(door.read(), difference.part)?;
    let shown = Paragraph::read(difference.before.as_deref().unwrap_or_default());
    if !is_same(&standing, &shown) {
        return Err(WorkbenchError::Refused(format!(
            "nothing was read back: {} was changed in another window just now; read the file once more",
            difference.name
        )));
    }
    let edited = Paragraph::read(difference.after.as_deref().unwrap_or_default());
    let keep_both = difference.changed_since && changed == Some(ChangedSince::KeepBoth);
    let text = if keep_both { both(&standing, &edited) } else { edited };
    match difference.part {
        MatrixPart::Cell(place) => {
            let edit = CellEdit { summary: Some(text), unseen: true, ..CellEdit::default() };
            writing::write(door, place, coder, &edit, &HashMap::new(), &difference.name)?;
        }
        MatrixPart::Synthesis(about) => {
            put_synthesis(door, about, &text, None, coder)?;
        }
    }
    Ok(())
}
