//! Many codings at once, from a file with one JSON object a line: all or nothing, in one act.

use super::coders::CONSENSUS;
use super::coding::{Ground, Passage, Theming, draft, put_new};
use super::error::WorkbenchError;
use super::file_name::file_name;
use super::session::find_coder;
use super::shelf::{Loaded, Names};
use super::{Access, Result, Workbench};
use crate::model::{CharSpan, Coder, CoderId, Coding, CodingId, Span, ThemeId, TranscriptId};
use crate::store::CodingFilter;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// At most this many faults are named.
const NAMED: usize = 20;

/// One line of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    transcript: String,
    coder: String,
    theme: String,
    start: Option<usize>,
    end: Option<usize>,
    quote: Option<String>,
    magnitude: Option<String>,
    #[serde(default)]
    memo: Option<String>,
    #[serde(default)]
    exemplar: bool,
    // What an export of codings has besides; read and not used, so that it can be read back.
    #[serde(default, rename = "id")]
    _id: Option<serde_json::Value>,
    #[serde(default, rename = "text")]
    text: Option<String>,
    #[serde(default, rename = "created")]
    _created: Option<serde_json::Value>,
    #[serde(default, rename = "citation")]
    _citation: Option<serde_json::Value>,
}

/// A whole export of codings as JSON, which is read back as it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exported {
    codings: Vec<Option<Line>>,
}

/// One line of the file; a blank one is none.
fn read_line(line: &str) -> std::result::Result<Option<Line>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    serde_json::from_str(line).map(Some).map_err(|error| format!("it is not a coding: {}", place_free(&error)))
}

/// What is wrong, without the place: a line is counted in the file, not in itself.
fn place_free(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.rsplit_once(" at line ").map_or(told.clone(), |(what, _)| what.to_string())
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BulkReport {
    /// How many codings are new.
    pub imported: usize,
    /// How many were there already, the same in every respect.
    pub already_there: usize,
    /// How many each coder has of them, by initials.
    pub by_coder: BTreeMap<String, usize>,
    /// The new codings, in the order of the file.
    #[serde(skip)]
    pub ids: Vec<CodingId>,
}

impl Workbench {
    /// Imports codings, one JSON object a line (or an export of codings as JSON, whole): `transcript`, `coder`, `theme`,
    /// `start` and `end` (or `quote`, which must occur exactly once), and maybe `magnitude` and `memo`.
    ///
    /// # Errors
    /// Where the file cannot be read or any line has a fault; all faults are named and nothing is imported.
    pub fn import_codings(&mut self, path: &Path) -> Result<BulkReport> {
        let bytes =
            std::fs::read(path).map_err(|why| WorkbenchError::File { path: path.to_path_buf(), verb: "read", why })?;
        let file = file_name(path);
        let text = String::from_utf8(bytes).map_err(|_| WorkbenchError::Lines {
            file: file.clone(),
            faults: vec!["it is not UTF-8 text; save it as UTF-8, one JSON object a line".into()],
        })?;
        self.import_coding_lines(&file, &text)
    }

    pub(super) fn import_coding_lines(&mut self, file: &str, text: &str) -> Result<BulkReport> {
        let names = self.names()?;
        let access = self.access()?;
        let mut reader = Reader {
            workbench: self,
            names: &names,
            people: self.people()?,
            access: &access,
            found: HashMap::new(),
            faults: Vec::new(),
        };
        let mut codings: Vec<Read> = Vec::new();
        let text = text.trim_start_matches('\u{feff}');
        let (unit, told) = match serde_json::from_str::<Exported>(text) {
            Ok(document) => ("coding", document.codings.into_iter().map(Ok).collect()),
            Err(_) => ("line", text.lines().map(read_line).collect::<Vec<_>>()),
        };
        self.store.at_one_moment(|| {
            for (number, told) in (1_usize..).zip(told) {
                let place = format!("{unit} {number}");
                match told.and_then(|line| line.map(|line| reader.read(line)).transpose()) {
                    Ok(coding) => codings.extend(coding.map(|(coder, coding)| Read { place, coder, coding })),
                    Err(why) => reader.faults.push(format!("{place}: {why}")),
                }
            }
            Ok::<(), WorkbenchError>(())
        })?;
        refuse(file, reader.faults)?;
        self.write_codings(file, &names, codings)
    }

    fn write_codings(&mut self, file: &str, names: &Names, codings: Vec<Read>) -> Result<BulkReport> {
        let coders: HashSet<CoderId> = codings.iter().map(|read| read.coder.id).collect();
        let only = coders.iter().next().copied().filter(|_| coders.len() == 1);
        let author = self.author(only.or_else(|| self.coder().map(|coder| coder.id)));
        let mut known = Known::default();
        let mut report = BulkReport { imported: 0, already_there: 0, by_coder: BTreeMap::new(), ids: Vec::new() };
        self.store.act(&author, &format!("import codings from {file}"), |door| {
            let ground = Ground::of(door.read())?;
            let mut faults = Vec::new();
            for Read { place, coder, coding } in codings {
                let theirs = known.of(door.read(), coding.transcript, coder.id)?;
                if theirs.readings.contains(&reading(&coding)) {
                    report.already_there += 1;
                    continue;
                }
                let key = (coding.theme, coding.span);
                let coding = match put_new(door, &ground, coding, &coder, names, Some(&theirs.spans)) {
                    Ok(coding) => coding,
                    Err(why @ (WorkbenchError::SameCoding { .. } | WorkbenchError::Locked { .. })) => {
                        faults.push(format!("{place}: {why}"));
                        continue;
                    }
                    Err(other) => return Err(other),
                };
                theirs.spans.insert(key);
                theirs.readings.insert(reading(&coding));
                report.imported += 1;
                report.ids.push(coding.id);
                *report.by_coder.entry(coder.initials.clone()).or_default() += 1;
            }
            refuse(file, faults)
        })?;
        Ok(report)
    }
}

/// A coding that could be read.
struct Read {
    /// Where it stands in the file, as a fault names it.
    place: String,
    coder: Coder,
    coding: Coding,
}

/// Refuses a file with faults, and names the first of them.
fn refuse(file: &str, mut faults: Vec<String>) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    let more = faults.len().saturating_sub(NAMED);
    faults.truncate(NAMED);
    if more > 0 {
        faults.push(format!("and {more} more"));
    }
    Err(WorkbenchError::Lines { file: file.to_string(), faults })
}

