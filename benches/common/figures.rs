//! The figures of a project, taken once through in a program of its own and printed as a table beside what is aimed at.

use super::framework::QUOTED_THEME;
use super::talk::{COMMON_PHRASE, RARE_WORD};
use super::tasks::{Coding, first_screen, matrix, quotes, quotes_with, words};
use super::vocabulary::TOPIC_WORD;
use emic::workbench::{SearchRequest, Workbench};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// How often what can be done again is done: the middle one is shown.
const TIMES: usize = 15;

/// Prints a line for everything that has a target.
struct Table<W> {
    out: W,
}

impl<W: Write> Table<W> {
    /// Does something `times` times and prints the first, the middle and the longest time; hands out what it led to last.
    fn line<T>(
        &mut self,
        what: &str,
        target: &str,
        times: usize,
        mut act: impl FnMut() -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let mut timed = || -> anyhow::Result<(Duration, T)> {
            let now = Instant::now();
            let made = act()?;
            Ok((now.elapsed(), made))
        };
        let (first, mut made) = timed()?;
        let mut took = vec![first];
        for _ in 1..times {
            let (time, again) = timed()?;
            took.push(time);
            made = again;
        }
        took.sort();
        let shown = |time: Duration| format!("{:>13}", format!("{:.2} ms", time.as_secs_f64() * 1_000.0));
        let columns = [first, took[times / 2], took[times - 1]].map(shown).concat();
        writeln!(self.out, "{what:<50}{target:>8}{columns}")?;
        Ok(made)
    }

    fn search(&mut self, bench: &Workbench, what: &str, target: &str, request: &SearchRequest) -> anyhow::Result<()> {
        let total = bench.search(&SearchRequest { limit: Some(1), ..request.clone() })?.total;
        self.line(&format!("{what} ({total})"), target, TIMES, || Ok(bench.search(request)?))?;
        Ok(())
    }
}

/// Opens a made-up project and measures what people do with it.
pub fn measure(project: &Path) -> anyhow::Result<()> {
    let mut table = Table { out: std::io::stdout().lock() };
    let heads = ["first", "median", "slowest"].map(|head| format!("{head:>13}")).concat();
    writeln!(table.out, "{:<50}{:>8}{heads}", "", "target")?;
    let screens = table.line("open to the first screen", "200 ms", 5, || first_screen(project))?;
    let bench = &screens.bench;
    table.line("the first search, which opens the index", "", 1, || Ok(bench.search(&words(RARE_WORD))?))?;
    table.search(bench, "a rare word", "2 ms", &words(RARE_WORD))?;
    table.search(bench, "a common phrase", "20 ms", &words(&format!("\"{COMMON_PHRASE}\"")))?;
    table.search(bench, "a common word", "", &words(TOPIC_WORD))?;
    table.search(bench, "the commonest word", "", &words("the"))?;
    table.search(bench, "all quotes of a theme", "50 ms", &quotes(QUOTED_THEME))?;
    table.search(bench, "a theme and a word", "20 ms", &quotes_with(QUOTED_THEME, TOPIC_WORD))?;
    table.line("the matrix of a theme", "100 ms", TIMES, || matrix(bench, QUOTED_THEME))?;
    table.line("the matrix of the theme with most quotes", "", 5, || matrix(bench, "accommodation"))?;
    memory(&mut table.out, "memory after opening, search and matrix")?;
    drop(screens);
    keys(&mut table, project)?;
    let mut coding = Coding::new(super::tasks::open(project)?)?;
    coding.search()?;
    table.line("one coding on disk", "10 ms", TIMES, || coding.one())?;
    table.line("one coding on disk, then found by a search", "", TIMES, || {
        coding.one()?;
        coding.search()
    })?;
    Ok(())
}

/// A movement in the transcript with the most codings, and what is drawn after it.
fn keys(table: &mut Table<impl Write>, project: &Path) -> anyhow::Result<()> {
    let mut screens = first_screen(project)?;
    screens.press("Enter");
    table.line("a key and the screen after it, 1,000 codings", "16 ms", 200, || {
        screens.press("j");
        Ok(screens.draw()?)
    })?;
    Ok(())
}

/// The most memory this program has held so far, where the system tells.
fn memory(out: &mut impl Write, what: &str) -> anyhow::Result<()> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        let kilobytes: Option<f64> = line.split_whitespace().next().and_then(|number| number.parse().ok());
        kilobytes.map_or_else(|| "not told".to_string(), |number| format!("{:.0} MB", number / 1024.0))
    };
    let (most, own, files) = (of("VmHWM:"), of("RssAnon:"), of("RssFile:"));
    writeln!(out, "{what:<50}{:>8}{most:>13}   (now {own} its own, {files} of files)", "200 MB")?;
    Ok(())
}
