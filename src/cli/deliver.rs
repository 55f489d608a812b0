//! Exports on their way out: to standard output, or whole into a file.
//!
//! The rules it owns: the format is what was asked for, else what the file's name says; a workbook is never printed; an
//! export never takes the place of the project itself; with `--json` what is printed is JSON.

use super::End;
use super::filters::format;
use super::session::Session;
use super::usage::usage;
use crate::workbench::{Export, Format, Workbench, write_file};
use anyhow::Result;
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// In what form, and where to.
#[derive(Debug, Default, Args)]
pub(super) struct Delivery {
    /// The file format; else by the file's extension
    #[arg(long, value_parser = format())]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "F")]
    out: Option<PathBuf>,
}

/// What became of an export that went into a file.
#[derive(Debug, Serialize)]
pub(super) struct Written {
    /// The file.
    out: PathBuf,
    /// How many bytes it has.
    bytes: usize,
}

impl Delivery {
    /// Whether neither form nor place was asked for.
    pub(super) const fn is_plain(&self) -> bool {
        self.format.is_none() && self.out.is_none()
    }

    /// The format that is meant; `otherwise` where nothing says which.
    fn chosen(&self, otherwise: Format) -> Result<Format> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(out) = &self.out else { return Ok(otherwise) };
        Format::from_extension(&out.to_string_lossy()).ok_or_else(|| {
            usage(format!("the name {} does not say in which format to write; add --format", out.display()))
        })
    }

    /// Makes an export and sends it on its way.
    pub(super) fn send(&self, session: &Session, workbench: &Workbench, what: &Export) -> Result<End> {
        let format = self.chosen(if session.out.json { Format::Json } else { Format::Csv })?;
        match &self.out {
            Some(out) => {
                refuse_project(workbench, out)?;
                deliver(session, out, &workbench.export(what, format)?)
            }
            None if !format.is_text() => {
                Err(usage("a workbook cannot be printed; say where to write it with --out FILE.xlsx"))
            }
            None => {
                refuse_mixture(session, format == Format::Json)?;
                session.out.bytes(&workbench.export(what, format)?)?;
                Ok(End::Done)
            }
        }
    }
}

/// Writes a file whole and says where it is.
pub(super) fn deliver(session: &Session, out: &Path, bytes: &[u8]) -> Result<End> {
    write_file(out, bytes)?;
    let written = Written { out: out.to_path_buf(), bytes: bytes.len() };
    session.out.answer(&written, || format!("written: {} ({} bytes)", out.display(), bytes.len()))?;
    Ok(End::Done)
}

/// Refuses to print something else than JSON under `--json`.
pub(super) fn refuse_mixture(session: &Session, is_json: bool) -> Result<()> {
    if session.out.json && !is_json {
        return Err(usage("--json prints one JSON document; for another format say where to write it with --out FILE"));
    }
    Ok(())
}

/// Refuses to write an export over the project.
pub(super) fn refuse_project(workbench: &Workbench, out: &Path) -> Result<()> {
    let same = |a: &Path, b: &Path| match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    };
    if same(workbench.path(), out) {
        return Err(usage(format!("{} is the project itself; choose another file for --out", out.display())));
    }
    Ok(())
}
