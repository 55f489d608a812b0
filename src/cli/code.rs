//! `emic code`: one theme applied to one passage.

use super::filters::span;
use super::session::Session;
use super::{End, words};
use crate::model::CharSpan;
use crate::text;
use crate::workbench::{Passage, Theming};
use anyhow::Result;
use clap::{ArgGroup, Args};

const EXAMPLES: &str = "\
Examples:
  emic code --transcript P01 --span 120..164 --theme 3.1 --magnitude +
  emic code --transcript P01 --quote \"the door, it's a card\" --theme facilities --memo \"privacy\"

Spans are characters (code points) of the text that `emic show P01 --json` gives, the end not included.
A magnitude is a value of the theme's scale, the beginning of one, or + 0 - for highest, middle and lowest.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("passage").required(true).args(["span", "quote"])))]
pub(super) struct CodeArgs {
    /// Title or id
    #[arg(long, value_name = "T")]
    transcript: String,
    /// The passage by its place
    #[arg(long, value_name = "S..E", value_parser = span)]
    span: Option<CharSpan>,
    /// The passage by its words, which must occur exactly once
    #[arg(long, value_name = "…", allow_hyphen_values = true)]
    quote: Option<String>,
    /// Key, number or id
    #[arg(long, value_name = "K")]
    theme: String,
    /// A value of the theme's scale, or + 0 -
    #[arg(long, value_name = "M", allow_hyphen_values = true)]
    magnitude: Option<String>,
    /// A note on this passage
    #[arg(long, value_name = "…", allow_hyphen_values = true)]
    memo: Option<String>,
}

pub(super) fn run(session: &Session, args: CodeArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let CodeArgs { transcript, span, quote, theme, magnitude, memo } = args;
    let transcript = workbench.find_transcript(&transcript)?;
    let passage = span.map_or_else(|| Passage::Quote(quote.unwrap_or_default()), Passage::Chars);
    let theming = Theming { theme, magnitude, memo: memo.unwrap_or_default() };
    let coding = workbench.apply_theme(transcript, &passage, &theming)?;
    let names = workbench.names()?;
    session.out.answer(&coding, || {
        let magnitude = coding.magnitude.as_ref().map_or_else(String::new, |value| format!(", {}", text::safe(value)));
        let theme = words::theme(&names.framework, &coding.theme);
        let room = session.out.width.saturating_sub(4);
        format!(
            "{}  {theme}{magnitude} [{}]  {}\n  “{}”\n",
            text::safe(&coding.citation),
            text::safe(&coding.coder),
            words::short(&coding.id),
            text::truncate(&text::safe(&coding.text), room)
        )
    })?;
    Ok(End::Done)
}
