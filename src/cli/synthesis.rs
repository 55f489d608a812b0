//! `emic synthesis`: what is written of a row or a column of the matrix as a whole.

use super::memo::given;
use super::session::Session;
use super::{End, chart_page};
use crate::model::{Paragraph, SynthesisAbout};
use crate::text;
use anyhow::Result;
use clap::{ArgGroup, Args};

const EXAMPLES: &str = "\
Examples:
  emic synthesis --case P03                         shows what was written of the row
  emic synthesis --case P03 --text \"Wanted privacy above all.\"
  emic synthesis --theme 1.2 --text \"Stairs everywhere; lifts nowhere.\"
  emic synthesis --theme 1.2 --text -               reads it from standard input
  emic synthesis --theme 1.2 --text \"\"              takes it away

Blank lines part the paragraphs; one that begins with \"> \" is verbatim, one with \"// \" a comment.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("about").required(true).args(["case", "theme"])))]
pub(super) struct SynthesisArgs {
    /// Of this case, over the themes
    #[arg(long, value_name = "C")]
    case: Option<String>,
    /// Of this theme (key, number or id), across the cases
    #[arg(long, value_name = "K")]
    theme: Option<String>,
    /// What is written, in place of what is there; - reads it from standard input
    #[arg(long, value_name = "…", allow_hyphen_values = true)]
    text: Option<String>,
}

pub(super) fn run(session: &Session, args: &SynthesisArgs) -> Result<End> {
    let mut workbench = session.workbench()?;
    let about = match (&args.case, &args.theme) {
        (Some(case), _) => SynthesisAbout::Case(workbench.find_case(case)?),
        (None, theme) => SynthesisAbout::Theme(workbench.find_theme(theme.as_deref().unwrap_or_default())?),
    };
    if let Some(text) = &args.text {
        workbench.write_synthesis(about, &Paragraph::read(&given(text)?), None)?;
    }
    let view = workbench.synthesis(about)?;
    let names = workbench.names()?;
    let (case, theme) = match about {
        SynthesisAbout::Case(id) => (names.case(id).map(|case| case.name.clone()), None),
        SynthesisAbout::Theme(id) => (None, names.framework.theme(id)),
    };
    let mut document = serde_json::to_value(&view)?;
    if let Some(keys) = document.as_object_mut() {
        keys.insert("case".into(), case.clone().into());
        keys.insert("theme".into(), theme.map(|theme| theme.key.clone()).into());
    }
    let name = case.or_else(|| theme.map(|theme| format!("{} {}", names.framework.number(theme.id), theme.name)));
    let name = name.unwrap_or_default();
    session.out.answer(&document, || {
        if view.closed {
            return format!("what was written of {} is closed to you until your coding is done", text::safe(&name));
        }
        let mut told = String::new();
        chart_page::synthesis(&mut told, &name, &view, &session.out);
        if told.is_empty() {
            format!("nothing was written of {} yet", text::safe(&name))
        } else {
            told.trim_start().into()
        }
    })?;
    Ok(End::Done)
}
