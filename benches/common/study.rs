//! A made-up study: its files, and how they become a project.

use super::chance::Chance;
use super::coders::{CODERS, lines};
use super::framework::{self, Themes};
use super::talk::{Talk, Talker};
use emic::workbench::{ImportRequest, NewProject, SearchRequest, Workbench};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// At most so many codings are in the first transcript, so that there is one that is coded all over.
const DENSE: usize = 1_000;

/// How large a study is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many transcripts.
    pub transcripts: usize,
    /// About how many words each.
    pub words: usize,
    /// How many codings in all.
    pub codings: usize,
    /// What everything is decided by.
    pub seed: u64,
}

impl Size {
    /// So many transcripts of 8,000 words with 200 codings each.
    pub fn of(transcripts: usize) -> Self {
        Self { transcripts, words: 8_000, codings: transcripts * 200, seed: 1 }
    }

    /// How many codings each transcript has: up to a thousand in the first, the others evenly over the rest.
    fn shares(&self) -> Vec<usize> {
        let dense = if self.transcripts > 1 { DENSE.min(self.codings / 4) } else { self.codings };
        let others = self.transcripts.saturating_sub(1).max(1);
        let until = |place: usize| (self.codings - dense) * place / others;
        let rest = (0..self.transcripts.saturating_sub(1)).map(|place| until(place + 1) - until(place));
        std::iter::once(dense).chain(rest).collect()
    }
}

/// The files of a study, in one folder.
#[derive(Debug, Clone)]
pub struct Study {
    folder: PathBuf,
}

/// One step of taking a study in, and how long it took.
#[derive(Debug, Clone)]
pub struct Step {
    /// What was done.
    pub what: &'static str,
    /// How long it took.
    pub took: Duration,
}

impl Study {
    /// Writes the files of a study into a folder.
    pub fn write(folder: &Path, size: &Size) -> anyhow::Result<Self> {
        let study = Self::at(folder);
        fs::create_dir_all(study.transcripts())?;
        fs::write(study.framework(), framework::toml())?;
        let (talker, themes) = (Talker::new(), Themes::new());
        let mut cases = String::from("case,age,gender,region,children\n");
        let mut codings = std::io::BufWriter::new(fs::File::create(study.codings())?);
        for (number, wanted) in size.shares().into_iter().enumerate() {
            let mut chance = Chance::new(size.seed, number as u64 + 1);
            let talk = talker.talk(number, size.words, &mut chance);
            fs::write(study.transcripts().join(format!("{}.txt", talk.title)), format!("{}\n", talk.text))?;
            cases.push_str(&attributes(&talk, &mut chance));
            codings.write_all(lines(&talk, &themes, wanted, &mut chance).as_bytes())?;
        }
        codings.flush()?;
        fs::write(study.cases(), cases)?;
        Ok(study)
    }

    /// The study whose files are in a folder.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    fn framework(&self) -> PathBuf {
        self.folder.join("framework.toml")
    }

    fn transcripts(&self) -> PathBuf {
        self.folder.join("transcripts")
    }

    fn cases(&self) -> PathBuf {
        self.folder.join("cases.csv")
    }

    fn codings(&self) -> PathBuf {
        self.folder.join("codings.jsonl")
    }

    /// Makes the project of a study by the workbench, as a person would, its search index included; what each step took.
    pub fn take_in(&self, project: &Path) -> anyhow::Result<Vec<Step>> {
        let mut steps = Vec::new();
        let mut done = |what, since: Instant| steps.push(Step { what, took: since.elapsed() });
        let new = NewProject {
            title: Some("A made-up study".into()),
            codebook: Some(self.framework()),
            coders: CODERS.map(String::from).to_vec(),
        };
        let now = Instant::now();
        let mut workbench = Workbench::create(project, &new)?;
        done("project and framework", now);
        let now = Instant::now();
        let request = ImportRequest { paths: vec![self.transcripts()], ..ImportRequest::default() };
        let report = workbench.import(&request, |_, _| true)?;
        anyhow::ensure!(report.refused() == 0, "{} of the transcripts were refused", report.refused());
        done("transcripts", now);
        let now = Instant::now();
        workbench.import_cases(&self.cases())?;
        done("cases", now);
        let now = Instant::now();
        workbench.import_codings(&self.codings())?;
        done("codings", now);
        let now = Instant::now();
        workbench.search(&SearchRequest { query: "support".into(), limit: Some(1), ..SearchRequest::default() })?;
        done("search index", now);
        Ok(steps)
    }
}

/// The lines of the attribute table for everybody who takes part in a conversation.
fn attributes(talk: &Talk, chance: &mut Chance) -> String {
    let mut rows = String::new();
    for case in &talk.participants {
        let age = chance.between(19, 67);
        let gender = *chance.one_of(&["woman", "woman", "woman", "man"]);
        let region = *chance.one_of(&["north", "east", "south", "west"]);
        rows.push_str(&format!("{case},{age},{gender},{region},{}\n", chance.between(0, 4)));
    }
    rows
}