type Reading = (ThemeId, Span, Option<String>, String, bool);

fn reading(coding: &Coding) -> Reading {
    (coding.theme, coding.span, coding.magnitude.clone(), coding.memo.clone(), coding.exemplar)
}

#[derive(Default)]
struct Theirs {
    spans: HashSet<(ThemeId, Span)>,
    readings: HashSet<Reading>,
}

/// What each coder has coded in each transcript so far.
#[derive(Default)]
struct Known {
    of: HashMap<(TranscriptId, CoderId), Theirs>,
}

impl Known {
    fn of(&mut self, read: crate::store::Reader<'_>, transcript: TranscriptId, coder: CoderId) -> Result<&mut Theirs> {
        if let std::collections::hash_map::Entry::Vacant(e) = self.of.entry((transcript, coder)) {
            let filter = CodingFilter { transcript: Some(transcript), coder: Some(coder), ..CodingFilter::default() };
            let mut theirs = Theirs::default();
            for coding in read.codings(&filter)? {
                theirs.spans.insert((coding.theme, coding.span));
                theirs.readings.insert(reading(&coding));
            }
            e.insert(theirs);
        }
        Ok(self.of.entry((transcript, coder)).or_default())
    }
}

/// Reads lines against the project.
struct Reader<'w> {
    workbench: &'w Workbench,
    names: &'w Names,
    people: Vec<Coder>,
    access: &'w Access,
    /// The transcripts named so far, by what they were called.
    found: HashMap<String, TranscriptId>,
    faults: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, line: Line) -> std::result::Result<(Coder, Coding), String> {
        let said = |error: WorkbenchError| error.to_string();
        if line.coder.trim().to_lowercase() == CONSENSUS {
            return Err("codings of the consensus are written by decisions only".into());
        }
        let coder = find_coder(&self.people, &line.coder).map_err(said)?.clone();
        let loaded = self.transcript(&line.transcript)?;
        self.refuse_hidden(&coder, &loaded)?;
        let theme = match self.names.framework.resolve(&line.theme) {
            Some(theme) => theme.id,
            None => self.workbench.find_theme(&line.theme).map_err(said)?,
        };
        let passage = passage(&line)?;
        let theming = Theming {
            theme: line.theme.clone(),
            magnitude: line.magnitude.clone().filter(|value| !value.is_empty()),
            memo: line.memo.clone().unwrap_or_default(),
        };
        let mut coding = draft(&self.names.framework, &loaded, &coder, theme, &passage, &theming).map_err(said)?;
        coding.exemplar = line.exemplar;
        if let Some(text) = &line.text
            && coding.span.slice(&loaded.text) != Some(text)
        {
            return Err(format!("the text given is not what stands at this place of {}", line.transcript));
        }
        Ok((coder, coding))
    }

    /// What is there already would be told by the answer, so a blind coder brings in nothing of the others.
    fn refuse_hidden(&self, coder: &Coder, loaded: &Loaded) -> std::result::Result<(), String> {
        if self.workbench.coder().is_none() || self.access.may_see(loaded.transcript.id, coder.id) {
            return Ok(());
        }
        Err(format!(
            "the work of {} on {} is hidden from you until your own is done; let {} bring it in",
            coder.initials, loaded.transcript.title, coder.initials
        ))
    }

    fn transcript(&mut self, title: &str) -> std::result::Result<Arc<Loaded>, String> {
        let said = |error: WorkbenchError| error.to_string();
        let id = match self.found.get(title) {
            Some(id) => *id,
            None => {
                let id = self.workbench.find_transcript(title).map_err(said)?;
                self.found.insert(title.to_string(), id);
                id
            }
        };
        self.workbench.load(id).map_err(said)
    }
}

fn passage(line: &Line) -> std::result::Result<Passage, String> {
    match (&line.quote, line.start, line.end) {
        (None, Some(start), Some(end)) => Ok(Passage::Chars(CharSpan::new(start, end))),
        (Some(quote), None, None) => Ok(Passage::Quote(quote.clone())),
        _ => Err("give either start and end, or quote".into()),
    }
}
