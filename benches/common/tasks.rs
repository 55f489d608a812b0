//! What is measured: the things a person does at a workbench, each as one call.

use super::framework::QUOTED_THEME;
use super::talk::RARE_WORD;
use emic::model::{CharSpan, TranscriptId};
use emic::tui::{Inline, Look};
use emic::workbench::{
    CodingLine, MatrixRequest, MatrixView, Passage, SearchReport, SearchRequest, Theming, Workbench,
};
use std::path::Path;

/// So many hits a search screen fetches.
const SCREENFUL: usize = 1_000;
/// Columns and rows of the terminal that is drawn into.
const TERMINAL: (u16, u16) = (120, 40);

/// Opens a made-up project as its first coder.
pub fn open(project: &Path) -> anyhow::Result<Workbench> {
    Ok(Workbench::open(project, Some("AB"))?)
}

/// Opens a project and draws its first screen.
pub fn first_screen(project: &Path) -> anyhow::Result<Inline> {
    let screens = Inline::new(open(project)?, TERMINAL.0, TERMINAL.1, Look::new(true, true))?;
    screens.draw()?;
    Ok(screens)
}

/// A search for words, as the search screen asks for it.
pub fn words(query: &str) -> SearchRequest {
    SearchRequest { query: query.into(), limit: Some(SCREENFUL), ..SearchRequest::default() }
}

/// All quotes of a theme.
pub fn quotes(theme: &str) -> SearchRequest {
    SearchRequest { theme: Some(theme.into()), ..SearchRequest::default() }
}

/// The quotes of a theme that hold a word.
pub fn quotes_with(theme: &str, query: &str) -> SearchRequest {
    SearchRequest { query: query.into(), ..quotes(theme) }
}

/// The matrix of a theme.
pub fn matrix(bench: &Workbench, theme: &str) -> anyhow::Result<MatrixView> {
    Ok(bench.matrix(&MatrixRequest { theme: Some(theme.into()), ..MatrixRequest::default() })?)
}

/// A coder who codes one passage after the other, each a little further on.
pub struct Coding {
    /// Where it is done.
    pub bench: Workbench,
    transcript: TranscriptId,
    next: usize,
}

impl Coding {
    /// Codes in the second transcript of a project, after what has been coded there by an earlier one.
    pub fn new(bench: Workbench) -> anyhow::Result<Self> {
        let list = bench.transcripts()?.transcripts;
        let line = list.get(1).or(list.first());
        let transcript = line.ok_or_else(|| anyhow::anyhow!("the project has no transcripts"))?.id;
        let next = usize::try_from(bench.seq()?)? % 20_000;
        Ok(Self { bench, transcript, next })
    }

    /// Codes the next passage.
    pub fn one(&mut self) -> anyhow::Result<CodingLine> {
        self.next += 1;
        let passage = Passage::Chars(CharSpan::new(self.next, self.next + 40));
        let theming = Theming { theme: QUOTED_THEME.into(), magnitude: Some("positive".into()), memo: String::new() };
        Ok(self.bench.apply_theme(self.transcript, &passage, &theming)?)
    }

    /// Searches for a rare word: with a coding made just before, the index has to follow first.
    pub fn search(&self) -> anyhow::Result<SearchReport> {
        Ok(self.bench.search(&words(RARE_WORD))?)
    }
}
