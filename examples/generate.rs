//! Makes a project of any size to try things on, and measures one.
//!
//! ```text
//! cargo run --release --example generate -- OUT.emic --transcripts 500 --words 8000 --codings 100000 --seed 1
//! cargo run --release --example generate -- OUT.emic --measure
//! ```
//!
//! The first line makes the project by the workbench, from files it writes into a temporary folder, or into the one given
//! by `--files DIR`, where they stay. The second opens a project made so and prints how long things take and how much
//! memory they took; it runs apart from the making, so that the memory is that of the work alone. It leaves a few codings
//! more in the project.

#[path = "../benches/common/mod.rs"]
mod common;

use anyhow::{Context, bail};
use common::{Size, Study, measure};
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

/// What was asked for on the command line.
struct Asked {
    project: PathBuf,
    size: Size,
    files: Option<PathBuf>,
    measure: bool,
}

fn main() -> anyhow::Result<()> {
    let asked = read(std::env::args().skip(1))?;
    if asked.measure { measure(&asked.project) } else { generate(&asked) }
}

fn read(mut words: impl Iterator<Item = String>) -> anyhow::Result<Asked> {
    let mut size = Size { transcripts: 500, words: 8_000, codings: 100_000, seed: 1 };
    let (mut project, mut files, mut measure) = (None, None, false);
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a value"));
        match word.as_str() {
            "--transcripts" => size.transcripts = value()?.parse()?,
            "--words" => size.words = value()?.parse()?,
            "--codings" => size.codings = value()?.parse()?,
            "--seed" => size.seed = value()?.parse()?,
            "--files" => files = Some(PathBuf::from(value()?)),
            "--measure" => measure = true,
            option if option.starts_with('-') => bail!("{option} is not known; see the head of examples/generate.rs"),
            _ => project = Some(PathBuf::from(&word)),
        }
    }
    let project = project.context("name the project file to make, such as large.emic")?;
    Ok(Asked { project, size, files, measure })
}

fn generate(asked: &Asked) -> anyhow::Result<()> {
    let temporary = tempfile::tempdir()?;
    let folder = asked.files.as_deref().unwrap_or(temporary.path());
    let study = Study::write(folder, &asked.size)?;
    let steps = study.take_in(&asked.project)?;
    let mut out = std::io::stdout().lock();
    for step in &steps {
        writeln!(out, "{:<24}{:>9.2} s", step.what, step.took.as_secs_f64())?;
    }
    let all: Duration = steps.iter().map(|step| step.took).sum();
    writeln!(out, "{:<24}{:>9.2} s", "in all", all.as_secs_f64())?;
    Ok(())
}
