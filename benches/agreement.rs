//! How long a report of agreement takes: 22 transcripts × 40 themes × 2 coders × 100 codings each in every transcript,
//! with intervals of 2,000 resamples.
//!
//! Measured are the numbers alone, from material in memory, and the whole answer as screens and the command line get it:
//! read from a project file, with names, remarks and what became of the differences.
//!
//! The codings are made from a seed, most of them near each other for both coders. Nothing here passes or fails: the
//! figures are for people to compare.

// A benchmark that cannot make its study has nothing to measure, and stops.
#![allow(clippy::unwrap_used)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use emic::agreement::{ComparedTranscript, Material, Reading, Report, Request, ScaleUnder, ThemeUnder, Unit, UnitKind};
use emic::model::{CharSpan, CoderId, ThemeId, TranscriptId};
use emic::workbench::{AgreementRequest, ImportRequest, NewProject, Workbench};
use std::fs;
use std::hint::black_box;
use std::path::Path;

const TRANSCRIPTS: usize = 22;
const THEMES: usize = 40;
const CODINGS: usize = 100;
const TURNS: usize = 300;
const SENTENCES: usize = 4;
const SENTENCE: usize = 45;

/// A stream of numbers that depends on its seed alone (Marsaglia's xorshift, 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }
}

/// The units of one transcript: its turns, its sentences, or its turns as stretches of characters.
fn units(unit: UnitKind) -> Vec<Unit> {
    let (pieces, length) = match unit {
        UnitKind::Turn | UnitKind::Character => (1, SENTENCES * SENTENCE),
        UnitKind::Sentence => (SENTENCES, SENTENCE),
    };
    let span = |piece: usize| CharSpan::new(piece * length, (piece + 1) * length);
    (0..TURNS * pieces).map(|piece| Unit { span: span(piece), turn: (piece / pieces) as u32 }).collect()
}

fn material(coders: &[CoderId], unit: UnitKind) -> Material {
    let scale = || Some(ScaleUnder { key: "valence".into(), size: 3 });
    let theme = |_| ThemeUnder { id: ThemeId::mint(), parent: None, scale: scale() };
    let themes: Vec<ThemeUnder> = (0..THEMES).map(theme).collect();
    let mut chance = Chance(20_260_101);
    let length = TURNS * SENTENCES * SENTENCE;
    let mut transcript = |_| {
        let mut readings = Vec::new();
        for _ in 0..CODINGS {
            let (theme, start) = (&themes[chance.below(THEMES)], chance.below(length - 500));
            for coder in coders {
                let start = start + chance.below(60);
                let span = CharSpan::new(start, start + 40 + chance.below(300));
                let theme = if chance.below(5) == 0 { &themes[chance.below(THEMES)] } else { theme };
                readings.push(Reading { coder: *coder, theme: theme.id, span, magnitude: Some(chance.below(3)) });
            }
        }
        let turns = units(UnitKind::Turn).iter().map(|unit| unit.span).collect();
        let coders = coders.to_vec();
        ComparedTranscript { transcript: TranscriptId::mint(), length, turns, units: units(unit), coders, readings }
    };
    let transcripts = (0..TRANSCRIPTS).map(&mut transcript).collect();
    Material { coders: coders.to_vec(), themes, transcripts }
}

fn reports(c: &mut Criterion) {
    let coders: Vec<CoderId> = (0..4).map(|_| CoderId::mint()).collect();
    let mut measured = |name: &str, count: usize, request: Request| {
        let material = material(&coders[..count], request.unit);
        c.bench_function(name, |b| b.iter(|| Report::new(black_box(&material), &request)));
    };
    measured("agreement by turn", 2, Request::default());
    measured("agreement by sentence", 2, Request { unit: UnitKind::Sentence, ..Request::default() });
    measured("agreement by character", 2, Request { unit: UnitKind::Character, ..Request::default() });
    measured("agreement by turn and transcript", 2, Request { by_transcript: true, ..Request::default() });
    measured("agreement without intervals", 2, Request { resamples: 0, ..Request::default() });
    measured("agreement of four coders", 4, Request::default());
}

/// A project of the same size: everything in it is read from files, as in a study.
fn project(folder: &Path) -> Workbench {
    let themes: String = (0..THEMES)
        .map(|theme| format!("[[theme]]\nkey = \"t{theme}\"\nname = \"Theme {theme}\"\nscale = \"v\"\n"))
        .collect();
    let scale = "[[scale]]\nkey = \"v\"\nvalues = [\"low\", \"middle\", \"high\"]\n";
    let codebook = folder.join("book.toml");
    fs::write(&codebook, format!("title = \"Bench\"\nversion = \"1\"\n{scale}{themes}")).unwrap();
    let coders = vec!["AB:A".to_string(), "CD:C".to_string()];
    let new = NewProject { title: None, codebook: Some(codebook), coders };
    let mut workbench = Workbench::create(&folder.join("bench.emic"), &new).unwrap();
    let mut chance = Chance(20_260_101);
    let mut lines = String::new();
    let mut paths = Vec::new();
    for number in 0..TRANSCRIPTS {
        let mut text = String::new();
        for turn in 0..TURNS {
            let label = if turn % 2 == 0 { "INT" } else { "P" };
            let said = "Some words, and some more of them: forty five. ".repeat(SENTENCES);
            text.push_str(&format!("{label}: {number} {turn} {}\n\n", said.trim_end()));
        }
        let path = folder.join(format!("T{number}.txt"));
        fs::write(&path, &text).unwrap();
        paths.push(path);
        for _ in 0..CODINGS {
            let (theme, start) = (chance.below(THEMES), chance.below(text.len() - 500));
            for coder in ["AB", "CD"] {
                let start = start + chance.below(60);
                let end = start + 40 + chance.below(100);
                let theme = if chance.below(5) == 0 { chance.below(THEMES) } else { theme };
                let value = ["low", "middle", "high"][chance.below(3)];
                lines.push_str(&format!(
                    "{{\"transcript\":\"T{number}\",\"coder\":\"{coder}\",\"theme\":\"t{theme}\",\"start\":{start},\"end\":{end},\"magnitude\":\"{value}\"}}\n"
                ));
            }
        }
    }
    workbench.import(&ImportRequest { paths, ..ImportRequest::default() }, |_, _| true).unwrap();
    let file = folder.join("codings.jsonl");
    fs::write(&file, lines).unwrap();
    workbench.import_codings(&file).unwrap();
    workbench
}

fn whole_answers(c: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    drop(project(folder.path()));
    let path = folder.path().join("bench.emic");
    let mut measured = |name: &str, request: AgreementRequest| {
        // Opened anew each time, so that nothing has been read before.
        let open = || Workbench::open(&path, Some("AB")).unwrap();
        let answer = |bench: Workbench| serde_json::to_string(&bench.agreement(&request).unwrap()).unwrap();
        c.bench_function(name, |b| b.iter_batched(open, answer, BatchSize::PerIteration));
    };
    measured("the whole report from the project file", AgreementRequest::default());
    let unit = UnitKind::Character;
    measured("the whole report by character", AgreementRequest { unit, ..AgreementRequest::default() });
    let resamples = 0;
    measured("the whole report without intervals", AgreementRequest { resamples, ..AgreementRequest::default() });
}

criterion_group! {
    name = agreement;
    config = Criterion::default().sample_size(10);
    targets = reports, whole_answers
}
criterion_main!(agreement);
