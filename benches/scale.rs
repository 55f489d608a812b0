//! How long things take in a large study.
//!
//! `cargo bench` measures a study of 60 transcripts of 8,000 words with 200 codings each; `EMIC_BENCH_TRANSCRIPTS=500
//! cargo bench` one of 500, codings in proportion. The project is made once and kept in the target folder, where a later
//! run finds it; deleting `emic-scale-*` there makes it anew. What writes works on a copy of it.
//!
//! Nothing here passes or fails: the figures are for people to compare.

// A benchmark that cannot make its study has nothing to measure, and stops.
#![allow(clippy::unwrap_used)]

mod common;

use common::{COMMON_PHRASE, Coding, QUOTED_THEME, RARE_WORD, Size, Study, TOPIC_WORD};
use common::{first_screen, matrix, open, quotes, quotes_with, words};
use criterion::{BatchSize, Criterion, SamplingMode, criterion_group, criterion_main};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Raised whenever the same size and seed would make another study.
const EDITION: u32 = 1;

/// The study to measure, and where its project is.
struct Bench {
    study: PathBuf,
    project: PathBuf,
}

impl Bench {
    /// Makes the study, or finds the one that is there.
    fn new() -> Self {
        let told = std::env::var("EMIC_BENCH_TRANSCRIPTS").ok();
        let size = Size::of(told.map_or(60, |number| number.parse().unwrap()));
        let name = format!("emic-scale-{}-{}-{EDITION}", size.transcripts, size.seed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let (study, project) = (folder.join("files"), folder.join("study.emic"));
        // The last thing that is made says that everything is there.
        let complete = folder.join("complete");
        if !complete.exists() {
            let _ = fs::remove_dir_all(&folder);
            Study::write(&study, &size).unwrap().take_in(&project).unwrap();
            fs::write(complete, "").unwrap();
        }
        Self { study, project }
    }

    /// A copy of the project with its index, for what writes.
    fn copy(&self) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let project = folder.path().join("study.emic");
        fs::copy(&self.project, &project).unwrap();
        let index = folder.path().join("study.emic-index");
        fs::create_dir(&index).unwrap();
        for entry in fs::read_dir(self.project.with_file_name("study.emic-index")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), index.join(entry.file_name())).unwrap();
        }
        (folder, project)
    }
}

fn opening(c: &mut Criterion) {
    let it = Bench::new();
    c.bench_function("open to the first screen", |b| b.iter(|| first_screen(&it.project).unwrap()));
}

fn searching(c: &mut Criterion) {
    let it = Bench::new();
    let bench = open(&it.project).unwrap();
    let mut measured = |name: &str, request| {
        c.bench_function(name, |b| b.iter(|| bench.search(&request).unwrap()));
    };
    measured("a rare word", words(RARE_WORD));
    measured("a common phrase", words(&format!("\"{COMMON_PHRASE}\"")));
    measured("all quotes of a theme", quotes(QUOTED_THEME));
    measured("a theme and a word", quotes_with(QUOTED_THEME, TOPIC_WORD));
    c.bench_function("the matrix of a theme", |b| b.iter(|| matrix(&bench, QUOTED_THEME).unwrap()));
}

fn coding(c: &mut Criterion) {
    let (_folder, project) = Bench::new().copy();
    let desk = RefCell::new(Coding::new(open(&project).unwrap()).unwrap());
    desk.borrow().search().unwrap();
    c.bench_function("one coding on disk", |b| b.iter(|| desk.borrow_mut().one().unwrap()));
    c.bench_function("a search right after a coding", |b| {
        let code = || drop(desk.borrow_mut().one().unwrap());
        b.iter_batched(code, |()| desk.borrow().search().unwrap(), BatchSize::PerIteration);
    });
}

fn keys(c: &mut Criterion) {
    let mut screens = first_screen(&Bench::new().project).unwrap();
    // The first transcript of the list is the one that is coded all over.
    screens.press("Enter");
    c.bench_function("a key and the screen after it", |b| {
        b.iter(|| {
            screens.press("j");
            screens.draw().unwrap()
        });
    });
}

fn importing(c: &mut Criterion) {
    let it = Bench::new();
    let mut group = c.benchmark_group("import");
    group.sampling_mode(SamplingMode::Flat).sample_size(10).warm_up_time(Duration::from_millis(1));
    group.bench_function("everything, with the index", |b| {
        let fresh = || tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let study = Study::at(&it.study);
        b.iter_batched(
            fresh,
            |folder| {
                study.take_in(&folder.path().join("study.emic")).unwrap();
                folder
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(scale, opening, searching, coding, keys, importing);
criterion_main!(scale);
