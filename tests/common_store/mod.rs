//! What the tests of the project file share: a small study, ways to sit down in it, and a dump of all it holds.
//!
//! Everything here goes through the library's own door, except [`dump`] and [`tamper`], which look at and damage the
//! file as a stranger would.

// Each test file uses a part of this, and a helper that fails should stop its test.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use emic::model::{Assignment, AssignmentId, AssignmentState, CodingId, TranscriptId};
use emic::store::{Author, Store, StoreError};
use emic::workbench::{ImportRequest, NewProject, Passage, Theming, Workbench};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A framework with a scale, an unscaled theme, a heading and themes below themes.
pub const FRAMEWORK: &str = r#"
title = "Small study"
version = "1"

[[scale]]
key = "valence"
values = ["negative", "neutral", "positive"]

[[theme]]
key = "home"
name = "Home"
scale = "valence"

[[theme]]
key = "room"
parent = "home"
name = "Room"

[[theme]]
key = "garden"
parent = "home"
name = "Garden"
scale = "none"

[[theme]]
key = "help"
name = "Help"
codable = false

[[theme]]
key = "friends"
parent = "help"
name = "Friends"
"#;

/// A conversation with letters of one to four bytes.
pub const ANNA: &str = "INT: Where do you live now?\n\nAnna: In a room by the café. 😀 It is small, mais à moi.\n\n\
INT: And who helps you?\n\nAnna: My friend Zoë helps me. We have a garden of dandelions.\n";

/// Another conversation.
pub const BERT: &str = "INT: How did you come here?\n\nBert: By train, at night. Nobody waited at the station.\n\n\
INT: And the room?\n\nBert: The room is cold. The neighbours are kind.\n";

/// A project in a folder of its own, which goes when this value goes.
pub struct Study {
    folder: TempDir,
    /// The project file.
    pub path: PathBuf,
}

impl Study {
    /// Two coders, AB and CD, the small framework, and the transcripts `anna` and `bert`.
    pub fn new() -> Self {
        let study = Self::bare(&["AB:Asha Bell", "CD:Carys Doyle"]);
        let mut nobody = study.sit(None);
        let framework = study.file("small.toml", FRAMEWORK);
        nobody.import_codebook(&framework).expect("the small framework is sound");
        study.import(&mut nobody, &[("anna.txt", ANNA), ("bert.txt", BERT)]);
        study
    }

    /// Coders and nothing else.
    pub fn bare(coders: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("study.emic");
        let coders = coders.iter().map(ToString::to_string).collect();
        let new = NewProject { title: Some("Study".into()), codebook: None, coders };
        drop(Workbench::create(&path, &new).expect("a new project"));
        Self { folder, path }
    }

    /// The folder the project stands in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A file in that folder's `files`.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let folder = self.folder().join("files");
        std::fs::create_dir_all(&folder).expect("a folder for files");
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file for the test");
        path
    }

    /// The workbench with this coder at it.
    pub fn sit(&self, coder: Option<&str>) -> Workbench {
        Workbench::open(&self.path, coder).expect("the project opens")
    }

    /// Imports texts.
    pub fn import(&self, workbench: &mut Workbench, texts: &[(&str, &str)]) {
        let paths = texts.iter().map(|(name, text)| self.file(name, text)).collect();
        let report = workbench.import(&ImportRequest { paths, ..ImportRequest::default() }, |_, _| true);
        assert_eq!(report.expect("the texts come in").refused(), 0);
    }

    /// Assigns a transcript to a coder, or changes the state of the assignment she has.
    pub fn assign(&self, title: &str, coder: &str, state: AssignmentState) {
        let mut store = Store::open(&self.path).expect("the project opens");
        let transcript = store.read().transcripts().unwrap().into_iter().find(|head| head.title == title).unwrap().id;
        let coder = store.read().coders().unwrap().into_iter().find(|known| known.initials == coder).unwrap().id;
        let known = store.read().assignments().unwrap();
        let known = known.into_iter().find(|old| old.transcript == transcript && old.coder == coder);
        let id = known.map_or_else(AssignmentId::mint, |old| old.id);
        let assignment = Assignment { id, transcript, coder, round: "1".into(), state, reopened: String::new() };
        let author = Author { coder: None, at: "2024-05-01T09:00:00.000Z".into() };
        store.act(&author, "assign", |door| door.put(&assignment)).expect("the assignment is written");
    }

    /// What lies in the project's folder, apart from `files` and the index, by name.
    pub fn beside(&self) -> Vec<String> {
        let names = std::fs::read_dir(self.folder()).expect("the folder can be listed");
        let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != "files" && name != "study.emic-index");
        names.sort();
        names
    }
}

/// The transcript with this title.
pub fn transcript(workbench: &Workbench, title: &str) -> TranscriptId {
    workbench.find_transcript(title).expect("the transcript is there")
}

/// Applies a theme to a quote.
pub fn apply(workbench: &mut Workbench, title: &str, quote: &str, theme: &str) -> CodingId {
    apply_with(workbench, title, quote, &Theming { theme: theme.into(), ..Theming::default() })
}

/// Applies a theme to a quote, with magnitude and memo.
pub fn apply_with(workbench: &mut Workbench, title: &str, quote: &str, theming: &Theming) -> CodingId {
    let id = transcript(workbench, title);
    workbench.apply_theme(id, &Passage::Quote(quote.into()), theming).expect("the theme is applied").id
}

/// The tables that hold the project's content, and those of the journal.
pub const CONTENT: [&str; 19] = [
    "project",
    "coder",
    "framework",
    "framework_version",
    "theme",
    "case_row",
    "text",
    "transcript",
    "turn",
    "speaker",
    "assignment",
    "coding",
    "memo",
    "round",
    "frozen",
    "decision",
    "comment",
    "cell",
    "synthesis",
];
pub const JOURNAL: [&str; 3] = ["act", "change", "journal_head"];

/// Every row of these tables as text, in an order of their own, so that two dumps of the same content are the same.
pub fn dump_tables(path: &Path, tables: &[&str]) -> Result<Vec<String>, rusqlite::Error> {
    let conn = Connection::open(path)?;
    let mut lines = Vec::new();
    for table in tables {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let cells = (0..columns).map(|column| row.get_ref(column).map(cell));
            lines.push(format!("{table}: {}", cells.collect::<Result<Vec<_>, _>>()?.join(" | ")));
        }
    }
    lines.sort();
    Ok(lines)
}

/// The content of a project, without its journal. Texts and versions of the framework stay once they are there, and are
/// left out.
pub fn dump(path: &Path) -> Vec<String> {
    let stays = |table: &&str| matches!(*table, "text" | "framework_version");
    let tables: Vec<&str> = CONTENT.into_iter().filter(|table| !stays(table)).collect();
    dump_tables(path, &tables).expect("the project can be read")
}

/// All of a project, journal and texts included.
pub fn dump_all(path: &Path) -> Result<Vec<String>, rusqlite::Error> {
    dump_tables(path, &[CONTENT.as_slice(), JOURNAL.as_slice()].concat())
}

fn cell(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "null".into(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => format!("{:?}", String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// Runs SQL on the file beside the door, references unchecked.
pub fn tamper(path: &Path, sql: &str) {
    let conn = Connection::open(path).expect("SQLite opens the file");
    conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    conn.execute_batch(sql).expect("the damage is done");
}

/// A store as somebody opens it who is no workbench.
pub fn store(path: &Path) -> Result<Store, StoreError> {
    Store::open(path)
}

/// What a whole file holds.
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("the file can be read")
}
