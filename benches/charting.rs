//! How long the framework matrix takes on a large study: 5,000 cases × 12 themes below one main theme, with 1,000,000
//! codings of two coders, and every tenth cell charted.
//!
//! Measured are the grid of the chart as a screen asks for it, by a program that has just opened the project and by one
//! that has it open; everything of one cell, as it is asked for when the cursor moves; charting a cell; and on screen a key
//! with the drawing after it.
//!
//! The study is made from a seed, by the workbench; `EMIC_BENCH_CASES` makes it smaller. Nothing here passes or fails: the
//! figures are for people to compare.

// A benchmark that cannot make its study has nothing to measure, and stops.
#![allow(clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use emic::model::{CellPlace, CellState, Paragraph};
use emic::tui::{Inline, Look};
use emic::workbench::{CellEdit, ImportRequest, MatrixRequest, NewProject, Workbench};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};

const THEMES: usize = 12;
/// Codings of each case; each of the two coders has half of them.
const CODINGS: usize = 200;
const TURNS: usize = 40;
const ANSWER: &str = "We had one room on the top floor, and the stairs were dark. It was dry, and it had a door.";
/// One cell in so many is charted.
const CHARTED: usize = 10;

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

fn cases() -> usize {
    std::env::var("EMIC_BENCH_CASES").ok().and_then(|told| told.parse().ok()).unwrap_or(5_000)
}

fn framework() -> String {
    let mut file = String::from(
        "title = \"Large\"\nversion = \"1\"\n[[scale]]\nkey = \"valence\"\nvalues = [\"negative\", \"neutral\", \"positive\"]\n\
         [[theme]]\nkey = \"home\"\nname = \"Home\"\nscale = \"valence\"\n",
    );
    for n in 0..THEMES {
        writeln!(file, "[[theme]]\nkey = \"t{n}\"\nparent = \"home\"\nname = \"Theme {n}\"").unwrap();
    }
    file
}

fn talk(case: usize) -> String {
    let turn =
        |n| if n % 2 == 0 { format!("INT: And then, {case}?\n\n") } else { format!("P{case:04}: {ANSWER} {n}\n\n") };
    (0..TURNS).map(turn).collect()
}

fn codings(cases: usize) -> String {
    let (mut lines, mut chance) = (String::new(), Chance(20_260_101));
    for case in 0..cases {
        let length = talk(case).chars().count() - 60;
        let mut known = HashSet::new();
        for _ in 0..CODINGS / 2 {
            let (theme, start) = (chance.below(THEMES), chance.below(length));
            let magnitude = ["null", "\"negative\"", "\"neutral\"", "\"positive\""][chance.below(4)];
            for (coder, moved) in [("AB", 0), ("CD", chance.below(3))] {
                // A coder codes the same passage to a theme once.
                if !known.insert((coder, theme, start + moved)) {
                    continue;
                }
                writeln!(
                    lines,
                    "{{\"transcript\":\"P{case:04}\",\"coder\":\"{coder}\",\"theme\":\"t{theme}\",\"start\":{},\"end\":{},\
                     \"magnitude\":{magnitude}}}",
                    start + moved,
                    start + 50
                )
                .unwrap();
            }
        }
    }
    lines
}

fn study(folder: &Path) -> PathBuf {
    let project = folder.join("large.emic");
    let (framework_file, codings_file, talks) =
        (folder.join("framework.toml"), folder.join("codings.jsonl"), folder.join("talks"));
    std::fs::write(&framework_file, framework()).unwrap();
    std::fs::write(&codings_file, codings(cases())).unwrap();
    std::fs::create_dir_all(&talks).unwrap();
    for case in 0..cases() {
        std::fs::write(talks.join(format!("P{case:04}.txt")), talk(case)).unwrap();
    }
    let new = NewProject {
        title: None,
        codebook: Some(framework_file),
        coders: ["AB:Asha Bell", "CD:Carys Doyle"].map(String::from).to_vec(),
    };
    let mut bench = Workbench::create(&project, &new).unwrap();
    let request = ImportRequest { paths: vec![talks], ..ImportRequest::default() };
    assert_eq!(bench.import(&request, |_, _| true).unwrap().refused(), 0);
    bench.import_codings(&codings_file).unwrap();
    drop(bench);
    let mut bench = open(&project);
    let grid = bench.chart_grid(&request_home()).unwrap();
    let places = grid.rows.iter().flat_map(|row| grid.columns.iter().filter_map(|column| row.place(column)));
    for place in places.collect::<Vec<_>>().into_iter().step_by(CHARTED) {
        let quotes = bench.cell_page(place, None).unwrap().cell.quotes;
        let link = quotes.iter().take(3).map(|quote| quote.coding).collect();
        let words = Paragraph::read("One room on the top floor; the stairs were dark.\n\n// Ask again.");
        bench.chart_cell(place, &CellEdit { link, ..CellEdit::summary(words, None) }).unwrap();
    }
    project
}

fn open(project: &Path) -> Workbench {
    Workbench::open(project, Some("AB")).unwrap()
}

fn request_home() -> MatrixRequest {
    MatrixRequest { theme: Some("home".into()), ..MatrixRequest::default() }
}

fn charting(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let project = study(folder.path());
    let mut group = criterion.benchmark_group("charting");
    group.sample_size(10);
    group.bench_function("the grid, just opened", |bencher| {
        bencher.iter_batched(
            || open(&project),
            |bench| black_box(bench.chart_grid(&request_home()).unwrap()),
            criterion::BatchSize::PerIteration,
        );
    });
    let mut bench = open(&project);
    let grid = bench.chart_grid(&request_home()).unwrap();
    group.bench_function("the grid again", |bencher| {
        bencher.iter(|| black_box(bench.chart_grid(&request_home()).unwrap()));
    });
    let places: Vec<CellPlace> =
        grid.rows.iter().flat_map(|row| grid.columns.iter().filter_map(|column| row.place(column))).collect();
    let mut at = 0;
    group.bench_function("one cell", |bencher| {
        bencher.iter(|| {
            at = (at + 7) % places.len();
            black_box(bench.cell_page(places[at], None).unwrap())
        });
    });
    group.bench_function("charting a cell", |bencher| {
        bencher.iter(|| {
            at = (at + 7) % places.len();
            let state = if at % 2 == 0 { CellState::NoData } else { CellState::NotAsked };
            bench.chart_cell(places[at], &CellEdit::state(state)).unwrap()
        });
    });
    group.finish();
    keys(criterion, &project);
}

/// A key and the drawing after it, on the chart of all cases.
fn keys(criterion: &mut Criterion, project: &Path) {
    for (columns, rows) in [(80, 24), (160, 50)] {
        let mut group = criterion.benchmark_group(format!("a key on the chart, {columns}x{rows}"));
        group.sample_size(20);
        let mut screens = Inline::new(open(project), columns, rows, Look::new(true, true)).unwrap();
        screens.press("M");
        for keys in ["j", "PageDown", "l", "h", "PageUp", "G", "g", "Tab"] {
            group.bench_function(keys, |bencher| {
                bencher.iter(|| {
                    screens.press(keys);
                    screens.draw().unwrap()
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, charting);
criterion_main!(benches);
